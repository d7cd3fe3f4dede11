// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/life_line.h"

#include <QDateTime>
#include <QEvent>
#include <QPainter>

#include "widgets/theme.h"

namespace largada::ui
{

using viewmodels::LifeEntry;
using viewmodels::LifeStep;

namespace
{

QString timeText(const LifeEntry &entry)
{
    if (!entry.at)
        return {};
    const auto time = QDateTime::fromMSecsSinceEpoch(entry.at->time_since_epoch().count());
    return time.toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

LifeLine::LifeLine(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("podTimeline"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString LifeLine::title(const LifeEntry &entry)
{
    switch (entry.step) {
    case LifeStep::Created:
        return tr("Created", "step of a runner");
    case LifeStep::Answers:
        return tr("k6 answers");
    case LifeStep::ArmedWarmup:
        return tr("Armed in warm-up");
    case LifeStep::LoadWarmup:
        return tr("Load of the warm-up");
    case LifeStep::ArmedMain:
        return tr("Armed in main");
    case LifeStep::LoadMain:
        return tr("Load of main");
    case LifeStep::Ended:
        return entry.state == LifeEntry::State::Failed ? tr("Failed", "step of a runner")
                                                       : tr("Ended", "step of a runner");
    }
    return {};
}

void LifeLine::setEntries(const QVector<LifeEntry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    describe();
    updateGeometry();
    update();
}

void LifeLine::describe()
{
    QStringList lines;
    for (const LifeEntry &entry : std::as_const(m_entries)) {
        const QString time = timeText(entry);
        if (entry.state == LifeEntry::State::ToCome)
            //: %1 is a step of a runner
            lines << tr("%1: to come").arg(title(entry));
        else
            //: %1 is a step of a runner, %2 a time of day
            lines << (time.isEmpty() ? title(entry) : tr("%1: %2").arg(title(entry), time));
    }
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
}

QSize LifeLine::sizeHint() const
{
    return {scaled(200), scaled(24) * static_cast<int>(m_entries.size())};
}

QSize LifeLine::minimumSizeHint() const
{
    return {scaled(120), sizeHint().height()};
}

void LifeLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double step = scaled(24);
    const double x = scaled(68);
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const LifeEntry &entry = m_entries.at(i);
        const double y = step * (static_cast<double>(i) + 0.5);
        if (i + 1 < m_entries.size()) {
            painter.setPen(QPen(theme.color(Ink::Separator), 1.5));
            painter.drawLine(QPointF(x, y + 7), QPointF(x, y + step - 7));
        }
        const bool open = entry.state == LifeEntry::State::ToCome;
        const Ink ink = open                                      ? Ink::Control
                        : entry.state == LifeEntry::State::Now    ? Ink::Warning
                        : entry.state == LifeEntry::State::Failed ? Ink::Error
                                                                  : Ink::Ok;
        painter.setPen(open ? QPen(theme.color(ink), 1.5) : QPen(Qt::NoPen));
        painter.setBrush(open ? QBrush(Qt::NoBrush) : QBrush(theme.color(ink)));
        painter.drawEllipse(QPointF(x, y), open ? 4 : 4.5, open ? 4 : 4.5);
        painter.setFont(textFont(TextKind::Caption));
        painter.setPen(theme.color(Ink::Muted));
        painter.drawText(QRectF(0, y - step / 2, x - scaled(10), step), Qt::AlignRight | Qt::AlignVCenter,
                         timeText(entry));
        QFont font = textFont(TextKind::Small);
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.setPen(theme.color(open ? Ink::Muted : Ink::Text));
        const double left = x + scaled(14);
        painter.drawText(QRectF(left, y - step / 2, width() - left, step), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(title(entry), Qt::ElideRight, int(width() - left)));
    }
}

void LifeLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange) {
        updateGeometry();
        update();
    }
}

} // namespace largada::ui
