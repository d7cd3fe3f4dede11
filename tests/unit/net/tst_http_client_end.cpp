// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include <openssl/crypto.h>

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QTest>
#include <QThread>

#include "net/http_client.h"
#include "support/scripted_api.h"

using namespace largada;
using namespace Qt::StringLiterals;
using net::HttpClient;
using test::ScriptedApi;

namespace
{

// Of QNetworkAccessManager, by the name that Qt gives them and the kernel cuts.
int threads()
{
    int count = 0;
    for (const QString &task : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(u"/proc/self/task/%1/comm"_s.arg(task));
        if (name.open(QIODevice::ReadOnly) && name.readAll().startsWith("QNetworkAccess"))
            ++count;
    }
    return count;
}

// Without a turn of the event loop; the kernel takes a moment to forget a thread.
bool areGone()
{
    for (QDeadlineTimer patience(30'000); !patience.hasExpired(); QThread::yieldCurrentThread()) {
        if (threads() == 0)
            return true;
    }
    return false;
}

// A program that ends after it used OpenSSL through Qt.
const char *const endsOnly = "--end";

int end()
{
    if (QSslCertificate::fromData("-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n").isEmpty())
        std::puts("used");
    OPENSSL_atexit([] { std::puts("cleaned up"); });
    return 0;
}

} // namespace

class TstHttpClientEnd : public QObject
{
    Q_OBJECT
private slots:
    // There may be no further turn of the event loop in which Qt would end them.
    void itsThreadsEndWithIt()
    {
        ScriptedApi server([](const test::ApiRequest &, const test::ApiReply &) {});
        auto client = std::make_unique<HttpClient>(HttpClient::Options{});
        const auto held = client->call({.url = server.url()});
        auto stream = client->stream({.url = server.url()});
        QTRY_COMPARE(server.requests().size(), 2);
        QCOMPARE(threads(), 2);
        stream.reset();
        client.reset();
        QVERIFY(areGone());
    }

    // What OpenSSL frees at the end of a program belongs to threads that may be about to free it themselves.
    void openSslIsLeftAloneAtTheEndOfTheProgram()
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QLatin1String(endsOnly)});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(program.readAllStandardOutput(), "used\n");
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == QLatin1String(endsOnly))
        return end();
    TstHttpClientEnd test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_http_client_end.moc"
