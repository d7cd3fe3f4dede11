// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a closed gate waits for, grouped by reason: a row a reason, with the ways to look closer.
#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "shell/services.h"

class QVBoxLayout;

namespace largada::ui
{

class Button;
class Label;
class MissingRow;

class MissingList final : public QWidget
{
    Q_OBJECT
public:
    explicit MissingList(const Services &services, QWidget *parent = nullptr);
    void refresh();

signals:
    void showWanted(const largada::RunnerId &runner);
    void logsWanted(const largada::RunnerId &runner);
    void said(const QString &sentence);

private:
    void copyNames();

    Services m_services;
    Label *m_title;
    Label *m_subtitle;
    Button *m_copy;
    QVBoxLayout *m_rows;
    std::vector<MissingRow *> m_shown; // one a group, in the model's order
};

// One reason.
class MissingRow final : public QWidget
{
    Q_OBJECT
public:
    explicit MissingRow(QWidget *parent = nullptr);
    void show(const viewmodels::StragglerGroup &group, const QString &names, const QString &since);
    void setCountWidth(int width);

signals:
    void showWanted(const largada::RunnerId &runner);
    void logsWanted(const largada::RunnerId &runner);

private:
    RunnerId m_first;
    QWidget *m_mark;
    Label *m_count;
    Label *m_key;
    Label *m_sentence;
    Label *m_names;
    Label *m_since;
    Button *m_show;
    Button *m_logs;
};

} // namespace largada::ui
