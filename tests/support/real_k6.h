// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Real k6 for tests: which binaries there are, a runner with its REST API, and a loopback target. Everything waits
// with the event loop running, so that a target in the same thread answers meanwhile.
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QVector>

#include "k6/rest.h"
#include "k6/version.h"
#include "support/free_port.h"

namespace largada::testing
{

struct K6 {
    QString path;
    k6::Version version;
};

// LARGADA_TEST_K6 (binaries with colons between), else the one of PATH, else the user's cache. Asks each for its
// version and ends the test program when one does not answer as k6 does: no row goes missing unseen.
const QVector<K6> &realK6();
// Of one of these binaries.
k6::Version versionOf(const QString &path);
// For QSKIP when there is none.
const char *howToGetK6();
// For data functions: column "k6" (a path) and one row a binary, named by its version.
void addK6Rows();

// The test's own environment without a proxy and anything named K6_*, but K6_NO_USAGE_REPORT=true.
QProcessEnvironment k6Environment();

struct HttpReply {
    int status = 0; // 0: no answer
    QByteArray body;
};

// One k6 process; killed when it goes out of scope.
class K6Process
{
public:
    // Starts it in that directory (empty: this process's).
    K6Process(const QString &binary, const QStringList &arguments, const QString &directory = {});
    ~K6Process();
    Q_DISABLE_COPY_MOVE(K6Process)

    // `k6 run --paused --address 127.0.0.1:<free port>` with more arguments, the script last.
    static std::unique_ptr<K6Process> paused(const QString &binary, const QStringList &arguments);

    // Its exit code; -1 when it does not end in time or was killed by a signal.
    int exitCode(std::chrono::milliseconds limit = std::chrono::seconds(120));
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void terminate() { m_process.terminate(); }
    QByteArray output(); // of stdout, so far
    QByteArray errors(); // of stderr, so far

    // Sends bytes of k6/rest.h over one kept connection, made when it is needed.
    HttpReply ask(const QByteArray &request);
    // Asks for the status until it is this one; nullopt when that does not happen in time or the process ends.
    std::optional<k6::Status> statusWhen(k6::ExecutionStatus status,
                                         std::chrono::milliseconds limit = std::chrono::seconds(60));

private:
    QProcess m_process;
    QTcpSocket m_socket;
    QByteArray m_output;
    QByteArray m_errors;
    quint16 m_port = 0;
};

// Runs k6 to its end; for `inspect`, `version` and short runs.
struct K6Result {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};
K6Result runK6(const QString &binary, const QStringList &arguments, const QString &directory = {});

// Answers every HTTP/1.1 request on 127.0.0.1 with 200, but 500 where the path begins with /fail. Keeps the targets.
class LoopbackTarget : public QTcpServer
{
    Q_OBJECT
public:
    LoopbackTarget();

    QString url(const QString &path = QStringLiteral("/")) const;
    const QByteArrayList &targets() const { return m_targets; } // "/path?query", in the order they came
    qsizetype count(const QByteArray &start) const;             // of targets that begin with it

private:
    void accept();
    void read(QTcpSocket *socket);

    QByteArrayList m_targets;
};

// Writes a file, making its directories; gives its absolute path.
QString writeFile(const QString &path, const QByteArray &content);

} // namespace largada::testing
