// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which pods of the cluster in use are the runners: those of a Job, by their labels, or by their names; and in which
// of their containers the phases are.
#pragma once

#include <QWidget>

#include "plan/field_problems.h"
#include "viewmodels/cluster_console.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class JobList;
class Label;
class Paragraph;
class Segmented;

class TargetCard final : public QWidget
{
    Q_OBJECT
public:
    explicit TargetCard(viewmodels::ClusterConsole &cluster, QWidget *parent = nullptr);
    ~TargetCard() override;

    void writeTo(viewmodels::ClusterFields &fields) const; // those that are asked here
    void setFields(const viewmodels::ClusterFields &fields);
    void showErrors(const viewmodels::PlanReading &reading);
    void leaveAllFields();
    QString place() const; // the cluster and namespace, in words

signals:
    void edited();
    void fieldLeft(); // what is typed is meant
    void jobChosen(int wanted);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildPods(QVBoxLayout *column);
    void buildContainers(QVBoxLayout *column);
    void connectFields();
    void leave(viewmodels::PlanField field);
    fleet::PodsBy by() const;
    void showKind();
    void showJobs();
    void showFacts();
    void takeJob();
    void retranslate();

    viewmodels::ClusterConsole &m_cluster;
    FieldProblems m_problems;
    QString m_meant; // the Job that the field was left with
    QString m_taken; // the Job whose number of pods was told last
    Label *m_title;
    Label *m_place;
    FieldRow *m_podsRow;
    Segmented *m_by;
    JobList *m_jobs;
    QComboBox *m_job;
    QLineEdit *m_selector;
    QLineEdit *m_pattern;
    Button *m_refresh;
    Label *m_facts;
    Paragraph *m_jobsError;
    FieldRow *m_containersRow;
    QCheckBox *m_hasWarmup;
    QLineEdit *m_warmup;
    Label *m_mainName;
    QLineEdit *m_main;
};

} // namespace largada::ui
