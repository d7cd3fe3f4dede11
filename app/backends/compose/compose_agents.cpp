// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/compose/compose_agents.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

#include <QFileInfo>

#include "backends/compose/engine_call.h"
#include "core/event_thread.h"
#include "core/log.h"

namespace largada::backends
{

using namespace std::chrono_literals;

namespace
{

// What others may ask for from their threads.
struct Seen {
    std::mutex mutex;
    std::optional<int> existing;
    QString scaleError, countError;

    void set(QString Seen::*error, const QString &text)
    {
        const std::lock_guard lock(mutex);
        this->*error = text;
    }
    void setCounted(std::optional<int> agents, const QString &error)
    {
        const std::lock_guard lock(mutex);
        existing = agents;
        countError = error;
    }
};

constexpr double mostRoom = 1'000'000; // so that any memory is a number of agents

bool isEngineAway(const QString &text)
{
    const char *words[] = {"Cannot connect to the Docker daemon", "Error while fetching server API version",
                           "error during connect", "Is the docker daemon running", "Connection aborted"};
    return std::any_of(std::begin(words), std::end(words),
                       [&text](const char *word) { return text.contains(QLatin1String(word), Qt::CaseInsensitive); });
}

// One number at a time: find Compose, count, scale where that differs, count again.
enum class Step { Idle, Choosing, Counting, Scaling, CountingAgain };

// In the fleet's thread.
class Project : public QObject
{
public:
    Project(const ComposeSetup &setup, std::shared_ptr<Seen> seen)
        : m_setup(setup), m_seen(std::move(seen)), m_program(setup.program)
    {
        m_taken.setSingleShot(true);
        m_next.setSingleShot(true);
        connect(&m_taken, &QTimer::timeout, this, [this] { answer({}); });
        connect(&m_next, &QTimer::timeout, this, &Project::look);
        m_setup.environment.insert(QStringLiteral("DASHBOARD_SECRET"), QString::fromUtf8(setup.secret));
        // 1.29 gives an answer of the engine a minute, which a thousand containers take longer than.
        if (!m_setup.environment.contains(QStringLiteral("COMPOSE_HTTP_TIMEOUT")))
            m_setup.environment.insert(QStringLiteral("COMPOSE_HTTP_TIMEOUT"), QStringLiteral("600"));
        look();
    }

    void scale(int agents, const AsyncSource<> &source)
    {
        if (m_step != Step::Idle && agents != m_wanted)
            answer(Error{Errc::Cancelled, QStringLiteral("another number took its place"), m_setup.project.service});
        m_wanted = std::max(agents, 0);
        m_waiting.append(source);
        m_taken.start(m_setup.takenAfter);
        if (m_step == Step::Idle) {
            begin();
        } else if (m_step == Step::Scaling && m_wanted != m_scalingTo && !m_isReplaced) {
            m_isReplaced = true;
            m_call->interrupt();
        }
    }

private:
    void begin()
    {
        m_isReplaced = false;
        if (!m_program.isEmpty())
            return count(Step::Counting);
        const auto remembered = rememberedCompose(m_setup.rememberedFile);
        if (!remembered)
            return end(remembered.error());
        m_program = *remembered;
        if (!m_program.isEmpty())
            return count(Step::Counting);
        m_step = Step::Choosing;
        choose(0);
    }

    void choose(qsizetype index)
    {
        const auto programs = composePrograms();
        if (index == programs.size())
            return end(Error{Errc::NotFound, QStringLiteral("neither docker compose nor docker-compose can be run"),
                             QStringLiteral("docker")});
        call(programs.at(index) + QStringList{QStringLiteral("version"), QStringLiteral("--short")},
             m_setup.countWithin, [this, index, program = programs.at(index)](const EngineAnswer &answer) {
                 if (!answer.isGood())
                     return choose(index + 1);
                 if (const auto kept = rememberCompose(m_setup.rememberedFile, program); !kept)
                     return end(kept.error());
                 qCInfo(logCompose).noquote() << "using" << program.join(QLatin1Char(' ')) << answer.output.trimmed();
                 m_program = program;
                 count(Step::Counting);
             });
    }

    void count(Step step)
    {
        m_step = step;
        call(countCommand(m_setup.project), m_setup.countWithin, [this](const EngineAnswer &answer) {
            const auto counted = onCounted(answer);
            if (!counted)
                return end(m_outcome ? counted.error() : m_outcome.error());
            if (m_step == Step::Counting)
                return *counted == m_wanted ? end({}) : startScaling(*counted);
            if (m_isReplaced || m_wanted != m_scalingTo)
                return begin();
            if (m_outcome && *counted != m_wanted)
                m_outcome = Error{Errc::Process,
                                  QStringLiteral("%1 of %2 agents exist after %3")
                                      .arg(*counted)
                                      .arg(m_wanted)
                                      .arg(m_program.join(QLatin1Char(' '))),
                                  m_setup.project.service};
            end(m_outcome);
        });
    }

    Result<int> onCounted(const EngineAnswer &answer)
    {
        if (!answer.isGood()) {
            const Error error = errorOf(answer, QStringLiteral("docker"), m_setup.countWithin);
            m_seen->setCounted({}, error.what);
            return error;
        }
        const auto lines = answer.output.split('\n');
        const auto counted = static_cast<int>(std::count_if(
            lines.begin(), lines.end(), [](const QByteArray &line) { return !line.trimmed().isEmpty(); }));
        m_seen->setCounted(counted, {});
        return counted;
    }

