// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/section_list.h"

#include <QAbstractButton>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace largada::ui
{

namespace
{

constexpr double wide = 176, narrow = 48;

class Item final : public QAbstractButton
{
public:
    explicit Item(const QString &icon, QWidget *parent) : QAbstractButton(parent), m_icon(icon)
    {
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    bool isCompact = false;

    QSize sizeHint() const override { return {scaled(isCompact ? narrow : wide), scaled(34)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF place = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(Qt::NoPen);
        if (isChecked() || underMouse()) {
            painter.setBrush(theme.color(isChecked() ? Ink::Raised : Ink::Raised2, isChecked() ? 1 : 0.5));
            painter.drawRoundedRect(place, 6, 6);
        }
        if (isChecked()) {
            painter.setBrush(theme.color(Ink::Accent));
            painter.drawRoundedRect(QRectF(0, scaled(8), 3, height() - 2 * scaled(8)), 1.5, 1.5);
        }
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.color(Ink::Text), 2));
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const double side = scaled(18);
        const double left = isCompact ? (width() - side) / 2 : scaled(12);
        paintIcon(painter, {left, (height() - side) / 2}, m_icon, scaled(18),
                  theme.color(isChecked() ? Ink::Accent : Ink::Muted));
        if (isCompact)
            return;
        painter.setFont(textFont(isChecked() ? TextKind::BodyStrong : TextKind::Body));
        painter.setPen(theme.color(isChecked() ? Ink::Text : Ink::Muted));
        const QRect words = rect().adjusted(scaled(40), 0, -scaled(4), 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    }

private:
    QString m_icon;
};

} // namespace

SectionList::SectionList(const QStringList &icons, QWidget *parent) : QWidget(parent)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    for (const QString &icon : icons) {
        auto *item = new Item(icon, this);
        item->setObjectName(QStringLiteral("section%1").arg(m_items.size()));
        const int index = static_cast<int>(m_items.size());
        connect(item, &Item::clicked, this, [this, index] { emit chosen(index); });
        rows->addWidget(item);
        m_items.push_back(item);
    }
    rows->addStretch(1);
    setIndex(0);
    scale();
}

void SectionList::setTexts(const QStringList &texts)
{
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        m_items[i]->setText(texts.value(i));
        m_items[i]->setAccessibleName(texts.value(i));
    }
    scale();
}

void SectionList::setCompact(bool compact)
{
    if (compact == m_isCompact)
        return;
    m_isCompact = compact;
    scale();
}

int SectionList::index() const
{
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i]->isChecked())
            return static_cast<int>(i);
    }
    return 0;
}

void SectionList::setIndex(int index)
{
    m_items[index]->setChecked(true);
}

void SectionList::scale()
{
    setFixedWidth(scaled(m_isCompact ? narrow : wide));
    for (QAbstractButton *button : std::as_const(m_items)) {
        static_cast<Item *>(button)->isCompact = m_isCompact;
        button->setToolTip(m_isCompact ? button->text() : QString());
        button->updateGeometry();
        button->update();
    }
}

void SectionList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        scale();
}

} // namespace largada::ui
