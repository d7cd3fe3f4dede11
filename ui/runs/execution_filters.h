// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the agents' executions a person wants to see. The dashboard does the filtering.
#pragma once

#include <QWidget>

#include "dashboard/contract/values.h"

class QCheckBox;
class QComboBox;
class QCompleter;
class QDateTimeEdit;
class QLineEdit;
class QStringListModel;

namespace largada::ui
{

class Button;

class ExecutionFilters final : public QWidget
{
    Q_OBJECT
public:
    explicit ExecutionFilters(const Clock &clock, QWidget *parent = nullptr);

    dashboard::ExecutionFilter wanted() const; // as of now
    bool isFiltering() const;
    void clear();
    void focusFirst();
    void setTarget(const QString &id); // tells
    // What there is to choose from; a choice that went stays.
    void setChoices(const QVector<dashboard::Target> &targets, const QStringList &agents);

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Period { Always, Hour, Today, Week, Month, Between };
    void retranslate();
    void fillTargets();
    void onChanged();

    const Clock &m_clock;
    QVector<dashboard::Target> m_targets;
    QString m_agentInForce;
    QComboBox *m_period;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QComboBox *m_target;
    QLineEdit *m_agent;
    QStringListModel *m_agents;
    QCompleter *m_completer;
    QComboBox *m_status;
    QCheckBox *m_overLimit;
    Button *m_clear;
};

} // namespace largada::ui
