// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_head.h"

#include <cmath>

#include <QFontMetricsF>
#include <QPainter>

#include "charts/chart_paint.h"

namespace largada::ui
{

namespace
{
constexpr double key = 14; // the short line before a name
constexpr double keyGap = 5;
constexpr double entryGap = 12;
} // namespace

ChartHead::ChartHead(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ChartHead::setTitle(const QString &title, const QString &subtitle)
{
    m_title = title;
    m_subtitle = subtitle;
    update();
}

void ChartHead::setEntries(const QVector<Entry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    update();
}

void ChartHead::setTheme(const Theme *theme)
{
    m_theme = theme;
}

QSize ChartHead::sizeHint() const
{
    return {scaled(200), static_cast<int>(paint::lineHeight(TextKind::SmallStrong)) + 2};
}

QSize ChartHead::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

double ChartHead::entryWidth(const Entry &entry) const
{
    const double mark = entry.width > 0 ? scaled(key + keyGap) : 0;
    return mark + std::ceil(paint::textWidth(TextKind::Caption, entry.text)) + 1;
}

void ChartHead::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme != nullptr ? *m_theme : themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double titleWidth = std::ceil(paint::textWidth(TextKind::SmallStrong, m_title)) + 1;
    // From the right, as long as there is room beside the title: what comes first gives way.
    double right = width();
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry) {
        const double left = right - entryWidth(*entry);
        if (left < titleWidth + scaled(8))
            break;
        double begin = left;
        if (entry->width > 0) {
            const QColor color = theme.color(entry->ink);
            QPen pen = entry->isDashed ? paint::dashes(color, entry->width) : QPen(color, entry->width);
            if (entry->isDashed)
                pen.setDashPattern({3.2, 2});
            painter.setPen(pen);
            const double y = std::floor(height() / 2.0) + 0.5;
            painter.drawLine(QPointF(begin, y), QPointF(begin + scaled(key), y));
            begin += scaled(key + keyGap);
        }
        painter.setPen(theme.color(Ink::Muted));
        paint::text(painter, QRectF(begin, 0, right - begin + 1, height()), TextKind::Caption,
                    Qt::AlignLeft | Qt::AlignVCenter, entry->text);
        right = left - scaled(entryGap);
    }
    painter.setPen(theme.color(Ink::Text));
    paint::text(painter, QRectF(0, 0, titleWidth, height()), TextKind::SmallStrong, Qt::AlignLeft | Qt::AlignVCenter,
                m_title);
    const QRectF rest(titleWidth + scaled(8), 0, right - titleWidth - scaled(8), height());
    if (m_subtitle.isEmpty() || rest.width() < scaled(40))
        return;
    painter.setPen(theme.color(Ink::Muted));
    const QString elided =
        QFontMetricsF(textFont(TextKind::Small)).elidedText(m_subtitle, Qt::ElideRight, rest.width());
    paint::text(painter, rest, TextKind::Small, Qt::AlignLeft | Qt::AlignVCenter, elided);
}

} // namespace largada::ui
