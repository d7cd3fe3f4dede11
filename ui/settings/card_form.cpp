// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/card_form.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>

#include "widgets/card.h"
#include "widgets/label.h"

namespace largada::ui
{

namespace
{

class WheelGuard final : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

// Large text leaves no room for two columns.
bool isBelow()
{
    return scaled(100) >= 150;
}

} // namespace

CardForm::CardForm(QWidget *parent)
    : QWidget(parent), m_card(new Card(this)), m_head(new QHBoxLayout), m_rows(new QVBoxLayout),
      m_title(new Label(TextKind::CardTitle))
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_card);
    auto *inside = new QVBoxLayout(m_card);
    inside->addLayout(m_head);
    inside->addLayout(m_rows);
    m_head->addWidget(m_title);
    m_head->addStretch(1);
    m_card->installEventFilter(this);
    scale();
}

void CardForm::setTitle(const QString &title)
{
    m_title->setText(title);
    m_card->setAccessibleName(title);
}

void CardForm::addToHead(QWidget *widget)
{
    m_head->addWidget(widget);
}

Label *CardForm::addRow(QWidget *field)
{
    auto *name = new Label(TextKind::Body);
    name->setBuddy(field);
    m_names.push_back(name);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(8));
    row->addWidget(name, 0, Qt::AlignTop);
    m_last = new QVBoxLayout;
    m_last->setSpacing(scaled(4));
    m_last->addWidget(field);
    row->addLayout(m_last, 1);
    m_rows->addLayout(row);
    m_fields.push_back(row);
    scale();
    return name;
}

void CardForm::addBelow(QWidget *widget)
{
    m_last->addWidget(widget);
}

void CardForm::addWide(QWidget *widget)
{
    m_rows->addWidget(widget);
}

void CardForm::scale()
{
    m_card->layout()->setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(14));
    m_card->layout()->setSpacing(scaled(8));
    m_rows->setSpacing(scaled(8));
    const bool isLarge = isBelow();
    for (QBoxLayout *row : std::as_const(m_fields))
        row->setDirection(isLarge ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    for (Label *name : std::as_const(m_names))
        name->setMinimumHeight(isLarge ? 0 : scaled(32));
    alignNames();
}

// All fields begin at one edge, that of the widest name.
void CardForm::alignNames()
{
    int widest = 0;
    if (!isBelow()) {
        widest = scaled(116);
        for (const Label *name : std::as_const(m_names))
            widest = std::max(widest, name->sizeHint().width());
    }
    for (Label *name : std::as_const(m_names))
        name->setMinimumWidth(widest);
}

bool CardForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_card && event->type() == QEvent::LayoutRequest) // a name has another text
        alignNames();
    return QWidget::eventFilter(watched, event);
}

void CardForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        scale();
}

QWidget *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(8));
    bool isFilled = false;
    for (QWidget *widget : widgets) {
        const QSizePolicy::Policy policy = widget->sizePolicy().horizontalPolicy();
        const bool fills = policy == QSizePolicy::Expanding || policy == QSizePolicy::Ignored;
        row->addWidget(widget, fills ? 1 : 0);
        isFilled = isFilled || fills;
    }
    if (!isFilled)
        row->addStretch(1);
    return holder;
}

void guardFromWheel(QWidget *field)
{
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(new WheelGuard(field));
}

QString shownPath(const QString &path)
{
    QString shown = path;
    for (QChar &character : shown) {
        if (character.category() == QChar::Other_Control || character.category() == QChar::Separator_Line ||
            character.category() == QChar::Separator_Paragraph)
            character = QChar(u'␤');
    }
    return shown;
}

QString shortPath(const QString &path, int most)
{
    const QString shown = shownPath(path);
    if (shown.size() <= most)
        return shown;
    qsizetype head = most / 3, tail = most - head - 1;
    if (shown[head - 1].isHighSurrogate())
        --head;
    if (shown[shown.size() - tail].isLowSurrogate())
        --tail;
    return shown.left(head) + QChar(u'…') + shown.right(tail);
}

} // namespace largada::ui
