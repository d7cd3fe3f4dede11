// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/api/requests.h"

#include <functional>
#include <limits>
#include <memory>
#include <utility>

#include <nlohmann/json.hpp>

#include "kube/api/ask.h"
#include "kube/api/json_tree.h"

namespace largada::kube
{

namespace
{

using Json = nlohmann::json;

constexpr int pageSize = 500;
constexpr auto listIdle = std::chrono::seconds(60), podsIdle = std::chrono::seconds(10);
const QString notEnded = QStringLiteral("status.phase!=Succeeded,status.phase!=Failed");
const auto manager = "largada";

QByteArray bytes(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

ApiCall get(const QString &path, Query query = {})
{
    return {.path = path, .query = std::move(query)};
}

ApiCall merge(const QString &path, const Json &patch)
{
    return {.method = "PATCH", .path = path, .body = bytes(patch), .contentType = "application/merge-patch+json"};
}

ApiCall post(const QString &path, const Json &body)
{
    return {.method = "POST", .path = path, .body = bytes(body)};
}

Query writeQuery(bool dryRun)
{
    Query query{{QStringLiteral("fieldManager"), QLatin1String(manager)}};
    if (dryRun)
        query.emplace_back(QStringLiteral("dryRun"), QStringLiteral("All"));
    return query;
}

Error notUnderstood(const QString &path)
{
    return {Errc::Protocol, QStringLiteral("an answer of another form"), path};
}

Result<Job> readJob(const QByteArray &body)
{
    auto object = parseObject(Kind::Jobs, body);
    if (!object)
        return object.error();
    return std::get<Job>(*std::move(object));
}

Result<Scale> readScale(const QString &path, const QByteArray &body)
{
    const JsonTree tree(body);
    const auto spec = tree.root()["spec"];
    const auto status = tree.root()["status"];
    if (!spec.isObject() || !status.isObject())
        return notUnderstood(path);
    return Scale{spec.integer("replicas").value_or(0), status.integer("replicas").value_or(0), status.text("selector")};
}

QString jobPath(const QString &ns, const QString &name)
{
    return collectionPath(Kind::Jobs, ns) + QLatin1Char('/') + name;
}

// All pages of a list. read: one page's items and where the next begins.
template<class T>
struct Listing {
    using Items = std::pair<QVector<T>, QString>;
    Client &client;
    ApiCall call;
    std::function<Result<Items>(const QByteArray &)> read;
    AsyncSource<QVector<T>> source{};
    qsizetype most = std::numeric_limits<qsizetype>::max(); // no further page is asked for with so many
    QVector<T> items{};
    bool isAll = false; // that there are

    static void askPage(const std::shared_ptr<Listing> &self, const QString &from)
    {
        auto call = self->call;
        call.query.emplace_back(QStringLiteral("limit"), QString::number(pageSize));
        if (!from.isEmpty())
            call.query.emplace_back(QStringLiteral("continue"), from);
        deliver(self->client.call(call), &self->client, [self](const Result<QByteArray> &body) {
            if (!body)
                return self->source.answer(body.error());
            deliver(inPool([read = self->read, json = *body] { return read(json); }), &self->client,
                    [self](const Result<Items> &page) { take(self, page); });
        });
    }
    static void take(const std::shared_ptr<Listing> &self, const Result<Items> &page)
    {
        if (!page)
            return self->source.answer(page.error());
        self->items += page->first;
        self->isAll = page->second.isEmpty();
        if (self->isAll || self->items.size() >= self->most)
            self->source.answer(std::move(self->items));
        else
            askPage(self, page->second);
    }
};

template<class T>
Async<QVector<T>> listAll(Client &client, ApiCall call,
                          std::function<Result<typename Listing<T>::Items>(const QByteArray &)> read)
{
    call.idleTimeout = listIdle;
    const auto listing = std::make_shared<Listing<T>>(Listing<T>{client, std::move(call), std::move(read)});
    Listing<T>::askPage(listing, {});
    return listing->source.future();
}

template<class T>
Result<typename Listing<T>::Items> readObjects(Kind kind, const QByteArray &body)
{
    auto page = parsePage(kind, body);
    if (!page)
        return page.error();
    QVector<T> items;
    for (auto &object : page->items)
        items << std::get<T>(std::move(object));
    return std::pair(std::move(items), page->next);
}

template<class T>
Async<QVector<T>> listObjects(Client &client, Kind kind, const QString &ns, Query query)
{
    return listAll<T>(client, get(collectionPath(kind, ns), std::move(query)),
                      [kind](const QByteArray &body) { return readObjects<T>(kind, body); });
}

Query selecting(const QString &kind, const QString &selector)
{
    return selector.isEmpty() ? Query{} : Query{{kind, selector}};
}

ApiCall logCall(const LogWanted &wanted)
{
    Query query{{QStringLiteral("container"), wanted.container}};
    if (wanted.previous)
        query.emplace_back(QStringLiteral("previous"), QStringLiteral("true"));
    if (wanted.timestamps)
        query.emplace_back(QStringLiteral("timestamps"), QStringLiteral("true"));
    if (wanted.tailLines)
        query.emplace_back(QStringLiteral("tailLines"), QString::number(*wanted.tailLines));
    if (wanted.limitBytes)
        query.emplace_back(QStringLiteral("limitBytes"), QString::number(*wanted.limitBytes));
    auto call = get(collectionPath(Kind::Pods, wanted.ns) + QLatin1Char('/') + wanted.pod + QStringLiteral("/log"),
                    std::move(query));
    call.accept = "*/*"; // it is text
    return call;
}

Async<AccessAnswer> askOne(Client &client, const AccessQuestion &question)
{
    const QString resource = question.resource.section(QLatin1Char('/'), 0, 0);
    const Json body{{"apiVersion", "authorization.k8s.io/v1"},
                    {"kind", "SelfSubjectAccessReview"},
                    {"spec",
                     {{"resourceAttributes",
                       {{"verb", utf8(question.verb)},
                        {"namespace", utf8(question.ns)},
                        {"resource", utf8(resource.section(QLatin1Char('.'), 0, 0))},
                        {"group", utf8(resource.section(QLatin1Char('.'), 1))},
                        {"subresource", utf8(question.resource.section(QLatin1Char('/'), 1))}}}}}};
    const auto path = QStringLiteral("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews");
    return ask<AccessAnswer>(client, post(path, body),
                             [question, path](const QByteArray &answer) -> Result<AccessAnswer> {
                                 const JsonTree tree(answer);
                                 const auto status = tree.root()["status"];
                                 if (!status.isObject())
                                     return notUnderstood(path);
                                 const QString reason = status.text("reason");
                                 return AccessAnswer{question, status.boolean("allowed").value_or(false),
                                                     reason.isEmpty() ? status.text("evaluationError") : reason};
                             });
}

} // namespace

Async<ServerVersion> serverVersion(Client &client)
{
    const auto path = QStringLiteral("/version");
    return ask<ServerVersion>(client, get(path), [path](const QByteArray &body) -> Result<ServerVersion> {
        const JsonTree tree(body);
        const auto number = [&tree](const char *key) { // "34+" of some vendors
            QString digits = tree.root().text(key);
            digits.truncate(std::distance(digits.cbegin(), std::find_if_not(digits.cbegin(), digits.cend(),
                                                                            [](QChar c) { return c.isDigit(); })));
            return digits.toInt();
        };
        const ServerVersion version{number("major"), number("minor"), tree.root().text("gitVersion")};
        if (version.major == 0)
            return notUnderstood(path);
        return version;
    });
}

Async<QString> whoAmI(Client &client)
{
    const auto path = QStringLiteral("/apis/authentication.k8s.io/v1/selfsubjectreviews");
    const Json body{{"apiVersion", "authentication.k8s.io/v1"}, {"kind", "SelfSubjectReview"}};
    return ask<QString>(client, post(path, body), [path](const QByteArray &answer) -> Result<QString> {
        const JsonTree tree(answer);
        const auto user = tree.root()["status"]["userInfo"];
        if (!user.isObject())
            return notUnderstood(path);
        return user.text("username");
    });
}

Async<QVector<AccessAnswer>> askAccess(Client &client, const QVector<AccessQuestion> &questions)
{
    const AsyncSource<QVector<AccessAnswer>> source;
    if (questions.isEmpty())
        source.answer(QVector<AccessAnswer>{});
    struct Gathered {
        QVector<AccessAnswer> answers;
        qsizetype missing;
    };
    const auto gathered =
        std::make_shared<Gathered>(Gathered{QVector<AccessAnswer>(questions.size()), questions.size()});
    for (qsizetype i = 0; i < questions.size(); ++i) {
        deliver(askOne(client, questions[i]), &client, [source, gathered, i](const Result<AccessAnswer> &answer) {
            if (!answer)
                return source.answer(answer.error());
            gathered->answers[i] = *answer;
            if (--gathered->missing == 0)
                source.answer(gathered->answers);
        });
    }
    return source.future();
}

Async<Job> getJob(Client &client, const QString &ns, const QString &name)
{
    return ask<Job>(client, get(jobPath(ns, name)), readJob);
}

Async<QVector<Pod>> listPods(Client &client, const QString &ns, const QString &labelSelector)
{
    return listObjects<Pod>(client, Kind::Pods, ns, selecting(QStringLiteral("labelSelector"), labelSelector));
}

Async<PodsSeen> listPodsEverywhere(Client &client, int most)
{
    ApiCall call = get(collectionPath(Kind::Pods, {}), selecting(QStringLiteral("fieldSelector"), notEnded));
    call.idleTimeout = podsIdle;
    const auto listing = std::make_shared<Listing<Pod>>(Listing<Pod>{
        client, std::move(call), [](const QByteArray &body) { return readObjects<Pod>(Kind::Pods, body); }});
    listing->most = most;
    Listing<Pod>::askPage(listing, {});
    const AsyncSource<PodsSeen> source;
    deliver(listing->source.future(), &client, [source, listing](const Result<QVector<Pod>> &pods) {
        pods ? source.answer(PodsSeen{*pods, listing->isAll}) : source.answer(pods.error());
    });
    return source.future();
}

Async<QVector<Job>> listJobs(Client &client, const QString &ns)
{
    return listObjects<Job>(client, Kind::Jobs, ns, {});
}

Async<QVector<Event>> listEvents(Client &client, const QString &ns, const QString &fieldSelector)
{
    return listObjects<Event>(client, Kind::Events, ns, selecting(QStringLiteral("fieldSelector"), fieldSelector));
}

Async<QStringList> listNamespaces(Client &client)
{
    const auto path = QStringLiteral("/api/v1/namespaces");
    const auto read = [path](const QByteArray &body) -> Result<Listing<QString>::Items> {
        const JsonTree tree(body);
        if (!tree.root()["items"].isArray())
            return notUnderstood(path);
        QVector<QString> names;
        for (const auto &item : tree.root()["items"].items())
            names << item["metadata"].text("name");
        return std::pair(names, tree.root()["metadata"].text("continue"));
    };
    return listAll<QString>(client, get(path), read);
}

Async<QByteArray> create(Client &client, const QString &collection, const QByteArray &manifest, bool dryRun)
{
    auto query = writeQuery(dryRun);
    query.emplace_back(QStringLiteral("fieldValidation"), QStringLiteral("Strict"));
    return client.call({.method = "POST", .path = collection, .query = query, .body = manifest});
}

Async<QByteArray> apply(Client &client, const QString &path, const QByteArray &manifest, bool force, bool dryRun)
{
    auto query = writeQuery(dryRun);
    query.emplace_back(QStringLiteral("force"), force ? QStringLiteral("true") : QStringLiteral("false"));
    query.emplace_back(QStringLiteral("fieldValidation"), QStringLiteral("Strict"));
    return client.call({.method = "PATCH",
                        .path = path,
                        .query = query,
                        .body = manifest,
                        .contentType = "application/apply-patch+yaml"}); // JSON is YAML, too
}

Async<> remove(Client &client, const QString &path)
{
    const Json options{{"apiVersion", "v1"}, {"kind", "DeleteOptions"}, {"propagationPolicy", "Background"}};
    const ApiCall call{.method = "DELETE", .path = path, .body = bytes(options)};
    return ask<void>(client, call, [](const QByteArray &) { return Result<>(); });
}

Async<Job> suspendJob(Client &client, const QString &ns, const QString &name, bool suspend)
{
    return ask<Job>(client, merge(jobPath(ns, name), {{"spec", {{"suspend", suspend}}}}), readJob);
}

Async<QString> annotate(Client &client, const QString &path, const QString &resourceVersion,
                        const QVector<std::pair<QString, QString>> &annotations)
{
    Json values = Json::object();
    for (const auto &[name, value] : annotations)
        values[utf8(name)] = value.isNull() ? Json() : Json(utf8(value));
    Json metadata{{"annotations", values}};
    if (!resourceVersion.isEmpty())
        metadata["resourceVersion"] = utf8(resourceVersion);
    return ask<QString>(client, merge(path, {{"metadata", metadata}}),
                        [path](const QByteArray &body) -> Result<QString> {
                            const JsonTree tree(body);
                            const QString version = tree.root()["metadata"].text("resourceVersion");
                            if (version.isEmpty())
                                return notUnderstood(path);
                            return version;
                        });
}

Async<Scale> getScale(Client &client, const QString &path)
{
    return ask<Scale>(client, get(path + QStringLiteral("/scale")),
                      [path](const QByteArray &body) { return readScale(path, body); });
}

Async<Scale> setScale(Client &client, const QString &path, int replicas)
{
    return ask<Scale>(client, merge(path + QStringLiteral("/scale"), {{"spec", {{"replicas", replicas}}}}),
                      [path](const QByteArray &body) { return readScale(path, body); });
}

Async<QByteArray> readLog(Client &client, const LogWanted &wanted)
{
    return client.call(logCall(wanted));
}

std::unique_ptr<net::HttpStream> followLog(Client &client, const LogWanted &wanted)
{
    auto call = logCall(wanted);
    call.query.emplace_back(QStringLiteral("follow"), QStringLiteral("true"));
    call.idleTimeout = std::chrono::milliseconds(0); // a program may be silent for as long as it likes
    return client.stream(call);
}

} // namespace largada::kube
