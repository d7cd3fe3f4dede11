// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a plan: what load, and how it starts. Shows what is wrong with a field once it was left.
#pragma once

#include <optional>

#include <QSet>
#include <QWidget>

#include "fleet/preflight.h"
#include "viewmodels/plan_form.h"

class QCheckBox;
class QComboBox;
class QSlider;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class FieldRow;
class Label;
class NumberField;
class PathEdit;
class Segmented;

class FormCard final : public QWidget
{
    Q_OBJECT
public:
    explicit FormCard(QWidget *parent = nullptr);

    viewmodels::PlanFields fields() const; // without force, which is not asked here
    void setFields(const viewmodels::PlanFields &fields);
    void setScript(const QString &path);
    void setRunners(int runners);
    void setSplit(bool split);
    void setSetupOnce(bool once);
    void setVariables(const QVector<fleet::EnvVariable> &variables);

    void setRecent(const QStringList &scripts);
    // nullopt: not known of the script as it is.
    void setReport(const std::optional<fleet::PreflightReport> &report, const fleet::RunPlan &plan);
    void showErrors(const viewmodels::PlanReading &reading);
    void leaveAllFields(); // as if every one had been left
    void focusScript();

signals:
    void edited(); // by a person, or by one of the setters
    void fieldLeft();
    void scriptWanted(); // a file dialog
    void variablesWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *loadPart();
    QWidget *startPart();
    void connectFields();
    void connectStart();
    void sizeFields();
    void leave(viewmodels::PlanField field);
    void showProblem(FieldRow *row, const viewmodels::PlanReading &reading,
                     std::initializer_list<std::pair<viewmodels::PlanField, QWidget *>> fields);
    void showPolicy();
    void showVariables();
    void showReport();
    void retranslate();
    void retranslateStart();

    QSet<viewmodels::PlanField> m_left;
    QVector<fleet::EnvVariable> m_variableList;
    std::optional<fleet::PreflightReport> m_report;
    fleet::RunPlan m_plan; // of the report

    Label *m_loadTitle;
    FieldRow *m_scriptRow;
    PathEdit *m_script;
    Button *m_choose;
    Button *m_recent;
    Label *m_facts;
    FieldRow *m_runnersRow;
    NumberField *m_runners;
    Segmented *m_split;
    FieldRow *m_warmupRow;
    NumberField *m_warmup;
    QSlider *m_warmupSlider;
    Label *m_warmupHint;
    FieldRow *m_variablesRow;
    Label *m_variables;
    Button *m_editVariables;
    QCheckBox *m_demo;
    Label *m_startTitle;
    FieldRow *m_setupRow;
    Segmented *m_setup;
    Label *m_setupWhy;
    FieldRow *m_holdRow;
    QCheckBox *m_hold;
    FieldRow *m_missingRow;
    QComboBox *m_policy;
    NumberField *m_minimum;
    Label *m_after;
    NumberField *m_giveUp;
};

} // namespace largada::ui
