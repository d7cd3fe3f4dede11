// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include <QRegularExpression>
#include <QTest>

#include "core/inbox.h"

using namespace largada;

class TestInbox : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void callsRunInTheInboxThreadInOrder()
    {
        constexpr int each = 500;
        const auto here = std::this_thread::get_id();
        Inbox inbox;
        std::vector<int> seen; // touched by calls only, so by this thread only
        bool allHere = true;
        std::vector<std::thread> senders;
        for (int sender = 0; sender < 4; ++sender) {
            senders.emplace_back([&seen, &allHere, here, sender, to = inbox.sender()] {
                for (int i = 0; i < each; ++i) {
                    to.post([&seen, &allHere, here, value = sender * each + i] {
                        seen.push_back(value);
                        allHere = allHere && std::this_thread::get_id() == here;
                    });
                }
            });
        }
        for (std::thread &sender : senders)
            sender.join();
        QVERIFY(seen.empty()); // nothing runs outside of the loop
        QTRY_COMPARE(seen.size(), size_t(4 * each));
        QVERIFY(allHere);
        for (int sender = 0; sender < 4; ++sender) {
            int next = sender * each;
            for (const int value : seen) {
                if (value / each == sender)
                    QCOMPARE(value, next++);
            }
            QCOMPARE(next, (sender + 1) * each);
        }
    }

    void callMayOwnWhatItCarries()
    {
        Inbox inbox;
        int got = 0;
        QVERIFY(inbox.sender().post([&got, owned = std::make_unique<int>(7)] { got = *owned; }));
        QTRY_COMPARE(got, 7);
    }

    void callPostedByACallRunsInALaterTurn()
    {
        Inbox inbox;
        const InboxSender to = inbox.sender();
        QStringList order;
        to.post([&order, to] {
            order << QStringLiteral("first");
            to.post([&order] { order << QStringLiteral("posted by first"); });
        });
        to.post([&order] { order << QStringLiteral("second"); });
        QTRY_COMPARE(order.size(), 3);
        QCOMPARE(order,
                 QStringList({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("posted by first")}));
    }

    void callsWaitForTheirInbox()
    {
        const InboxSender to = Inbox::makeSender();
        bool ran = false;
        QVERIFY(to.post([&ran] { ran = true; }));
        const Inbox inbox(to);
        QTRY_VERIFY(ran);
    }

    void senderOutlivesTheInbox()
    {
        std::optional<InboxSender> to;
        const auto carried = std::make_shared<int>(0);
        bool ran = false;
        {
            Inbox inbox;
            to = inbox.sender();
            QVERIFY(to->post([&ran, carried] { ran = true; }));
        }
        QCOMPARE(carried.use_count(), 1L); // dropped with the inbox
        QVERIFY(!to->post([&ran, carried] { ran = true; }));
        QCOMPARE(carried.use_count(), 1L);
        QCoreApplication::processEvents();
        QVERIFY(!ran);
    }

    void closedByACallDropsTheRestOfTheBatch()
    {
        Inbox inbox;
        bool closed = false, ran = false;
        inbox.sender().post([&inbox, &closed] {
            inbox.close();
            closed = true;
        });
        inbox.sender().post([&ran] { ran = true; });
        QTRY_VERIFY(closed);
        QCoreApplication::processEvents();
        QVERIFY(!ran);
        QVERIFY(!inbox.sender().post([&ran] { ran = true; }));
    }

    void whatADroppedCallCarriesMayPost()
    {
        struct Poster {
            explicit Poster(InboxSender sender) : to(std::move(sender)) {}
            ~Poster()
            {
                accepted = to.post([] {});
            }
            InboxSender to;
            bool &accepted = lastAnswer();
            static bool &lastAnswer()
            {
                static bool answer = true;
                return answer;
            }
        };
        {
            Inbox inbox;
            inbox.sender().post([carried = std::make_unique<Poster>(inbox.sender())] { Q_UNUSED(carried) });
        }
        QVERIFY(!Poster::lastAnswer());
    }

    void sendingWhileTheInboxGoesIsSafe()
    {
        for (int round = 0; round < 20; ++round) {
            auto inbox = std::make_unique<Inbox>();
            std::atomic<int> refused = 0;
            int ran = 0;
            std::thread sender([&refused, &ran, to = inbox->sender()] {
                while (refused == 0) {
                    if (!to.post([&ran] { ++ran; }))
                        ++refused;
                }
            });
            QTRY_VERIFY(ran > 0);
            inbox.reset();
            sender.join();
            QCOMPARE(refused.load(), 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestInbox)
#include "tst_inbox.moc"
