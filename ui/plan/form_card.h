// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a plan: what load, and how it starts. Shows what is wrong with a field once it was left.
#pragma once

#include <optional>

#include <QWidget>

#include "fleet/preflight.h"
#include "plan/field_problems.h"

class QCheckBox;
class QComboBox;
class QSlider;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class ClusterStart;
class Label;
class NumberField;
class PathEdit;
class Segmented;

class FormCard final : public QWidget
{
    Q_OBJECT
public:
    explicit FormCard(QWidget *parent = nullptr);
    ~FormCard() override;

    // Of pods that are there already only how they are started is asked: the rest is theirs.
    enum class Fleet { Local, Attached, NewJob };
    void setFleet(Fleet fleet);
    viewmodels::PlanFields fields() const; // those that are asked here
    void setFields(const viewmodels::PlanFields &fields);
    void setScript(const QString &path);
    void setRunners(int runners);
    void suggestRunners(int runners); // unless somebody typed another number
    void setMode(fleet::StartMode mode);
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
    void showPolicy();
    void showVariables();
    void showReport();
    void retranslate();
    void retranslateStart();

    FieldProblems m_problems;
    bool m_areRunnersTyped = false;
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
    Label *m_podsHint;
    FieldRow *m_warmupRow;
    NumberField *m_warmup;
    QSlider *m_warmupSlider;
    Label *m_warmupHint;
    FieldRow *m_variablesRow;
    Label *m_variables;
    Button *m_editVariables;
    QCheckBox *m_demo;
    Label *m_startTitle;
    ClusterStart *m_cluster;
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
