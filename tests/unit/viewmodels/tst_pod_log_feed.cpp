// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "support/fake_clusters.h"
#include "viewmodels/pod_log_feed.h"

using namespace largada;
using viewmodels::PodLogFeed;

namespace
{

fleet::PodLogWanted wanted(const QString &container)
{
    return {{}, QStringLiteral("k6-job-4"), container, false, true};
}

struct Fed {
    Fed()
    {
        QObject::connect(&feed, &PodLogFeed::came, &feed, [this](const QStringList &batch) {
            lines += batch;
            ++batches;
        });
    }
    test::FakeClusters clusters;
    PodLogFeed feed{clusters};
    QStringList lines;
    int batches = 0;
};

} // namespace

class TestPodLogFeed : public QObject
{
    Q_OBJECT
private slots:
    void linesComeInBatches()
    {
        Fed fed;
        QSignalSpy began(&fed.feed, &PodLogFeed::began);
        fed.feed.read(wanted(QStringLiteral("main")));
        QCOMPARE(began.size(), 1);
        QCOMPARE(fed.clusters.logsWanted.constLast().container, QStringLiteral("main"));
        QCOMPARE(fed.feed.state(), PodLogFeed::State::Reading);
        for (int i = 0; i < 50; ++i)
            emit fed.clusters.lastLog->lines({QString::number(i)});
        QCOMPARE(fed.batches, 0);
        QTRY_COMPARE(fed.lines.size(), 50);
        QCOMPARE(fed.batches, 1);
        QCOMPARE(fed.lines.constLast(), QStringLiteral("49"));
    }

    void moreThanIsKeptIsNotBrought()
    {
        Fed fed;
        fed.feed.read(wanted(QStringLiteral("main")));
        for (int i = 0; i < 5 * PodLogFeed::mostLines; i += 1000) {
            QStringList many;
            for (int line = i; line < i + 1000; ++line)
                many << QString::number(line);
            emit fed.clusters.lastLog->lines(many);
        }
        QTRY_COMPARE(fed.batches, 1);
        QCOMPARE(fed.lines.size(), PodLogFeed::mostLines);
        QCOMPARE(fed.lines.constFirst(), QString::number(4 * PodLogFeed::mostLines));
        QCOMPARE(fed.lines.constLast(), QString::number(5 * PodLogFeed::mostLines - 1));
    }

    void theEndIsToldAfterTheLastLines()
    {
        Fed fed;
        fed.feed.read(wanted(QStringLiteral("main")));
        qsizetype before = -1;
        connect(&fed.feed, &PodLogFeed::stateChanged, &fed.feed, [&] { before = fed.lines.size(); });
        emit fed.clusters.lastLog->lines({QStringLiteral("last")});
        emit fed.clusters.lastLog->ended({});
        QCOMPARE(fed.feed.state(), PodLogFeed::State::Ended);
        QCOMPARE(before, 1);
        fed.feed.read(wanted(QStringLiteral("main")));
        emit fed.clusters.lastLog->ended(Error{Errc::NotFound, QStringLiteral("no pod"), QStringLiteral("log"), 404});
        QCOMPARE(fed.feed.state(), PodLogFeed::State::Failed);
        QCOMPARE(fed.feed.error().code, Errc::NotFound);
    }

    void anotherLogTakesThePlaceOfTheFirst()
    {
        Fed fed;
        fed.feed.read(wanted(QStringLiteral("main")));
        const QPointer<test::FakePodLog> first = fed.clusters.lastLog;
        emit first->lines({QStringLiteral("of main")});
        fed.feed.read(wanted(QStringLiteral("istio-proxy")));
        QVERIFY(first.isNull());
        emit fed.clusters.lastLog->lines({QStringLiteral("of istio-proxy")});
        QTRY_COMPARE(fed.lines, QStringList({QStringLiteral("of istio-proxy")}));
    }

    void whatCameBeforeItWasStoppedStays()
    {
        Fed fed;
        fed.feed.read(wanted(QStringLiteral("main")));
        emit fed.clusters.lastLog->lines({QStringLiteral("one")});
        fed.feed.stop();
        QVERIFY(fed.clusters.lastLog.isNull());
        QCOMPARE(fed.lines, QStringList({QStringLiteral("one")}));
        QCOMPARE(fed.feed.state(), PodLogFeed::State::Off);
    }
};

QTEST_GUILESS_MAIN(TestPodLogFeed)
#include "tst_pod_log_feed.moc"
