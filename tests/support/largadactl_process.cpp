// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/largadactl_process.h"

#include <csignal>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

#include "support/real_k6.h"

namespace largada::testing
{

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArrayList parts(QByteArray zeroSeparated)
{
    if (zeroSeparated.endsWith('\0'))
        zeroSeparated.chop(1);
    return zeroSeparated.isEmpty() ? QByteArrayList() : zeroSeparated.split('\0');
}

bool isOurs(const RunnerProcess &process, const QByteArray &sandbox)
{
    const auto names = [&sandbox](const QByteArray &word) { return word.contains(sandbox); };
    return std::any_of(process.arguments.cbegin(), process.arguments.cend(), names) ||
           std::any_of(process.environment.cbegin(), process.environment.cend(), names);
}

} // namespace

int RunnerProcess::index() const
{
    const auto text = value("LARGADA_RUNNER_INDEX");
    return text.isEmpty() ? -1 : text.toInt();
}

QByteArray RunnerProcess::phase() const
{
    return value("LARGADA_PHASE");
}

quint16 RunnerProcess::port() const
{
    const auto at = arguments.indexOf("--address");
    return at < 0 ? quint16(0) : quint16(arguments.value(at + 1).split(':').last().toUInt());
}

QByteArray RunnerProcess::value(const QByteArray &name) const
{
    for (const auto &variable : environment) {
        if (variable.startsWith(name + '='))
            return variable.mid(name.size() + 1);
    }
    return {};
}

Sandbox::Sandbox() : environment(k6Environment())
{
    for (const auto *name : {"data", "tmp", "cache"})
        QDir(m_directory.path()).mkpath(QString::fromLatin1(name));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    environment.insert(QStringLiteral("TMPDIR"), path(QStringLiteral("tmp")));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), path(QStringLiteral("cache")));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.remove(QStringLiteral("LANGUAGE"));
    environment.remove(QStringLiteral("K6_NO_USAGE_REPORT"));
    if (!realK6().isEmpty())
        environment.insert(QStringLiteral("K6_BINARY"), realK6().first().path);
}

Sandbox::~Sandbox()
{
    for (const auto &process : processes())
        ::kill(static_cast<pid_t>(process.pid), SIGKILL);
}

QString Sandbox::path(const QString &name) const
{
    return name.isEmpty() ? m_directory.path() : m_directory.filePath(name);
}

QString Sandbox::write(const QString &name, const QByteArray &content) const
{
    return writeFile(path(name), content);
}

QString Sandbox::writeProgram(const QString &name, const QByteArray &content) const
{
    const auto program = write(name, content);
    QFile::setPermissions(program, QFile::permissions(program) | QFile::ExeOwner | QFile::ExeUser);
    return program;
}

QString Sandbox::historyFile() const
{
    return path(QStringLiteral("data/largada/history.db"));
}

QStringList Sandbox::temporaryFiles() const
{
    return QDir(path(QStringLiteral("tmp"))).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

QVector<RunnerProcess> Sandbox::processes() const
{
    QVector<RunnerProcess> found;
    const auto sandbox = m_directory.path().toUtf8();
    const auto program = QFileInfo(QStringLiteral(LARGADACTL_PATH)).canonicalFilePath();
    for (const auto &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isNumber = false;
        const qint64 pid = name.toLongLong(&isNumber);
        if (!isNumber || pid == QCoreApplication::applicationPid())
            continue;
        const QString directory = QStringLiteral("/proc/") + name;
        RunnerProcess process{pid, parts(contentOf(directory + QStringLiteral("/cmdline"))),
                              parts(contentOf(directory + QStringLiteral("/environ")))};
        if (isOurs(process, sandbox) && QFileInfo(directory + QStringLiteral("/exe")).canonicalFilePath() != program)
            found.push_back(std::move(process));
    }
    return found;
}

std::optional<RunnerProcess> Sandbox::runner(int index, const QByteArray &phase) const
{
    for (const auto &process : processes()) {
        if (process.index() == index && process.phase() == phase && process.port() != 0)
            return process;
    }
    return std::nullopt;
}

bool Sandbox::isEmptyOfProcesses(std::chrono::milliseconds limit) const
{
    return QTest::qWaitFor([this] { return processes().isEmpty(); }, int(limit.count()));
}

bool Sandbox::holds(const QString &directory, const QByteArray &bytes)
{
    QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        if (contentOf(files.next()).contains(bytes))
            return true;
    }
    return false;
}

QJsonObject Finished::report() const
{
    return QJsonDocument::fromJson(out).object();
}

QJsonObject Finished::phase(const QString &name) const
{
    for (const auto &phase : report()[QStringLiteral("phases")].toArray()) {
        if (phase.toObject()[QStringLiteral("name")] == name)
            return phase.toObject();
    }
    return {};
}

