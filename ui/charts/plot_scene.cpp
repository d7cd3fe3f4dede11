// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plot_scene.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>

#include "charts/chart_paint.h"

namespace largada::ui
{

namespace
{

constexpr double strip = 3; // above a band

class PlotText
{
    Q_DECLARE_TR_FUNCTIONS(Plot)
};

QRectF bandRect(const PlotScene &scene, const Band &band)
{
    const double left = std::max(scene.area.left(), scene.x(band.from));
    const double right = std::min(scene.area.right(), scene.x(band.to));
    return {left, scene.area.top(), right - left, scene.area.height()};
}

fleet::RunnerState stateOf(Band::Kind kind)
{
    return kind == Band::Kind::Warmup ? fleet::RunnerState::WarmingUp : fleet::RunnerState::InLoad;
}

QColor faint(QColor color, double opacity)
{
    color.setAlphaF(static_cast<float>(opacity));
    return color;
}

double ratioOf(const QPainter &painter)
{
    return painter.device()->devicePixelRatioF();
}

} // namespace

void BackItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_scene.theme == nullptr || m_scene.area.isEmpty())
        return;
    paintBands(*painter);
    paintGrid(*painter);
}

void BackItem::paintGrid(QPainter &painter) const
{
    const Theme &theme = *m_scene.theme;
    const double height = paint::lineHeight(TextKind::Caption);
    const double room = m_scene.area.left() - scaled(8);
    for (const Tick &tick : m_scene.valueTicks) {
        const double y = m_scene.y(tick.at);
        painter.setPen(QPen(theme.color(Ink::Hairline), 1));
        paint::hairline(painter, m_scene.area.left(), m_scene.area.right(), y);
        painter.setPen(theme.color(Ink::Muted));
        paint::text(painter, {0, std::round(y - height / 2), room, height}, TextKind::Caption,
                    Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    painter.setPen(theme.color(Ink::Muted));
    for (const Tick &tick : m_scene.timeTicks) {
        const double width = paint::textWidth(TextKind::Caption, tick.label);
        // The first and the last move in rather than being cut.
        const double left =
            std::clamp(m_scene.x(tick.at) - width / 2, 0.0, std::max(0.0, m_scene.whole.right() - width - 1));
        const QRectF place(std::round(left), m_scene.area.bottom() + scaled(4), width + 1, height);
        paint::text(painter, place, TextKind::Caption, Qt::AlignLeft | Qt::AlignVCenter, tick.label);
    }
}

void BackItem::paintBands(QPainter &painter) const
{
    const Theme &theme = *m_scene.theme;
    const double height = paint::lineHeight(TextKind::Caption);
    double free = 0; // where the next label may begin
    for (const Band &band : m_scene.bands) {
        const QRectF place = bandRect(m_scene, band);
        if (band.kind == Band::Kind::NoData || place.width() <= 0)
            continue;
        const bool isWarmup = band.kind == Band::Kind::Warmup;
        const QColor color = theme.fill(stateOf(band.kind));
        painter.fillRect(place, faint(color, theme.isDark ? 0.07 : isWarmup ? 0.06 : 0.05));
        if (isWarmup)
            painter.fillRect(place, paint::hatch(faint(color, theme.isDark ? 0.20 : 0.22), 8, ratioOf(painter)));
        painter.fillRect(QRectF(place.left(), place.top() - strip, place.width(), strip), color);
        const double left = place.left() + scaled(6);
        const double width = paint::textWidth(paint::strongCaption(), band.label);
        if (band.label.isEmpty() || left < free || left + width > m_scene.whole.right())
            continue;
        painter.setFont(paint::strongCaption());
        painter.setPen(theme.color(Ink::Muted));
        painter.drawText(QRectF(left, place.top() - strip - scaled(3) - height, width + 1, height),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, band.label);
        free = left + width + scaled(8);
    }
}

void FrontItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_scene.theme == nullptr || m_scene.area.isEmpty())
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    paintNoData(*painter);
    paintRule(*painter);
    paintEnds(*painter);
}

void FrontItem::paintNoData(QPainter &painter) const
{
    const Theme &theme = *m_scene.theme;
    const double height = paint::lineHeight(TextKind::Caption);
    for (const Band &band : m_scene.bands) {
        const QRectF place = bandRect(m_scene, band);
        if (band.kind != Band::Kind::NoData || place.width() <= 0)
            continue;
        painter.fillRect(place, theme.color(Ink::Alternate));
        painter.fillRect(place, paint::hatch(theme.color(Ink::Muted, 0.38), 7, ratioOf(painter)));
        const QString label = band.label.isEmpty() ? PlotText::tr("no data") : band.label;
        const double width = paint::textWidth(paint::strongCaption(), label);
        if (width + scaled(8) > place.width())
            continue;
        const QRectF plate(std::round(place.center().x() - width / 2) - 3, std::round(place.center().y() - height / 2),
                           width + 6, height);
        painter.fillRect(plate, theme.color(Ink::Alternate));
        painter.setFont(paint::strongCaption());
        painter.setPen(theme.color(Ink::Text));
        painter.drawText(plate, Qt::AlignCenter | Qt::TextSingleLine, label);
    }
}

