// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/form_card.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>

#include "plan/cluster_start.h"
#include "plan/path_edit.h"
#include "plan/plan_words.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/field_row.h"
#include "widgets/label.h"
#include "widgets/number_field.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"

namespace largada::ui
{

using fleet::StragglerPolicy;
using viewmodels::PlanField;

namespace
{

QVBoxLayout *columnOf(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(6));
    return column;
}

void nameField(QWidget *field, const char *objectName)
{
    field->setObjectName(QLatin1String(objectName));
}

} // namespace

FormCard::FormCard(QWidget *parent) : QWidget(parent)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(10));
    inside->setSpacing(scaled(8));
    inside->addWidget(loadPart());
    inside->addWidget(new Rule);
    inside->addWidget(startPart());
    inside->addStretch();
    setFleet(Fleet::Local);
    connectFields();
    connectStart();
    sizeFields();
    retranslate();
}

// A field that has the focus is left when it goes.
FormCard::~FormCard()
{
    for (const QObject *field : findChildren<QObject *>())
        field->disconnect(this);
}

QWidget *FormCard::loadPart()
{
    auto *part = new QWidget;
    auto *column = columnOf(part);
    column->addWidget(m_loadTitle = new Label(TextKind::CardTitle));

    column->addWidget(m_scriptRow = new FieldRow);
    m_scriptRow->fields()->addWidget(m_script = new PathEdit, 1);
    m_scriptRow->fields()->addWidget(m_choose = new Button);
    m_scriptRow->fields()->addWidget(m_recent = new Button);
    m_scriptRow->addBelow(m_facts = new Label(TextKind::Small, Ink::Muted));
    m_facts->setEliding(Qt::ElideRight);
    m_recent->setDropDown(new QMenu(m_recent));
    m_scriptRow->name()->setBuddy(m_script);

    column->addWidget(m_runnersRow = new FieldRow);
    m_runnersRow->fields()->addWidget(m_runners = new NumberField(1, fleet::maxRunners));
    m_runnersRow->fields()->addWidget(m_split = new Segmented);
    m_runnersRow->fields()->addWidget(m_podsHint = new Label(TextKind::Small, Ink::Muted), 1);
    m_runnersRow->fields()->addStretch();
    m_podsHint->setEliding(Qt::ElideRight);
    m_runnersRow->name()->setBuddy(m_runners);

    column->addWidget(m_warmupRow = new FieldRow);
    m_warmupRow->fields()->addWidget(m_warmup = new NumberField(0, 100));
    m_warmupRow->fields()->addWidget(m_warmupSlider = new QSlider(Qt::Horizontal));
    m_warmupRow->fields()->addWidget(m_warmupHint = new Label(TextKind::Small, Ink::Muted), 1);
    m_warmupSlider->setRange(0, 100);
    m_warmupSlider->setPageStep(5);
    m_warmupHint->setEliding(Qt::ElideRight);
    m_warmupRow->name()->setBuddy(m_warmup);

    column->addWidget(m_variablesRow = new FieldRow);
    m_variablesRow->fields()->addWidget(m_variables = new Label(TextKind::Body));
    m_variablesRow->fields()->addWidget(m_editVariables = new Button(ButtonKind::Plain, ButtonSize::Small));
    m_variablesRow->fields()->addSpacing(scaled(16));
    m_variablesRow->fields()->addWidget(m_demo = new QCheckBox);
    m_variablesRow->fields()->addStretch();

    nameField(m_script, "scriptField");
    nameField(m_choose, "chooseScript");
    nameField(m_recent, "recentScripts");
    nameField(m_facts, "scriptFacts");
    nameField(m_scriptRow, "scriptRow");
    nameField(m_runners, "runnersField");
    nameField(m_runnersRow, "runnersRow");
    nameField(m_split, "splitChoice");
    nameField(m_warmup, "warmupField");
    nameField(m_warmupRow, "warmupRow");
    nameField(m_warmupSlider, "warmupSlider");
    nameField(m_variables, "variablesCount");
    nameField(m_editVariables, "editVariables");
    nameField(m_demo, "demoTarget");
    return part;
}