QJsonObject Finished::runner(const QString &phaseName, int index) const
{
    return phase(phaseName)[QStringLiteral("runners_detail")].toArray().at(index).toObject();
}

QStringList Finished::warnings() const
{
    QStringList codes;
    for (const auto &warning : report()[QStringLiteral("warnings")].toArray())
        codes += warning.toObject()[QStringLiteral("code")].toString();
    return codes;
}

QString Finished::text() const
{
    return QStringLiteral("exit code %1\n--- stderr\n%2\n--- stdout\n%3")
        .arg(exitCode)
        .arg(err, QString::fromUtf8(out.left(6000)));
}

Largadactl::Largadactl(const Sandbox &sandbox, const QStringList &arguments, Input input)
{
    m_process.setProcessEnvironment(sandbox.environment);
    m_process.setWorkingDirectory(sandbox.path());
    m_process.setStandardInputFile(QProcess::nullDevice());
    if (input == Input::Terminal) {
        m_terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        if (m_terminal < 0 || ::grantpt(m_terminal) != 0 || ::unlockpt(m_terminal) != 0)
            qWarning("no pseudo terminal");
        const QByteArray name = ::ptsname(m_terminal);
        m_process.setChildProcessModifier([name] { // between fork and exec: system calls only
            ::setsid();
            const int slave = ::open(name.constData(), O_RDWR);
            ::ioctl(slave, TIOCSCTTY, 0);
            ::dup2(slave, STDIN_FILENO);
        });
    }
    m_process.start(QStringLiteral(LARGADACTL_PATH), arguments);
    m_process.waitForStarted();
}

Largadactl::~Largadactl()
{
    m_process.kill();
    m_process.waitForFinished();
    if (m_terminal >= 0)
        ::close(m_terminal);
}

QString Largadactl::err()
{
    return QString::fromUtf8(m_err += m_process.readAllStandardError());
}

bool Largadactl::hasSaid(const QString &words, std::chrono::milliseconds limit)
{
    bool said = false;
    const auto isOver = [&] {
        const bool running = isRunning();
        said = err().contains(words);
        return said || !running;
    };
    return QTest::qWaitFor(isOver, int(limit.count())) && said;
}

void Largadactl::signal(int number) const
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

void Largadactl::pressEnter() const
{
    if (::write(m_terminal, "\n", 1) != 1)
        qWarning("the terminal takes no Enter");
}

Finished Largadactl::finished(std::chrono::milliseconds limit)
{
    Finished end;
    const bool hasEnded = QTest::qWaitFor([this] { return !isRunning(); }, int(limit.count()));
    if (hasEnded)
        end.exitCode = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -m_process.exitCode();
    end.err = err();
    end.out = m_out += m_process.readAllStandardOutput();
    return end;
}

Finished largadactl(const Sandbox &sandbox, const QStringList &arguments)
{
    return Largadactl(sandbox, arguments).finished();
}

QStringList runWords(const QString &script, int runners, const QStringList &more)
{
    QStringList words{QStringLiteral("run"),       QStringLiteral("--script"), script,
                      QStringLiteral("--runners"), QString::number(runners),   QStringLiteral("--json")};
    if (!more.contains(QStringLiteral("--lang")))
        words << QStringLiteral("--lang") << QStringLiteral("en");
    return words + more;
}

int sendToRunner(const RunnerProcess &runner, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), runner.port());
    constexpr int limitMs = 30'000;
    const auto isSettled = [&socket] {
        return socket.state() == QTcpSocket::ConnectedState || socket.state() == QTcpSocket::UnconnectedState;
    };
    if (!QTest::qWaitFor(isSettled, limitMs) || socket.state() != QTcpSocket::ConnectedState)
        return 0;
    socket.write(request);
    QByteArray answer;
    const bool isAnswered = QTest::qWaitFor([&] { return (answer += socket.readAll()).contains("\r\n"); }, limitMs);
    return isAnswered ? answer.split(' ').value(1).toInt() : 0;
}

QByteArray rateScript(const ScriptParts &parts)
{
    return "import http from 'k6/http';\nimport { sleep } from 'k6';\n"
           "const index = __ENV.LARGADA_RUNNER_INDEX;\nconst isWarmup = __ENV.LARGADA_PHASE === 'z-warmup';\n"
           "export const options = { scenarios: { load: { executor: 'constant-arrival-rate', timeUnit: '1s', rate: " +
           QByteArray::number(parts.rate) + ", duration: '" + parts.duration +
           "', preAllocatedVUs: 4, maxVUs: 4 } }, " + parts.options + "};\n" + parts.more +
           "\nexport default function () { " + parts.body + " }\n";
}

} // namespace largada::testing
