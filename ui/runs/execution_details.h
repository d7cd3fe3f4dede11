// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One execution of an agent: all its figures, and why it failed in the agent's own words.
#pragma once

#include <QWidget>

#include "viewmodels/executions_model.h"

class QGridLayout;
class QPlainTextEdit;

namespace largada::ui
{

class Button;
class Label;
class Tag;

class ExecutionDetails final : public QWidget
{
    Q_OBJECT
public:
    explicit ExecutionDetails(QWidget *parent = nullptr);

    void show(const dashboard::Execution &execution, WallTime now);
    QString shownId() const { return m_execution.id; }
    QString asText() const; // for the clipboard

signals:
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void fitError();
    void retranslate();

    dashboard::Execution m_execution;
    WallTime m_now{};
    Label *m_title;
    Tag *m_status;
    Button *m_copy;
    Button *m_close;
    Label *m_errorName;
    QPlainTextEdit *m_error;
    QGridLayout *m_grid;
    QVector<std::pair<Label *, Label *>> m_rows;
};

} // namespace largada::ui