QWidget *FormCard::startPart()
{
    auto *part = new QWidget;
    auto *column = columnOf(part);
    column->addWidget(m_startTitle = new Label(TextKind::CardTitle));
    column->addWidget(m_cluster = new ClusterStart);

    column->addWidget(m_setupRow = new FieldRow);
    m_setupRow->fields()->addWidget(m_setup = new Segmented);
    m_setupRow->fields()->addWidget(m_setupWhy = new Label(TextKind::Small, Ink::Muted), 1);
    m_setupWhy->setEliding(Qt::ElideRight);

    column->addWidget(m_holdRow = new FieldRow);
    m_holdRow->fields()->addWidget(m_hold = new QCheckBox);
    m_holdRow->fields()->addStretch();

    column->addWidget(m_missingRow = new FieldRow);
    m_missingRow->fields()->addWidget(m_policy = new QComboBox, 1);
    m_missingRow->fields()->addWidget(m_minimum = new NumberField(1, fleet::maxRunners));
    m_missingRow->fields()->addWidget(m_after = new Label(TextKind::Small, Ink::Muted));
    m_missingRow->fields()->addWidget(m_giveUp = new NumberField(1, viewmodels::mostGateMinutes));
    m_missingRow->fields()->addStretch();
    m_missingRow->name()->setBuddy(m_policy);
    m_after->setBuddy(m_giveUp);
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_policy->setMinimumContentsLength(12);
    for (const StragglerPolicy policy : {StragglerPolicy::Wait, StragglerPolicy::Continue, StragglerPolicy::GiveUp})
        m_policy->addItem(QString(), static_cast<int>(policy));

    nameField(m_setup, "setupChoice");
    nameField(m_setupWhy, "setupWhy");
    nameField(m_hold, "holdBeforeMain");
    nameField(m_policy, "policyField");
    nameField(m_minimum, "minimumField");
    nameField(m_giveUp, "giveUpField");
    nameField(m_missingRow, "missingRow");
    return part;
}

void FormCard::connectFields()
{
    connect(m_script, &QLineEdit::textEdited, this, &FormCard::edited);
    connect(m_script, &QLineEdit::editingFinished, this, [this] { leave(PlanField::Script); });
    connect(m_choose, &Button::clicked, this, &FormCard::scriptWanted);
    connect(m_runners, &NumberField::edited, this, [this] {
        m_areRunnersTyped = true;
        emit edited();
    });
    connect(m_runners, &NumberField::editingFinished, this, [this] { leave(PlanField::Runners); });
    connect(m_split, &Segmented::chosen, this, &FormCard::edited);
    connect(m_warmup, &NumberField::edited, this, [this] {
        const QSignalBlocker quiet(m_warmupSlider);
        m_warmupSlider->setValue(m_warmup->value());
        emit edited();
    });
    connect(m_warmup, &NumberField::editingFinished, this, [this] { leave(PlanField::Warmup); });
    connect(m_warmupSlider, &QSlider::valueChanged, this, [this](int percent) {
        m_warmup->setTyped(QString::number(percent));
        emit edited();
    });
    connect(m_editVariables, &Button::clicked, this, &FormCard::variablesWanted);
    connect(m_demo, &QCheckBox::toggled, this, &FormCard::edited);
}

void FormCard::connectStart()
{
    connect(m_cluster, &ClusterStart::edited, this, &FormCard::edited);
    connect(m_cluster, &ClusterStart::fieldLeft, this, &FormCard::fieldLeft);
    connect(m_setup, &Segmented::chosen, this, &FormCard::edited);
    connect(m_hold, &QCheckBox::toggled, this, &FormCard::edited);
    connect(m_policy, &QComboBox::currentIndexChanged, this, [this] {
        showPolicy();
        emit edited();
    });
    connect(m_minimum, &NumberField::edited, this, &FormCard::edited);
    connect(m_minimum, &NumberField::editingFinished, this, [this] { leave(PlanField::Minimum); });
    connect(m_giveUp, &NumberField::edited, this, &FormCard::edited);
    connect(m_giveUp, &NumberField::editingFinished, this, [this] { leave(PlanField::GiveUpAfter); });
}

void FormCard::sizeFields()
{
    for (NumberField *field : {m_runners, m_warmup, m_minimum, m_giveUp})
        field->setFixedWidth(scaled(92));
    m_giveUp->setFixedWidth(scaled(100));
    m_warmupSlider->setFixedWidth(scaled(132));
    m_policy->setMaximumWidth(scaled(320));
}

void FormCard::leave(PlanField field)
{
    m_problems.leave(field);
    emit fieldLeft();
}

void FormCard::leaveAllFields()
{
    m_problems.leaveAll();
    m_cluster->leaveAllFields();
    emit fieldLeft();
}

void FormCard::setFleet(Fleet fleet)
{
    const bool isAttached = fleet == Fleet::Attached;
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_loadTitle, m_scriptRow, m_split, m_warmupRow, m_variablesRow, m_setupRow})
        part->setVisible(!isAttached);
    m_podsHint->setVisible(isAttached);
    m_demo->setVisible(fleet == Fleet::Local);
    m_cluster->setVisible(fleet != Fleet::Local);
    m_cluster->setAttached(isAttached);
}

