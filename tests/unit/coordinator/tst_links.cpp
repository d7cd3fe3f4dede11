// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QRegularExpression>
#include <QtTest>

#include "coordinator/links.h"
#include "support/fake_backend.h"
#include "support/fake_clock.h"

using namespace largada;
using namespace largada::coordinator;
using fleet::PhaseName;
using std::chrono::milliseconds;
using test::FakeBackend;

class TstLinks : public QObject
{
    Q_OBJECT

    // One link of a fake fleet, and what was heard of it.
    struct World {
        test::FakeClock clock;
        FakeBackend backend{clock};
        Links links{backend, clock};
        LinkKey key{FakeBackend::id(0), PhaseName::Main};
        int opened = 0;
        QVector<Error> lost;
        QVector<Ask> failed;
        QStringList replied; // details

        World()
        {
            QObject::connect(&links, &Links::opened, &links, [this] { ++opened; });
            QObject::connect(&links, &Links::lost, &links,
                             [this](const LinkKey &, const Error &error) { lost.push_back(error); });
            QObject::connect(&links, &Links::failed, &links,
                             [this](const LinkKey &, Ask ask, const QString &, const Error &) { failed << ask; });
            QObject::connect(
                &links, &Links::replied, &links,
                [this](const LinkKey &, Ask, const QString &detail, const fleet::LinkReply &) { replied << detail; });
        }
        test::FakeK6 &k6() { return backend.k6(key.runner, key.phase); }
        qsizetype attempts() const { return backend.linksOpened.size(); }
    };
    std::unique_ptr<World> w;

    void openIt()
    {
        w->links.open(w->key);
        QTRY_COMPARE(w->opened, 1);
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        w = std::make_unique<World>();
    }
    void cleanup() { w.reset(); }

    void answersComeWithTheKindAndDetailOfTheirRequest()
    {
        openIt();
        QVERIFY(w->links.isOpen(w->key) && w->links.isIdle(w->key));
        QVERIFY(w->links.send(w->key, Ask::Metric, k6::metricRequest(QStringLiteral("http_reqs")),
                              QStringLiteral("http_reqs")));
        QVERIFY(w->links.send(w->key, Ask::Status, k6::statusRequest(), QStringLiteral("s")));
        QVERIFY(!w->links.isIdle(w->key));
        QTRY_COMPARE(w->replied, (QStringList{QStringLiteral("http_reqs"), QStringLiteral("s")}));
        QVERIFY(w->links.isIdle(w->key));
        QVERIFY(w->failed.isEmpty());
    }

    void openTwiceIsOneLink()
    {
        openIt();
        w->links.open(w->key);
        QCOMPARE(w->attempts(), 1);
    }

    void nothingIsSentOverALinkThatIsNotOpen()
    {
        QVERIFY(!w->links.send(w->key, Ask::Status, k6::statusRequest()));
        w->links.open(w->key); // it opens in a later turn
        QVERIFY(!w->links.send(w->key, Ask::Status, k6::statusRequest()));
        QVERIFY(w->k6().requests.isEmpty());
    }

    void refusedLinkIsOpenedAgainAfterAPauseThatGrows()
    {
        w->k6().opens = false;
        w->links.open(w->key);
        int lost = 1;
        QTRY_COMPARE(w->lost.size(), lost);
        for (const int pause : {50, 100, 200, 400, 500, 500}) {
            const auto before = w->attempts();
            w->links.lookAround();
            w->clock.advance(milliseconds(pause - 1));
            w->links.lookAround();
            QCOMPARE(w->attempts(), before); // not yet
            w->clock.advance(milliseconds(1));
            w->links.lookAround();
            QCOMPARE(w->attempts(), before + 1);
            ++lost;
            QTRY_COMPARE(w->lost.size(), lost);
        }
        QCOMPARE(w->lost.last().code, Errc::Network);

        w->k6().opens = true;
        w->clock.advance(milliseconds(500));
        w->links.lookAround();
        QTRY_COMPARE(w->opened, 1);
        w->backend.breakLink(w->key.runner, w->key.phase, Error{Errc::Network, QStringLiteral("reset")});
        const auto before = w->attempts();
        w->clock.advance(milliseconds(50)); // one that was open begins with the first pause
        w->links.lookAround();
        QCOMPARE(w->attempts(), before + 1);
    }

    void brokenLinkFailsWhatWaited()
    {
        w->k6().answers = false;
        openIt();
        w->links.send(w->key, Ask::Status, k6::statusRequest());
        w->links.send(w->key, Ask::Process, k6::processMetricsRequest());
        w->backend.breakLink(w->key.runner, w->key.phase, Error{Errc::Network, QStringLiteral("reset")});
        QCOMPARE(w->failed, (QVector<Ask>{Ask::Status, Ask::Process}));
        QCOMPARE(w->lost, (QVector<Error>{{Errc::Network, QStringLiteral("reset")}}));
        QVERIFY(!w->links.isOpen(w->key));
    }

