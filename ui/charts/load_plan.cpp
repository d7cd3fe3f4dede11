// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/load_plan.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include "charts/chart_paint.h"

namespace largada::ui
{

namespace
{

constexpr double strip = 3;
constexpr double waitPart = 0.12;  // of the width; how long it takes nobody knows
constexpr double leastPart = 0.22; // of a block that is short beside the other

double valid(double value)
{
    return std::isfinite(value) && value > 0 ? value : 0;
}

// How much of the two blocks' width the warm-up takes.
double warmupPart(const LoadPlan::Plan &plan)
{
    const double warmup = valid(plan.warmup->seconds);
    const double both = warmup + valid(plan.main.seconds);
    return both > 0 ? std::clamp(warmup / both, leastPart, 1 - leastPart) : 0.5;
}

} // namespace

LoadPlan::LoadPlan(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Planned load"));
}

void LoadPlan::setPlan(const std::optional<Plan> &plan)
{
    if (plan == m_plan)
        return;
    m_plan = plan;
    update();
}

void LoadPlan::setSummary(const QString &summary)
{
    setAccessibleDescription(summary);
}

QSize LoadPlan::sizeHint() const
{
    return {scaled(420), scaled(104)};
}

QSize LoadPlan::minimumSizeHint() const
{
    return {scaled(260), scaled(88)};
}

void LoadPlan::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Planned load"));
    updateGeometry();
    update();
}

void LoadPlan::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = paint::lineHeight(TextKind::Caption);
    double left = scaled(20);
    if (m_plan) {
        left = std::max(left, paint::textWidth(TextKind::Caption, m_plan->main.heightLabel) + scaled(9));
        if (m_plan->warmup)
            left = std::max(left, paint::textWidth(TextKind::Caption, m_plan->warmup->heightLabel) + scaled(9));
    }
    const double top = std::ceil(line / 2) + 2;
    const QRectF area(std::ceil(left), top, width() - std::ceil(left) - scaled(8), height() - top - line - scaled(5));
    if (area.width() < 8 || area.height() < 8)
        return;
    paintAxis(painter, area);
    if (!m_plan)
        return;
    const double highest = std::max(valid(m_plan->main.height), m_plan->warmup ? valid(m_plan->warmup->height) : 0);
    const auto block = [&area, highest](double from, double to, const Block &of) {
        const double high = highest > 0 ? std::max(strip, area.height() * valid(of.height) / highest) : strip;
        return QRectF(std::round(from), std::round(area.bottom() - high), std::round(to) - std::round(from),
                      area.bottom() - std::round(area.bottom() - high));
    };
    if (!m_plan->warmup) {
        paintBlock(painter, block(area.left(), area.right(), m_plan->main), m_plan->main, fleet::RunnerState::InLoad);
        return;
    }
    const double both = area.width() * (1 - waitPart);
    const double warmupEnd = area.left() + both * warmupPart(*m_plan);
    const double mainBegin = warmupEnd + area.width() * waitPart;
    paintBlock(painter, block(area.left(), warmupEnd, *m_plan->warmup), *m_plan->warmup, fleet::RunnerState::WarmingUp);
    paintBlock(painter, block(mainBegin, area.right(), m_plan->main), m_plan->main, fleet::RunnerState::InLoad);
    const double wide = paint::textWidth(TextKind::Caption, m_plan->wait);
    if (wide < mainBegin - warmupEnd - 4) {
        painter.setPen(themeOf(this).color(Ink::Muted));
        paint::text(painter, {warmupEnd, area.bottom() - line - 3, mainBegin - warmupEnd, line}, TextKind::Caption,
                    Qt::AlignCenter, m_plan->wait);
    }
}

void LoadPlan::paintAxis(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = themeOf(this);
    const double line = paint::lineHeight(TextKind::Caption);
    double above = area.top() - 2 * line; // the last label drawn
    const auto tick = [&](double part, const QString &label, bool isLabelled) {
        const double y = area.bottom() - area.height() * part;
        painter.setPen(QPen(theme.color(Ink::Hairline), 1));
        paint::hairline(painter, area.left(), area.right(), y);
        if (!isLabelled)
            return;
        painter.setPen(theme.color(Ink::Muted));
        paint::text(painter, {0, std::round(y - line / 2), area.left() - scaled(8), line}, TextKind::Caption,
                    Qt::AlignRight | Qt::AlignVCenter, label);
        above = y;
    };
    const double main = m_plan ? valid(m_plan->main.height) : 0;
    const double warmup = m_plan && m_plan->warmup ? valid(m_plan->warmup->height) : 0;
    const double highest = std::max(main, warmup);
    if (highest > 0) {
        tick(main / highest, m_plan->main.heightLabel, true);
        const double y = area.bottom() - area.height() * warmup / highest;
        if (warmup > 0 && warmup != main)
            tick(warmup / highest, m_plan->warmup->heightLabel, std::abs(y - above) >= line);
    }
    // 0 gives way to the warm-up's figure where the two are too close.
    tick(0, QLocale().toString(0), area.bottom() - above >= line * 0.95);
}

void LoadPlan::paintBlock(QPainter &painter, const QRectF &place, const Block &block, fleet::RunnerState state) const
{
    const Theme &theme = themeOf(this);
    const QColor color = theme.fill(state);
    const auto faint = [&color](float opacity) {
        QColor faded = color;
        faded.setAlphaF(opacity);
        return faded;
    };
    painter.fillRect(place, faint(0.14F));
    if (state == fleet::RunnerState::WarmingUp)
        painter.fillRect(place, paint::hatch(faint(0.30F), 8, devicePixelRatioF()));
    painter.fillRect(QRectF(place.left(), place.top(), place.width(), strip), color);

    // Inside, where the block is high enough; above it otherwise.
    const double line = paint::lineHeight(TextKind::Small);
    const bool isInside = place.height() > strip + line + scaled(8) || place.top() - line - scaled(6) < 0;
    const double name = paint::textWidth(TextKind::SmallStrong, block.name);
    const double left = place.left() + scaled(isInside && name + scaled(16) < place.width() ? 12 : 4);
    // Above, it may reach over the wait.
    const double over = state == fleet::RunnerState::WarmingUp ? 0.8 * waitPart * width() : 0;
    const double right = isInside ? place.right() - scaled(4) : place.right() + over;
    const double y = isInside ? place.top() + strip + scaled(6) : place.top() - line - scaled(4);
    painter.setPen(theme.color(Ink::Text));
    paint::text(painter, {left, y, right - left, line}, TextKind::SmallStrong, Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetricsF(paint::font(TextKind::SmallStrong)).elidedText(block.name, Qt::ElideRight, right - left));
    painter.setPen(theme.color(Ink::Muted));
    const QRectF rest(left + name + scaled(8), y, right - left - name - scaled(8), line);
    if (paint::textWidth(TextKind::Small, block.duration) <= rest.width())
        paint::text(painter, rest, TextKind::Small, Qt::AlignLeft | Qt::AlignVCenter, block.duration);

    const double caption = paint::lineHeight(TextKind::Caption);
    const QRectF under(place.left(), place.bottom() + scaled(4), place.width(), caption);
    const double both =
        paint::textWidth(TextKind::Caption, block.begins) + paint::textWidth(TextKind::Caption, block.ends) + scaled(8);
    paint::text(painter, under, TextKind::Caption, Qt::AlignLeft | Qt::AlignVCenter, block.begins);
    if (both <= under.width())
        paint::text(painter, under, TextKind::Caption, Qt::AlignRight | Qt::AlignVCenter, block.ends);
}

} // namespace largada::ui
