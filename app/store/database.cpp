// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include <cerrno>
#include <filesystem>
#include <map>
#include <system_error>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>
#include <QUuid>

#include "core/log.h"

namespace largada::store
{

namespace
{

// SQLite's primary result codes that have a sentence of their own.
enum SqliteCode { Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26 };

constexpr int busyTimeoutMs = 3000;

int sqliteCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff; // the rest is the extended code
}

QString explanation(int code)
{
    switch (code) {
    case Busy:
    case Locked:
        return lockedWords + QStringLiteral(" for more than %1 s: ").arg(busyTimeoutMs / 1000);
    case ReadOnly:
        return readOnlyWords + QStringLiteral(": ");
    case Corrupt:
    case NotADatabase:
        return damagedWords + QStringLiteral(": ");
    case Full:
        return QStringLiteral("the disk is full: ");
    case CannotOpen:
        return QStringLiteral("the file cannot be opened: ");
    default:
        return {};
    }
}

Error storageError(const QString &file, const QSqlError &error)
{
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return Error{Errc::Storage, explanation(sqliteCode(error)) + text, file};
}

Result<> makeDirectory(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    const QString parent = QFileInfo(path).absolutePath();
    if (parent != path) {
        if (auto made = makeDirectory(parent); !made)
            return made;
    }
    const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (QDir().mkdir(path, ownerOnly))
        return {};
    const QString why = qt_error_string(errno);
    if (QFileInfo(path).isDir()) // another program was faster
        return {};
    return Error{Errc::Storage, QStringLiteral("directory cannot be made: ") + why, path};
}

// An empty file that only its owner may read, which SQLite then fills; its -wal and -shm take over the mode. The file
// gets its name when it is closed: closing any handle of a file drops the POSIX locks that SQLite holds on it elsewhere
// in this process.
Result<> makeFile(const QString &file)
{
    const QString draft = file + QLatin1Char('.') + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QFile draftFile(draft);
    if (!draftFile.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Error{Errc::Storage, QStringLiteral("file cannot be made: ") + draftFile.errorString(), file};
    draftFile.close();
    std::error_code failure;
    std::filesystem::create_hard_link(QFile::encodeName(draft).toStdString(), QFile::encodeName(file).toStdString(),
                                      failure);
    draftFile.remove();
    if (failure && failure != std::errc::file_exists) {
        // No hard links here (FAT, some network file systems): SQLite makes the file, with the mode it likes.
        qCInfo(logStore) << "no private file could be prepared at" << file << failure.message().c_str();
    }
    return {};
}

} // namespace

struct Database::Private {
    QString file;
    QString connection = QStringLiteral("largada-store-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase db;
    std::map<QString, QSqlQuery> prepared;

    ~Private() { close(); }

    void close();
    Result<> connect(const QString &name, const QString &options);
    Result<> configure(int *failure);
    void useWal();
    // The statement's query, run. `failure` gets SQLite's code.
    Result<QSqlQuery *> run(const QString &sql, const QVariantList &values, QSqlQuery &unprepared,
                            int *failure = nullptr);
    Result<QVector<QVariantList>> select(const QString &sql, const QVariantList &values, int *failure = nullptr);
};

void Database::Private::close()
{
    // QtSql complains unless every query and handle is gone before the connection is removed.
    prepared.clear();
    if (!db.isValid())
        return;
    db.close();
    db = QSqlDatabase();
    QSqlDatabase::removeDatabase(connection);
}

Result<> Database::Private::connect(const QString &name, const QString &options)
{
    close();
    const QString driver = QStringLiteral("QSQLITE");
    if (!QSqlDatabase::isDriverAvailable(driver))
        return Error{Errc::Unsupported, QStringLiteral("Qt's SQLite driver is not installed"), file};
    db = QSqlDatabase::addDatabase(driver, connection);
    db.setDatabaseName(name);
    db.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1%2").arg(busyTimeoutMs).arg(options));
    if (!db.open())
        return storageError(file, db.lastError());
    return {};
}

// The first statements that look into the file: here it shows whether it is a database at all.
Result<> Database::Private::configure(int *failure)
{
    for (const auto &pragma : {QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA synchronous = FULL"),
                               QStringLiteral("SELECT count(*) FROM sqlite_master")}) {
        if (auto done = select(pragma, {}, failure); !done)
            return done.error();
    }
    useWal();
    return {};
}

// The mode is the file's, not the connection's: without it everything works too, with readers and writers in turn.
void Database::Private::useWal()
{
    const auto isWal = [](const Result<QVector<QVariantList>> &rows) {
        return rows && !rows->isEmpty() && rows->at(0).value(0).toString() == QLatin1String("wal");
    };
    if (isWal(select(QStringLiteral("PRAGMA journal_mode"), {})))
        return;
    int failure = 0;
    auto changed = select(QStringLiteral("PRAGMA journal_mode = WAL"), {}, &failure);
    if (!changed && failure == Busy) {
        // This statement does not wait for others, a transaction does.
        if (select(QStringLiteral("BEGIN EXCLUSIVE"), {}) && select(QStringLiteral("COMMIT"), {}))
            changed = select(QStringLiteral("PRAGMA journal_mode = WAL"), {}, &failure);
    }
    if (!isWal(changed) && failure != ReadOnly)
        qCInfo(logStore) << file << "is not in WAL mode:" << (changed ? QString() : changed.error().what);
}

Result<QSqlQuery *> Database::Private::run(const QString &sql, const QVariantList &values, QSqlQuery &unprepared,
                                           int *failure)
{
    const auto failed = [this, failure](const QSqlQuery &query) {
        if (failure)
            *failure = sqliteCode(query.lastError());
        return storageError(file, query.lastError());
    };
    QSqlQuery *query = &unprepared;
    if (!values.isEmpty()) {
        auto it = prepared.find(sql);
        if (it == prepared.end()) {
            QSqlQuery fresh(db);
            fresh.setForwardOnly(true);
            if (!fresh.prepare(sql))
                return failed(fresh);
            it = prepared.emplace(sql, std::move(fresh)).first;
        }
        query = &it->second;
    }
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, values.at(i));
    if (values.isEmpty() ? query->exec(sql) : query->exec())
        return query;
    const Error error = failed(*query);
    query->finish();
    return error;
}

Result<QVector<QVariantList>> Database::Private::select(const QString &sql, const QVariantList &values, int *failure)
{
    QSqlQuery unprepared(db);
    unprepared.setForwardOnly(true);
    auto query = run(sql, values, unprepared, failure);
    if (!query)
        return query.error();
    QVector<QVariantList> rows;
    QSqlQuery &result = **query;
    int columns = -1;
    while (result.next()) {
        if (columns < 0)
            columns = result.record().count();
        QVariantList row;
        row.reserve(columns);
        for (int i = 0; i < columns; ++i)
            row.append(result.value(i));
        rows.append(row);
    }
    const QSqlError broken = result.lastError();
    result.finish(); // an unfinished statement would hold its snapshot
    if (broken.isValid())
        return storageError(file, broken);
    return rows;
}

Result<std::unique_ptr<Database>> Database::open(const QString &file)
{
    if (file.isEmpty())
        return Error{Errc::BadInput, QStringLiteral("no file name for the history"), {}};
    auto d = std::make_unique<Private>();
    d->file = QFileInfo(file).absoluteFilePath(); // SQLite then sees no URI in it
    if (!QFileInfo::exists(d->file)) {
        if (auto made = makeDirectory(QFileInfo(d->file).absolutePath()); !made)
            return made.error();
        if (auto made = makeFile(d->file); !made)
            return made.error();
    }
    if (auto connected = d->connect(d->file, {}); !connected)
        return connected.error();
    int failure = 0;
    auto configured = d->configure(&failure);
    const QFileInfo wal(d->file + QStringLiteral("-wal"));
    if (!configured && (failure == CannotOpen || failure == ReadOnly) && (!wal.exists() || wal.size() == 0)) {
        // A file in WAL mode in a directory that cannot be written: readable without its -shm as long as nobody
        // writes, and an empty -wal says that nobody does.
        QUrl url = QUrl::fromLocalFile(d->file);
        url.setQuery(QStringLiteral("immutable=1"));
        configured =
            d->connect(url.toString(QUrl::FullyEncoded), QStringLiteral(";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"));
        if (configured)
            configured = d->configure(&failure);
    }
    if (!configured)
        return configured.error();
    return std::unique_ptr<Database>(new Database(std::move(d)));
}

Database::Database(std::unique_ptr<Private> d_) : d(std::move(d_)) {}

Database::~Database() = default;

Result<int> Database::exec(const QString &sql, const QVariantList &values)
{
    QSqlQuery unprepared(d->db);
    auto query = d->run(sql, values, unprepared);
    if (!query)
        return query.error();
    const int changed = (*query)->numRowsAffected();
    (*query)->finish();
    return changed;
}

Result<QVector<QVariantList>> Database::select(const QString &sql, const QVariantList &values)
{
    return d->select(sql, values);
}

Result<> Database::transaction(Access access, const std::function<Result<>()> &work)
{
    const bool isWrite = access == Access::Write;
    if (auto begun = exec(isWrite ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN")); !begun)
        return begun.error();
    Result<> done = work();
    if (done) {
        auto committed = exec(QStringLiteral("COMMIT"));
        if (committed)
            return {};
        done = committed.error();
    }
    // SQLite rolls back by itself after some errors (full disk), and then has nothing left to roll back.
    if (auto undone = exec(QStringLiteral("ROLLBACK")); !undone)
        qCDebug(logStore) << "rollback:" << undone.error().what;
    return done;
}

Error Database::error(Errc code, const QString &what) const
{
    return Error{code, what, d->file};
}

} // namespace largada::store
