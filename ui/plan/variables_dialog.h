// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The environment variables of a plan: a row each, its value hidden until it is asked for.
#pragma once

#include <vector>

#include <QDialog>

#include "viewmodels/plan_form.h"

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class Paragraph;

class VariablesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit VariablesDialog(const QVector<fleet::EnvVariable> &variables, QWidget *parent = nullptr);

signals:
    void applied(const QVector<largada::fleet::EnvVariable> &variables);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QWidget *widget;
        QLineEdit *name;
        QLineEdit *value;
        Button *remove;
    };

    void addRow(const fleet::EnvVariable &variable);
    void removeRow(QWidget *widget);
    // Lines of NAME=value that were pasted into a name are as many variables.
    void spread(QWidget *widget, const QString &text);
    void apply();
    void showProblem();
    void reveal(bool shown);
    QVector<fleet::EnvVariable> variables() const;
    void retranslate();

    std::vector<Row> m_rows;
    QVBoxLayout *m_list;
    Paragraph *m_hint;
    Paragraph *m_problem;
    Button *m_add;
    QCheckBox *m_reveal;
    Button *m_cancel;
    Button *m_apply;
    bool m_wasRefused = false;
};

} // namespace largada::ui
