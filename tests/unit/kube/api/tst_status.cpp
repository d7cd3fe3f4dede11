// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "kube/api/status.h"

using namespace largada;
using namespace largada::kube;

class TestStatus : public QObject
{
    Q_OBJECT
private slots:
    void everyFieldIsRead();
    void codeComesWithTheReason();
    void whatIsNoStatusIsEmpty_data();
    void whatIsNoStatusIsEmpty();
    void error_data();
    void error();
};

void TestStatus::everyFieldIsRead()
{
    const auto status = parseStatus(R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
        "message":"command terminated with non-zero exit code","reason":"NonZeroExitCode","code":500,
        "details":{"retryAfterSeconds":5,
                   "causes":[{"reason":"ExitCode","message":"107"},
                             {"reason":"FieldManagerConflict","message":"conflict with \"x\"","field":".spec.a"}]}})");
    QCOMPARE(status.status, QStringLiteral("Failure"));
    QCOMPARE(status.reason, QStringLiteral("NonZeroExitCode"));
    QCOMPARE(status.message, QStringLiteral("command terminated with non-zero exit code"));
    QCOMPARE(status.code, 500);
    QCOMPARE(status.retryAfterSeconds, std::optional(5));
    const QVector<StatusCause> causes{
        {QStringLiteral("ExitCode"), QStringLiteral("107"), {}},
        {QStringLiteral("FieldManagerConflict"), QStringLiteral("conflict with \"x\""), QStringLiteral(".spec.a")}};
    QCOMPARE(status.causes, causes);
}

void TestStatus::codeComesWithTheReason()
{
    QCOMPARE(parseStatus(R"({"status":"Failure","reason":"Expired"})").code, 410);
    QCOMPARE(parseStatus(R"({"status":"Failure","reason":"Expired","code":418})").code, 418);
    QCOMPARE(parseStatus(R"({"status":"Failure","reason":"Unheard"})").code, 0);
}

void TestStatus::whatIsNoStatusIsEmpty_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const auto *body : {"", "[]", "null", "{", "\"x\"", "pod does not exist",
                             R"({"status":1,"reason":{},"message":[],"code":"410","details":[{"causes":1}]})",
                             R"({"details":{"causes":{"reason":"ExitCode"},"retryAfterSeconds":-1}})"})
        QTest::newRow(body) << QByteArray(body);
}

void TestStatus::whatIsNoStatusIsEmpty()
{
    QFETCH(QByteArray, body);
    QCOMPARE(parseStatus(body), Status{});
}

void TestStatus::error_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("errc");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *name, int code, const char *message, Errc errc, const char *subject) {
        QTest::newRow(name) << code << QString::fromLatin1(message) << int(errc) << QString::fromLatin1(subject);
    };
    row("missing right", 403,
        R"(pods "a" is forbidden: User "u" cannot get resource "pods/portforward" in API group "" in the namespace "n")",
        Errc::Forbidden, "get pods/portforward");
    row("of a group", 403, R"(jobs.batch is forbidden: User "u" cannot create resource "jobs" in API group "batch")",
        Errc::Forbidden, "create jobs.batch");
    row("subresource of a group", 403, R"(x: User "u" cannot patch resource "deployments/scale" in API group "apps")",
        Errc::Forbidden, "patch deployments.apps/scale");
    row("path", 403, R"(forbidden: User "system:anonymous" cannot get path "/version")", Errc::Forbidden,
        "get /version");
    row("quota", 403, R"(pods "a" is forbidden: exceeded quota: q)", Errc::Forbidden, "web-7");
    row("credentials", 401, "Unauthorized", Errc::Forbidden, "credentials");
    row("not found", 404, R"(pods "web-7" not found)", Errc::NotFound, "web-7");
    row("gone", 410, "too old resource version: 1 (2)", Errc::NotFound, "web-7");
    row("conflict", 409, "Apply failed", Errc::Conflict, "web-7");
    row("invalid", 422, "sendInitialEvents is forbidden", Errc::BadInput, "web-7");
    row("bad request", 400, "container x is not valid", Errc::BadInput, "web-7");
    row("too many", 429, "too many requests", Errc::Network, "web-7");
    row("overload", 503, "apiserver not ready", Errc::Network, "web-7");
    row("unheard", 418, "teapot", Errc::Protocol, "web-7");
    row("beyond HTTP", 600, "x", Errc::Protocol, "web-7");
}

void TestStatus::error()
{
    QFETCH(int, code);
    QFETCH(QString, message);
    QFETCH(int, errc);
    QFETCH(QString, subject);
    Status status;
    status.code = code;
    status.message = message;
    const Error expected{Errc(errc), message, subject, code};
    QCOMPARE(statusError(status, QStringLiteral("/api/v1/namespaces/n/pods/web-7")), expected);
}

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
