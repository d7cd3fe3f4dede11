// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/local_agents.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <csignal>
#include <mutex>
#include <utility>
#include <vector>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTimer>

#include "core/child_process.h"
#include "core/clock.h"
#include "core/event_thread.h"
#include "core/log.h"

namespace largada::backends
{

using namespace std::chrono_literals;

namespace
{

// What others may ask for from their threads.
struct Seen {
    std::atomic<int> existing{0};
    std::mutex mutex;
    QString lastError;

    void fail(const QString &error)
    {
        const std::lock_guard lock(mutex);
        lastError = error;
    }
};

QString agentName(int index)
{
    return QStringLiteral("local-agent-%1").arg(index + 1, 2, 10, QLatin1Char('0'));
}

QString k6Of(const LocalAgentsSetup &setup)
{
    return setup.findK6 ? setup.findK6() : setup.k6;
}

// As many as may be, and as the memory is good for besides those that run.
fleet::ScaleRoom roomOf(const LocalAgentsSetup &setup, const CapacityProbe &capacity, int running)
{
    const double free = std::max(0.0, capacity.measure(setup.directory).memoryFreeMiB);
    const double byMemory = running + std::floor(free / setup.memoryMiB);
    if (byMemory < setup.most)
        return {static_cast<int>(byMemory), QStringLiteral("memory")};
    return {setup.most, QStringLiteral("most")};
}

QProcessEnvironment agentEnvironment(const LocalAgentsSetup &setup, int index)
{
    QProcessEnvironment environment;
    for (const QString &name : setup.environment.keys()) {
        const bool isTheirs = name.startsWith(QLatin1String("K6_")) || name.startsWith(QLatin1String("DASHBOARD_")) ||
                              name == QLatin1String("ADMIN_BASIC_AUTH");
        if (!isTheirs)
            environment.insert(name, setup.environment.value(name));
    }
    environment.insert(QStringLiteral("AGENT_NAME"), agentName(index));
    environment.insert(QStringLiteral("DASHBOARD_URL"), setup.dashboard.toString(QUrl::FullyEncoded));
    environment.insert(QStringLiteral("DASHBOARD_SECRET"), QString::fromUtf8(setup.secret));
    environment.insert(QStringLiteral("K6_BINARY"), k6Of(setup));
    environment.insert(QStringLiteral("TMP_DIR"), setup.directory);
    environment.insert(QStringLiteral("STOP_GRACE_MS"), QString::number(setup.grace.count()));
    if (!setup.trustedFile.isEmpty())
        environment.insert(QStringLiteral("DASHBOARD_CA_FILE"), setup.trustedFile);
    return environment;
}

// One place of the fleet, and the agent in it while it is wanted.
class Place : public QObject
{
public:
    Place(const LocalAgentsSetup &setup, int index, std::shared_ptr<Seen> seen)
        : m_setup(setup), m_index(index), m_seen(std::move(seen)), m_backOff(setup.pauses)
    {
        m_again.setSingleShot(true);
        m_kill.setSingleShot(true);
        connect(&m_again, &QTimer::timeout, this, &Place::start);
        connect(&m_kill, &QTimer::timeout, this, [this] { signalGroup(*m_process, SIGKILL); });
    }
    ~Place() override
    {
        if (!m_process)
            return;
        m_process->disconnect(this);
        signalGroup(*m_process, SIGKILL);
        m_process->close(); // waits for the end, and does not warn of it as the destructor does
    }

    bool isRunning() const { return m_process != nullptr; }

    void want(bool isWanted)
    {
        m_isWanted = isWanted;
        if (isWanted && !m_process && !m_again.isActive()) {
            start();
        } else if (!isWanted) {
            m_again.stop();
            if (m_process && !m_isEnding) {
                m_isEnding = true;
                signalGroup(*m_process, SIGTERM);
                m_kill.start(m_setup.grace + 15s); // k6 gets ten of them to end, and the dashboard three to be told
            }
        }
    }

private:
    void start()
    {
        m_process = std::make_unique<QProcess>();
        QProcess *process = m_process.get();
        ++m_seen->existing;
        process->setProcessEnvironment(agentEnvironment(m_setup, m_index));
        process->setProcessChannelMode(QProcess::MergedChannels);
        process->setStandardInputFile(QProcess::nullDevice());
        bindToOurLife(*process);
        connect(process, &QProcess::readyReadStandardOutput, this, [this] { readLog(); });
        connect(process, &QProcess::finished, this, [this] {
            readLog();
            onEnded(QStringLiteral("ended with code %1").arg(exitCodeOf(*m_process)));
        });
        connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                onEnded(process->errorString());
        });
        process->start(m_setup.program, QStringList());
    }

    void readLog()
    {
        constexpr qsizetype longest = 500;
        for (const QByteArray &line : m_process->readAllStandardOutput().split('\n')) {
            if (line.trimmed().isEmpty())
                continue;
            m_lastLine = QString::fromUtf8(line.left(longest));
            qCDebug(logLocal) << agentName(m_index) << m_lastLine;
        }
    }

