// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmented.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

#include "widgets/icons.h"
#include "widgets/tab_order.h"
#include "widgets/theme.h"

namespace largada::ui
{

namespace
{

class Segment final : public QAbstractButton
{
public:
    explicit Segment(QWidget *parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setAutoExclusive(true); // a radio button for screen readers
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QString iconName;

    QSize sizeHint() const override
    {
        const int text = QFontMetrics(textFont(TextKind::SmallStrong)).horizontalAdvance(this->text());
        return {text + scaled(24) + (iconName.isEmpty() ? 0 : scaled(20)), scaled(28)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF place = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isChecked()) {
            painter.setPen(QPen(theme.color(theme.isDark ? Ink::Raised2 : Ink::Separator), 1));
            painter.setBrush(theme.color(theme.isDark ? Ink::Raised2 : Ink::Base));
            painter.drawRoundedRect(place, 4.5, 4.5);
        } else if (underMouse() && isEnabled()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Ink::Raised2, 0.5));
            painter.drawRoundedRect(place, 4.5, 4.5);
        }
        if (hasFocus()) {
            painter.setPen(QPen(theme.color(Ink::Text), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4.5, 4.5);
        }
        const QColor ink =
            !isEnabled() ? theme.color(Ink::Muted, 0.55) : theme.color(isChecked() ? Ink::Text : Ink::Muted);
        QRect textPlace = rect();
        if (!iconName.isEmpty()) {
            paintIcon(painter, {double(scaled(10)), height() / 2.0 - scaled(7)}, iconName, scaled(14), ink);
            textPlace.adjust(scaled(20), 0, 0, 0);
        }
        painter.setFont(textFont(isChecked() ? TextKind::SmallStrong : TextKind::Small));
        painter.setPen(ink);
        painter.drawText(textPlace, Qt::AlignCenter, text());
    }
};

} // namespace

Segmented::Segmented(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(2, 2, 2, 2);
    m_row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &Segmented::chosen);
}

void Segmented::setChoices(const QStringList &texts, const QStringList &icons)
{
    const int kept = index();
    bool areNew = false;
    while (m_group->buttons().size() > texts.size()) {
        QAbstractButton *last = m_group->buttons().constLast();
        m_group->removeButton(last);
        delete last;
    }
    for (int i = 0; i < texts.size(); ++i) {
        auto *segment = static_cast<Segment *>(m_group->button(i));
        if (segment == nullptr) {
            segment = new Segment(this);
            areNew = true;
            m_group->addButton(segment, i);
            m_row->addWidget(segment);
        }
        segment->setText(texts[i]);
        segment->iconName = icons.value(i);
        segment->updateGeometry();
    }
    if (areNew)
        gatherTabOrder(this);
    setIndex(kept < 0 ? 0 : kept);
    updateGeometry();
}

int Segmented::index() const
{
    return m_group->checkedId();
}

void Segmented::setIndex(int index)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

void Segmented::setChoiceEnabled(int index, bool enabled, const QString &reason)
{
    QAbstractButton *button = m_group->button(index);
    if (button == nullptr)
        return;
    button->setEnabled(enabled);
    button->setToolTip(enabled ? QString() : reason);
    button->setAccessibleDescription(enabled ? QString() : reason);
}

void Segmented::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Ink::Separator), 1));
    painter.setBrush(theme.color(theme.isDark ? Ink::Window : Ink::Alternate));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace largada::ui
