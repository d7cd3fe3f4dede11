// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/pod_grid.h"

#include <algorithm>

#include <QAccessible>
#include <QCollator>
#include <QEvent>
#include <QFontMetrics>
#include <QHash>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSet>

#include "pods/pod_grid_access.h"
#include "text/sentences.h"
#include "viewmodels/runner_facts.h"

namespace largada::ui
{

using fleet::RunnerRow;
using fleet::RunnerState;

namespace
{

// The place of each node's group: as people count, node-2 before node-10; those without one first, since they wait.
QHash<QString, int> nodesInOrder(const viewmodels::RunnerModel &model, const std::vector<int> &rows)
{
    QSet<QString> known;
    for (const int row : rows)
        known.insert(model.row(row).node);
    QStringList names(known.cbegin(), known.cend());
    QCollator collator(QLocale(QLocale::English));
    collator.setNumericMode(true);
    std::sort(names.begin(), names.end(), [&collator](const QString &a, const QString &b) {
        const int order = a.isEmpty() || b.isEmpty() ? int(b.isEmpty()) - int(a.isEmpty()) : collator.compare(a, b);
        return order != 0 ? order < 0 : a < b;
    });
    QHash<QString, int> places;
    for (const QString &name : std::as_const(names))
        places.insert(name, static_cast<int>(places.size()));
    return places;
}

} // namespace

PodGrid::PodGrid(viewmodels::RunnerModel &model, viewmodels::RunnerFilter &filter, PodSelection &selection,
                 const Clock &clock, QWidget *parent)
    : QAbstractScrollArea(parent), m_model(&model), m_filter(filter), m_selection(selection), m_clock(clock)
{
    installPodGridAccess();
    setObjectName(QStringLiteral("podGrid"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    constexpr int tipAfter = 300; // ms
    m_tip.setSingleShot(true);
    m_tip.setInterval(tipAfter);
    connect(&m_tip, &QTimer::timeout, this, &PodGrid::showTip);
    connectModel();
    connect(&m_filter, &viewmodels::RunnerFilter::refiltered, this, [this] { later(true); });
    connect(&m_selection, &PodSelection::changed, this, &PodGrid::onSelected);
}

void PodGrid::connectModel()
{
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        if (first.column() != viewmodels::RunnerModel::Age) // which is not drawn
            onChanged(first.row(), last.row());
    });
    const auto other = [this] { later(true); };
    connect(m_model, &QAbstractItemModel::modelReset, this, other);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, other);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, other);
}

void PodGrid::setModel(viewmodels::RunnerModel &model)
{
    if (&model == m_model)
        return;
    disconnect(m_model, nullptr, this, nullptr);
    m_model = &model;
    connectModel();
    rebuild();
}

void PodGrid::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    later(true);
}

void PodGrid::setTileSize(int pixels)
{
    if (pixels == m_wantedTile)
        return;
    m_wantedTile = pixels;
    arrange();
}

void PodGrid::setStale(bool stale, const QString &since)
{
    m_staleSince = since;
    if (stale == m_isStale)
        return;
    m_isStale = stale;
    later(true);
}

void PodGrid::setStrong(bool strong)
{
    m_isStrong = strong;
    arrange();
}

quint8 PodGrid::lookOf(int row) const
{
    const RunnerRow &shown = m_model->row(row);
    auto look = static_cast<quint8>(shown.state);
    if (shown.state != RunnerState::Failed && viewmodels::isProblem(shown, m_clock.wall()))
        look |= TileByte::problem;
    if (static_cast<size_t>(row) < m_isSelected.size() && m_isSelected[static_cast<size_t>(row)] != 0)
        look |= TileByte::selected;
    if (shown.terminating)
        look |= TileByte::terminating;
    if (m_isStale)
        look |= TileByte::stale;
    return look;
}

bool PodGrid::isAlarm(quint8 look) const
{
    return TileByte::state(look) == RunnerState::Failed;
}

// One flush for all that a tick brings. Nothing is done for a page that is not seen.
void PodGrid::later(bool everything)
{
    m_isOld = m_isOld || everything;
    if (m_isFlushPending || !isVisible())
        return;
    m_isFlushPending = true;
    QMetaObject::invokeMethod(this, [this] { flush(); }, Qt::QueuedConnection);
}

void PodGrid::onChanged(int first, int last)
{
    if (m_isOld || !isVisible()) {
        m_isOld = true;
        return;
    }
    for (int row = first; row <= last; ++row)
        m_dirty.push_back(row);
    later(false);
}

