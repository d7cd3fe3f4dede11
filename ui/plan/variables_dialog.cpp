// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/variables_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>

#include "plan/plan_words.h"
#include "widgets/buttons.h"
#include "widgets/field_row.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

VariablesDialog::VariablesDialog(const QVector<fleet::EnvVariable> &variables, QWidget *parent)
    : QDialog(parent), m_list(new QVBoxLayout), m_hint(new Paragraph),
      m_problem(new Paragraph(TextKind::Small, Ink::Error)), m_add(new Button(ButtonKind::Plain, ButtonSize::Small)),
      m_reveal(new QCheckBox), m_cancel(new Button), m_apply(new Button(ButtonKind::Primary))
{
    setObjectName(QStringLiteral("variablesDialog"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(16), scaled(16), scaled(16), scaled(16));
    column->setSpacing(scaled(12));
    column->addWidget(m_hint);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, scaled(12), 0);
    m_list->setSpacing(scaled(8));
    inside->addLayout(m_list);
    inside->addStretch();
    area->setWidget(content);
    column->addWidget(area, 1);
    column->addWidget(m_problem);
    auto *below = new QHBoxLayout;
    below->addWidget(m_add);
    below->addStretch();
    below->addWidget(m_reveal);
    column->addLayout(below);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_apply);
    column->addLayout(buttons);
    m_problem->setObjectName(QStringLiteral("variablesProblem"));
    m_problem->setIcon(QStringLiteral("circle-alert"), Ink::Error);
    m_problem->hide();
    m_add->setObjectName(QStringLiteral("addVariable"));
    m_add->setIconName(QStringLiteral("plus"));
    m_reveal->setObjectName(QStringLiteral("revealValues"));
    m_cancel->setObjectName(QStringLiteral("cancelVariables"));
    m_apply->setObjectName(QStringLiteral("applyVariables"));
    m_apply->setDefault(true);
    connect(m_add, &Button::clicked, this, [this] {
        addRow({});
        m_rows.back().name->setFocus();
    });
    connect(m_reveal, &QCheckBox::toggled, this, &VariablesDialog::reveal);
    connect(m_cancel, &Button::clicked, this, &QDialog::reject);
    connect(m_apply, &Button::clicked, this, &VariablesDialog::apply);
    for (const fleet::EnvVariable &variable : variables)
        addRow(variable);
    if (variables.isEmpty())
        addRow({});
    resize(scaled(560), scaled(360));
    retranslate();
}

void VariablesDialog::addRow(const fleet::EnvVariable &variable)
{
    auto *widget = new QWidget;
    const Row row{widget, new QLineEdit(variable.name), new QLineEdit(variable.value),
                  new Button(ButtonKind::Flat, ButtonSize::Small)};
    auto *line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(8));
    line->addWidget(row.name, 2);
    line->addWidget(row.value, 3);
    line->addWidget(row.remove);
    row.name->setObjectName(QStringLiteral("variableName"));
    row.name->setFont(textFont(TextKind::Mono));
    row.value->setObjectName(QStringLiteral("variableValue"));
    row.value->setEchoMode(m_reveal->isChecked() ? QLineEdit::Normal : QLineEdit::Password);
    row.remove->setObjectName(QStringLiteral("removeVariable"));
    row.remove->setIconName(QStringLiteral("x"));
    connect(row.name, &QLineEdit::textEdited, this, [this, widget](const QString &text) { spread(widget, text); });
    connect(row.value, &QLineEdit::textEdited, this, &VariablesDialog::showProblem);
    connect(row.remove, &Button::clicked, this, [this, widget] { removeRow(widget); });
    m_rows.push_back(row);
    m_list->addWidget(widget);
    retranslate();
}

void VariablesDialog::removeRow(QWidget *widget)
{
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [widget](const Row &row) { return row.widget == widget; });
    if (it == m_rows.end())
        return;
    m_rows.erase(it);
    widget->hide();
    widget->deleteLater(); // its own button asked for it
    if (m_rows.empty())
        addRow({});
    retranslate();
    showProblem();
}

void VariablesDialog::spread(QWidget *widget, const QString &text)
{
    const auto it =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [widget](const Row &row) { return row.widget == widget; });
    const bool hasLines = text.contains(QLatin1Char('=')) || text.contains(QLatin1Char('\n'));
    if (it != m_rows.cend() && hasLines) {
        const auto pasted = viewmodels::variablesFromLines(text);
        const Row row = *it; // adding rows moves them
        for (qsizetype i = 0; i < pasted.size(); ++i) {
            if (i > 0) {
                addRow(pasted[i]);
                continue;
            }
            row.name->setText(pasted[0].name);
            if (!pasted[0].value.isEmpty() || row.value->text().isEmpty())
                row.value->setText(pasted[0].value);
            row.value->setFocus();
        }
    }
    showProblem();
}

QVector<fleet::EnvVariable> VariablesDialog::variables() const
{
    QVector<fleet::EnvVariable> all;
    for (const Row &row : m_rows)
        all.push_back({row.name->text().trimmed(), row.value->text()});
    return all;
}

void VariablesDialog::apply()
{
    m_wasRefused = true;
    showProblem();
    if (m_problem->isVisibleTo(this))
        return;
    QVector<fleet::EnvVariable> kept = variables();
    kept.removeIf([](const fleet::EnvVariable &one) { return one.name.isEmpty() && one.value.isEmpty(); });
    emit applied(kept);
    accept();
}

void VariablesDialog::showProblem()
{
    if (!m_wasRefused) // nobody is interrupted while typing
        return;
    const auto all = variables();
    QString first;
    for (int i = 0; i < all.size(); ++i) {
        const auto problem = viewmodels::variableProblem(all, i);
        const QString sentence = problem ? problemSentence({viewmodels::PlanField::Variables, *problem, i}) : QString();
        const bool isInValue =
            problem == viewmodels::PlanProblem::HasLineBreak || problem == viewmodels::PlanProblem::TooLong;
        markField(m_rows[static_cast<size_t>(i)].name, isInValue ? QString() : sentence);
        markField(m_rows[static_cast<size_t>(i)].value, isInValue ? sentence : QString());
        if (first.isEmpty())
            first = sentence;
    }
    m_problem->setPlainText(first);
    m_problem->setVisible(!first.isEmpty());
}

void VariablesDialog::reveal(bool shown)
{
    for (const Row &row : m_rows)
        row.value->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
}

void VariablesDialog::retranslate()
{
    setWindowTitle(tr("Environment variables"));
    m_hint->setPlainText(tr("The script reads them from __ENV. Values are not stored: they are gone when the program "
                            "ends. Lines of NAME=value can be pasted into a name."));
    m_add->setText(tr("Add"));
    m_reveal->setText(tr("Show values"));
    m_cancel->setText(tr("Cancel"));
    m_apply->setText(tr("Apply"));
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const QString number = QLocale().toString(static_cast<int>(i) + 1);
        m_rows[i].name->setPlaceholderText(tr("Name"));
        m_rows[i].name->setAccessibleName(tr("Name of variable %1").arg(number));
        m_rows[i].value->setPlaceholderText(tr("Value"));
        m_rows[i].value->setAccessibleName(tr("Value of variable %1").arg(number));
        m_rows[i].remove->setAccessibleName(tr("Remove variable %1").arg(number));
        m_rows[i].remove->setToolTip(tr("Remove"));
    }
    showProblem();
}

void VariablesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