    void startScaling(int existing)
    {
        m_step = Step::Scaling;
        m_scalingTo = m_wanted;
        m_seen->set(&Seen::scaleError, QString()); // of another call
        const auto within = m_setup.scaleWithin + std::abs(m_wanted - existing) * m_setup.scaleWithinAgent;
        qCInfo(logCompose) << "from" << existing << "to" << m_wanted << "agents";
        call(scaleCommand(m_program, m_setup.project, m_wanted), within, [this, within](const EngineAnswer &answer) {
            const QString program = m_program.join(QLatin1Char(' '));
            m_outcome = answer.isGood() ? Result<>() : Result<>(errorOf(answer, program, within));
            count(Step::CountingAgain);
        });
        m_next.start(m_setup.countEveryWhileScaling);
    }

    void end(Result<> result) // a copy: it may be the outcome
    {
        m_step = Step::Idle;
        m_outcome = {};
        m_seen->set(&Seen::scaleError, result ? QString() : result.error().what);
        if (!result)
            qCWarning(logCompose).noquote() << result.error().subject << result.error().what;
        answer(result);
        m_next.start(m_setup.countEvery);
    }

    void answer(const Result<> &result)
    {
        m_taken.stop();
        for (const auto &source : std::exchange(m_waiting, {}))
            source.answer(result);
    }

    // What exists changes without us, too.
    void look()
    {
        const bool isScaling = m_step == Step::Scaling;
        m_next.start(isScaling ? m_setup.countEveryWhileScaling : m_setup.countEvery);
        if (m_look || (m_step != Step::Idle && !isScaling))
            return;
        m_look = std::make_unique<EngineCall>(command(countCommand(m_setup.project), m_setup.countWithin),
                                              [this](const EngineAnswer &answer) {
                                                  m_look.release()->deleteLater();
                                                  (void)onCounted(answer);
                                              });
    }

    void call(const QStringList &words, std::chrono::milliseconds within, EngineCall::Done done)
    {
        m_call = std::make_unique<EngineCall>(command(words, within),
                                              [this, done = std::move(done)](const EngineAnswer &answer) {
                                                  m_call.release()->deleteLater();
                                                  done(answer);
                                              });
    }

    EngineCommand command(const QStringList &words, std::chrono::milliseconds within) const
    {
        return {words, QFileInfo(m_setup.project.files.value(0)).absolutePath(), m_setup.environment, within};
    }

    Error errorOf(const EngineAnswer &answer, const QString &program, std::chrono::milliseconds within) const
    {
        QString text = complaint(answer.said);
        if (!m_setup.secret.isEmpty())
            text.replace(QString::fromUtf8(m_setup.secret), QStringLiteral("…"));
        if (!answer.isStarted)
            return {Errc::NotFound, QStringLiteral("%1 cannot be run: %2").arg(program, text), program};
        if (answer.isTimedOut)
            return {Errc::Timeout,
                    QStringLiteral("%1 did not end within %2 s").arg(program).arg(double(within.count()) / 1000) +
                        (text.isEmpty() ? QString() : QStringLiteral(": ") + text),
                    m_setup.project.service};
        if (text.isEmpty())
            text = QStringLiteral("ended with code %1").arg(answer.exitCode);
        return {isEngineAway(text) ? Errc::Network : Errc::Process, QStringLiteral("%1: %2").arg(program, text),
                m_setup.project.service};
    }

    ComposeSetup m_setup;
    const std::shared_ptr<Seen> m_seen;
    QStringList m_program;
    Step m_step = Step::Idle;
    int m_wanted = 0;
    int m_scalingTo = 0;
    bool m_isReplaced = false; // the scaling that is under way, by another number
    Result<> m_outcome;        // of that scaling
    QVector<AsyncSource<>> m_waiting;
    QTimer m_taken, m_next;
    std::unique_ptr<EngineCall> m_call; // the step's
    std::unique_ptr<EngineCall> m_look; // beside it
};

} // namespace

struct ComposeAgents::Private {
    ComposeSetup setup;
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();
    EventThread thread; // the one that starts processes: they end with it
    Inside<Project> project;
};

ComposeAgents::ComposeAgents(const ComposeSetup &setup) : d(std::make_unique<Private>())
{
    d->setup = setup;
    d->project =
        d->thread.makeInside<Project>([setup, seen = d->seen] { return std::make_unique<Project>(setup, seen); });
}

ComposeAgents::~ComposeAgents() = default;

QString ComposeAgents::name() const
{
    return QStringLiteral("compose");
}

std::optional<int> ComposeAgents::existing() const
{
    const std::lock_guard lock(d->seen->mutex);
    return d->seen->existing;
}

Async<> ComposeAgents::scale(int agents)
{
    AsyncSource<> source;
    d->project.post([source, agents](Project &project) { project.scale(agents, source); });
    return source.future();
}

QString ComposeAgents::lastError() const
{
    const std::lock_guard lock(d->seen->mutex);
    return d->seen->scaleError.isEmpty() ? d->seen->countError : d->seen->scaleError;
}

bool ComposeAgents::endsWithServer() const
{
    return false;
}

std::optional<fleet::ScaleRoom> ComposeAgents::room() const
{
    const auto there = existing();
    if (!there || !d->setup.memoryFreeMiB)
        return {};
    const double more = std::max(0.0, d->setup.memoryFreeMiB()) / d->setup.memoryMiB;
    return fleet::ScaleRoom{*there + static_cast<int>(std::min(more, mostRoom)), QStringLiteral("memory")};
}

} // namespace largada::backends
