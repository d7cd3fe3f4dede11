// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/question_dialog.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

static_assert(int(Answer::Cancel) == QDialog::Rejected && int(Answer::Confirm) == QDialog::Accepted);

QuestionDialog::QuestionDialog(const Question &question, QWidget *parent)
    : QDialog(parent), m_question(question),
      m_confirm(new Button(question.isDangerous ? ButtonKind::Stop : ButtonKind::Primary))
{
    setWindowTitle(question.title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16));
    column->setSpacing(scaled(12));
    auto *title = new Label(TextKind::CardTitle);
    title->setText(question.title);
    auto *text = new Paragraph(TextKind::Body, Ink::Muted);
    text->setMarkup(question.text);
    text->setMinimumWidth(scaled(380));
    column->addWidget(title);
    column->addWidget(text);
    if (!question.typed.isEmpty())
        addTyped(column);
    addButtons(column);
    look();
}

void QuestionDialog::addTyped(QVBoxLayout *column)
{
    auto *label = new Label(TextKind::Body);
    label->setText(tr("Type the context name to go on:"));
    auto *name = new Label(TextKind::MonoStrong);
    name->setObjectName(QStringLiteral("questionName"));
    name->setTextFormat(Qt::PlainText);
    name->setText(m_question.typed);
    name->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_typed = new QLineEdit;
    m_typed->setObjectName(QStringLiteral("questionTyped"));
    m_typed->setAccessibleName(tr("Context name"));
    label->setBuddy(m_typed);
    auto *box = new QVBoxLayout;
    box->setSpacing(scaled(6));
    box->addWidget(label);
    box->addWidget(name);
    box->addWidget(m_typed);
    column->addLayout(box);
    connect(m_typed, &QLineEdit::textChanged, this, &QuestionDialog::look);
    connect(m_typed, &QLineEdit::returnPressed, this, [this] {
        if (isTyped())
            accept();
    });
}

void QuestionDialog::addButtons(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->addStretch();
    auto *cancel = new Button;
    cancel->setText(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("questionCancel"));
    row->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    if (!m_question.other.isEmpty()) {
        auto *other = new Button;
        other->setText(m_question.other);
        other->setObjectName(QStringLiteral("questionOther"));
        row->addWidget(other);
        connect(other, &QPushButton::clicked, this, [this] { done(int(Answer::Other)); });
    }
    m_confirm->setText(m_question.confirm);
    m_confirm->setObjectName(QStringLiteral("questionConfirm"));
    row->addWidget(m_confirm);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    column->addLayout(row);
    if (m_typed == nullptr) {
        cancel->setDefault(true);
        cancel->setFocus();
        return;
    }
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Return in the field is for the field
    m_typed->setFocus();
}

bool QuestionDialog::isTyped() const
{
    return m_typed == nullptr || m_typed->text() == m_question.typed;
}

void QuestionDialog::look()
{
    //: %1 is the name of a context
    const QString missing = tr("The name typed is not “%1” yet.").arg(m_question.typed);
    m_confirm->setBlocked(isTyped() ? QString() : missing);
    if (m_typed != nullptr)
        m_typed->setAccessibleDescription(isTyped() ? QString() : missing);
}

} // namespace largada::ui
