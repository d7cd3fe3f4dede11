// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstring>

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include "pods/pod_grid.h"
#include "text/sentences.h"
#include "widgets/icons.h"

namespace largada::ui
{

namespace
{
constexpr size_t mostDirty = 500; // more: the whole image costs less
constexpr int alarmGrows = 1;     // px beyond its tile at each side
constexpr int plateGrows = 2;

int marginOf(const PodGridLayout &layout)
{
    return layout.isCalm() ? 0 : std::min(4, layout.gap() / 2);
}

// The end of a name that there is room for: names of pods and agents begin alike. Cut at a dash where it can be.
QString endOfName(const QString &name, const QFontMetrics &metrics, int width)
{
    if (metrics.horizontalAdvance(name) <= width)
        return name;
    for (qsizetype dash = name.indexOf(QLatin1Char('-')); dash >= 0; dash = name.indexOf(QLatin1Char('-'), dash + 1)) {
        const QString end = name.mid(dash + 1);
        if (!end.isEmpty() && metrics.horizontalAdvance(end) <= width)
            return end;
    }
    return metrics.elidedText(name, Qt::ElideLeft, width);
}

// The pods of a Job are counted from 0, runners of this computer and agents from 1: as the first name has it.
int firstOrdinal(const viewmodels::RunnerModel &model)
{
    if (model.rowCount() == 0)
        return 1;
    const QStringList parts = model.row(0).id.value.split(QLatin1Char('-'));
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) {
        bool isNumber = false;
        const int number = part->toInt(&isNumber);
        if (isNumber)
            return number == 0 ? 0 : 1;
    }
    return 1;
}

} // namespace

int PodGrid::ordinalOf(int place) const
{
    return m_tiles[static_cast<size_t>(place)].row + firstOrdinal(*m_model);
}

bool PodGrid::hasAlarmBeside(int place) const
{
    const int columns = m_layout.columns();
    const int column = (place - m_layout.firstInRow(m_layout.rowOf(place))) % columns;
    for (int down = -1; down <= 1; ++down) {
        for (int side = -1; side <= 1; ++side) {
            const int other = place + down * columns + side;
            if (column + side < 0 || column + side >= columns || other < 0 || other >= count())
                continue;
            if (isAlarm(m_tiles[static_cast<size_t>(other)].look))
                return true;
        }
    }
    return false;
}

void PodGrid::paintChanged(const std::vector<int> &places)
{
    if (places.empty())
        return;
    const bool calm = m_layout.isCalm();
    if (places.size() > mostDirty)
        m_isImageValid = false;
    if (m_isImageValid && calm)
        m_isImageValid =
            std::none_of(places.cbegin(), places.cend(), [this](int place) { return hasAlarmBeside(place); });
    if (!m_isImageValid) {
        viewport()->update();
        return;
    }
    // One rectangle a row of tiles: a region of single tiles costs more than what it saves.
    std::vector<int> sorted = places;
    std::sort(sorted.begin(), sorted.end());
    const int grows = marginOf(m_layout) + 1;
    QRegion region;
    QRect row;
    for (const int place : sorted) {
        copyTile(place);
        const QRect tile = tileOnScreen(place).adjusted(-grows, -grows, grows, grows);
        if (!row.isNull() && row.top() == tile.top()) {
            row |= tile;
            continue;
        }
        region += row;
        row = tile;
    }
    region += row;
    viewport()->update(region);
}

void PodGrid::copyTile(int place)
{
    const QImage &sprite = m_sprites.of(m_tiles[static_cast<size_t>(place)].look);
    const double ratio = m_image.devicePixelRatio();
    const QRect tile = tileOnScreen(place);
    const int margin = m_sprites.margin();
    const int left = static_cast<int>(std::lround((tile.left() - margin) * ratio));
    const int top = static_cast<int>(std::lround((tile.top() - margin) * ratio));
    const int from = std::max(0, -left);
    const int width = std::min(sprite.width(), m_image.width() - left) - from;
    const int firstRow = std::max(0, -top);
    const int lastRow = std::min(sprite.height(), m_image.height() - top);
    if (width <= 0)
        return;
    for (int y = firstRow; y < lastRow; ++y) {
        const auto *source = reinterpret_cast<const QRgb *>(sprite.constScanLine(y)) + from;
        auto *target = reinterpret_cast<QRgb *>(m_image.scanLine(top + y)) + left + from;
        std::memcpy(target, source, static_cast<size_t>(width) * sizeof(QRgb));
    }
}

void PodGrid::fillPixels(const QRect &place, QRgb color)
{
    const double ratio = m_image.devicePixelRatio();
    const QRect pixels = QRect(QPoint(static_cast<int>(std::lround(place.left() * ratio)),
                                      static_cast<int>(std::lround(place.top() * ratio))),
                               QSize(static_cast<int>(std::lround(place.width() * ratio)),
                                     static_cast<int>(std::lround(place.height() * ratio)))) &
                         m_image.rect();
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(m_image.scanLine(y));
        std::fill(line + pixels.left(), line + pixels.right() + 1, color);
    }
}

