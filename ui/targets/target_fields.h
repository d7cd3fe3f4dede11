// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a target, with what is wrong with each below it once it was left. Not for saving: target_editor.h.
#pragma once

#include <QSet>
#include <QWidget>

#include "viewmodels/target_form.h"

class QCheckBox;
class QGridLayout;
class QLineEdit;

namespace largada::ui
{

class Label;
class NumberField;
class Paragraph;

class TargetFieldsForm final : public QWidget
{
    Q_OBJECT
public:
    explicit TargetFieldsForm(QWidget *parent = nullptr);
    ~TargetFieldsForm() override;

    void setFields(const viewmodels::TargetFields &fields); // as if none was left; no signal
    viewmodels::TargetFields fields() const;
    // Keeps which fields were left. refused: what the dashboard said of one of them last.
    void showProblems(const viewmodels::TargetReading &reading, std::optional<viewmodels::TargetField> refused);
    void leaveAll(); // each problem is said from now on
    void focusFirst();
    void focus(viewmodels::TargetField field);

signals:
    void edited(); // by a person
    void left();   // a field

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *inputOf(viewmodels::TargetField field) const;
    void retranslate();

    QLineEdit *m_url;
    QLineEdit *m_label;
    NumberField *m_vus;
    QLineEdit *m_duration;
    QLineEdit *m_interval;
    QCheckBox *m_enabled;
    Label *m_urlName;
    Label *m_labelName;
    Label *m_vusName;
    Label *m_durationName;
    Label *m_intervalName;
    Paragraph *m_textProblem;
    Paragraph *m_numberProblem;
    Paragraph *m_warning;
    QSet<viewmodels::TargetField> m_left;
};

} // namespace largada::ui
