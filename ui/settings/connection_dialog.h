// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to a cluster: context, namespace and protection, tried on request with every step shown.
#pragma once

#include <memory>

#include <QDialog>

#include "shell/services.h"

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class FieldRow;
class Label;
class Paragraph;
class Segmented;

class ConnectionDialog final : public QDialog
{
    Q_OBJECT
public:
    // profile without a name: a new one. taken: names of the others.
    ConnectionDialog(const Services &services, const settings::ConnectionProfile &profile, const QStringList &taken,
                     QWidget *parent = nullptr);
    ~ConnectionDialog() override;

signals:
    void saved(const largada::settings::ConnectionProfile &profile);
    void removeWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void readContexts();
    void fillContexts(const Result<fleet::ClusterContexts> &found);
    void listContexts(const QString &chosen);
    void readNamespaces();
    void chooseFile();
    void suggestName();
    void test();
    void addStep(const fleet::TestStep &step);
    void clearTest();
    void endTest(bool isUsable);
    void save();
    bool showProblem();
    settings::ConnectionProfile profile() const;
    fleet::ClusterAddress address() const;
    void retranslate();

    Services m_services;
    const settings::ConnectionProfile m_before;
    const QStringList m_taken;
    fleet::ClusterContexts m_contexts;
    std::optional<Error> m_contextsError;
    QString m_kubeConfig;
    quint64 m_ticket = 0; // of the newest look at contexts or namespaces
    bool m_wasRefused = false;
    bool m_isNameTyped = false;
    int m_warnings = 0;
    std::chrono::milliseconds m_took{0};
    std::unique_ptr<fleet::ConnectionTest> m_test;
    FieldRow *m_nameRow;
    FieldRow *m_fileRow;
    FieldRow *m_contextRow;
    FieldRow *m_nsRow;
    FieldRow *m_protectionRow;
    QLineEdit *m_name;
    Label *m_file;
    Button *m_chooseFile;
    Button *m_forgetFile;
    QComboBox *m_context;
    Paragraph *m_contextHint;
    QComboBox *m_ns;
    Segmented *m_protection;
    Paragraph *m_protectionHint;
    Button *m_testButton;
    Label *m_verdict;
    QVBoxLayout *m_steps;
    Button *m_remove;
    Button *m_cancel;
    Button *m_save;
};

} // namespace largada::ui
