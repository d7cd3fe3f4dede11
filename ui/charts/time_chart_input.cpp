// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <QContextMenuEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "charts/chart_head.h"
#include "charts/plot.h"
#include "charts/ticks.h"
#include "charts/time_chart.h"

namespace largada::ui
{

namespace
{

constexpr double wheelClick = 120; // of QWheelEvent::angleDelta()
constexpr double wheelPan = 0.1;   // of the window, a click
constexpr double wheelZoom = 0.8;  // a click
constexpr double nearPixels = 3;   // how far from a sample the crosshair still reads it

QString nameOf(const LineSpec &line)
{
    return line.name.isEmpty() ? line.endLabel : line.name;
}

template<class T>
const T *nearest(const QVector<QVector<T>> &segments, double t, double tolerance)
{
    const T *best = nullptr;
    for (const QVector<T> &segment : segments) {
        if (segment.isEmpty() || t < segment.constFirst().t - tolerance || t > segment.constLast().t + tolerance)
            continue;
        const auto after = std::lower_bound(segment.cbegin(), segment.cend(), t,
                                            [](const T &sample, double at) { return sample.t < at; });
        for (const auto it : {after, after == segment.cbegin() ? after : std::prev(after)}) {
            if (it != segment.cend() && (best == nullptr || std::abs(it->t - t) < std::abs(best->t - t)))
                best = &*it;
        }
    }
    return best;
}

template<class T>
QVector<double> timesOf(const QVector<QVector<T>> &segments)
{
    QVector<double> times;
    for (const QVector<T> &segment : segments) {
        for (const T &sample : segment)
            times.push_back(sample.t);
    }
    return times;
}

template<class T>
const T *exactly(const QVector<QVector<T>> &segments, double t)
{
    for (const QVector<T> &segment : segments) {
        const auto it = std::lower_bound(segment.cbegin(), segment.cend(), t,
                                         [](const T &sample, double at) { return sample.t < at; });
        if (it != segment.cend() && it->t == t)
            return &*it;
    }
    return nullptr;
}

bool isByKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

} // namespace

QSize TimeChart::sizeHint() const
{
    return {scaled(320), scaled(160)};
}

QSize TimeChart::minimumSizeHint() const
{
    return {scaled(140), scaled(64) + (m_head->isHidden() ? 0 : m_head->sizeHint().height())};
}

double TimeChart::timeAt(double x) const
{
    const PlotScene &scene = m_plot->scenery();
    const double part = (x - m_plot->x() - scene.area.left()) / std::max(1.0, scene.area.width());
    return m_from + (m_to - m_from) * std::clamp(part, 0.0, 1.0);
}

std::optional<double> TimeChart::valueAt(int line, double t) const
{
    const double tolerance = nearPixels * (m_to - m_from) / std::max(1.0, m_plot->scenery().area.width());
    const Sample *sample = nearest(m_data.at(line), t, tolerance);
    return sample != nullptr ? std::optional(sample->y) : std::nullopt;
}

void TimeChart::updateHead()
{
    QVector<ChartHead::Entry> entries;
    // Beside a name that says what is counted a second.
    const ValueKind kind = m_valueKind == ValueKind::PerSecond ? ValueKind::Count : m_valueKind;
    const auto value = [kind](std::optional<double> y) { return y ? valueText(kind, *y) : QStringLiteral("–"); };
    for (int line = 0; line < m_lines.size(); ++line) {
        const LineSpec &spec = m_lines.at(line);
        if (m_cursor && !nameOf(spec).isEmpty())
            entries.push_back({spec.ink, spec.width, spec.isDashed,
                               QStringLiteral("%1 %2").arg(nameOf(spec), value(valueAt(line, *m_cursor)))});
        else if (!m_cursor && !spec.name.isEmpty() && spec.endLabel.isEmpty())
            entries.push_back({spec.ink, spec.width, spec.isDashed, spec.name});
    }
    if (m_cursor && m_rangeSpec) {
        const double tolerance = nearPixels * (m_to - m_from) / std::max(1.0, m_plot->scenery().area.width());
        const RangeSample *at = nearest(m_range, *m_cursor, tolerance);
        const auto push = [&entries, &value, at, this](const QString &name, double RangeSample::*y, double width) {
            entries.push_back(
                {m_rangeSpec->ink, width, false,
                 QStringLiteral("%1 %2").arg(name, value(at != nullptr ? std::optional(at->*y) : std::nullopt))});
        };
        push(m_rangeSpec->lowestName, &RangeSample::lowest, 1);
        push(m_rangeSpec->medianName, &RangeSample::median, 2);
        push(m_rangeSpec->highestName, &RangeSample::highest, 1);
    }
    if (m_rule && !m_cursor && !m_ruleLabel.isEmpty() && m_rulePlace == RuleLabel::InHead)
        entries.push_back({Ink::Reference, 1.25, true, m_ruleLabel});
    m_head->setEntries(entries);
}

QString TimeChart::readout() const
{
    if (!m_cursor)
        return {};
    QStringList parts{timeText(m_timeKind, *m_cursor)};
    for (int line = 0; line < m_lines.size(); ++line) {
        const auto y = valueAt(line, *m_cursor);
        if (y && !nameOf(m_lines.at(line)).isEmpty())
            parts.push_back(QStringLiteral("%1 %2").arg(nameOf(m_lines.at(line)), valueText(m_valueKind, *y)));
    }
    const double tolerance = nearPixels * (m_to - m_from) / std::max(1.0, m_plot->scenery().area.width());
    const RangeSample *at = m_rangeSpec ? nearest(m_range, *m_cursor, tolerance) : nullptr;
    if (at != nullptr) {
        const auto part = [this](const QString &name, double y) {
            return QStringLiteral("%1 %2").arg(name, valueText(m_valueKind, y));
        };
        parts << part(m_rangeSpec->lowestName, at->lowest) << part(m_rangeSpec->medianName, at->median)
              << part(m_rangeSpec->highestName, at->highest);
    }
    return parts.join(QStringLiteral(" · "));
}

void TimeChart::updateCursor()
{
    const bool isSeen = m_cursor && *m_cursor >= m_from && *m_cursor <= m_to;
    m_plot->updateCursor(isSeen ? m_cursor : std::nullopt, isSeen ? timeText(m_timeKind, *m_cursor) : QString());
    setAccessibleDescription(m_cursor && hasFocus() ? readout() : m_summary);
}

void TimeChart::setCursorTime(std::optional<double> t)
{
    if (t && !std::isfinite(*t))
        t.reset();
    if (t == m_cursor)
        return;
    m_cursor = t;
    updateCursor();
    updateHead();
}

void TimeChart::place(std::optional<double> t)
{
    if (t == m_cursor)
        return;
    setCursorTime(t);
    emit cursorMoved(t);
}

QStringList TimeChart::columns() const
{
    QStringList names;
    for (const LineSpec &line : m_lines)
        names.push_back(nameOf(line));
    if (m_rangeSpec)
        names << m_rangeSpec->lowestName << m_rangeSpec->medianName << m_rangeSpec->highestName;
    return names;
}

QVector<TableRow> TimeChart::rows() const
{
    QVector<double> times = timesOf(m_range);
    for (const QVector<Segment> &segments : m_data)
        times += timesOf(segments);
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    QVector<TableRow> rows;
    rows.reserve(times.size());
    for (const double t : std::as_const(times)) {
        TableRow row{t, {}};
        for (const QVector<Segment> &segments : m_data) {
            const Sample *sample = exactly(segments, t);
            row.values.push_back(sample != nullptr ? std::optional(sample->y) : std::nullopt);
        }
        const RangeSample *range = m_rangeSpec ? exactly(m_range, t) : nullptr;
        for (const auto y : {&RangeSample::lowest, &RangeSample::median, &RangeSample::highest}) {
            if (m_rangeSpec)
                row.values.push_back(range != nullptr ? std::optional(range->*y) : std::nullopt);
        }
        rows.push_back(row);
    }
    return rows;
}

// Where the arrow keys stop: the samples in sight of the line that has most of them.
QVector<double> TimeChart::cursorStops() const
{
    QVector<double> stops = timesOf(m_range);
    for (const QVector<Segment> &segments : m_data) {
        const QVector<double> own = timesOf(segments);
        if (own.size() > stops.size())
            stops = own;
    }
    const auto isOut = [this](double t) { return t < m_from || t > m_to; };
    stops.erase(std::remove_if(stops.begin(), stops.end(), isOut), stops.end());
    return stops;
}

void TimeChart::moveCursor(int steps)
{
    const QVector<double> stops = cursorStops();
    if (stops.isEmpty())
        return;
    const qsizetype last = stops.size() - 1;
    if (!m_cursor) {
        place(stops.at(steps > 0 ? 0 : last));
        return;
    }
    const qsizetype at = std::lower_bound(stops.cbegin(), stops.cend(), *m_cursor) - stops.cbegin();
    // Never less than a pixel.
    const auto stride =
        std::max<qsizetype>(1, stops.size() / std::max(1, static_cast<int>(m_plot->scenery().area.width())));
    place(stops.at(std::clamp<qsizetype>(at + steps * stride, 0, last)));
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    const int steps = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    const double window = m_to - m_from;
    const QVector<double> stops = cursorStops();
    const double middle = m_cursor.value_or((m_from + m_to) / 2);
    if (event->key() == Qt::Key_Left && isControl && m_isNavigable)
        emit panned(-wheelPan * window);
    else if (event->key() == Qt::Key_Right && isControl && m_isNavigable)
        emit panned(wheelPan * window);
    else if ((event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal) && m_isNavigable)
        emit zoomed(wheelZoom, middle);
    else if (event->key() == Qt::Key_Minus && m_isNavigable)
        emit zoomed(1 / wheelZoom, middle);
    else if (event->key() == Qt::Key_Left)
        moveCursor(-steps);
    else if (event->key() == Qt::Key_Right)
        moveCursor(steps);
    else if (event->key() == Qt::Key_Home && !stops.isEmpty())
        place(stops.constFirst());
    else if (event->key() == Qt::Key_End && !stops.isEmpty())
        place(stops.constLast());
    else if (event->key() == Qt::Key_Escape && m_cursor)
        place(std::nullopt);
    else
        QWidget::keyPressEvent(event);
}

void TimeChart::focusInEvent(QFocusEvent *event)
{
    m_hasRing = isByKeyboard(event->reason());
    QWidget::focusInEvent(event);
    update();
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    m_hasRing = false;
    QWidget::focusOutEvent(event);
    // A menu's focus is a loan.
    if (event->reason() != Qt::PopupFocusReason)
        place(std::nullopt);
    update();
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragFrom && m_isNavigable) {
        const double seconds = *m_dragFrom - timeAt(event->position().x());
        if (seconds != 0)
            emit panned(seconds);
        return;
    }
    const PlotScene &scene = m_plot->scenery();
    const double x = event->position().x() - m_plot->x();
    if (!scene.area.isEmpty() && x >= scene.area.left() && x <= scene.area.right())
        place(timeAt(event->position().x()));
    else
        place(std::nullopt);
}

void TimeChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_isNavigable)
        m_dragFrom = timeAt(event->position().x());
    else
        QWidget::mousePressEvent(event);
}

void TimeChart::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragFrom.reset();
    QWidget::mouseReleaseEvent(event);
}

void TimeChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_dragFrom.reset();
    if (event->button() == Qt::LeftButton && m_isNavigable)
        emit wholeWanted();
    else
        QWidget::mouseDoubleClickEvent(event);
}

void TimeChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    place(std::nullopt);
}

void TimeChart::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    const double clicks = (std::abs(delta.x()) > std::abs(delta.y()) ? delta.x() : delta.y()) / wheelClick;
    if (!m_isNavigable || clicks == 0) {
        event->ignore(); // the page scrolls
        return;
    }
    if (event->modifiers().testFlag(Qt::ControlModifier))
        emit zoomed(std::pow(wheelZoom, clicks), timeAt(event->position().x()));
    else if (m_canPan)
        emit panned(-clicks * wheelPan * (m_to - m_from));
    else
        event->ignore();
}

void TimeChart::contextMenuEvent(QContextMenuEvent *event)
{
    if (!isSignalConnected(QMetaMethod::fromSignal(&TimeChart::tableWanted)))
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *table = menu->addAction(tr("Show as table"));
    table->setObjectName(QStringLiteral("showAsTableAction"));
    connect(table, &QAction::triggered, this, &TimeChart::tableWanted);
    menu->popup(event->globalPos());
}

void TimeChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_isDirty = true;
    refresh();
}

void TimeChart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void TimeChart::paintEvent(QPaintEvent *)
{
    if (!m_hasRing)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().color(Ink::Text), 2));
    // Around the plot: the head's texts reach to the edges.
    painter.drawRoundedRect(QRectF(m_plot->geometry()).adjusted(1, 1, -1, -1), 6, 6);
}

void TimeChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::ApplicationFontChange:
    case QEvent::LanguageChange:
        m_plot->scenery().theme = &theme();
        m_plot->look();
        m_head->updateGeometry();
        m_head->update();
        updateGeometry();
        touch();
        break;
    default:
        break;
    }
}

} // namespace largada::ui