void PodGrid::renderAll()
{
    const double ratio = viewport()->devicePixelRatioF();
    const QSize size = (QSizeF(viewport()->size()) * ratio).toSize();
    if (m_image.size() != size || m_image.devicePixelRatio() != ratio) {
        m_image = QImage(size, QImage::Format_RGB32);
        m_image.setDevicePixelRatio(ratio);
    }
    const Theme &theme = themeOf(this);
    m_sprites.use({m_layout.tile(), marginOf(m_layout), theme.isDark, m_isStrong, ratio});
    m_image.fill(theme.color(Ink::Base));
    m_isImageValid = true;
    if (count() == 0)
        return;
    if (m_grouping != Grouping::None) {
        QPainter painter(&m_image);
        renderTitles(painter);
    }
    renderTiles();
    if (m_layout.isCalm())
        renderAlarms();
    if (m_layout.hasRuler() || m_layout.isLabelled()) {
        QPainter painter(&m_image);
        renderTexts(painter);
    }
}

void PodGrid::renderTiles()
{
    const int scroll = verticalScrollBar()->value();
    const auto [first, last] = m_layout.rowsIn(scroll, scroll + viewport()->height());
    for (int row = first; row <= last; ++row) {
        const int begin = m_layout.firstInRow(row);
        const int end = row + 1 < m_layout.rows() ? m_layout.firstInRow(row + 1) : count();
        for (int place = begin; place < end; ++place)
            copyTile(place);
    }
}

void PodGrid::renderAlarms()
{
    const Theme &theme = themeOf(this);
    const QRgb plate = theme.color(Ink::Base).rgb();
    const QRgb alarm = PodSprites::alarm(theme, m_isStale).rgb();
    std::vector<int> alarms;
    for (int place = 0; place < count(); ++place) {
        if (isAlarm(m_tiles[static_cast<size_t>(place)].look))
            alarms.push_back(place);
    }
    constexpr size_t oneIn = 20; // more of them alarm enough without growing into each other
    if (alarms.size() > m_tiles.size() / oneIn)
        return;
    // All plates first: one must not cut into the alarm beside it.
    for (const int place : alarms)
        fillPixels(tileOnScreen(place).adjusted(-plateGrows, -plateGrows, plateGrows, plateGrows), plate);
    for (const int place : alarms)
        fillPixels(tileOnScreen(place).adjusted(-alarmGrows, -alarmGrows, alarmGrows, alarmGrows), alarm);
}

void PodGrid::renderTexts(QPainter &painter)
{
    if (m_layout.hasRuler()) {
        renderRuler(painter);
        return;
    }
    const Theme &theme = themeOf(this);
    const int least = firstOrdinal(*m_model); // once for all tiles
    const int scroll = verticalScrollBar()->value();
    const auto [first, last] = m_layout.rowsIn(scroll, scroll + viewport()->height());
    QFont plain = textFont(TextKind::Caption), bold = plain;
    bold.setWeight(QFont::DemiBold);
    const bool named = m_layout.tile() >= PodGridLayout::namedFrom;
    for (int row = first; row <= last; ++row) {
        const int end = row + 1 < m_layout.rows() ? m_layout.firstInRow(row + 1) : count();
        for (int place = m_layout.firstInRow(row); place < end; ++place) {
            const bool strong = isSelected(place);
            painter.setFont(strong ? bold : plain);
            painter.setPen(theme.color(strong ? Ink::Text : Ink::Muted));
            const QRect label = m_layout.labelRect(place).translated(0, 3 - scroll);
            const QString text = named ? endOfName(runnerAt(place).value, QFontMetrics(bold), label.width() - 8)
                                       : text::number(m_tiles[static_cast<size_t>(place)].row + least);
            painter.drawText(label, Qt::AlignHCenter | Qt::AlignVCenter, text);
        }
    }
}

