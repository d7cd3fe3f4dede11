// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <mutex>
#include <thread>

#include <QFile>
#include <QPointer>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include "core/event_thread.h"

using namespace largada;

namespace
{

// What happened, from any thread.
class Journal
{
public:
    void write(const QString &line)
    {
        const std::lock_guard lock(m_mutex);
        m_lines << line;
    }
    QStringList lines() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lines;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_lines;
};

// Says where it was made, used and deleted.
class Witness : public QObject
{
public:
    Witness(const EventThread &home, Journal &journal, QString name)
        : m_home(home), m_journal(journal), m_name(std::move(name))
    {
        say(QStringLiteral("made"));
    }
    ~Witness() override { say(QStringLiteral("deleted")); }
    void use() { say(QStringLiteral("used")); }

private:
    void say(const QString &what)
    {
        m_journal.write(
            QStringLiteral("%1 %2 %3")
                .arg(m_name, what, m_home.isCurrent() ? QStringLiteral("inside") : QStringLiteral("outside")));
    }
    const EventThread &m_home;
    Journal &m_journal;
    QString m_name;
};

auto makeWitness(const EventThread &home, Journal &journal, const QString &name)
{
    return [&home, &journal, name] { return std::make_unique<Witness>(home, journal, name); };
}

} // namespace

class TestEventThread : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void callsRunInside()
    {
        std::atomic<bool> inside = false;
        EventThread thread;
        QVERIFY(!thread.isCurrent());
        QVERIFY(thread.post([&thread, &inside] { inside = thread.isCurrent(); }));
        QTRY_VERIFY(inside);
    }

    void everythingPostedBeforeTheEndRuns()
    {
        int ran = 0; // the thread's until it is joined
        {
            EventThread thread;
            for (int i = 0; i < 1000; ++i)
                thread.post([&ran] { ++ran; });
        }
        QCOMPARE(ran, 1000);
    }

    void threadThatEndsAtOnceIsJoined()
    {
        for (int round = 0; round < 100; ++round)
            const EventThread thread;
    }

    void postsAreRefusedAfterTheEnd()
    {
        std::optional<InboxSender> to;
        {
            const EventThread thread;
            to = thread.sender();
        }
        QVERIFY(!to->post([] {}));
    }

    void timersAndSocketsLiveInside()
    {
        std::atomic<int> ticks = 0;
        EventThread thread;
        const auto timer = thread.makeInside<QTimer>([&ticks] {
            auto made = std::make_unique<QTimer>();
            QObject::connect(made.get(), &QTimer::timeout, made.get(), [&ticks] { ++ticks; });
            made->start(1);
            return made;
        });
        QTRY_VERIFY(ticks >= 3);
    }

    void objectGoesWithItsHandle()
    {
        Journal journal;
        EventThread thread;
        {
            const auto object = thread.makeInside<Witness>(makeWitness(thread, journal, QStringLiteral("a")));
            QVERIFY(object.post([](Witness &witness) { witness.use(); }));
        }
        QTRY_COMPARE(journal.lines().size(), 3);
        QCOMPARE(journal.lines(), QStringList({QStringLiteral("a made inside"), QStringLiteral("a used inside"),
                                               QStringLiteral("a deleted inside")}));
    }

    void objectsGoWithTheirThreadYoungestFirst()
    {
        Journal journal;
        Inside<Witness> first, second;
        {
            EventThread thread;
            first = thread.makeInside<Witness>(makeWitness(thread, journal, QStringLiteral("a")));
            second = thread.makeInside<Witness>(makeWitness(thread, journal, QStringLiteral("b")));
        }
        QCOMPARE(journal.lines(),
                 QStringList({QStringLiteral("a made inside"), QStringLiteral("b made inside"),
                              QStringLiteral("b deleted inside"), QStringLiteral("a deleted inside")}));
        QVERIFY(!first.post([](Witness &) {}));
    }

    void assignedHandleDropsItsOldObject()
    {
        Journal journal;
        EventThread thread;
        auto object = thread.makeInside<Witness>(makeWitness(thread, journal, QStringLiteral("a")));
        object = thread.makeInside<Witness>(makeWitness(thread, journal, QStringLiteral("b")));
        QTRY_VERIFY(journal.lines().contains(QStringLiteral("a deleted inside")));
        QVERIFY(!journal.lines().contains(QStringLiteral("b deleted inside")));
    }

    void emptyHandleTakesNothing()
    {
        const Inside<Witness> nothing;
        QVERIFY(!nothing.post([](Witness &) {}));
    }

    void deleteLaterIsHonouredAtTheEnd()
    {
        Journal journal;
        {
            EventThread thread;
            thread.post([&thread, &journal] {
                (new Witness(thread, journal, QStringLiteral("a")))->deleteLater();
                // The last thing before the loop is left, too.
                auto *late = new Witness(thread, journal, QStringLiteral("b"));
                thread.post([late] { late->deleteLater(); });
            });
            QTRY_VERIFY(journal.lines().size() >= 2);
        }
        QCOMPARE(journal.lines().filter(QStringLiteral("deleted inside")).size(), 2);
    }

    void answersComeBackThroughAnInbox()
    {
        EventThread thread;
        Inbox here;
        int answer = 0;
        thread.post([&answer, back = here.sender()] { back.post([&answer] { answer = 42; }); });
        QTRY_COMPARE(answer, 42);
    }

    void manyThreadsMayPostWhileItEnds()
    {
        for (int round = 0; round < 20; ++round) {
            std::atomic<int> refused = 0;
            std::vector<std::thread> posters;
            {
                EventThread thread;
                for (int i = 0; i < 3; ++i) {
                    posters.emplace_back([&refused, to = thread.sender()] {
                        while (to.post([] {}))
                            continue;
                        ++refused;
                    });
                }
            }
            for (std::thread &poster : posters)
                poster.join();
            QCOMPARE(refused.load(), 3);
        }
    }

    // The kernel's parent-death signal looks at the thread that forked.
    void processesLiveAndDieInside()
    {
        std::atomic<qint64> pid = 0;
        std::atomic<int> ended = -1;
        EventThread thread;
        auto process = thread.makeInside<QProcess>([&pid, &ended] {
            auto made = std::make_unique<QProcess>();
            QObject::connect(made.get(), &QProcess::finished, made.get(), [&ended](int code) { ended = code; });
            made->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("read line; exit 7")});
            pid = made->processId();
            return made;
        });
        QTRY_VERIFY(pid > 0);
        QVERIFY(process.post([](QProcess &running) { running.closeWriteChannel(); }));
        QTRY_COMPARE(ended.load(), 7);
    }
};

QTEST_GUILESS_MAIN(TestEventThread)
#include "tst_event_thread.moc"
