// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stepper.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace largada::ui
{

Stepper::Stepper(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("runStepper"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Stepper::setSteps(const QVector<StepLook> &steps, double progress)
{
    if (steps == m_steps && qFuzzyCompare(progress + 1, m_progress + 1))
        return;
    m_steps = steps;
    m_progress = progress;
    describe();
    update();
}

void Stepper::describe()
{
    const auto now = std::find_if(m_steps.cbegin(), m_steps.cend(), [](const StepLook &step) {
        return step.state == StepLook::State::Now || step.state == StepLook::State::Stopped ||
               step.state == StepLook::State::Failed;
    });
    setAccessibleName(
        now == m_steps.cend()
            ? tr("Steps of the run")
            : tr("Step %1 of %2, %3").arg(now - m_steps.cbegin() + 1).arg(m_steps.size()).arg(now->title));
    setAccessibleDescription(now == m_steps.cend() ? QString() : now->detail);
}

QSize Stepper::sizeHint() const
{
    return {scaled(600), scaled(62)};
}

QSize Stepper::minimumSizeHint() const
{
    return {scaled(300), scaled(62)};
}

void Stepper::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double part = double(width()) / std::max<qsizetype>(1, m_steps.size());
    const double radius = scaled(12);
    const double middle = scaled(15);
    using enum StepLook::State;
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const StepLook &step = m_steps[i];
        const QPointF center(part * (double(i) + 0.5), middle);
        if (i + 1 < m_steps.size()) {
            const double from = center.x() + radius + scaled(6);
            const double to = center.x() + part - radius - scaled(6);
            const bool passed = step.state == Done && m_steps[i + 1].state != ToCome;
            painter.setPen(QPen(theme.color(passed ? Ink::Start : Ink::Separator), 2));
            painter.drawLine(QPointF(from, middle), QPointF(to, middle));
            if (step.state == Now && m_progress > 0) {
                painter.setPen(QPen(theme.color(Ink::Start), 2));
                painter.drawLine(QPointF(from, middle),
                                 QPointF(from + (to - from) * std::min(1.0, m_progress), middle));
            }
        }
        const auto mark = [&](const char *name, int size, Ink ink) {
            paintIcon(painter, center - QPointF(size, size) / 2, QLatin1String(name), size, theme.color(ink));
        };
        painter.setPen(Qt::NoPen);
        switch (step.state) {
        case Done:
            painter.setBrush(theme.color(Ink::Start));
            painter.drawEllipse(center, radius, radius);
            mark("check", scaled(14), Ink::OnStart);
            break;
        case Now:
            painter.setPen(QPen(theme.color(Ink::Accent), 2));
            painter.setBrush(theme.color(Ink::Soft));
            painter.drawEllipse(center, radius - 1, radius - 1);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Ink::Accent));
            painter.drawEllipse(center, scaled(4.5), scaled(4.5));
            break;
        case Stopped:
        case Failed:
            painter.setBrush(theme.color(Ink::Stop));
            painter.drawEllipse(center, radius, radius);
            mark(step.state == Stopped ? "square-fill" : "x", scaled(12), Ink::OnStop);
            break;
        case ToCome:
            painter.setPen(QPen(theme.color(Ink::Control), 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(center, radius - 1, radius - 1);
            painter.setFont(textFont(TextKind::Caption));
            painter.setPen(theme.color(Ink::Muted));
            painter.drawText(QRectF(center.x() - radius, middle - radius, 2 * radius, 2 * radius), Qt::AlignCenter,
                             QString::number(i + 1));
            break;
        }
        const QRectF title(part * double(i) + 2, scaled(30), part - 4, scaled(16));
        const bool strong = step.state == Now || step.state == Stopped || step.state == Failed;
        painter.setFont(textFont(strong ? TextKind::SmallStrong : TextKind::Small));
        painter.setPen(theme.color(step.state == ToCome ? Ink::Muted : Ink::Text));
        painter.drawText(title, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(step.title, Qt::ElideRight, int(title.width())));
        painter.setFont(textFont(TextKind::Caption));
        painter.setPen(theme.color(step.state == Now                               ? Ink::Accent
                                   : step.state == Stopped || step.state == Failed ? Ink::Error
                                                                                   : Ink::Muted));
        painter.drawText(title.translated(0, scaled(16)), Qt::AlignCenter,
                         painter.fontMetrics().elidedText(step.detail, Qt::ElideRight, int(title.width())));
    }
}

void Stepper::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

} // namespace largada::ui
