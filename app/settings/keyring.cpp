// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keyring.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include "core/log.h"

namespace largada::settings
{

namespace
{

Error errorOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return {Errc::NotFound, job.errorString(), QStringLiteral("keyring")};
    return {Errc::Unsupported, job.errorString(), QStringLiteral("keyring")};
}

// Runs a job to its end or to the deadline. A job that never ends stays behind: its library cannot take it back.
template<class T, class JobType, class Read>
Async<T> run(JobType *job, std::chrono::milliseconds deadline, Read read)
{
    const AsyncSource<T> answer;
    job->setInsecureFallback(false); // never into a file
    job->setAutoDelete(true);
    auto *limit = new QTimer(job);
    limit->setSingleShot(true);
    QObject::connect(limit, &QTimer::timeout, job, [answer] {
        qCWarning(logSettings) << "the keyring has not answered in time";
        answer.answer(Error{Errc::Timeout, QStringLiteral("no answer in time"), QStringLiteral("keyring")});
    });
    QObject::connect(job, &QKeychain::Job::finished, job, [answer, job, limit, read] {
        limit->stop();
        if (job->error() == QKeychain::NoError)
            answer.answer(read(*job));
        else
            answer.answer(errorOf(*job));
    });
    limit->start(deadline);
    job->start();
    return answer.future();
}

} // namespace

Keyring::Keyring(QString service, std::chrono::milliseconds deadline)
    : m_service(std::move(service)), m_deadline(deadline)
{
}

Async<> Keyring::keep(const QString &key, const QByteArray &secret)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setBinaryData(secret);
    const AsyncSource<> answer;
    auto *context = new QObject; // of the steps; goes with the last one
    deliver(run<void>(job, m_deadline, [](const auto &) { return Result<>(); }), context,
            [this, key, secret, answer, context](const Result<> &written) {
                if (!written) {
                    context->deleteLater();
                    return answer.answer(written);
                }
                deliver(find(key), context, [secret, answer, context](const Result<QByteArray> &found) {
                    context->deleteLater();
                    if (found && *found == secret)
                        return answer.answer({});
                    answer.answer(Error{Errc::Unsupported, QStringLiteral("what was written cannot be read"),
                                        QStringLiteral("keyring")});
                });
            });
    return answer.future();
}

Async<QByteArray> Keyring::find(const QString &key)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    return run<QByteArray>(job, m_deadline, [](const auto &done) { return Result<QByteArray>(done.binaryData()); });
}

Async<> Keyring::forget(const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    return run<void>(job, m_deadline, [](const auto &) { return Result<>(); });
}

} // namespace largada::settings
