// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/watch/reflector.h"

#include <map>
#include <utility>

#include <QPointer>
#include <QTimer>

#include "core/back_off.h"
#include "core/log.h"
#include "kube/watch/change_set.h"

namespace largada::kube
{

namespace
{

constexpr auto listIdle = std::chrono::seconds(60);
constexpr int mostPagesAtOnce = 3; // asked for and not parsed yet: each is some megabytes

// The API server keeps no watch cache of events, which is where bookmarks come from.
bool hasBookmarks(Kind kind)
{
    return kind != Kind::Events;
}

bool isExpired(const Error &error)
{
    return error.status == 410;
}

bool isRefusal(const Error &error)
{
    return error.status == 401 || error.status == 403 || error.status == 404;
}

} // namespace

struct Reflector::Private {
    enum class Next { List, Watch };

    Private(Reflector *reflector, Client &to, ReflectorWanted what, const Clock &with)
        : q(reflector), client(to), wanted(std::move(what)), clock(with)
    {
    }

    ApiCall callOf(Query query, std::chrono::milliseconds idleTimeout) const;
    void list();
    void askPage(const QString &from);
    void takePage(int index, const Page &page, bool isNextAsked);
    void listFailed(const Error &error, bool isFirstPage);
    void watch();
    void watchStarted(int code);
    void takeLines(const QVector<QByteArray> &lines);
    Result<> takeEvent(const QByteArray &line, ChangeSet &changes);
    void watchEnded(const Result<> &how, const QByteArray &rest);
    void watchFailed(const Error &error);
    void probe();
    void pauseFor(const Error &why, Next what);
    void proceed();
    void setLive();

    Reflector *q;
    Client &client;
    ReflectorWanted wanted;
    const Clock &clock;
    Pace pace;
    BackOff backOff;

