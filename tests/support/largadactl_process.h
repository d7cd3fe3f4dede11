// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program largadactl as people run it: a child process in surroundings of its own, and the k6 processes that it
// starts, as /proc shows them. Everything waits with the event loop running, so that a target in the same thread
// answers meanwhile.
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QVector>

namespace largada::testing
{

// A runner's k6, seen from outside.
struct RunnerProcess {
    qint64 pid = 0;
    QByteArrayList arguments;
    QByteArrayList environment; // NAME=value

    int index() const;        // LARGADA_RUNNER_INDEX; -1: not a runner's
    QByteArray phase() const; // LARGADA_PHASE
    quint16 port() const;     // of its REST API
    QByteArray value(const QByteArray &name) const;
};

// History, temporary files, cache and scripts of one test in a directory that nobody else has, and the environment
// that points largadactl there. The directory's path is in the environment of all that is started in it.
class Sandbox
{
public:
    Sandbox();
    ~Sandbox(); // kills what is left, so that one failing test does not disturb the next
    Q_DISABLE_COPY_MOVE(Sandbox)

    QString path(const QString &name = {}) const;
    QString write(const QString &name, const QByteArray &content) const; // gives its path
    // A shell script that may be executed.
    QString writeProgram(const QString &name, const QByteArray &content) const;
    QString historyFile() const;
    QStringList temporaryFiles() const; // what is in TMPDIR

    QProcessEnvironment environment;

    // All processes with this sandbox in their environment or arguments, but for largadactl and this one.
    QVector<RunnerProcess> processes() const;
    std::optional<RunnerProcess> runner(int index, const QByteArray &phase) const;
    bool isEmptyOfProcesses(std::chrono::milliseconds limit = std::chrono::seconds(30)) const;
    // Whether any file below the directory holds the bytes.
    static bool holds(const QString &directory, const QByteArray &bytes);

private:
    QTemporaryDir m_directory;
};

struct Finished {
    int exitCode = -1; // -1: it did not end in time; -signal when one killed it
    QByteArray out;
    QString err;

    QJsonObject report() const; // of --json; empty unless standard output is one object and nothing else
    QJsonObject phase(const QString &name) const;
    QJsonObject runner(const QString &phase, int index) const;
    QJsonObject error() const { return report()[QStringLiteral("error")].toObject(); }
    QString outcome() const { return report()[QStringLiteral("outcome")].toString(); }
    QStringList warnings() const; // their codes
    QString text() const;         // all of it, for messages of failed checks
};

class Largadactl
{
public:
    enum class Input { None, Terminal };

    Largadactl(const Sandbox &sandbox, const QStringList &arguments, Input input = Input::None);
    ~Largadactl();
    Q_DISABLE_COPY_MOVE(Largadactl)

    qint64 pid() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    QString err(); // so far
    bool hasSaid(const QString &words, std::chrono::milliseconds limit = std::chrono::seconds(90));
    void signal(int number) const;
    void pressEnter() const; // Input::Terminal only
    Finished finished(std::chrono::milliseconds limit = std::chrono::seconds(180));

private:
    QProcess m_process;
    QByteArray m_out, m_err;
    int m_terminal = -1;
};

// `largadactl` with these words, to its end.
Finished largadactl(const Sandbox &sandbox, const QStringList &arguments);

// `largadactl run --script … --json` and more words; in English unless they name a language.
QStringList runWords(const QString &script, int runners, const QStringList &more = {});

// The REST API of a runner, as somebody else would use it: gives the HTTP status.
int sendToRunner(const RunnerProcess &runner, const QByteArray &request);

// A script with one constant arrival rate for some seconds; body is that of the default function, more stands in front
// of it, options inside of the options.
struct ScriptParts {
    QByteArray body = "http.get(__ENV.TARGET_URL);";
    QByteArray more{};
    QByteArray options{};
    QByteArray duration = "1s";
    int rate = 20;
};
QByteArray rateScript(const ScriptParts &parts = {});

} // namespace largada::testing

// Ends the test when the program ended otherwise, with all that it said.
#define LARGADA_ENDED(finished, code)                                                                                  \
    do {                                                                                                               \
        const auto &ended = (finished);                                                                                \
        const int expected = (code);                                                                                   \
        QVERIFY2(ended.exitCode == expected,                                                                           \
                 qPrintable(QStringLiteral("not %1 but %2").arg(expected).arg(ended.text())));                         \
    } while (false)
