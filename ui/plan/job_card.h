// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Job that is made for the run: its name and image, what its pods need, and where they may run.
#pragma once

#include <QWidget>

#include "plan/field_problems.h"

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class Label;

class JobCard final : public QWidget
{
    Q_OBJECT
public:
    explicit JobCard(QWidget *parent = nullptr);
    ~JobCard() override;

    viewmodels::JobFields fields() const;
    void setFields(const viewmodels::JobFields &fields);
    void setTemplate(const QString &path);
    void showPlace(const QString &place); // the cluster and namespace, in words
    void showErrors(const viewmodels::PlanReading &reading);
    void leaveAllFields();

signals:
    void edited();
    void fieldLeft();
    void templateWanted(); // a file dialog

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(QVBoxLayout *column);
    void connectFields();
    void retranslate();

    FieldProblems m_problems;
    Label *m_title;
    Label *m_place;
    FieldRow *m_nameRow;
    QLineEdit *m_name;
    FieldRow *m_imageRow;
    QLineEdit *m_image;
    FieldRow *m_cpuRow;
    QLineEdit *m_cpuRequest;
    Label *m_cpuTo;
    QLineEdit *m_cpuLimit;
    FieldRow *m_memoryRow;
    QLineEdit *m_memoryRequest;
    Label *m_memoryTo;
    QLineEdit *m_memoryLimit;
    FieldRow *m_accountRow;
    QLineEdit *m_account;
    FieldRow *m_nodesRow;
    QLineEdit *m_nodes;
    FieldRow *m_tolerationsRow;
    QLineEdit *m_tolerations;
    FieldRow *m_templateRow;
    QLineEdit *m_template;
    Button *m_chooseTemplate;
    FieldRow *m_afterRow;
    QCheckBox *m_delete;
};

} // namespace largada::ui
