// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tab_order.h"

#include <QVector>
#include <QWidget>

namespace largada::ui
{

void gatherTabOrder(QWidget *container)
{
    QVector<QWidget *> inside;
    const QWidget *window = container->window();
    for (QWidget *widget = window->nextInFocusChain(); widget != window; widget = widget->nextInFocusChain()) {
        // Another window, a menu for one, has an order of its own; a part of a field goes with the field.
        if (container->isAncestorOf(widget) && widget->window() == window && widget->focusProxy() == nullptr &&
            widget->focusPolicy() != Qt::NoFocus)
            inside << widget;
    }
    // setTabOrder() does nothing with what takes no focus, though it has a place all the same.
    const Qt::FocusPolicy policy = container->focusPolicy();
    container->setFocusPolicy(Qt::TabFocus);
    QWidget *last = container;
    for (QWidget *widget : inside) {
        QWidget::setTabOrder(last, widget);
        last = widget;
    }
    container->setFocusPolicy(policy);
}

} // namespace largada::ui
