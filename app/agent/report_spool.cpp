// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/report_spool.h"

#include <algorithm>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/log.h"

namespace largada::agent
{

namespace
{

constexpr qint64 block = 4096;
constexpr qsizetype mostInMemory = 256;
constexpr int mostAgentsOfOneName = 100;
constexpr char header[] = "largada-run 1 ";

// A file's name: the agent's as far as it can be one, and told apart by a hash where it cannot. No ~ in it.
QString folderName(const QString &agent)
{
    static const QRegularExpression other(QStringLiteral("[^A-Za-z0-9.-]"));
    QString plain = agent.left(100);
    plain.replace(other, QStringLiteral("_"));
    if (plain != agent) {
        const auto hash = QCryptographicHash::hash(agent.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
        plain += QLatin1Char('_') + QString::fromLatin1(hash);
    }
    return QStringLiteral("largada-agent-") + plain;
}

// A directory that only we can look into; -1, or the descriptor that holds its lock. /tmp is everybody's: what another
// user put there under this name is not used.
int lockDirectory(const QByteArray &path)
{
    if (::mkdir(path.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return -1;
    const int directory = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (directory < 0)
        return -1;
    struct stat status{}, named{};
    const bool isOurs =
        ::fstat(directory, &status) == 0 && status.st_uid == ::geteuid() && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    if (isOurs && ::flock(directory, LOCK_EX | LOCK_NB) == 0 && ::lstat(path.constData(), &named) == 0 &&
        named.st_ino == status.st_ino) // and the one before us did not remove it meanwhile
        return directory;
    ::close(directory);
    return -1;
}

QByteArray contentOf(const SpooledRun &run)
{
    return header + QByteArray(run.isBegun ? "begun" : "new") + '\n' + run.begin + '\n' + run.report + '\n';
}

} // namespace

Result<std::unique_ptr<ReportSpool>> ReportSpool::open(const QString &directory, const QString &agent, qint64 most)
{
    const QString base = QDir(QDir(directory).absolutePath()).filePath(folderName(agent));
    for (int i = 1; i <= mostAgentsOfOneName; ++i) {
        const QString path = i == 1 ? base : QStringLiteral("%1~%2").arg(base).arg(i);
        const int lock = lockDirectory(QFile::encodeName(path));
        if (lock < 0)
            continue;
        std::unique_ptr<ReportSpool> spool(new ReportSpool(path, lock, most));
        for (int other = 2; other <= mostAgentsOfOneName; ++other)
            spool->adopt(QStringLiteral("%1~%2").arg(base).arg(other));
        spool->load();
        return spool;
    }
    return Error{Errc::Storage, QStringLiteral("no directory for reports can be made here"), base};
}

ReportSpool::ReportSpool(QString path, int lock, qint64 most) : m_path(std::move(path)), m_lock(lock), m_most(most) {}

ReportSpool::~ReportSpool()
{
    if (m_entries.empty())
        ::rmdir(QFile::encodeName(m_path).constData());
    ::close(m_lock);
}

// What an agent left that had run beside another one of its name.
void ReportSpool::adopt(const QString &path)
{
    if (path == m_path || !QFileInfo::exists(path))
        return;
    const int lock = lockDirectory(QFile::encodeName(path));
    if (lock < 0) // it runs
        return;
    QDir directory(path);
    const QStringList files = directory.entryList({QStringLiteral("*.run")}, QDir::Files);
    for (const QString &file : files)
        QFile::rename(directory.filePath(file), m_path + QLatin1Char('/') + file);
    ::rmdir(QFile::encodeName(path).constData());
    ::close(lock);
}

void ReportSpool::load()
{
    static const QRegularExpression name(QStringLiteral("^([0-9]{20})-([0-9a-f-]{36})\\.run$"));
    QDir directory(m_path);
    const QStringList files = directory.entryList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const QString &file : files) {
        const auto match = name.match(file);
        Entry entry{match.captured(1).toULongLong(), match.captured(2), false,
                    (QFileInfo(directory.filePath(file)).size() + block - 1) / block * block};
        const auto run = match.hasMatch() ? read(entry) : std::nullopt;
        if (!run) { // a file of QSaveFile's that was not finished, or a broken one
            qCWarning(logAgent) << "removes an unreadable file of reports:" << file;
            directory.remove(file);
            continue;
        }
        entry.hasEnded = !run->report.isEmpty();
        m_bytes += entry.bytes;
        m_nextNumber = std::max(m_nextNumber, entry.number + 1);
        m_entries.push_back(std::move(entry));
    }
}

QString ReportSpool::fileOf(const Entry &entry) const
{
    return QStringLiteral("%1/%2-%3.run").arg(m_path).arg(entry.number, 20, 10, QLatin1Char('0')).arg(entry.runId);
}

std::optional<SpooledRun> ReportSpool::read(const Entry &entry) const
{
    if (entry.inMemory)
        return entry.inMemory;
    QFile file(fileOf(entry));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> lines = file.read(1024 * 1024).split('\n');
    if (lines.size() != 4 || !lines[0].startsWith(header) || lines[1].isEmpty())
        return std::nullopt;
    return SpooledRun{entry.runId, lines[0].endsWith(" begun"), lines[1], lines[2]};
}

bool ReportSpool::write(Entry &entry, const SpooledRun &run)
{
    const QByteArray content = contentOf(run);
    QSaveFile file(fileOf(entry)); // synchronised and renamed
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        qCWarning(logAgent) << "cannot write to" << m_path << "and keeps a report in memory:" << file.errorString();
        return false;
    }
    const qint64 bytes = (content.size() + block - 1) / block * block;
    m_bytes += bytes - entry.bytes;
    entry.bytes = bytes;
    return true;
}

void ReportSpool::put(const SpooledRun &run)
{
    Q_ASSERT(!run.begin.isEmpty() && !run.begin.contains('\n') && !run.report.contains('\n'));
    auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [&run](const Entry &e) { return e.runId == run.runId; });
    if (entry == m_entries.end()) {
        makeRoom((contentOf(run).size() + block - 1) / block * block);
        m_entries.push_back({m_nextNumber++, run.runId});
        entry = std::prev(m_entries.end());
    }
    entry->hasEnded = !run.report.isEmpty();
    if (write(*entry, run)) {
        entry->inMemory.reset();
        return;
    }
    entry->inMemory = run;
    makeRoom(0);
}

// Drops the oldest ends until there is room for so many bytes, and few are in memory.
void ReportSpool::makeRoom(qint64 bytes)
{
    const auto inMemory =
        std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &e) { return !!e.inMemory; });
    auto surplus = inMemory - mostInMemory;
    while (m_bytes + bytes > m_most || surplus > 0) {
        const auto oldest = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
            return entry.hasEnded && (m_bytes + bytes > m_most || entry.inMemory);
        });
        if (oldest == m_entries.end())
            return;
        surplus -= oldest->inMemory ? 1 : 0;
        ++m_dropped;
        qCWarning(logAgent) << "drops the report of run" << oldest->runId << "for want of room;" << m_dropped
                            << "dropped since the start";
        forget(oldest);
    }
}

void ReportSpool::forget(std::deque<Entry>::iterator entry)
{
    QFile::remove(fileOf(*entry));
    m_bytes -= entry->bytes;
    m_entries.erase(entry);
}

void ReportSpool::remove(const QString &runId)
{
    const auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [&runId](const Entry &e) { return e.runId == runId; });
    if (entry != m_entries.end())
        forget(entry);
}

std::optional<SpooledRun> ReportSpool::oldestEnded()
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (!entry->hasEnded) {
            ++entry;
            continue;
        }
        if (auto run = read(*entry))
            return run;
        qCWarning(logAgent) << "lost the report of run" << entry->runId << ": its file cannot be read";
        ++m_dropped;
        const auto index = entry - m_entries.begin();
        forget(entry);
        entry = m_entries.begin() + index;
    }
    return std::nullopt;
}

QVector<SpooledRun> ReportSpool::unended() const
{
    QVector<SpooledRun> runs;
    for (const Entry &entry : m_entries) {
        if (const auto run = entry.hasEnded ? std::nullopt : read(entry))
            runs += *run;
    }
    return runs;
}

} // namespace largada::agent
