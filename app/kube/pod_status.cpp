// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/pod_status.h"

#include <algorithm>

namespace largada::kube
{

namespace
{

using State = ContainerStatus::State;

struct Restarts {
    int count = 0;
    std::optional<WallTime> last;

    void add(const ContainerStatus &status)
    {
        count += status.restarts;
        if (status.lastTerminated && status.lastTerminated->finishedAt)
            last = std::max(last, status.lastTerminated->finishedAt);
    }
};

struct Row {
    QString reason;
    int ready = 0;
    Restarts restarts;
    Restarts ofSidecars;
};

bool isTrue(const Pod &pod, const QString &condition)
{
    const auto *found = pod.condition(condition);
    return found && found->status == QLatin1String("True");
}

bool isSidecar(const Pod &pod, const QString &name)
{
    return std::any_of(pod.initContainers.cbegin(), pod.initContainers.cend(),
                       [&](const auto &container) { return container.isSidecar && container.name == name; });
}

QString wordOf(const Terminated &terminated)
{
    if (!terminated.reason.isEmpty())
        return terminated.reason;
    return terminated.signal != 0 ? QStringLiteral("Signal:%1").arg(terminated.signal)
                                  : QStringLiteral("ExitCode:%1").arg(terminated.exitCode);
}

QString initWord(const Pod &pod, qsizetype index)
{
    const auto &status = pod.initStatuses.at(index);
    if (status.state == State::Terminated)
        return QStringLiteral("Init:") + wordOf(status.terminated);
    if (status.state == State::Waiting && !status.waitingReason.isEmpty() &&
        status.waitingReason != QLatin1String("PodInitializing"))
        return QStringLiteral("Init:") + status.waitingReason;
    return QStringLiteral("Init:%1/%2").arg(index).arg(pod.initContainers.size());
}

// True while an init container is not done; later ones do not count then.
bool addInitContainers(const Pod &pod, Row &row)
{
    for (qsizetype i = 0; i < pod.initStatuses.size(); ++i) {
        const auto &status = pod.initStatuses.at(i);
        const bool sidecar = isSidecar(pod, status.name);
        row.restarts.add(status);
        if (sidecar)
            row.ofSidecars.add(status);
        if (status.state == State::Terminated && status.terminated.exitCode == 0)
            continue;
        if (sidecar && status.started.value_or(false)) {
            row.ready += status.ready ? 1 : 0;
            continue;
        }
        row.reason = initWord(pod, i);
        return true;
    }
    return false;
}

void addContainers(const Pod &pod, Row &row)
{
    row.restarts = row.ofSidecars;
    bool hasRunning = false;
    QString error;
    for (auto status = pod.statuses.crbegin(); status != pod.statuses.crend(); ++status) {
        row.restarts.add(*status);
        if (status->state == State::Waiting && !status->waitingReason.isEmpty()) {
            row.reason = status->waitingReason;
        } else if (status->state == State::Terminated) {
            row.reason = wordOf(status->terminated);
            if (status->terminated.exitCode != 0)
                error = row.reason;
        } else if (status->state == State::Running && status->ready) {
            hasRunning = true;
            ++row.ready;
        }
    }
    if (row.reason != QLatin1String("Completed"))
        return;
    if (hasRunning && isTrue(pod, QStringLiteral("Ready")))
        row.reason = QStringLiteral("Running");
    else if (!error.isEmpty())
        row.reason = error;
    else if (hasRunning)
        row.reason = QStringLiteral("NotReady");
}

QString statusOf(const Pod &pod, const QString &reason)
{
    if (!pod.isTerminating())
        return reason;
    if (pod.reason == QLatin1String("NodeLost"))
        return QStringLiteral("Unknown");
    return pod.isFinished() ? reason : QStringLiteral("Terminating");
}

QString number(qint64 value, char16_t unit)
{
    return QString::number(value) + QChar(unit);
}

// "3m10s", or "3m" where the smaller part is 0.
QString twoParts(qint64 large, char16_t largeUnit, qint64 small, char16_t smallUnit)
{
    return small == 0 ? number(large, largeUnit) : number(large, largeUnit) + number(small, smallUnit);
}

QString restartsText(const Restarts &restarts, WallTime now)
{
    const auto count = QString::number(restarts.count);
    if (restarts.count == 0 || !restarts.last)
        return count;
    return QStringLiteral("%1 (%2 ago)").arg(count, humanDuration(now - *restarts.last));
}

} // namespace

QString humanDuration(std::chrono::milliseconds time)
{
    constexpr qint64 day = 24;
    constexpr qint64 year = 365 * day;
    const qint64 seconds = time.count() / 1000; // Go's int() cuts towards zero as well
    if (seconds < -1)
        return QStringLiteral("<invalid>");
    if (seconds < 120)
        return number(std::max<qint64>(seconds, 0), u's');
    const qint64 minutes = seconds / 60;
    if (minutes < 10)
        return twoParts(minutes, u'm', seconds % 60, u's');
    if (minutes < 180)
        return number(minutes, u'm');
    const qint64 hours = minutes / 60;
    if (hours < 8)
        return twoParts(hours, u'h', minutes % 60, u'm');
    if (hours < 2 * day)
        return number(hours, u'h');
    if (hours < 8 * day)
        return twoParts(hours / day, u'd', hours % day, u'h');
    if (hours < 2 * year)
        return number(hours / day, u'd');
    if (hours < 8 * year)
        return twoParts(hours / year, u'y', hours / day % 365, u'd');
    return number(hours / year, u'y');
}

PodLine podLine(const Pod &pod, WallTime now)
{
    Row row;
    row.reason = pod.reason.isEmpty() ? pod.phase : pod.reason;
    const auto *scheduled = pod.condition(QStringLiteral("PodScheduled"));
    if (scheduled && scheduled->reason == QLatin1String("SchedulingGated"))
        row.reason = scheduled->reason;
    const bool initialising = addInitContainers(pod, row);
    if (!initialising || isTrue(pod, QStringLiteral("Initialized")))
        addContainers(pod, row);
    const auto sidecars = std::count_if(pod.initContainers.cbegin(), pod.initContainers.cend(),
                                        [](const auto &container) { return container.isSidecar; });
    PodLine line;
    line.ready = QStringLiteral("%1/%2").arg(row.ready).arg(pod.containers.size() + sidecars);
    line.status = statusOf(pod, row.reason);
    line.restarts = restartsText(row.restarts, now);
    line.restartCount = row.restarts.count;
    line.age = pod.meta.created ? humanDuration(now - *pod.meta.created) : QStringLiteral("<unknown>");
    return line;
}

} // namespace largada::kube
