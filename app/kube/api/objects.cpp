// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/api/objects.h"

#include <algorithm>

#include <QUrl>

#include "kube/api/read_pod.h"
#include "kube/api/status.h"

namespace largada::kube
{

namespace
{

template<class Named>
const Named *named(const QVector<Named> &list, const QString &name)
{
    const auto it = std::find_if(list.cbegin(), list.cend(), [&](const auto &one) { return one.name == name; });
    return it == list.cend() ? nullptr : &*it;
}

const Condition *conditionOf(const QVector<Condition> &conditions, const QString &type)
{
    const auto it = std::find_if(conditions.cbegin(), conditions.cend(), [&](const auto &c) { return c.type == type; });
    return it == conditions.cend() ? nullptr : &*it;
}

QLatin1String kindName(Kind kind)
{
    switch (kind) {
    case Kind::Pods:
        return QLatin1String("Pod");
    case Kind::Jobs:
        return QLatin1String("Job");
    case Kind::Events:
        return QLatin1String("Event");
    }
    Q_UNREACHABLE();
}

Error protocolError(const char *what, const QString &subject = {})
{
    return {Errc::Protocol, QString::fromLatin1(what), subject};
}

Job readJob(const JsonNode &object)
{
    Job job;
    job.meta = readMeta(object);
    const auto spec = object["spec"];
    job.parallelism = spec.integer("parallelism").value_or(1);
    job.completions = spec.integer("completions");
    job.backoffLimit = spec.integer("backoffLimit");
    job.backoffLimitPerIndex = spec.integer("backoffLimitPerIndex");
    job.suspended = spec.boolean("suspend").value_or(false);
    job.indexed = spec.text("completionMode") == QLatin1String("Indexed");
    job.podTemplate = readPod(spec["template"]);
    const auto status = object["status"];
    job.active = status.integer("active").value_or(0);
    job.succeeded = status.integer("succeeded").value_or(0);
    job.failed = status.integer("failed").value_or(0);
    job.conditions = readConditions(status);
    return job;
}

// Of core/v1. Those written through events.k8s.io have eventTime and series in place of the first three fields.
Event readEvent(const JsonNode &object)
{
    Event event;
    event.meta = readMeta(object);
    event.type = object.text("type");
    event.reason = object.text("reason");
    event.message = object.text("message");
    const auto about = object["involvedObject"];
    event.objectKind = about.text("kind");
    event.objectName = about.text("name");
    event.objectUid = about.text("uid");
    event.source = object.text("reportingComponent");
    if (event.source.isEmpty())
        event.source = object["source"].text("component");
    const auto series = object["series"];
    event.count = series.integer("count").value_or(object.integer("count").value_or(1));
    event.first = readTime(object, "firstTimestamp");
    if (!event.first)
        event.first = readTime(object, "eventTime");
    event.last = readTime(series, "lastObservedTime");
    if (!event.last)
        event.last = readTime(object, "lastTimestamp");
    if (!event.last)
        event.last = event.first;
    return event;
}

// A name is asked for since it becomes a part of paths: an empty one would mean all objects of its kind.
Result<Object> readObject(Kind kind, const JsonNode &json)
{
    if (!json.isObject())
        return protocolError("not a JSON object");
    const auto found = json.text("kind");
    if (!found.isEmpty() && found != kindName(kind))
        return protocolError("an object of another kind", found);
    if (json["metadata"].text("name").isEmpty())
        return protocolError("an object without a name", QStringLiteral("metadata.name"));
    switch (kind) {
    case Kind::Pods:
        return Object(readPod(json));
    case Kind::Jobs:
        return Object(readJob(json));
    case Kind::Events:
        return Object(readEvent(json));
    }
    Q_UNREACHABLE();
}

std::optional<WatchEvent::Type> watchType(const QString &word)
{
    using Type = WatchEvent::Type;
    if (word == QLatin1String("ADDED"))
        return Type::Added;
    if (word == QLatin1String("MODIFIED"))
        return Type::Modified;
    if (word == QLatin1String("DELETED"))
        return Type::Deleted;
    if (word == QLatin1String("BOOKMARK"))
        return Type::Bookmark;
    if (word == QLatin1String("ERROR"))
        return Type::Error;
    return std::nullopt;
}

} // namespace

const Condition *Pod::condition(const QString &type) const
{
    return conditionOf(conditions, type);
}

const Container *Pod::container(const QString &name) const
{
    const auto *found = named(containers, name);
    return found ? found : named(initContainers, name);
}

const ContainerStatus *Pod::status(const QString &name) const
{
    const auto *found = named(statuses, name);
    return found ? found : named(initStatuses, name);
}

bool Pod::isFinished() const
{
    return phase == QLatin1String("Succeeded") || phase == QLatin1String("Failed");
}

const Condition *Job::condition(const QString &type) const
{
    return conditionOf(conditions, type);
}

bool Job::isOver() const
{
    return std::any_of(conditions.cbegin(), conditions.cend(), [](const auto &c) {
        return (c.type == QLatin1String("Complete") || c.type == QLatin1String("Failed")) &&
               c.status == QLatin1String("True");
    });
}

const Meta &metaOf(const Object &object)
{
    return std::visit([](const auto &one) -> const Meta & { return one.meta; }, object);
}

QString collectionPath(Kind kind, const QString &ns)
{
    const auto group = kind == Kind::Jobs ? QStringLiteral("/apis/batch/v1") : QStringLiteral("/api/v1");
    const auto space =
        ns.isEmpty() ? QString() : QStringLiteral("/namespaces/") + QString::fromLatin1(QUrl::toPercentEncoding(ns));
    return group + space + QLatin1Char('/') + QString(kindName(kind)).toLower() + QLatin1Char('s');
}

Result<Page> parsePage(Kind kind, const QByteArray &json)
{
    const JsonTree tree(json);
    const auto root = tree.root();
    if (!root.isObject())
        return protocolError("not a JSON object");
    const auto kindFound = root.text("kind");
    const auto list = root["items"];
    if (kindFound.isEmpty() ? !list.isArray() : !kindFound.endsWith(QLatin1String("List")))
        return protocolError("not a list", kindFound);
    const auto items = list.items();
    Page page;
    page.items.reserve(items.size());
    for (const auto &item : items) {
        auto object = readObject(kind, item);
        if (!object)
            return object.error();
        page.items += *std::move(object);
    }
    page.resourceVersion = root["metadata"].text("resourceVersion");
    page.next = root["metadata"].text("continue");
    return page;
}

QString nextPageOf(const QByteArray &json)
{
    constexpr qsizetype longestHead = 8192; // a token of the server's has some hundred bytes
    const qsizetype items = json.left(longestHead).indexOf("\"items\":[");
    if (items < 0)
        return {};
    const JsonTree tree(json.left(items) + "\"items\":[]}");
    return tree.root()["metadata"].text("continue");
}

Result<Object> parseObject(Kind kind, const QByteArray &json)
{
    const JsonTree tree(json);
    return readObject(kind, tree.root());
}

Result<WatchEvent> parseWatchLine(Kind kind, const QByteArray &line)
{
    const JsonTree tree(line);
    const auto type = watchType(tree.root().text("type"));
    const auto json = tree.root()["object"];
    if (!type || !json.isObject())
        return protocolError("not an event of a watch");
    WatchEvent event;
    event.type = *type;
    if (*type == WatchEvent::Type::Error) {
        event.error = statusError(toStatus(json), {});
        return event;
    }
    const auto meta = json["metadata"];
    event.resourceVersion = meta.text("resourceVersion");
    if (*type == WatchEvent::Type::Bookmark) {
        event.initialEnd = meta["annotations"].text("k8s.io/initial-events-end") == QLatin1String("true");
        return event;
    }
    auto object = readObject(kind, json);
    if (!object)
        return object.error();
    event.object = *std::move(object);
    return event;
}

} // namespace largada::kube