void PodGrid::renderRuler(QPainter &painter)
{
    const Theme &theme = themeOf(this);
    const int scroll = verticalScrollBar()->value();
    const int left = m_layout.columnLeft(0);
    const int right = m_layout.gutterLeft();
    painter.setFont(textFont(TextKind::Caption));
    const int line = painter.fontMetrics().height();
    painter.setPen(theme.color(Ink::Muted));
    int lastLabel = -line;
    const int rows = m_layout.rows();
    // Each row where there is room, else each block; the last one too.
    const int apart = m_layout.tile() + m_layout.gap() >= line * 3 / 2 ? 1 : m_layout.block();
    for (int row = 0; row < rows; row += row + apart < rows || row == rows - 1 ? apart : rows - 1 - row) {
        const int top = m_layout.rowTop(row);
        if (top - lastLabel < line)
            break;
        lastLabel = top;
        const int middle = top + m_layout.tile() / 2 - scroll;
        if (middle >= m_layout.rowTop(0)) // not under the steps
            painter.drawText(QRect(0, middle - line / 2, left - 8, line), Qt::AlignRight | Qt::AlignVCenter,
                             text::number(ordinalOf(m_layout.firstInRow(row))));
    }
    fillPixels({0, 0, viewport()->width(), m_layout.rowTop(0) - plateGrows}, theme.color(Ink::Base).rgb());
    painter.drawText(QRect(0, 0, left - 8, line), Qt::AlignRight | Qt::AlignVCenter, tr("ordinal"));
    if (!m_filter.isFiltering()) { // else the steps are not those of the ordinals
        for (int column = 0; column < std::min(m_layout.columns(), count()); column += m_layout.block())
            painter.drawText(QRect(m_layout.columnLeft(column), 0, 60, line), Qt::AlignLeft | Qt::AlignVCenter,
                             QStringLiteral("+%1").arg(text::number(column)));
    }
    const int bottom = m_layout.rowTop(rows - 1) + m_layout.tile();
    fillPixels({right, m_layout.rowTop(0) - scroll, 1, bottom - m_layout.rowTop(0)}, theme.color(Ink::Hairline).rgb());
    if (m_failed == 0)
        return;
    paintIcon(painter, QPointF(right + 2, 1), QStringLiteral("triangle-alert"), 12, theme.color(Ink::Error));
    int marked = -1;
    for (int place = 0; place < count(); ++place) {
        if (!isAlarm(m_tiles[static_cast<size_t>(place)].look))
            continue;
        const int row = place / m_layout.columns();
        if (row == std::exchange(marked, row))
            continue;
        fillPixels({right + 4, m_layout.rowTop(row) + std::max(1, m_layout.tile() / 2 - 1) - scroll, 8, 3},
                   theme.color(Ink::Error).rgb());
    }
}

void PodGrid::renderTitles(QPainter &painter)
{
    const Theme &theme = themeOf(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int section = 0; section < static_cast<int>(m_sectionSizes.size()); ++section) {
        const QRect box = m_layout.sectionRect(section).translated(0, -verticalScrollBar()->value());
        if (!box.intersects(viewport()->rect()))
            continue;
        painter.setPen(QPen(theme.color(Ink::Hairline), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        const int height = QFontMetrics(textFont(TextKind::SmallStrong)).height() + 12;
        const QRect line(box.left() + 14, box.top(), box.width() - 28, height);
        painter.setFont(textFont(TextKind::SmallStrong));
        painter.setPen(theme.color(Ink::Text));
        const QString title = m_sectionTitles.value(section);
        painter.drawText(line, Qt::AlignVCenter, title);
        const int after = painter.fontMetrics().horizontalAdvance(title) + 8;
        painter.setFont(textFont(TextKind::Small));
        painter.setPen(theme.color(Ink::Muted));
        painter.drawText(line.adjusted(after, 0, 0, 0), Qt::AlignVCenter,
                         text::number(m_sectionSizes[static_cast<size_t>(section)]));
    }
}

void PodGrid::paintOverlays(QPainter &painter)
{
    const Theme &theme = themeOf(this);
    const double away = m_layout.isCalm() ? 3 : marginOf(m_layout) - 1;
    const double radius = m_layout.isCalm() ? 2 : m_layout.tile() < 34 ? 4 + away : 6 + away;
    const auto ring = [&](int place, const QColor &color, double width) {
        painter.setPen(QPen(color, width));
        painter.drawRoundedRect(QRectF(tileOnScreen(place)).adjusted(-away, -away, away, away), radius, radius);
    };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (m_hover >= 0 && m_hover < count()) {
        painter.setPen(QPen(theme.color(Ink::Text), 1));
        const double grows = m_layout.isCalm() ? 2.5 : 1.5;
        painter.drawRect(QRectF(tileOnScreen(m_hover)).adjusted(-grows, -grows, grows, grows));
    }
    const int current = currentPlace();
    const bool isOnly = current >= 0 && isSelected(current) && m_selection.runners().size() == 1;
    if (current >= 0 && m_layout.isCalm() && (isSelected(current) || hasFocus())) {
        ring(current, theme.color(Ink::Window), 5);
        ring(current, theme.color(Ink::Text), 2);
    } else if (current >= 0 && hasFocus() && !isOnly) {
        ring(current, theme.color(Ink::Accent), 2);
    }
    if (!m_band.isNull()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(theme.color(Ink::Accent), 1));
        painter.setBrush(theme.color(Ink::Accent, 0.14));
        painter.drawRect(m_band.adjusted(0, 0, -1, -1));
    }
}

void PodGrid::paintEvent(QPaintEvent *event)
{
    if (m_isOld)
        rebuild();
    if (!m_isImageValid)
        renderAll();
    QPainter painter(viewport());
    const double ratio = m_image.devicePixelRatio();
    for (const QRect &rect : event->region())
        painter.drawImage(QRectF(rect), m_image,
                          QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio));
    paintOverlays(painter);
}

void PodGrid::scrollContentsBy(int, int)
{
    m_isImageValid = false;
    m_hover = -1;
    viewport()->update();
}

} // namespace largada::ui
