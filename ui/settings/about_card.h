// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The version, the licences of all parts, and the diagnostics to copy.
#pragma once

#include <QVector>
#include <QWidget>

#include "shell/services.h"

class QPlainTextEdit;

namespace largada::ui
{

class Button;
class CardForm;
class Label;
class Paragraph;

class AboutCard final : public QWidget
{
    Q_OBJECT
public:
    explicit AboutCard(const Services &services, QWidget *parent = nullptr);

    void setK6(const engine::K6Program &program);
    void setHistory(const engine::HistoryFacts &facts);

signals:
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeParts();
    QString report() const;
    void refresh();
    void look();
    void retranslate();

    Services m_services;
    std::optional<engine::K6Program> m_k6;
    std::optional<engine::HistoryFacts> m_history;
    CardForm *m_about;
    CardForm *m_licences;
    CardForm *m_diagnostics;
    Label *m_emblem;
    Label *m_version;
    Paragraph *m_words;
    QVector<Label *> m_roles;        // what each part is for
    Label *m_publicDomain = nullptr; // the one licence that is a word
    Paragraph *m_separate;
    Paragraph *m_hint;
    QPlainTextEdit *m_report;
    Button *m_copy;
};

} // namespace largada::ui