    void overdueAnswerFailsItsLink_data()
    {
        QTest::addColumn<Ask>("ask");
        QTest::addColumn<int>("seconds");
        QTest::newRow("release") << Ask::Release << 2;
        QTest::newRow("status") << Ask::Status << 10;
        QTest::newRow("metric") << Ask::Metric << 10;
        QTest::newRow("setup") << Ask::RunSetup << 600;
        QTest::newRow("teardown") << Ask::RunTeardown << 600;
    }
    void overdueAnswerFailsItsLink()
    {
        QFETCH(Ask, ask);
        QFETCH(int, seconds);
        w->k6().answers = false;
        openIt();
        w->links.send(w->key, ask, k6::statusRequest());
        w->clock.advance(std::chrono::seconds(seconds) - milliseconds(1));
        w->links.lookAround();
        QVERIFY(w->failed.isEmpty() && w->lost.isEmpty());
        w->clock.advance(milliseconds(1));
        w->links.lookAround();
        QCOMPARE(w->failed, QVector<Ask>{ask});
        QCOMPARE(w->lost.size(), 1);
        QCOMPARE(w->lost.first().code, Errc::Timeout);
        w->links.lookAround();
        QCOMPARE(w->failed.size(), 1); // once
        w->clock.advance(milliseconds(50));
        w->links.lookAround();
        QTRY_COMPARE(w->opened, 2);
    }

    void closedLinkSaysNothingMoreAndStaysClosed()
    {
        openIt();
        w->links.send(w->key, Ask::Status, k6::statusRequest());
        w->links.close(w->key);
        w->clock.advance(std::chrono::minutes(1));
        w->links.lookAround();
        const LinkKey other{FakeBackend::id(1), PhaseName::Main};
        w->links.open(other);
        QTRY_COMPARE(w->opened, 2); // what the closed one might have said would have come before
        QVERIFY(w->replied.isEmpty() && w->failed.isEmpty() && w->lost.isEmpty());
        QCOMPARE(w->attempts(), 2);
        w->links.close(w->key); // one that is not there
        w->links.closeAll();
        QVERIFY(!w->links.isOpen(other));
    }

    void closingInsideACallbackIsSafe_data()
    {
        QTest::addColumn<QString>("signal");
        for (const char *name : {"opened", "replied", "failed", "lost", "overdue"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void closingInsideACallbackIsSafe()
    {
        QFETCH(QString, signal);
        int heard = 0;
        const auto close = [this, &heard](const LinkKey &key) {
            ++heard;
            w->links.close(LinkKey(key)); // the caller's key may go with the link
        };
        w->k6().answers = signal == QLatin1String("replied");
        if (signal == QLatin1String("opened"))
            connect(&w->links, &Links::opened, this, close);
        else if (signal == QLatin1String("replied"))
            connect(&w->links, &Links::replied, this, close);
        else if (signal == QLatin1String("failed"))
            connect(&w->links, &Links::failed, this, close);
        else
            connect(&w->links, &Links::lost, this, close);
        openIt();
        for (int i = 0; i < 3; ++i)
            w->links.send(w->key, Ask::Status, k6::statusRequest());
        if (signal == QLatin1String("overdue")) {
            w->clock.advance(std::chrono::seconds(10));
            w->links.lookAround();
        } else if (signal == QLatin1String("failed") || signal == QLatin1String("lost")) {
            w->backend.breakLink(w->key.runner, w->key.phase, Error{Errc::Network, QStringLiteral("reset")});
        }
        QTRY_COMPARE(heard, 1); // nothing after the close
        w->clock.advance(std::chrono::minutes(1));
        w->links.lookAround();
        QVERIFY(!w->links.isOpen(w->key));
        QCOMPARE(w->attempts(), 1);
    }

    void reopeningInsideACallbackIsSafe()
    {
        connect(&w->links, &Links::lost, this, [this](const LinkKey &key) {
            const LinkKey copy = key;
            w->links.close(copy);
            w->links.open(copy);
        });
        openIt();
        w->backend.breakLink(w->key.runner, w->key.phase, Error{Errc::Network, QStringLiteral("reset")});
        QTRY_COMPARE(w->opened, 2);
        QVERIFY(w->links.send(w->key, Ask::Status, k6::statusRequest(), QStringLiteral("again")));
        QTRY_COMPARE(w->replied, QStringList{QStringLiteral("again")});
    }
};

QTEST_GUILESS_MAIN(TstLinks)
#include "tst_links.moc"
