// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pod_log_feed.h"

#include <utility>

namespace largada::viewmodels
{

PodLogFeed::PodLogFeed(fleet::Clusters &clusters, QObject *parent) : QObject(parent), m_clusters(clusters)
{
    m_batch.setSingleShot(true);
    m_batch.setInterval(batchEvery);
    connect(&m_batch, &QTimer::timeout, this, &PodLogFeed::flush);
}

PodLogFeed::~PodLogFeed() = default;

void PodLogFeed::read(const fleet::PodLogWanted &wanted)
{
    m_log.reset();
    m_batch.stop();
    m_pending.clear();
    m_wanted = wanted;
    m_state = State::Reading;
    emit began();
    emit stateChanged();
    m_log = m_clusters.log(wanted);
    connect(m_log.get(), &fleet::PodLog::lines, this, &PodLogFeed::take);
    connect(m_log.get(), &fleet::PodLog::ended, this, &PodLogFeed::end);
}

void PodLogFeed::stop()
{
    if (m_state != State::Reading)
        return;
    m_log.reset();
    flush();
    m_state = State::Off;
    emit stateChanged();
}

void PodLogFeed::take(const QStringList &lines)
{
    m_pending += lines;
    if (m_pending.size() > 2 * mostLines)
        m_pending = m_pending.mid(m_pending.size() - mostLines);
    if (!m_batch.isActive())
        m_batch.start();
}

void PodLogFeed::flush()
{
    m_batch.stop();
    if (m_pending.isEmpty())
        return;
    if (m_pending.size() > mostLines)
        m_pending = m_pending.mid(m_pending.size() - mostLines);
    emit came(std::exchange(m_pending, {}));
}

void PodLogFeed::end(const Result<> &how)
{
    flush();
    m_state = how ? State::Ended : State::Failed;
    m_error = how ? Error{} : how.error();
    emit stateChanged();
}

} // namespace largada::viewmodels