void PodGrid::flush()
{
    m_isFlushPending = false;
    if (!isVisible())
        return;
    if (m_isOld) {
        rebuild();
        return;
    }
    std::vector<int> changed;
    for (const int row : m_dirty) {
        const int place = m_places[static_cast<size_t>(row)];
        if (place >= 0 && updateTile(place, lookOf(row)))
            changed.push_back(place);
    }
    m_dirty.clear();
    paintChanged(changed);
}

bool PodGrid::updateTile(int place, quint8 look)
{
    Tile &tile = m_tiles[static_cast<size_t>(place)];
    if (tile.look == look)
        return false;
    if (isAlarm(tile.look) != isAlarm(look)) {
        m_failed += isAlarm(look) ? 1 : -1;
        if (m_layout.hasRuler()) // a small one lies over its neighbours, and each marks its row
            m_isImageValid = false;
    }
    tile.look = look;
    return true;
}

void PodGrid::refreshProblems()
{
    if (m_isOld || !isVisible())
        return;
    std::vector<int> changed;
    for (int place = 0; place < count(); ++place) {
        if (updateTile(place, lookOf(m_tiles[static_cast<size_t>(place)].row)))
            changed.push_back(place);
    }
    paintChanged(changed);
}

void PodGrid::markSelected()
{
    m_isSelected.assign(m_model->rows().size(), 0);
    for (const RunnerId &runner : m_selection.runners()) {
        const int row = m_model->indexOf(runner);
        if (row >= 0)
            m_isSelected[static_cast<size_t>(row)] = 1;
    }
}

void PodGrid::onSelected()
{
    markSelected();
    // By a link, before its tile could be seen.
    m_isRevealWanted = !m_selection.current().isEmpty() && (m_isOld || !isVisible() || currentPlace() < 0);
    refreshProblems();
    viewport()->update(); // rings
    if (m_layout.isLabelled())
        m_isImageValid = false; // its ordinal is bold
    if (QAccessible::isActive() && hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(currentPlace());
        QAccessible::updateAccessibility(&event);
    }
}

void PodGrid::rebuild()
{
    m_isOld = false;
    m_dirty.clear();
    markSelected();
    std::vector<int> rows;
    rows.reserve(m_model->rows().size());
    const bool all = !m_filter.isFiltering();
    for (int row = 0; row < static_cast<int>(m_model->rows().size()); ++row) {
        if (all || m_filter.accepts(row))
            rows.push_back(row);
    }
    group(rows);
    m_tiles.clear();
    m_failed = 0;
    m_places.assign(m_model->rows().size(), -1);
    for (const int row : rows) {
        m_places[static_cast<size_t>(row)] = static_cast<int>(m_tiles.size());
        m_tiles.push_back({row, lookOf(row)});
        m_failed += isAlarm(m_tiles.back().look) ? 1 : 0;
    }
    m_hover = -1;
    arrange();
    if (m_isRevealWanted && currentPlace() >= 0) {
        m_isRevealWanted = false;
        reveal(currentPlace());
    }
}

QString PodGrid::groupTitle(int row) const
{
    const RunnerRow &shown = m_model->row(row);
    switch (m_grouping) {
    case Grouping::None:
        return {};
    case Grouping::State:
        return text::word(shown.state);
    case Grouping::Reason:
        return shown.reason.code == fleet::ReasonCode::None ? tr("No reason")
                                                            : viewmodels::reasonName(shown.reason.code);
    case Grouping::Phase:
        return text::word(shown.phase);
    case Grouping::Node:
        return shown.node.isEmpty() ? tr("No node") : shown.node;
    }
    return {};
}

void PodGrid::group(std::vector<int> &rows)
{
    m_sectionSizes.clear();
    m_sectionTitles.clear();
    if (m_grouping == Grouping::None) {
        m_sectionSizes.push_back(static_cast<int>(rows.size()));
        return;
    }
    const QHash<QString, int> nodes =
        m_grouping == Grouping::Node ? nodesInOrder(*m_model, rows) : QHash<QString, int>();
    const auto key = [this, &nodes](int row) {
        const RunnerRow &shown = m_model->row(row);
        return m_grouping == Grouping::State    ? static_cast<int>(shown.state)
               : m_grouping == Grouping::Reason ? static_cast<int>(shown.reason.code)
               : m_grouping == Grouping::Phase  ? static_cast<int>(shown.phase)
                                                : nodes.value(shown.node);
    };
    std::stable_sort(rows.begin(), rows.end(), [&key](int a, int b) { return key(a) < key(b); });
    for (size_t i = 0; i < rows.size(); ++i) {
        if (i == 0 || key(rows[i]) != key(rows[i - 1])) {
            m_sectionSizes.push_back(0);
            m_sectionTitles << groupTitle(rows[i]);
        }
        ++m_sectionSizes.back();
    }
}