viewmodels::PlanFields FormCard::fields() const
{
    viewmodels::PlanFields fields;
    fields.script = m_script->text();
    fields.runners = m_runners->typed();
    fields.split = m_split->index() == 1;
    fields.warmup = m_warmup->typed();
    fields.variables = m_variableList;
    fields.demoTarget = m_demo->isChecked();
    fields.setupOnce = m_setup->index() == 1;
    fields.holdBeforeMain = m_hold->isChecked();
    fields.stragglers = static_cast<StragglerPolicy>(m_policy->currentData().toInt());
    fields.minimum = m_minimum->typed();
    fields.giveUpAfter = m_giveUp->typed();
    m_cluster->writeTo(fields.cluster);
    return fields;
}

void FormCard::setFields(const viewmodels::PlanFields &fields)
{
    {
        const QSignalBlocker quiet(this);
        m_script->setText(fields.script);
        m_script->setCursorPosition(0);
        m_runners->setTyped(fields.runners);
        m_split->setIndex(fields.split ? 1 : 0);
        m_warmupSlider->setValue(viewmodels::wholeNumber(fields.warmup).value_or(0));
        m_warmup->setTyped(fields.warmup);
        m_variableList = fields.variables;
        m_demo->setChecked(fields.demoTarget);
        m_setup->setIndex(fields.setupOnce ? 1 : 0);
        m_hold->setChecked(fields.holdBeforeMain);
        m_policy->setCurrentIndex(m_policy->findData(static_cast<int>(fields.stragglers)));
        m_minimum->setTyped(fields.minimum);
        m_giveUp->setTyped(fields.giveUpAfter);
        m_cluster->setFields(fields.cluster);
        m_areRunnersTyped = false;
        m_problems.clear();
        showPolicy();
        showVariables();
    }
    emit edited();
}

void FormCard::setScript(const QString &path)
{
    m_script->setText(path);
    m_problems.leave(PlanField::Script);
    emit edited();
}

void FormCard::setRunners(int runners)
{
    m_runners->setTyped(QString::number(runners));
    emit edited();
}

void FormCard::suggestRunners(int runners)
{
    if (!m_areRunnersTyped)
        setRunners(runners);
}

void FormCard::setMode(fleet::StartMode mode)
{
    m_cluster->setMode(mode);
    emit edited();
}

void FormCard::setSplit(bool split)
{
    m_split->setIndex(split ? 1 : 0);
    emit edited();
}

void FormCard::setSetupOnce(bool once)
{
    m_setup->setIndex(once ? 1 : 0);
    emit edited();
}

void FormCard::setVariables(const QVector<fleet::EnvVariable> &variables)
{
    m_variableList = variables;
    m_problems.leave(PlanField::Variables);
    showVariables();
    emit edited();
}

void FormCard::setRecent(const QStringList &scripts)
{
    QMenu *menu = m_recent->menu();
    menu->clear();
    for (const QString &script : scripts) {
        const QString shown = fontMetrics().elidedText(script, Qt::ElideMiddle, scaled(420));
        QAction *action = menu->addAction(QString(shown).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setToolTip(script);
        connect(action, &QAction::triggered, this, [this, script] { setScript(script); });
    }
    m_recent->setVisible(!scripts.isEmpty());
}

void FormCard::setReport(const std::optional<fleet::PreflightReport> &report, const fleet::RunPlan &plan)
{
    m_report = report;
    m_plan = plan;
    showReport();
}

void FormCard::showReport()
{
    m_facts->setText(m_report ? scriptFacts(*m_report, m_plan) : QString());
    m_facts->setVisible(!m_facts->text().isEmpty());
    // What the script exports is told of one that k6 has taken.
    const bool hasNone = m_report && !m_report->load.isEmpty() && !m_report->hasSetup;
    const QString why = hasNone ? tr("The script exports no setup().") : QString();
    m_setup->setChoiceEnabled(1, !hasNone, why);
    m_setupWhy->setText(why);
}

void FormCard::showErrors(const viewmodels::PlanReading &reading)
{
    m_problems.show(m_scriptRow, reading, {{PlanField::Script, m_script}});
    m_problems.show(m_runnersRow, reading, {{PlanField::Runners, m_runners}});
    m_problems.show(m_warmupRow, reading, {{PlanField::Warmup, m_warmup}});
    m_problems.show(m_variablesRow, reading, {{PlanField::Variables, m_editVariables}});
    m_problems.show(m_missingRow, reading, {{PlanField::Minimum, m_minimum}, {PlanField::GiveUpAfter, m_giveUp}});
    m_cluster->showErrors(reading);
}

void FormCard::focusScript()
{
    m_script->setFocus(Qt::OtherFocusReason);
}

} // namespace largada::ui
