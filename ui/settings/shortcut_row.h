// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An action and its keys, which can be changed in place. Keys that another action has are asked about before.
#pragma once

#include <QWidget>

#include "shell/actions.h"

namespace largada::ui
{

class Button;
class KeysButton;
class Label;

class ShortcutRow final : public QWidget
{
    Q_OBJECT
public:
    ShortcutRow(Actions &actions, const QString &id, QWidget *parent = nullptr);

    const QString &id() const { return m_id; }
    void showEntry(const ActionEntry &entry);
    bool cancel(); // true: something was being changed

signals:
    void begun(); // to record
    void said(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class State { Shown, Recording, Refused, Asking };
    void setState(State state);
    void onRecorded(const QKeySequence &keys);
    void retranslate();
    void look();

    Actions &m_actions;
    QString m_id;
    State m_state = State::Shown;
    QKeySequence m_wanted;
    QString m_other; // who has them
    Label *m_text;
    Label *m_hint;
    Button *m_restore;
    KeysButton *m_keys;
    QWidget *m_second;
    Label *m_icon;
    Label *m_question;
    Button *m_cancel;
    Button *m_use;
};

} // namespace largada::ui
