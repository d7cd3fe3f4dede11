// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>

#include "widgets/paragraph.h"

namespace largada::ui
{

FieldRow::FieldRow(QWidget *parent)
    : QWidget(parent), m_name(new Label(TextKind::Small)), m_fields(new QHBoxLayout), m_column(new QVBoxLayout),
      m_problem(new Paragraph(TextKind::Small, Ink::Error))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(12));
    m_name->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    row->addWidget(m_name, 0, Qt::AlignTop);
    m_fields->setSpacing(scaled(8));
    m_column->setSpacing(scaled(4));
    m_column->addLayout(m_fields);
    m_column->addWidget(m_problem);
    row->addLayout(m_column, 1);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setIcon(QStringLiteral("circle-alert"), Ink::Error);
    m_problem->hide();
    look();
}

void FieldRow::addBelow(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget);
}

void FieldRow::setProblem(const QString &sentence)
{
    m_problem->setPlainText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

QString FieldRow::problem() const
{
    return m_problem->plainText();
}

void FieldRow::look()
{
    m_name->setFixedSize(scaled(96), scaled(32)); // as high as the fields beside it
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationFontChange)
        look();
}

void markField(QWidget *field, const QString &problem)
{
    const bool bad = !problem.isEmpty();
    field->setAccessibleDescription(problem);
    if (field->property("bad").toString() == QLatin1String(bad ? "true" : "false"))
        return;
    field->setProperty("bad", bad ? QStringLiteral("true") : QStringLiteral("false"));
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace largada::ui