    Objects known;
    int listing = 0;           // which list is under way; answers of an earlier one are dropped
    int asked = 0;             // of its pages
    std::map<int, Page> ahead; // parsed before one that is in front of them
    int gathered = 0;          // pages that are in `listed`
    QVector<Object> listed;
    QString version;     // resourceVersion of what is known
    bool isPaged = true; // false: the whole list at once, after a page had expired
    bool hasBegun = false;
    bool isLive = false;
    Next next = Next::List;
    std::unique_ptr<net::HttpStream> stream;
    int status = 0; // of the watch
    bool hasSeenEvent = false;
    MonoTime watchBegan;
    QTimer pause;
    QTimer quiet; // no byte of the watch
};

ApiCall Reflector::Private::callOf(Query query, std::chrono::milliseconds idleTimeout) const
{
    if (!wanted.labelSelector.isEmpty())
        query.emplace_back(QStringLiteral("labelSelector"), wanted.labelSelector);
    if (!wanted.fieldSelector.isEmpty())
        query.emplace_back(QStringLiteral("fieldSelector"), wanted.fieldSelector);
    ApiCall call;
    call.path = collectionPath(wanted.kind, wanted.ns);
    call.query = std::move(query);
    call.idleTimeout = idleTimeout;
    return call;
}

void Reflector::Private::list()
{
    stream.reset();
    ++listing;
    asked = gathered = 0;
    ahead.clear();
    listed.clear();
    askPage({});
}

void Reflector::Private::askPage(const QString &from)
{
    Query query;
    if (isPaged)
        query.emplace_back(QStringLiteral("limit"), QString::number(pace.pageSize));
    if (!from.isEmpty())
        query.emplace_back(QStringLiteral("continue"), from);
    deliver(client.call(callOf(query, listIdle)), q,
            [this, from, index = asked++, now = listing](const Result<QByteArray> &body) {
                if (now != listing)
                    return;
                if (!body)
                    return listFailed(body.error(), from.isEmpty());
                // The API server makes the next page while this one is parsed.
                const QString following = asked - gathered < mostPagesAtOnce ? nextPageOf(*body) : QString();
                if (!following.isEmpty())
                    askPage(following);
                deliver(inPool([kind = wanted.kind, json = *body] { return parsePage(kind, json); }), q,
                        [this, index, isNextAsked = !following.isEmpty(), now](const Result<Page> &page) {
                            if (now != listing)
                                return;
                            page ? takePage(index, *page, isNextAsked) : pauseFor(page.error(), Next::List);
                        });
            });
}

void Reflector::Private::takePage(int index, const Page &page, bool isNextAsked)
{
    ahead.emplace(index, page);
    if (!isNextAsked && !page.next.isEmpty())
        askPage(page.next);
    std::optional<QString> end; // the version, once there is no further page
    for (auto it = ahead.find(gathered); it != ahead.end(); it = ahead.find(gathered)) {
        listed += it->second.items;
        if (it->second.next.isEmpty())
            end = it->second.resourceVersion;
        ahead.erase(it);
        ++gathered;
    }
    if (!end)
        return;
    isPaged = true;
    version = *end;
    const auto changes = replaceAll(known, std::exchange(listed, {}));
    const QPointer<Reflector> self(q);
    emit q->changed(changes);
    if (self)
        watch();
}

void Reflector::Private::listFailed(const Error &error, bool isFirstPage)
{
    if (isExpired(error) && !isFirstPage) {
        qCDebug(logKube) << "a page of the list expired; listing at once" << collectionPath(wanted.kind, wanted.ns);
        isPaged = false;
        return list();
    }
    pauseFor(error, Next::List);
}

void Reflector::Private::watch()
{
    const bool isMarked = hasBookmarks(wanted.kind);
    const Query query{{QStringLiteral("watch"), QStringLiteral("1")},
                      {QStringLiteral("resourceVersion"), version},
                      {QStringLiteral("allowWatchBookmarks"), QStringLiteral("true")},
                      {QStringLiteral("timeoutSeconds"), QString::number(pace.watchSeconds)}};
    const auto idle = isMarked ? pace.idleLimit : std::chrono::seconds(pace.watchSeconds + 5);
    status = 0;
    hasSeenEvent = false;
    watchBegan = clock.now();
    stream = client.stream(callOf(query, idle));
    connect(stream.get(), &net::HttpStream::started, q, [this](int code) { watchStarted(code); });
    connect(stream.get(), &net::HttpStream::lines, q, [this](const auto &lines) { takeLines(lines); });
    connect(stream.get(), &net::HttpStream::ended, q,
            [this](const Result<> &how, const QByteArray &rest) { watchEnded(how, rest); });
    if (isMarked)
        quiet.start(pace.probeAfter);
}

void Reflector::Private::watchStarted(int code)
{
    status = code;
    if (status / 100 == 2)
        setLive();
}

void Reflector::Private::takeLines(const QVector<QByteArray> &lines)
{
    if (hasBookmarks(wanted.kind))
        quiet.start(pace.probeAfter);
    ChangeSet changes;
    Result<> taken;
    for (auto line = lines.cbegin(); line != lines.cend() && taken; ++line)
        taken = takeEvent(*line, changes);
    const QPointer<Reflector> self(q);
    if (taken)
        setLive(); // it was only quiet
    if (self && !changes.isEmpty())
        emit q->changed(changes.take());
    if (self && !taken)
        watchFailed(taken.error());
}

Result<> Reflector::Private::takeEvent(const QByteArray &line, ChangeSet &changes)
{
    const auto event = parseWatchLine(wanted.kind, line);
    if (!event)
        return event.error();
    switch (event->type) {
    case WatchEvent::Type::Error:
        return event->error;
    case WatchEvent::Type::Added:
    case WatchEvent::Type::Modified:
        known.insert(keyOf(event->object), event->object);
        changes.setChanged(event->object);
        hasSeenEvent = true;
        break;
    case WatchEvent::Type::Deleted:
        known.remove(keyOf(event->object));
        changes.setGone(event->object);
        hasSeenEvent = true;
        break;
    case WatchEvent::Type::Bookmark:
        hasSeenEvent = true;
        break;
    }
    // After it was applied: a watch that is begun again goes on behind it.
    if (!event->resourceVersion.isEmpty())
        version = event->resourceVersion;
    return {};
}

void Reflector::Private::watchEnded(const Result<> &how, const QByteArray &rest)
{
    if (!how)
        return watchFailed(how.error());
    if (status / 100 != 2)
        return watchFailed(apiError(status, rest, collectionPath(wanted.kind, wanted.ns)));
    if (!rest.isEmpty())
        return watchFailed({Errc::Protocol, QStringLiteral("the watch ended within a line"), {}});
    if (!hasSeenEvent && clock.now() - watchBegan < pace.shortWatch)
        return watchFailed({Errc::Network, QStringLiteral("very short watch"), {}});
    watch();
}

void Reflector::Private::watchFailed(const Error &error)
{
    if (isExpired(error)) {
        qCDebug(logKube) << "too old a version; listing again" << collectionPath(wanted.kind, wanted.ns);
        isLive = false;
        quiet.stop();
        return list();
    }
    // What was wrong with the request will be so again; a lost connection says nothing about what we know.
    const bool isOurFault = isRefusal(error) || error.code == Errc::BadInput;
    pauseFor(error, isOurFault ? Next::List : Next::Watch);
}

void Reflector::Private::probe()
{
    isLive = false;
    const Error silence{Errc::Timeout, QStringLiteral("the watch is silent"), {}};
    const QPointer<Reflector> self(q);
    emit q->stale(silence, clock.now() + (pace.idleLimit - pace.probeAfter));
    if (!self || !stream)
        return;
    const Query query{{QStringLiteral("limit"), QStringLiteral("1")},
                      {QStringLiteral("resourceVersion"), QStringLiteral("0")}};
    deliver(client.call(callOf(query, pace.idleLimit - pace.probeAfter)), q,
            [this, asked = QPointer<net::HttpStream>(stream.get())](const Result<QByteArray> &body) {
                if (!asked || asked != stream.get())
                    return; // another one by now
                if (!body && (body.error().code == Errc::Network || body.error().code == Errc::Timeout))
                    watchFailed(body.error());
                else
                    setLive();
            });
}

void Reflector::Private::pauseFor(const Error &why, Next what)
{
    stream.reset();
    ++listing;
    quiet.stop();
    isLive = false;
    next = what;
    const auto time = isRefusal(why) ? pace.longestPause : backOff.next(clock.now());
    pause.start(time);
    qCDebug(logKube).noquote() << collectionPath(wanted.kind, wanted.ns) << why.what << why.status << "again in"
                               << time.count() << "ms";
    if (isRefusal(why))
        emit q->refused(why);
    else
        emit q->stale(why, clock.now() + time);
}

void Reflector::Private::proceed()
{
    next == Next::List ? list() : watch();
}

void Reflector::Private::setLive()
{
    if (std::exchange(isLive, true))
        return;
    emit q->live();
}

Reflector::Reflector(Client &client, ReflectorWanted wanted, const Clock &clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, client, std::move(wanted), clock))
{
    setPace({});
    d->pause.setSingleShot(true);
    d->quiet.setSingleShot(true);
    connect(&d->pause, &QTimer::timeout, this, [this] { d->proceed(); });
    connect(&d->quiet, &QTimer::timeout, this, [this] { d->probe(); });
}

Reflector::~Reflector() = default;

void Reflector::start()
{
    if (!std::exchange(d->hasBegun, true))
        d->list();
}

void Reflector::retryNow()
{
    if (!d->pause.isActive())
        return;
    d->pause.stop();
    d->proceed();
}

bool Reflector::isLive() const
{
    return d->isLive;
}

void Reflector::setPace(const Pace &pace)
{
    d->pace = pace;
    d->backOff = BackOff({pace.firstPause, pace.longestPause, pace.calmFor});
}

} // namespace largada::kube