void PodGrid::arrange()
{
    PodGridSpec spec;
    spec.viewport = maximumViewportSize();
    spec.sections = m_sectionSizes;
    spec.isTitled = m_grouping != Grouping::None;
    spec.tile = m_wantedTile;
    const QFontMetrics metrics(textFont(TextKind::Caption));
    spec.labelHeight = metrics.height() + 3;
    spec.titleHeight = QFontMetrics(textFont(TextKind::SmallStrong)).height() + 16;
    spec.rulerHeight = metrics.height() + 6;
    const int widest = std::max(metrics.horizontalAdvance(text::number(static_cast<double>(m_model->rows().size()))),
                                metrics.horizontalAdvance(tr("ordinal")));
    spec.rulerWidth = widest + 12;
    m_layout = PodGridLayout(spec);
    if (m_layout.contentHeight() > spec.viewport.height()) {
        spec.viewport.rwidth() -= verticalScrollBar()->sizeHint().width();
        spec.tile = m_layout.tile();
        m_layout = PodGridLayout(spec);
    }
    const int height = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, m_layout.contentHeight() - height));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(m_layout.tile() + m_layout.gap());
    m_isImageValid = false;
    viewport()->update();
}

// Rows may have gone since the tiles were made of them.
const RunnerRow *PodGrid::rowAt(int place) const
{
    if (place < 0 || place >= count())
        return nullptr;
    const int row = m_tiles[static_cast<size_t>(place)].row;
    return row < m_model->rowCount() ? &m_model->row(row) : nullptr;
}

RunnerId PodGrid::runnerAt(int place) const
{
    const RunnerRow *row = rowAt(place);
    return row == nullptr ? RunnerId{} : row->id;
}

int PodGrid::placeOf(const RunnerId &runner) const
{
    const int row = runner.isEmpty() ? -1 : m_model->indexOf(runner);
    return row < 0 || static_cast<size_t>(row) >= m_places.size() ? -1 : m_places[static_cast<size_t>(row)];
}

bool PodGrid::isSelected(int place) const
{
    return (m_tiles[static_cast<size_t>(place)].look & TileByte::selected) != 0;
}

QRect PodGrid::tileOnScreen(int place) const
{
    return m_layout.tileRect(place).translated(0, -verticalScrollBar()->value());
}

QString PodGrid::describe(int place) const
{
    const RunnerRow *row = rowAt(place);
    if (row == nullptr)
        return {};
    QStringList parts{row->id.value, text::word(row->state).toLower()};
    if (row->terminating)
        parts << tr("terminating", "a pod");
    if (row->reason.code != fleet::ReasonCode::None)
        parts << text::sentence(row->reason);
    if (!row->node.isEmpty())
        //: for screen readers: where a pod is
        parts << tr("node %1").arg(row->node);
    return parts.join(QStringLiteral(", "));
}

QString PodGrid::summary() const
{
    const QString pods = tr("%Ln pod(s)", "", count());
    //: of pods
    const QString lost = tr("%Ln failed", "", m_failed);
    //: for screen readers: %1 is "20 pods", %2 "1 failed"
    const QString all = tr("Pod grid, %1, %2").arg(pods, lost);
    if (!m_isStale)
        return all;
    //: for screen readers: %1 is "Pod grid, 20 pods, 1 failed", %2 a time of day
    return m_staleSince.isEmpty() ? tr("%1, out of date").arg(all) : tr("%1, as of %2").arg(all, m_staleSince);
}

void PodGrid::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        later(true); // titles
        break;
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::ApplicationFontChange:
        arrange();
        break;
    default:
        break;
    }
}

void PodGrid::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    rebuild();
}

void PodGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const int current = currentPlace();
    const bool wasSeen = current >= 0 && QRect({}, event->oldSize()).intersects(tileOnScreen(current));
    arrange();
    if (wasSeen)
        reveal(current);
}

} // namespace largada::ui
