// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question with verbs on its buttons. It may want a name typed before it can be confirmed.
#pragma once

#include <QDialog>

#include "shell/dialogs.h"

class QLineEdit;
class QVBoxLayout;

namespace largada::ui
{

class Button;

// Ends with an Answer as its result.
class QuestionDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit QuestionDialog(const Question &question, QWidget *parent = nullptr);

private:
    void addTyped(QVBoxLayout *column);
    void addButtons(QVBoxLayout *column);
    void look();
    bool isTyped() const;

    const Question m_question;
    QLineEdit *m_typed = nullptr; // only where a name is wanted
    Button *m_confirm;
};

} // namespace largada::ui
