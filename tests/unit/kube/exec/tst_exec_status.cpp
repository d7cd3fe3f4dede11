// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "kube/exec/exec_status.h"
#include "support/json_text.h"

using namespace largada;
using namespace largada::kube;
using namespace largada::test;

class TestExecStatus : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void isRead_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("exitCode"); // -1: an error
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QString>("subject");
        const auto exit = [](const char *name, const QByteArray &status, int exitCode) {
            QTest::newRow(name) << status << exitCode << Errc::Internal << QString();
        };
        const auto error = [](const char *name, const QByteArray &status, Errc code, const char *subject) {
            QTest::newRow(name) << status << -1 << code << QString::fromLatin1(subject);
        };
        const auto failure = [](const QByteArray &message) {
            return json("{'metadata':{},'status':'Failure','reason':'InternalError','code':500,'message':'") + message +
                   "\"}";
        };
        // client-go remotecommand/v4_test.go TestV4ErrorDecoder
        exit("success", json("{'metadata':{},'status':'Success'}"), 0);
        exit("exit code",
             json("{'metadata':{},'status':'Failure','reason':'NonZeroExitCode','message':'command terminated with "
                  "non-zero exit code: exit 107','details':{'causes':[{'reason':'ExitCode','message':'107'}]}}"),
             107);
        exit("among other causes",
             json("{'status':'Failure','reason':'NonZeroExitCode','details':{'causes':[{'reason':'Other','message':'1'}"
                  ",7,{'reason':'ExitCode','message':'42'}]}}"),
             42);
        error("no JSON", "some text", Errc::Protocol, "main");
        error("nothing", "", Errc::Protocol, "main");
        error("half", json("{'status':'Succ"), Errc::Protocol, "main");
        error("another document", "[1]", Errc::Protocol, "main");
        error("another outcome", json("{'status':'Maybe'}"), Errc::Protocol, "main");
        error("status of another type", json("{'status':{}}"), Errc::Protocol, "main");
        error("exit without its code", json("{'status':'Failure','reason':'NonZeroExitCode'}"), Errc::Protocol, "");
        error("causes of another type",
              json("{'status':'Failure','reason':'NonZeroExitCode','details':{'causes':'x'}}"), Errc::Protocol, "");
        error("details of another type", json("{'status':'Failure','reason':'NonZeroExitCode','details':[]}"),
              Errc::Protocol, "");
        error("code that is no number",
              json("{'status':'Failure','reason':'NonZeroExitCode','details':{'causes':[{'reason':'ExitCode','message':"
                   "'no'}]}}"),
              Errc::Protocol, "");
        error("container not found", failure("container not found (\\\"main\\\")"), Errc::NotFound, "main");
        error("pod gone", failure("pod does not exist"), Errc::NotFound, "main");
        error("kubelet not reached", failure("error dialing backend: dial tcp 10.0.0.1:10250: i/o timeout"),
              Errc::Network, "node");
        error("no such program",
              failure("OCI runtime exec failed: exec: \\\"x\\\": executable file not found in $PATH"), Errc::Process,
              "main");
    }
    void isRead()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const int, exitCode);
        QFETCH(const Errc, code);
        QFETCH(const QString, subject);
        const auto read = readExecStatus(status, QStringLiteral("main"));
        QCOMPARE(bool(read), exitCode >= 0);
        if (read) {
            QCOMPARE(*read, exitCode);
            return;
        }
        QCOMPARE(read.error().code, code);
        QCOMPARE(read.error().subject, subject);
    }
};

QTEST_GUILESS_MAIN(TestExecStatus)
#include "tst_exec_status.moc"
