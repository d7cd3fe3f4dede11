// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTest>

#include "net/http_client.h"
#include "support/scripted_api.h"

using namespace largada;
using namespace Qt::StringLiterals;
using net::HttpClient;
using test::ScriptedApi;

namespace
{

qsizetype threads()
{
    return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
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
        const auto before = threads();
        auto client = std::make_unique<HttpClient>(HttpClient::Options{});
        const auto held = client->call({.url = server.url()});
        auto stream = client->stream({.url = server.url()});
        QTRY_COMPARE(server.requests().size(), 2);
        QVERIFY(threads() > before);
        stream.reset();
        client.reset();
        QCOMPARE(threads(), before);
    }
};

QTEST_GUILESS_MAIN(TstHttpClientEnd)
#include "tst_http_client_end.moc"
