// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/report_tabs.h"

#include <QPainter>

#include "widgets/theme.h"

namespace largada::ui
{

ReportTabs::ReportTabs(QWidget *parent) : QTabBar(parent)
{
    setExpanding(false);
    setDrawBase(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
}

void ReportTabs::setTexts(const QStringList &texts)
{
    for (int i = 0; i < texts.size(); ++i) {
        if (i < count())
            setTabText(i, texts[i]);
        else
            addTab(texts[i]);
    }
}

QSize ReportTabs::tabSizeHint(int index) const
{
    const QFontMetrics metrics(textFont(TextKind::BodyStrong));
    return {metrics.horizontalAdvance(tabText(index)) + scaled(24), scaled(34)};
}

void ReportTabs::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), theme.color(Ink::Hairline));
    for (int i = 0; i < count(); ++i) {
        const QRectF tab(tabRect(i));
        const bool isChosen = i == currentIndex();
        painter.setFont(textFont(isChosen ? TextKind::BodyStrong : TextKind::Body));
        painter.setPen(theme.color(isChosen ? Ink::Text : Ink::Muted));
        painter.drawText(tab.adjusted(0, 0, 0, -2), Qt::AlignCenter, tabText(i));
        if (isChosen)
            painter.fillRect(QRectF(tab.left() + scaled(8), height() - 2, tab.width() - 2 * scaled(8), 2),
                             theme.color(Ink::Accent));
        if (isChosen && hasFocus()) {
            painter.setPen(QPen(theme.color(Ink::Text), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(tab.adjusted(2, 3, -2, -5), 5, 5);
        }
    }
}

} // namespace largada::ui
