// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/holder.h"

#include <cerrno>
#include <limits>
#include <utility>

#include <csignal>

#include <QCoreApplication>

#include "core/log.h"

namespace largada::backends
{

namespace
{

constexpr int writeTries = 5; // the Job's status changes all the time, and with it the version that is written over

} // namespace

bool livesHere(const HolderNote &note)
{
    if (note.process <= 0 || note.process == QCoreApplication::applicationPid() ||
        note.process > std::numeric_limits<pid_t>::max())
        return false;
    return ::kill(static_cast<pid_t>(note.process), 0) == 0 || errno == EPERM;
}

Holder::Holder(kube::Client &client, QString ns, QString job, HolderNote note, const Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_ns(std::move(ns)), m_job(std::move(job)), m_note(std::move(note)),
      m_clock(clock)
{
    m_note.process = QCoreApplication::applicationPid();
    m_renewal.setInterval(holderRenewal);
    connect(&m_renewal, &QTimer::timeout, this, [this] { write(Then::Hold, writeTries); });
}

Async<> Holder::take(bool takeOver)
{
    m_takeOver = takeOver;
    m_answer.emplace();
    const auto future = m_answer->future();
    write(Then::Hold, writeTries);
    return future;
}

void Holder::note(bool released, fleet::PhaseName phase)
{
    m_note.phase = phase;
    m_note.released = released;
    m_note.releasedAt = released ? std::optional(m_clock.wall()) : std::nullopt;
    if (m_held)
        write(Then::Hold, writeTries);
}

void Holder::drop()
{
    m_renewal.stop();
    m_dropped = true;
    if (m_held)
        write(Then::Drop, writeTries);
    else if (!m_writing)
        deleteLater();
}

// Read first, always: what is written over has to be ours, or nobody's.
void Holder::write(Then then, int triesLeft)
{
    if (std::exchange(m_writing, true)) {
        m_changed = true;
        return;
    }
    m_changed = false;
    deliver(kube::getJob(m_client, m_ns, m_job), this,
            [this, then, triesLeft](const Result<kube::Job> &job) { onRead(then, triesLeft, job); });
}

void Holder::onRead(Then then, int triesLeft, const Result<kube::Job> &job)
{
    if (!job) {
        settle(job.error());
        return;
    }
    const auto present = holderOf(*job);
    const bool isOurs =
        present && present->run == m_note.run && present->who == m_note.who && present->process == m_note.process;
    const bool isFree =
        !present || isOurs ||
        (!m_held && (m_takeOver || !isHeldByOther(*present, m_note.who, livesHere(*present), m_clock.wall())));
    if (!isFree) {
        m_renewal.stop();
        if (std::exchange(m_held, false)) {
            qCWarning(logCluster) << "another one coordinates Job" << m_job << "from now on:" << present->who;
            emit lost(present->who);
        }
        settle(Error{Errc::Conflict, QStringLiteral("another one coordinates this Job"), present->who});
        return;
    }
    m_note.renewed = m_clock.wall();
    const QString value = then == Then::Drop ? QString() : QString::fromUtf8(holderText(m_note));
    deliver(
        kube::annotate(m_client, path(), job->meta.resourceVersion, {{QString::fromLatin1(holderAnnotation), value}}),
        this, [this, then, triesLeft](const Result<QString> &version) { onWritten(then, triesLeft, version); });
}

void Holder::onWritten(Then then, int triesLeft, const Result<QString> &version)
{
    if (!version && version.error().code == Errc::Conflict && triesLeft > 1) {
        m_writing = false;
        write(m_dropped ? Then::Drop : then, triesLeft - 1);
        return;
    }
    if (!version) {
        qCInfo(logCluster) << "who coordinates Job" << m_job << "could not be written:" << version.error().what;
        settle(version.error());
        return;
    }
    m_held = then == Then::Hold;
    if (m_held && !m_dropped)
        m_renewal.start();
    settle({});
}

// One writing is over; what came meanwhile is next.
void Holder::settle(Result<> result)
{
    m_writing = false;
    const bool isWell = bool(result);
    if (m_answer)
        std::exchange(m_answer, std::nullopt)->answer(std::move(result));
    if (m_held && isWell && (m_changed || m_dropped))
        write(m_dropped ? Then::Drop : Then::Hold, writeTries);
    else if (m_dropped)
        deleteLater();
}

QString Holder::path() const
{
    return kube::collectionPath(kube::Kind::Jobs, m_ns) + QLatin1Char('/') + m_job;
}

} // namespace largada::backends
