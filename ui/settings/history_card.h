// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long runs are kept, how many there are and where, and what is wrong with their file.
#pragma once

#include <QWidget>

#include "shell/services.h"

class QComboBox;
class QMenu;
class QSpinBox;

namespace largada::ui
{

class Button;
class CardForm;
class Label;
class Notice;
class Paragraph;

class HistoryCard final : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryCard(const Services &services, QWidget *parent = nullptr);

    void reload();

signals:
    void counted(const largada::engine::HistoryFacts &facts);
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectFields();
    void showTrouble();
    void showFacts();
    void showLimits();
    void askToRemove(int days);
    void remove(int days);
    void tell(bool isError, const QString &sentence);
    void retranslate();

    Services m_services;
    std::optional<Result<engine::HistoryFacts>> m_facts; // none yet: being counted
    quint64 m_ticket = 0;
    CardForm *m_form;
    Label *m_summary;
    Notice *m_trouble;
    Notice *m_result;
    QComboBox *m_days;
    QSpinBox *m_runs;
    Label *m_after;
    Paragraph *m_hint;
    QWidget *m_fileRow;
    Label *m_file;
    Button *m_copyFile;
    Button *m_remove;
    QMenu *m_ages;
    Button *m_open;
    Label *m_daysName;
    Label *m_runsName;
    Label *m_fileName;
};

} // namespace largada::ui
