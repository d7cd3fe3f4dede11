// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/collector.h"

#include "backends/common/runner_result.h"
#include "core/log.h"
#include "k6/bounded_log.h"
#include "k6/summary_text.h"

namespace largada::backends
{

namespace
{

constexpr int linesKept = 12;

kube::LogWanted wantedOf(const PodAddress &address, int lines)
{
    kube::LogWanted wanted;
    wanted.ns = address.ns;
    wanted.pod = address.pod;
    wanted.container = address.container;
    wanted.tailLines = lines;
    wanted.limitBytes = Collector::bytesRead;
    return wanted;
}

} // namespace

fleet::RunnerResult resultOf(const QByteArray &log)
{
    k6::BoundedLog lines;
    lines.feed(log);
    const auto summary = k6::parseSummaryText(log);
    if (summary)
        return runnerResult(*summary, fleet::CountSource::Log, lines.last(linesKept));
    fleet::RunnerResult result; // k6 was killed, or prints none
    result.lastLines = lines.last(linesKept);
    return result;
}

Async<fleet::RunnerResult> Collector::collect(const PodAddress &address)
{
    Wanted wanted{address, {}};
    const auto future = wanted.answer.future();
    m_waiting.push_back(std::move(wanted));
    next();
    return future;
}

Async<QStringList> Collector::tail(const PodAddress &address, int lines)
{
    AsyncSource<QStringList> answer;
    deliver(kube::readLog(m_client, wantedOf(address, lines)), this, [answer, lines](const Result<QByteArray> &log) {
        if (!log) {
            answer.answer(log.error());
            return;
        }
        k6::BoundedLog read;
        read.feed(*log);
        answer.answer(read.last(lines));
    });
    return answer.future();
}

void Collector::next()
{
    while (m_underWay < atOnce && !m_waiting.empty()) {
        const Wanted wanted = m_waiting.front();
        m_waiting.pop_front();
        if (m_forbidden) {
            wanted.answer.answer(*m_forbidden);
            continue;
        }
        ++m_underWay;
        read(wanted);
    }
}

void Collector::read(const Wanted &wanted)
{
    deliver(kube::readLog(m_client, wantedOf(wanted.address, linesRead)), this,
            [this, wanted](const Result<QByteArray> &log) { onRead(wanted, log); });
}

void Collector::onRead(const Wanted &wanted, const Result<QByteArray> &log)
{
    if (log) {
        deliver(inPool([text = *log] { return Result<fleet::RunnerResult>(resultOf(text)); }), this,
                [wanted](const Result<fleet::RunnerResult> &result) { wanted.answer.answer(result); });
    } else {
        if (log.error().code == Errc::Forbidden)
            m_forbidden = log.error();
        qCInfo(logCluster) << "the log of" << wanted.address.pod << "cannot be read:" << log.error().what;
        wanted.answer.answer(log.error());
    }
    --m_underWay;
    next();
}

} // namespace largada::backends
