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
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
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

using Dialect = Database::Dialect;

constexpr std::size_t mostPrepared = 300;

int sqliteCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff; // the rest is the extended code
}

QString explanation(int code, std::chrono::milliseconds lockWait)
{
    switch (code) {
    case Busy:
    case Locked:
        return lockedWords + QStringLiteral(" for more than %1 s: ").arg(static_cast<double>(lockWait.count()) / 1000);
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

QString beginStatement(Dialect dialect, Database::Access access)
{
    const bool isWrite = access == Database::Access::Write;
    if (dialect == Dialect::Sqlite)
        return isWrite ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN");
    return isWrite ? QStringLiteral("BEGIN") : QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

// The statement with its values as literals, which the driver quotes; what QPSQL does for a prepared one too. So no
// prepared statement is left behind by a connection that is lost.
QString withLiterals(const QSqlDriver &driver, const QString &sql, const QVariantList &values)
{
    QString text;
    text.reserve(sql.size() + 16 * values.size());
    qsizetype next = 0;
    for (const QChar character : sql) {
        if (character != QLatin1Char('?') || next == values.size()) {
            text += character;
            continue;
        }
        const QVariant &value = values.at(next++);
        QSqlField field(QString(), value.metaType());
        if (value.isValid())
            field.setValue(value);
        text += driver.formatValue(field);
    }
    return text;
}

} // namespace

struct Database::Private {
    Dialect dialect = Dialect::Sqlite;
    QString file; // or the server's address, without a password
    std::chrono::milliseconds lockWait{};
    QString connection = QStringLiteral("largada-store-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase db;
    std::map<QString, QSqlQuery> prepared;

    ~Private() { close(); }

    void close();
    Error storageError(const QSqlError &error) const;
    Result<> addDriver(const QString &driver, const QString &name);
    Result<> connect(const QString &name, const QString &options);
    Result<> connectServer(const PostgresAddress &address);
    Result<> configure(int *failure);
    void useWal();
    // The statement's query, run. `failure` gets SQLite's code.
    Result<QSqlQuery *> run(const QString &sql, const QVariantList &values, QSqlQuery &unprepared,
                            int *failure = nullptr);
    bool runPlain(const QString &sql, const QVariantList &values, QSqlQuery &query) const;
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

Error Database::Private::storageError(const QSqlError &error) const
{
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const QString why = dialect == Dialect::Sqlite ? explanation(sqliteCode(error), lockWait) : QString();
    return Error{Errc::Storage, why + text.trimmed(), file};
}

Result<> Database::Private::addDriver(const QString &driver, const QString &name)
{
    close();
    if (!QSqlDatabase::isDriverAvailable(driver))
        return Error{Errc::Unsupported, QStringLiteral("Qt's %1 driver is not installed").arg(name), file};
    db = QSqlDatabase::addDatabase(driver, connection);
    return {};
}

Result<> Database::Private::connect(const QString &name, const QString &options)
{
    if (auto added = addDriver(QStringLiteral("QSQLITE"), QStringLiteral("SQLite")); !added)
        return added;
    db.setDatabaseName(name);
    db.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1%2").arg(lockWait.count()).arg(options));
    if (!db.open())
        return storageError(db.lastError());
    return {};
}

Result<> Database::Private::connectServer(const PostgresAddress &address)
{
    if (auto added = addDriver(QStringLiteral("QPSQL"), QStringLiteral("PostgreSQL")); !added)
        return added;
    db.setHostName(address.host);
    db.setPort(address.port);
    db.setDatabaseName(address.database);
    db.setUserName(address.user);
    db.setPassword(address.password);
    db.setConnectOptions(address.options);
    if (!db.open())
        return storageError(db.lastError());
    // Compiling a statement takes longer than any of ours runs. A commit is on disk before it is acknowledged, whatever
    // the server's default.
    for (const auto &setting : {QStringLiteral("SET lock_timeout = %1").arg(lockWait.count()),
                                // What is no error is nobody's to read: libpq prints it.
                                QStringLiteral("SET client_min_messages = error"), QStringLiteral("SET jit = off"),
                                QStringLiteral("SET standard_conforming_strings = on"),
                                QStringLiteral("SELECT set_config('synchronous_commit', 'on', false) "
                                               "WHERE current_setting('synchronous_commit') = 'off'")}) {
        if (auto done = select(setting, {}); !done)
            return done.error();
    }
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
        return storageError(query.lastError());
    };
    if (!db.isOpen())
        return Error{Errc::Storage, QStringLiteral("the connection is lost"), file};
    QSqlQuery *query = &unprepared;
    if (values.isEmpty() || dialect == Dialect::Postgres) {
        if (runPlain(sql, values, unprepared))
            return query;
    } else {
        auto it = prepared.find(sql);
        if (it == prepared.end()) {
            QSqlQuery fresh(db);
            fresh.setForwardOnly(true);
            if (!fresh.prepare(sql))
                return failed(fresh);
            if (prepared.size() >= mostPrepared) // of lists that differ each time, say
                prepared.clear();
            it = prepared.emplace(sql, std::move(fresh)).first;
        }
        query = &it->second;
        for (int i = 0; i < values.size(); ++i)
            query->bindValue(i, values.at(i));
        if (query->exec())
            return query;
    }
    const Error error = failed(*query);
    query->finish();
    return error;
}

bool Database::Private::runPlain(const QString &sql, const QVariantList &values, QSqlQuery &query) const
{
    return query.exec(values.isEmpty() ? sql : withLiterals(*db.driver(), sql, values));
}

Result<QVector<QVariantList>> Database::Private::select(const QString &sql, const QVariantList &values, int *failure)
{
    QSqlQuery unprepared(db);
    // Of QPSQL it asks for the rows one by one, which is slower than to keep the page that is read here anyway.
    unprepared.setForwardOnly(dialect == Dialect::Sqlite);
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
        return storageError(broken);
    return rows;
}

Result<std::unique_ptr<Database>> Database::open(const PostgresAddress &address, std::chrono::milliseconds lockWait)
{
    auto d = std::make_unique<Private>();
    d->lockWait = lockWait;
    d->dialect = Dialect::Postgres;
    d->file = address.shown();
    if (auto connected = d->connectServer(address); !connected)
        return connected.error();
    return std::unique_ptr<Database>(new Database(std::move(d)));
}

Result<std::unique_ptr<Database>> Database::open(const QString &file, std::chrono::milliseconds lockWait)
{
    if (file.isEmpty())
        return Error{Errc::BadInput, QStringLiteral("no file name for the history"), {}};
    auto d = std::make_unique<Private>();
    d->lockWait = lockWait;
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

Database::Dialect Database::dialect() const
{
    return d->dialect;
}

bool Database::isConnected() const
{
    return d->db.isOpen();
}

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

Result<> Database::begin(Access access)
{
    auto begun = exec(beginStatement(d->dialect, access));
    return begun ? Result<>() : begun.error();
}

Result<> Database::commit()
{
    auto committed = exec(QStringLiteral("COMMIT"));
    return committed ? Result<>() : committed.error();
}

void Database::rollBack()
{
    // SQLite rolls back by itself after some errors (full disk), and then has nothing left to roll back.
    if (auto undone = exec(QStringLiteral("ROLLBACK")); !undone)
        qCDebug(logStore) << "rollback:" << undone.error().what;
}

Result<> Database::transaction(Access access, const std::function<Result<>()> &work)
{
    if (auto begun = begin(access); !begun)
        return begun;
    Result<> done = work();
    if (done)
        done = commit();
    if (!done)
        rollBack();
    return done;
}

Error Database::error(Errc code, const QString &what) const
{
    return Error{code, what, d->file};
}

} // namespace largada::store
