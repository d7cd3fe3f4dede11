// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program for what it prints, without a terminal and never for longer than it is wanted: deleting this kills
// it with all that it started. Lives in a thread with an event loop that lives as long as the program.
#pragma once

#include <chrono>

#include <QProcess>
#include <QTimer>

#include "core/async.h"

namespace largada::kube
{

struct PluginCommand {
    QString program; // a path, or a name to look for in the environment's PATH
    QStringList arguments;
    QProcessEnvironment environment;
    QString installHint;
    std::chrono::milliseconds patience{};
};

class PluginProcess : public QObject
{
    Q_OBJECT
public:
    explicit PluginProcess(PluginCommand command, QObject *parent = nullptr);
    ~PluginProcess() override;

    // What it printed to stdout. Errc::NotFound: there is no such program. Errc::Process: it could not be started,
    // failed, printed more than maxOutput, or was killed after its patience; status: its exit code. The subject is
    // the program, what has its stderr's end. Once.
    Async<QByteArray> run();

    static constexpr qsizetype maxOutput = 1024 * 1024;
    static constexpr qsizetype maxComplaint = 4096; // bytes of stderr that are kept

private:
    void readOutput();
    void readComplaint();
    void onFinished();
    void fail(Errc code, const QString &why, int status = 0);

    const PluginCommand m_command;
    QProcess m_process;
    QTimer m_patience;
    QByteArray m_output;
    QByteArray m_complaint;
    AsyncSource<QByteArray> m_answer;
};

// Without escape sequences and control characters other than line ends and tabs, for people's eyes.
QString plainText(const QByteArray &text);

} // namespace largada::kube