void FrontItem::paintRule(QPainter &painter) const
{
    if (!m_scene.rule || *m_scene.rule > m_scene.top)
        return;
    const double y = std::floor(m_scene.y(*m_scene.rule)) + 0.5;
    painter.setPen(paint::dashes(m_scene.theme->color(Ink::Reference), 1.25));
    painter.drawLine(QPointF(m_scene.area.left(), y), QPointF(m_scene.area.right(), y));
    if (m_scene.ruleLabel.isEmpty())
        return;
    const double height = paint::lineHeight(TextKind::Caption);
    const bool isAbove = y - height - 1 >= m_scene.whole.top();
    // A curve may run behind it.
    QColor veil = m_scene.theme->color(Ink::Base);
    veil.setAlphaF(0.85F);
    const double width = QFontMetricsF(textFont(TextKind::Caption)).horizontalAdvance(m_scene.ruleLabel);
    painter.fillRect(QRectF(m_scene.area.right() - 4 - width - 2, isAbove ? y - height - 1 : y + 2, width + 4, height),
                     veil);
    painter.setPen(m_scene.theme->color(Ink::Reference));
    paint::text(painter, {m_scene.area.left(), isAbove ? y - height - 1 : y + 1, m_scene.area.width() - 4, height},
                TextKind::Caption, Qt::AlignRight | Qt::AlignVCenter, m_scene.ruleLabel);
}

void FrontItem::paintEnds(QPainter &painter) const
{
    const Theme &theme = *m_scene.theme;
    const double height = paint::lineHeight(TextKind::Caption);
    const double line = height - 1;
    struct Label {
        const PlotScene::End *end;
        double y; // its top
    };
    QVector<Label> labels;
    for (const PlotScene::End &end : m_scene.ends) {
        if (end.last.t < m_scene.from || end.last.t > m_scene.to)
            continue;
        const double y = m_scene.y(std::clamp(end.last.y, 0.0, m_scene.top));
        painter.setPen(QPen(theme.color(Ink::Base), 1));
        painter.setBrush(theme.color(end.ink));
        painter.drawEllipse(QPointF(m_scene.x(end.last.t), y), 2.5, 2.5);
        if (!end.label.isEmpty())
            labels.push_back({&end, y - height / 2});
    }
    std::stable_sort(labels.begin(), labels.end(), [](const Label &a, const Label &b) { return a.y < b.y; });
    // Pushed apart downwards, then the lowest back up into the plot with those that it meets.
    for (qsizetype i = 1; i < labels.size(); ++i)
        labels[i].y = std::max(labels.at(i).y, labels.at(i - 1).y + line);
    double lowest = m_scene.area.bottom() + height / 2 - line;
    for (qsizetype i = labels.size() - 1; i >= 0; --i) {
        labels[i].y = std::min(labels.at(i).y, lowest);
        lowest = labels.at(i).y - line;
    }
    for (const Label &label : std::as_const(labels)) {
        QFont font = textFont(TextKind::Caption);
        font.setWeight(label.end->isStrong ? QFont::DemiBold : QFont::Medium);
        painter.setFont(font);
        painter.setPen(theme.color(label.end->ink));
        painter.drawText(
            QPointF(std::round(m_scene.x(label.end->last.t) + 7), std::round(label.y + QFontMetricsF(font).ascent())),
            label.end->label);
    }
}

QRectF CursorItem::pill() const
{
    if (!m_scene.cursor || m_scene.cursorLabel.isEmpty() || m_scene.timeTicks.isEmpty())
        return {};
    const double width = paint::textWidth(TextKind::Caption, m_scene.cursorLabel) + 2 * scaled(6);
    const double height = paint::lineHeight(TextKind::Caption) + 2;
    const double left =
        std::clamp(m_scene.x(*m_scene.cursor) - width / 2, 0.0, std::max(0.0, m_scene.whole.right() - width));
    return {std::round(left), m_scene.area.bottom() + scaled(4) - 1, std::ceil(width), height};
}

QRectF CursorItem::boundingRect() const
{
    if (!m_scene.cursor)
        return {};
    const QRectF line(m_scene.x(*m_scene.cursor) - 2, m_scene.area.top(), 4, m_scene.area.height());
    return line.united(pill());
}

void CursorItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (!m_scene.cursor || m_scene.theme == nullptr)
        return;
    const double x = std::floor(m_scene.x(*m_scene.cursor)) + 0.5;
    painter->setPen(QPen(m_scene.theme->color(Ink::Text), 1));
    painter->drawLine(QPointF(x, m_scene.area.top()), QPointF(x, m_scene.area.bottom()));
    const QRectF place = pill();
    if (place.isEmpty())
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_scene.theme->color(Ink::Text));
    painter->drawRoundedRect(place, 4, 4);
    painter->setPen(m_scene.theme->color(Ink::Base));
    paint::text(*painter, place, TextKind::Caption, Qt::AlignCenter, m_scene.cursorLabel);
}

} // namespace largada::ui
