// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QTimerEvent>

#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

namespace
{

struct Look {
    Card::Tone card;
    Ink ink;
    const char *icon;
};

Look lookOf(Notice::Tone tone)
{
    switch (tone) {
    case Notice::Tone::Info:
        return {Card::Tone::Info, Ink::Accent, "info"};
    case Notice::Tone::Ok:
        return {Card::Tone::Ok, Ink::Ok, "circle-check"};
    case Notice::Tone::Warning:
        return {Card::Tone::Warning, Ink::Warning, "triangle-alert"};
    case Notice::Tone::Error:
        return {Card::Tone::Error, Ink::Error, "circle-x"};
    }
    return {Card::Tone::Info, Ink::Accent, "info"};
}

} // namespace

Notice::Notice(QWidget *parent)
    : QWidget(parent), m_card(new Card(this, Card::Tone::Info)), m_text(new Paragraph),
      m_close(new Button(ButtonKind::Flat, ButtonSize::Small))
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_card);
    m_row = new QHBoxLayout(m_card);
    m_row->setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8));
    m_row->setSpacing(scaled(10));
    auto *text = new QVBoxLayout;
    text->setContentsMargins(0, scaled(4), 0, 0); // as much as a line of it has below
    text->addWidget(m_text);
    m_row->addLayout(text, 1);
    m_row->setAlignment(text, Qt::AlignVCenter);
    m_row->addWidget(m_close);
    m_close->setIconName(QStringLiteral("x"));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->hide();
    connect(m_close, &Button::clicked, this, [this] {
        hide();
        emit closed();
    });
    hide();
    look();
}

void Notice::say(Tone tone, const QString &markup)
{
    m_tone = tone;
    m_text->setMarkup(markup);
    look();
    show();
}

Button *Notice::addAction(const QString &objectName)
{
    auto *action = new Button(ButtonKind::Link);
    action->setObjectName(objectName);
    m_row->insertWidget(m_row->count() - 1, action);
    return action;
}

void Notice::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void Notice::look()
{
    const Look look = lookOf(m_tone);
    m_card->setTone(look.card);
    constexpr int side = 16;
    m_text->setIcon(QLatin1String(look.icon), look.ink, side);
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
}

void Notice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LanguageChange)
        look();
}

UndoBar::UndoBar(QWidget *parent) : QWidget(parent), m_text(new Label), m_undo(new Button)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card(this);
    around->addWidget(card);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(scaled(16), scaled(7), scaled(16), scaled(7));
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    m_text->setEliding(Qt::ElideRight);
    m_undo->setObjectName(QStringLiteral("undoButton"));
    m_undo->setIconName(QStringLiteral("undo-2"));
    connect(m_undo, &Button::clicked, this, &UndoBar::undo);
    hide();
}

UndoBar::~UndoBar() = default;

void UndoBar::offer(const QString &sentence)
{
    finish();
    m_sentence = sentence;
    m_left = seconds;
    m_timer = startTimer(std::chrono::seconds(1));
    show();
}

bool UndoBar::isOffering() const
{
    return m_timer != 0;
}

void UndoBar::undo()
{
    if (!isOffering())
        return;
    end();
    emit undone();
}

void UndoBar::finish()
{
    if (!isOffering())
        return;
    end();
    emit finished();
}

void UndoBar::show()
{
    m_text->setText(m_sentence);
    m_undo->setText(tr("Undo (%1 s)").arg(m_left));
    QWidget::show();
}

void UndoBar::end()
{
    killTimer(m_timer);
    m_timer = 0;
    hide();
}

void UndoBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return;
    if (--m_left <= 0)
        finish();
    else
        show();
}

void UndoBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && isOffering())
        show();
}

} // namespace largada::ui
