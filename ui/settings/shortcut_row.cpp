// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shortcut_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include "settings/keys_button.h"
#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/label.h"

namespace largada::ui
{

ShortcutRow::ShortcutRow(Actions &actions, const QString &id, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_id(id), m_text(new Label), m_hint(new Label(TextKind::Small, Ink::Accent)),
      m_restore(new Button(ButtonKind::Flat, ButtonSize::Small)), m_keys(new KeysButton), m_second(new QWidget),
      m_icon(new Label), m_question(new Label(TextKind::Small, Ink::Warning)),
      m_cancel(new Button(ButtonKind::Link, ButtonSize::Small)), m_use(new Button(ButtonKind::Link, ButtonSize::Small))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *first = new QHBoxLayout;
    first->setContentsMargins(scaled(16), scaled(2), scaled(12), scaled(2));
    first->setSpacing(scaled(8));
    first->addWidget(m_text, 1);
    first->addWidget(m_hint);
    first->addWidget(m_restore);
    first->addWidget(m_keys);
    rows->addLayout(first);
    auto *second = new QHBoxLayout(m_second);
    second->setContentsMargins(scaled(16), 0, scaled(16), scaled(4));
    second->setSpacing(scaled(10));
    second->addWidget(m_icon);
    second->addWidget(m_question, 1);
    second->addWidget(m_cancel);
    second->addWidget(m_use);
    rows->addWidget(m_second);
    m_text->setEliding(Qt::ElideRight);
    m_question->setEliding(Qt::ElideRight);

    m_keys->setObjectName(QStringLiteral("keys.") + id);
    m_restore->setObjectName(QStringLiteral("restore.") + id);
    m_restore->setIconName(QStringLiteral("rotate-ccw"));
    m_cancel->setObjectName(QStringLiteral("conflictCancel"));
    m_use->setObjectName(QStringLiteral("conflictUse"));
    connect(m_keys, &KeysButton::clicked, this, [this] {
        emit begun();
        setState(State::Recording);
    });
    connect(m_keys, &KeysButton::recorded, this, &ShortcutRow::onRecorded);
    connect(m_keys, &KeysButton::refused, this, [this] { setState(State::Refused); });
    connect(m_keys, &KeysButton::leftAlone, this, [this] { setState(State::Shown); });
    connect(m_restore, &Button::clicked, this, [this] {
        m_keys->setFocus(); // the button goes
        m_actions.restore(m_id);
    });
    connect(m_cancel, &Button::clicked, this, [this] { cancel(); });
    connect(m_use, &Button::clicked, this, [this] {
        const QKeySequence keys = m_wanted;
        cancel();
        m_actions.setKeys(m_id, keys);
    });
    setState(State::Shown);
}

void ShortcutRow::showEntry(const ActionEntry &entry)
{
    m_text->setText(entry.text);
    m_keys->setAccessibleName(tr("Keys of “%1”").arg(entry.text));
    if (m_state != State::Asking)
        m_keys->setKeys(entry.keys);
    QStringList spoken;
    for (const QStringList &caps : entry.keys)
        spoken << caps.join(QLatin1Char('+'));
    m_keys->setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    m_keys->setEnabled(entry.isChangeable);
    m_keys->setToolTip(entry.isChangeable ? tr("Press to change the keys")
                                          : tr("Acts where the focus is, and cannot be changed"));
    m_restore->setVisible(entry.isChanged);
    const QString restore = tr("Restore the keys of “%1”").arg(entry.text);
    m_restore->setAccessibleName(restore);
    m_restore->setToolTip(restore);
    retranslate();
}

bool ShortcutRow::cancel()
{
    if (m_state == State::Shown)
        return false;
    setState(State::Shown);
    m_keys->setFocus();
    return true;
}

void ShortcutRow::setState(State state)
{
    m_state = state;
    const bool isRecording = state == State::Recording || state == State::Refused;
    m_hint->setVisible(isRecording);
    m_second->setVisible(state == State::Asking || state == State::Refused);
    m_cancel->setVisible(state == State::Asking);
    m_text->setKind(state == State::Shown ? TextKind::Body : TextKind::BodyStrong);
    if (state != State::Asking) {
        const QList<QKeySequence> keys = m_actions.keys(m_id);
        QVector<QStringList> caps;
        if (m_actions.isChangeable(m_id)) { // the others' never change
            for (const QKeySequence &sequence : keys)
                caps.push_back(capsOf(sequence));
            m_keys->setKeys(caps);
        }
    }
    m_keys->setRecording(isRecording);
    m_keys->setMarked(state == State::Asking);
    m_use->setVisible(state == State::Asking && m_actions.isChangeable(m_other));
    retranslate();
    update();
}

void ShortcutRow::onRecorded(const QKeySequence &keys)
{
    const auto other = keys.isEmpty() ? std::nullopt : m_actions.conflict(m_id, keys);
    if (!other) {
        setState(State::Shown);
        m_actions.setKeys(m_id, keys);
        return;
    }
    m_wanted = keys;
    m_other = *other;
    m_keys->setRecording(false); // the focus may go
    setState(State::Asking);
    m_keys->setKeys({capsOf(keys)});
    (m_actions.isChangeable(m_other) ? m_use : m_cancel)->setFocus();
    emit said(m_question->text());
}

void ShortcutRow::retranslate()
{
    m_hint->setText(tr("Press the new keys"));
    m_hint->setToolTip(tr("Backspace leaves it without keys, Escape as it was."));
    m_cancel->setText(tr("Cancel"));
    m_use->setText(tr("Use here"));
    if (m_state == State::Refused) {
        m_question->setText(tr("Only with Ctrl or Alt, or a function key."));
    } else if (m_state == State::Asking) {
        const QString keys = m_wanted.toString(QKeySequence::NativeText);
        m_question->setText(m_actions.isChangeable(m_other)
                                //: %1 are keys, %2 is an action
                                ? tr("%1 belongs to “%2”.").arg(keys, m_actions.text(m_other))
                                : tr("%1 belongs to “%2” and stays there.").arg(keys, m_actions.text(m_other)));
    }
    look();
}

void ShortcutRow::look()
{
    m_icon->setPixmap(iconPixmap(QStringLiteral("triangle-alert"), scaled(14), themeOf(this).color(Ink::Warning),
                                 devicePixelRatioF()));
}

void ShortcutRow::paintEvent(QPaintEvent *)
{
    if (m_state != State::Shown)
        QPainter(this).fillRect(rect(), themeOf(this).color(Ink::Soft));
}

void ShortcutRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        look();
}

} // namespace largada::ui
