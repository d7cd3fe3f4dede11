// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include "pods/pod_grid.h"
#include "text/sentences.h"

namespace largada::ui
{

int PodGrid::placeAt(const QPoint &inViewport) const
{
    return m_layout.at(inViewport + QPoint(0, verticalScrollBar()->value()));
}

void PodGrid::reveal(int place)
{
    const QRect tile = m_layout.tileRect(place);
    QScrollBar *bar = verticalScrollBar();
    const int above = m_layout.hasRuler() ? m_layout.rowTop(0) : 8;
    if (tile.top() - above < bar->value())
        bar->setValue(tile.top() - above);
    else if (tile.bottom() + 24 > bar->value() + viewport()->height())
        bar->setValue(tile.bottom() + 24 - viewport()->height());
}

void PodGrid::goTo(int place, bool extend)
{
    if (place < 0 || place >= count())
        return;
    QSet<RunnerId> runners{runnerAt(place)};
    if (!extend || m_anchor < 0 || m_anchor >= count()) {
        m_anchor = place;
    } else {
        for (int i = std::min(m_anchor, place); i <= std::max(m_anchor, place); ++i)
            runners.insert(runnerAt(i));
    }
    m_selection.select(runners, runnerAt(place));
    reveal(place);
}

void PodGrid::selectAll()
{
    QSet<RunnerId> runners;
    runners.reserve(count());
    for (int place = 0; place < count(); ++place)
        runners.insert(runnerAt(place));
    const bool isThere = currentPlace() >= 0;
    m_selection.select(runners, isThere ? m_selection.current() : count() > 0 ? runnerAt(0) : RunnerId{});
}

void PodGrid::setHover(int place)
{
    if (place == m_hover)
        return;
    for (const int changed : {m_hover, place}) {
        if (changed >= 0 && changed < count())
            viewport()->update(tileOnScreen(changed).adjusted(-5, -5, 5, 5));
    }
    m_hover = place;
    QToolTip::hideText();
    if (place >= 0)
        m_tip.start();
    else
        m_tip.stop();
}

void PodGrid::showTip()
{
    const fleet::RunnerRow *shown = rowAt(m_hover);
    if (shown == nullptr)
        return;
    const fleet::RunnerRow &row = *shown;
    QStringList lines{QStringLiteral("<b>%1</b>").arg(row.id.value.toHtmlEscaped())};
    QString state = text::word(row.state);
    if (row.reason.code != fleet::ReasonCode::None)
        //: %1 is a state, %2 a sentence
        state = tr("%1 · %2").arg(state, text::sentence(row.reason));
    lines << state.toHtmlEscaped();
    QStringList facts;
    if (row.plannedVus > 0)
        facts << tr("%1 of %2 VUs").arg(text::number(row.vus), text::number(row.plannedVus));
    if (row.since)
        facts << tr("for %1", "a length of time")
                     .arg(text::duration(std::max(std::chrono::milliseconds(0), m_clock.wall() - *row.since)));
    if (row.terminating)
        facts << tr("terminating", "a pod");
    if (!row.node.isEmpty())
        facts << tr("node %1").arg(row.node);
    lines << facts.join(QStringLiteral(" · ")).toHtmlEscaped();
    lines.removeAll(QString());
    const QRect tile = tileOnScreen(m_hover);
    QToolTip::showText(viewport()->mapToGlobal(tile.bottomRight() + QPoint(6, 4)), lines.join(QStringLiteral("<br>")),
                       viewport(), tile);
}

bool PodGrid::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return true; // our own, sooner
    if (event->type() == QEvent::Leave)
        setHover(-1);
    return QAbstractScrollArea::viewportEvent(event);
}

void PodGrid::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    if (m_isOld) // what is under the cursor may be gone
        rebuild();
    m_pressed = event->pos();
    m_isDragging = true;
    const bool toggles = event->modifiers().testFlag(Qt::ControlModifier);
    m_bandBase = toggles ? m_selection.runners() : QSet<RunnerId>();
    const int place = placeAt(event->pos());
    if (place < 0) {
        if (!toggles && !event->modifiers().testFlag(Qt::ShiftModifier))
            m_selection.clear();
        return;
    }
    if (toggles) {
        QSet<RunnerId> runners = m_selection.runners();
        const RunnerId runner = runnerAt(place);
        if (!runners.remove(runner))
            runners.insert(runner);
        m_anchor = place;
        m_selection.select(runners, runner);
        return;
    }
    goTo(place, event->modifiers().testFlag(Qt::ShiftModifier));
}

void PodGrid::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging || !event->buttons().testFlag(Qt::LeftButton)) {
        setHover(placeAt(event->pos()));
        return;
    }
    if (m_band.isNull() && (event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    dragBand(event->pos(), event->modifiers());
}

void PodGrid::dragBand(const QPoint &to, Qt::KeyboardModifiers modifiers)
{
    setHover(-1);
    m_band = QRect(m_pressed, to).normalized();
    QSet<RunnerId> runners = modifiers.testFlag(Qt::ControlModifier) ? m_bandBase : QSet<RunnerId>();
    RunnerId first = m_selection.current();
    const std::vector<int> places = m_layout.in(m_band.translated(0, verticalScrollBar()->value()));
    for (const int place : places)
        runners.insert(runnerAt(place));
    if (!places.empty())
        first = runnerAt(places.front());
    m_selection.select(runners, first);
    viewport()->update();
}

void PodGrid::mouseReleaseEvent(QMouseEvent *event)
{
    QAbstractScrollArea::mouseReleaseEvent(event);
    m_isDragging = false;
    if (!m_band.isNull()) {
        m_band = {};
        viewport()->update();
    }
}

void PodGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int place = placeAt(event->pos());
    if (event->button() == Qt::LeftButton && place >= 0)
        emit detailsWanted(runnerAt(place));
}

int PodGrid::keyTarget(int key, int from) const
{
    const int page = std::max(1, viewport()->height() / std::max(1, m_layout.tile() + m_layout.gap()) - 1);
    switch (key) {
    case Qt::Key_Left:
        return m_layout.besides(from, -1);
    case Qt::Key_Right:
        return m_layout.besides(from, 1);
    case Qt::Key_Up:
        return m_layout.below(from, -1);
    case Qt::Key_Down:
        return m_layout.below(from, 1);
    case Qt::Key_PageUp:
        return m_layout.below(from, -page);
    case Qt::Key_PageDown:
        return m_layout.below(from, page);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return count() - 1;
    default:
        return -1;
    }
}

void PodGrid::keyPressEvent(QKeyEvent *event)
{
    if (m_isOld)
        rebuild();
    const int current = currentPlace();
    const int target = count() == 0 ? -1 : keyTarget(event->key(), std::max(0, current));
    if (target >= 0) {
        goTo(current < 0 && event->key() != Qt::Key_End ? 0 : target, event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    if (event->key() == Qt::Key_Space && current >= 0) {
        QSet<RunnerId> runners = m_selection.runners();
        if (!runners.remove(m_selection.current()))
            runners.insert(m_selection.current());
        m_selection.select(runners, m_selection.current());
        return;
    }
    event->ignore(); // the scroll area would take the arrows
}

void PodGrid::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void PodGrid::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace largada::ui
