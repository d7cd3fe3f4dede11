// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/container_list.h"

#include <QEvent>
#include <QPainter>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace largada::ui
{

namespace
{

using fleet::ContainerState;
using Container = ContainerList::Container;

constexpr int rowHeight = 24;

struct Mark {
    QString icon;
    Ink ink;
};

Mark markOf(const Container &container)
{
    switch (container.state) {
    case ContainerState::Waiting:
        return {QStringLiteral("circle-dashed"), Ink::Muted};
    case ContainerState::Running:
        return {QStringLiteral("circle-play"), Ink::Ok};
    case ContainerState::Terminated:
        break;
    }
    return container.exitCode.value_or(0) == 0 ? Mark{QStringLiteral("circle-check"), Ink::Muted}
                                               : Mark{QStringLiteral("circle-x"), Ink::Error};
}

QString word(ContainerState state)
{
    switch (state) {
    case ContainerState::Waiting:
        return ContainerList::tr("Waiting", "a container");
    case ContainerState::Running:
        return ContainerList::tr("Running", "a container");
    case ContainerState::Terminated:
        return ContainerList::tr("Ended", "a container");
    }
    return {};
}

} // namespace

ContainerList::ContainerList(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("podContainers"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString ContainerList::stateText(const Container &container)
{
    QStringList parts{container.state == ContainerState::Terminated && !container.reason.isEmpty()
                          ? container.reason
                          : word(container.state)};
    if (container.state != ContainerState::Terminated && !container.reason.isEmpty())
        parts << container.reason;
    if (container.exitCode.value_or(0) != 0)
        parts << QString::number(*container.exitCode);
    if (container.restarts > 0)
        //: a container was started again so often
        parts << tr("%Ln restart(s)", "", container.restarts);
    return parts.join(QStringLiteral(" · "));
}

void ContainerList::setContainers(const QVector<Container> &containers)
{
    if (containers == m_containers)
        return;
    m_containers = containers;
    describe();
    updateGeometry();
    update();
}

void ContainerList::describe()
{
    QStringList lines;
    for (const Container &container : std::as_const(m_containers))
        //: for screen readers: %1 is a container, %2 how it stands
        lines << tr("%1: %2").arg(container.name, stateText(container));
    setAccessibleName(tr("Containers"));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    setToolTip(lines.join(QLatin1Char('\n')));
}

QSize ContainerList::sizeHint() const
{
    return {scaled(200), scaled(rowHeight) * static_cast<int>(m_containers.size())};
}

QSize ContainerList::minimumSizeHint() const
{
    return {scaled(120), sizeHint().height()};
}

void ContainerList::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    const int icon = scaled(14);
    for (int i = 0; i < static_cast<int>(m_containers.size()); ++i) {
        const Container &container = m_containers.at(i);
        const QRect row(0, i * scaled(rowHeight), width(), scaled(rowHeight));
        const Mark mark = markOf(container);
        paintIcon(painter, QPointF(0, row.center().y() - icon / 2.0), mark.icon, icon, theme.color(mark.ink));
        const QString init = container.isInit ? tr("init", "a container that runs before the others") : QString();
        const QFontMetrics small(textFont(TextKind::Small));
        const QFontMetrics mono(textFont(TextKind::Mono));
        const int left = icon + scaled(8);
        const int initWidth = init.isEmpty() ? 0 : small.horizontalAdvance(init) + scaled(6);
        const int name = std::min(mono.horizontalAdvance(container.name), (width() - left) / 2);
        painter.setFont(textFont(TextKind::Mono));
        painter.setPen(theme.color(Ink::Text));
        painter.drawText(row.adjusted(left, 0, 0, 0), Qt::AlignVCenter,
                         mono.elidedText(container.name, Qt::ElideMiddle, name));
        painter.setFont(textFont(TextKind::Small));
        painter.setPen(theme.color(Ink::Muted));
        painter.drawText(row.adjusted(left + name + scaled(6), 0, 0, 0), Qt::AlignVCenter, init);
        const QRect rest = row.adjusted(left + name + initWidth + scaled(8), 0, 0, 0);
        painter.setPen(theme.color(mark.ink == Ink::Error ? Ink::Error : Ink::Muted));
        painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                         small.elidedText(stateText(container), Qt::ElideRight, rest.width()));
    }
}

void ContainerList::changeEvent(QEvent *event)
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
