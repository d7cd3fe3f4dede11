// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How runners in a cluster are let go: by which way, not before when, and what is done with them on giving up.
#pragma once

#include <QWidget>

#include "plan/field_problems.h"

class QLineEdit;

namespace largada::ui
{

class Label;
class Paragraph;
class Segmented;

class ClusterStart final : public QWidget
{
    Q_OBJECT
public:
    explicit ClusterStart(QWidget *parent = nullptr);
    ~ClusterStart() override;

    void writeTo(viewmodels::ClusterFields &fields) const; // those that are asked here
    void setFields(const viewmodels::ClusterFields &fields);
    void setAttached(bool attached); // runners that are ours are stopped on giving up
    void setMode(fleet::StartMode mode);
    void showErrors(const viewmodels::PlanReading &reading);
    void leaveAllFields() { m_problems.leaveAll(); }

signals:
    void edited();
    void fieldLeft();

protected:
    void changeEvent(QEvent *event) override;

private:
    fleet::StartMode mode() const;
    void showMode();
    void retranslate();

    FieldProblems m_problems;
    FieldRow *m_modeRow;
    Segmented *m_mode;
    Paragraph *m_modeWhy;
    FieldRow *m_atRow;
    QLineEdit *m_at;
    Label *m_atHint;
    FieldRow *m_givingUpRow;
    Segmented *m_givingUp;
};

} // namespace largada::ui
