// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection to a dashboard: address, user and password, tried on request with every step shown. What was typed
// stays until it is stored.
#pragma once

#include <memory>

#include <QDialog>

#include "shell/services.h"

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class FieldRow;
class Label;
class Paragraph;

// What is wrong with an address, in words; empty: nothing. A name with other letters than ASCII's is one.
QString dashboardUrlProblem(const QString &typed);

class DashboardDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit DashboardDialog(const Services &services, QWidget *parent = nullptr);
    ~DashboardDialog() override;

signals:
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void chooseCa();
    void test();
    void addStep(const engine::DashboardStep &step);
    void clearTest();
    void endTest(bool isUsable);
    void save();
    void onSaved(const Result<viewmodels::DashboardConsole::Kept> &kept);
    bool showProblems();
    settings::DashboardProfile profile() const;
    std::optional<QByteArray> password() const; // nullopt: the one that is known
    void retranslate();

    Services m_services;
    const settings::DashboardProfile m_before;
    QString m_caFile;
    bool m_wasRefused = false;
    std::chrono::milliseconds m_took{0};
    std::unique_ptr<engine::DashboardTest> m_test;
    FieldRow *m_urlRow;
    FieldRow *m_userRow;
    FieldRow *m_passwordRow;
    FieldRow *m_caRow;
    QLineEdit *m_url;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_sessionOnly;
    Label *m_ca;
    Button *m_chooseCa;
    Button *m_forgetCa;
    Paragraph *m_plainHint;
    Button *m_testButton;
    Label *m_verdict;
    QVBoxLayout *m_steps;
    Button *m_cancel;
    Button *m_save;
};

} // namespace largada::ui
