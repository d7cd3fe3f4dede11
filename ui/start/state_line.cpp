// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/state_line.h"

#include <QLocale>
#include <QPainter>

#include "widgets/runner_tile.h"
#include "widgets/state_words.h"

namespace largada::ui
{

namespace
{
constexpr int mark = 14;
constexpr int inside = 6; // between mark, count and word
constexpr int between = 16;
constexpr int line = 20;
} // namespace

StateLine::StateLine(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StateLine::setItems(const QVector<Item> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    QStringList words;
    for (const Item &item : items)
        words << item.count + QLatin1Char(' ') + item.word;
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    fitHeight();
    update();
}

void StateLine::setCounts(const StateCounts &counts)
{
    using enum fleet::RunnerState;
    QVector<Item> items;
    for (const fleet::RunnerState state : {Ready, WarmingUp, InLoad, Done, Creating, Pending, Failed}) {
        const int count = counts[static_cast<size_t>(state)];
        if (count > 0)
            items.push_back({state, QLocale().toString(count), countedState(state, count)});
    }
    setItems(items);
}

void StateLine::setEnding(const StateCounts &counts)
{
    using enum fleet::RunnerState;
    QVector<Item> items;
    for (const fleet::RunnerState state : {Done, Failed, InLoad, WarmingUp, Ready, Creating, Pending}) {
        const int count = counts[static_cast<size_t>(state)];
        const bool isOver = state == Done || state == Failed;
        if (count > 0)
            items.push_back({state, QLocale().toString(count),
                             //: runners, after their number
                             isOver ? countedState(state, count) : tr("still ending")});
    }
    setItems(items);
}

int StateLine::widthOf(const Item &item) const
{
    return scaled(mark) + scaled(inside) + QFontMetrics(textFont(TextKind::SmallStrong)).horizontalAdvance(item.count) +
           scaled(inside) + QFontMetrics(textFont(TextKind::Small)).horizontalAdvance(item.word) + 2;
}

QVector<QPoint> StateLine::places(int width) const
{
    QVector<QPoint> all;
    int x = 0;
    int y = 0;
    for (const Item &item : m_items) {
        const int wide = widthOf(item);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += scaled(line);
        }
        all.push_back({x, y});
        x += wide + scaled(between);
    }
    all.push_back({x, y + scaled(line)});
    return all;
}

QSize StateLine::sizeHint() const
{
    return {places(QWIDGETSIZE_MAX).last().x(), scaled(line)};
}

QSize StateLine::minimumSizeHint() const
{
    int widest = scaled(40);
    for (const Item &item : m_items)
        widest = std::max(widest, widthOf(item));
    return {widest, scaled(line)};
}

int StateLine::heightFor(int width) const
{
    return places(width).last().y();
}

// Of its own width: layouts of cards in a scroll area do not ask for a height to a width.
void StateLine::fitHeight()
{
    setFixedHeight(heightFor(width()));
}

void StateLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void StateLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QVector<QPoint> where = places(width());
    const int tall = scaled(line);
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const Item &item = m_items[i];
        int x = where[i].x();
        const int y = where[i].y();
        paintTile(painter, QRectF(x, y + (tall - scaled(mark)) / 2, scaled(mark), scaled(mark)),
                  {item.state, false, false, false}, theme);
        x += scaled(mark) + scaled(inside);
        painter.setFont(textFont(TextKind::SmallStrong));
        painter.setPen(theme.color(Ink::Text));
        painter.drawText(QRect(x, y, width(), tall), Qt::AlignVCenter, item.count);
        x += painter.fontMetrics().horizontalAdvance(item.count) + scaled(inside);
        painter.setFont(textFont(TextKind::Small));
        painter.setPen(theme.color(Ink::Muted));
        painter.drawText(QRect(x, y, width() - x, tall), Qt::AlignVCenter, item.word);
    }
}

} // namespace largada::ui