    void onEnded(const QString &how)
    {
        m_kill.stop();
        m_process.release()->deleteLater();
        --m_seen->existing;
        if (const bool wasAsked = std::exchange(m_isEnding, false); wasAsked || !m_isWanted) {
            if (m_isWanted) // again, meanwhile
                m_again.start(0ms);
            return;
        }
        const auto pause = m_backOff.next(SystemClock().now());
        const QString error = QStringLiteral("%1 %2: %3").arg(agentName(m_index), how, m_lastLine);
        qCWarning(logLocal) << error << "- is started again in" << pause.count() << "ms";
        m_seen->fail(error);
        m_again.start(pause);
    }

    const LocalAgentsSetup &m_setup;
    const int m_index;
    const std::shared_ptr<Seen> m_seen;
    BackOff m_backOff;
    QTimer m_again, m_kill;
    bool m_isWanted = false;
    bool m_isEnding = false; // it was told to
    QString m_lastLine;
    std::unique_ptr<QProcess> m_process;
};

// In the fleet's thread.
class Places
{
public:
    Places(const LocalAgentsSetup &setup, std::shared_ptr<const CapacityProbe> capacity, std::shared_ptr<Seen> seen)
        : m_setup(setup), m_capacity(std::move(capacity)), m_seen(std::move(seen))
    {
    }

    Result<> scale(int agents)
    {
        if (!makeDirectory())
            return Error{Errc::Storage, QStringLiteral("the agents' directory cannot be made"), m_setup.directory};
        if (agents > 0 && k6Of(m_setup).isEmpty())
            return Error{Errc::NotFound, QStringLiteral("there is no k6 on this machine"), QStringLiteral("k6")};
        const int running = static_cast<int>(
            std::count_if(m_places.begin(), m_places.end(), [](const auto &place) { return place->isRunning(); }));
        const int wanted = std::clamp(agents, 0, m_setup.most);
        int allowed = wanted;
        if (wanted > running)
            allowed = std::min(wanted, roomOf(m_setup, *m_capacity, running).agents);
        while (static_cast<int>(m_places.size()) < allowed)
            m_places.push_back(std::make_unique<Place>(m_setup, static_cast<int>(m_places.size()), m_seen));
        for (int i = 0; i < static_cast<int>(m_places.size()); ++i)
            m_places[static_cast<std::size_t>(i)]->want(i < allowed);
        if (allowed < wanted)
            return Error{Errc::Conflict,
                         QStringLiteral("this machine has memory for %1 of %2 agents").arg(allowed).arg(agents),
                         QStringLiteral("memory")};
        if (wanted < agents)
            return Error{Errc::Conflict,
                         QStringLiteral("the local fleet may have %1 of %2 agents").arg(wanted).arg(agents),
                         QStringLiteral("most")};
        return {};
    }

private:
    bool makeDirectory() const
    {
        const QFile::Permissions ours = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        return QDir(m_setup.directory).exists() ||
               (QDir().mkpath(m_setup.directory) && QFile::setPermissions(m_setup.directory, ours));
    }

    const LocalAgentsSetup m_setup;
    const std::shared_ptr<const CapacityProbe> m_capacity;
    const std::shared_ptr<Seen> m_seen;
    std::vector<std::unique_ptr<Place>> m_places; // by index
};

} // namespace

struct LocalAgents::Private {
    LocalAgentsSetup setup;
    std::shared_ptr<const CapacityProbe> capacity;
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();
    EventThread thread; // the one that starts processes: they end with it
    Inside<Places> places;
};

LocalAgents::LocalAgents(const LocalAgentsSetup &setup, std::shared_ptr<const CapacityProbe> capacity)
    : d(std::make_unique<Private>())
{
    if (!capacity)
        capacity = std::make_shared<MachineCapacity>();
    d->setup = setup;
    d->capacity = capacity;
    d->places = d->thread.makeInside<Places>(
        [setup, capacity, seen = d->seen] { return std::make_unique<Places>(setup, capacity, seen); });
}

LocalAgents::~LocalAgents() = default;

QString LocalAgents::name() const
{
    return QStringLiteral("local");
}

std::optional<int> LocalAgents::existing() const
{
    return d->seen->existing;
}

Async<> LocalAgents::scale(int agents)
{
    AsyncSource<> source;
    d->places.post([source, agents, seen = d->seen](Places &places) {
        const Result<> result = places.scale(agents);
        seen->fail(result ? QString() : result.error().what);
        source.answer(result);
    });
    return source.future();
}

std::optional<fleet::ScaleRoom> LocalAgents::room() const
{
    return roomOf(d->setup, *d->capacity, d->seen->existing);
}

QString LocalAgents::lastError() const
{
    const std::lock_guard lock(d->seen->mutex);
    return d->seen->lastError;
}

} // namespace largada::backends
