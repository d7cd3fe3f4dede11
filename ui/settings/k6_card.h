// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which k6 program runs are made with: whether it can be used, and how to get one.
#pragma once

#include <QWidget>

#include "shell/services.h"

class QComboBox;

namespace largada::ui
{

class Button;
class CardForm;
class K6Fetch;
class Label;
class Paragraph;
class Tag;

class K6Card final : public QWidget
{
    Q_OBJECT
public:
    explicit K6Card(const Services &services, QWidget *parent = nullptr);

    void look();   // again
    bool escape(); // true: something was closed
    void takeFocus();

signals:
    void looked(const largada::engine::K6Program &program);
    void ownCopyReady(); // while the preferences stay as they are
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose(const QString &path);
    void askForProgram();
    void useOwnCopy(const engine::K6Program &copy);
    void onPreferences(const settings::Preferences &before);
    void fillPrograms();
    void showProgram();
    QString sentence() const;
    void retranslate();

    Services m_services;
    std::optional<engine::K6Program> m_program; // none: being looked for
    QString m_chosen;                           // by hand, last; kept while another is in use
    quint64 m_ticket = 0;
    CardForm *m_form;
    Tag *m_tag;
    QComboBox *m_programs;
    Button *m_choose;
    Label *m_icon;
    Paragraph *m_sentence;
    QWidget *m_pathRow;
    Label *m_path;
    Button *m_copyPath;
    K6Fetch *m_fetch;
    Label *m_programName;
};

} // namespace largada::ui
