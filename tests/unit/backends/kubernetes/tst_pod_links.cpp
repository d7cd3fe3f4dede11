// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "backends/kubernetes/pod_links.h"
#include "support/fake_clock.h"
#include "unit/backends/kubernetes/sample_pods.h"

using namespace largada;
using namespace largada::backends;
using namespace std::chrono_literals;
using fleet::PhaseName;
using fleet::ReasonCode;

namespace
{

// Opens and closes when a test says so.
class ToldLink final : public fleet::RunnerLink
{
    Q_OBJECT
public:
    bool isOpen() const override { return m_open; }
    bool isIdle() const override { return true; }
    void send(quint64 ticket, const QByteArray &) override { emit replied(ticket, {}); }
    void open()
    {
        m_open = true;
        emit opened();
    }
    void close(const Error &why) { emit closed(why); }

private:
    bool m_open = false;
};

const Error forbidden{Errc::Forbidden, QStringLiteral("no"), QStringLiteral("get pods/portforward"), 403};
const Error noListener{Errc::Network, QStringLiteral("refused"), QStringLiteral("port")};
const Error noProgram{Errc::Process, QStringLiteral("nc: not found"), {}, 127};

} // namespace

class TstPodLinks : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_made.clear();
        m_ways.clear();
        start({LinkWay::PortForward, LinkWay::ExecNc, LinkWay::ExecK6});
    }
    void cleanup() { m_links.reset(); }

    void opensSoManyAtATime()
    {
        std::vector<std::unique_ptr<fleet::RunnerLink>> links;
        for (int i = 0; i < LinkOpener::atOnce + 2; ++i)
            links.push_back(open());
        QTRY_COMPARE(m_made.size(), LinkOpener::atOnce);
        QVERIFY(!links.back()->isOpen());
        m_made.at(0)->open(); // its turn is over
        QTRY_COMPARE(m_made.size(), LinkOpener::atOnce + 1);
        m_made.at(1)->close(noListener);
        QTRY_COMPARE(m_made.size(), LinkOpener::atOnce + 2);
        QVERIFY(links.front()->isOpen());
    }

    void givesTheTurnOfOneThatIsGone()
    {
        std::vector<std::unique_ptr<fleet::RunnerLink>> links;
        for (int i = 0; i < LinkOpener::atOnce + 3; ++i)
            links.push_back(open());
        QTRY_COMPARE(m_made.size(), LinkOpener::atOnce);
        links.erase(links.end() - 2); // while it waited
        links.erase(links.begin());   // while it was being opened
        links.erase(links.begin());
        QTRY_COMPARE(m_made.size(), LinkOpener::atOnce + 2);
    }

    void failsWhatIsSentBeforeItIsOpen()
    {
        const auto link = open();
        QSignalSpy failed(link.get(), &fleet::RunnerLink::failed);
        link->send(7, "GET");
        QVERIFY(failed.isEmpty()); // never from inside the call
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.front().front().toULongLong(), 7u);
    }

    void goesAnotherWayWhereOneIsForbidden()
    {
        QSignalSpy reasons(m_links.get(), &PodLinks::reasonChanged);
        auto link = open();
        QTRY_COMPARE(m_ways, QVector{LinkWay::PortForward});
        m_made.back()->close(forbidden);
        link = open();
        QTRY_COMPARE(m_ways.size(), 2);
        QCOMPARE(m_ways.back(), LinkWay::ExecNc);
        m_made.back()->close(noProgram);
        link = open();
        QTRY_COMPARE(m_ways.size(), 3);
        QCOMPARE(m_ways.back(), LinkWay::ExecK6);
        QVERIFY(reasons.isEmpty());
    }

    void saysWhichRightIsMissing()
    {
        start({LinkWay::PortForward});
        QSignalSpy reasons(m_links.get(), &PodLinks::reasonChanged);
        auto link = open();
        QTRY_COMPARE(m_made.size(), 1);
        m_made.back()->close(forbidden);
        QCOMPARE(reasons.size(), 1);
        const fleet::Reason missing{ReasonCode::LinkForbidden, QStringLiteral("get pods/portforward")};
        QCOMPARE(reasons.front().at(2).value<fleet::Reason>(), missing);
        link = open();
        QSignalSpy closed(link.get(), &fleet::RunnerLink::closed);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed.front().front().value<Error>().subject, QStringLiteral("get pods/portforward"));
        QCOMPARE(reasons.size(), 1); // once
    }

    void takesTheReasonBackWhenItOpens()
    {
        QSignalSpy reasons(m_links.get(), &PodLinks::reasonChanged);
        m_container.image = QStringLiteral("grafana/k6:2.2.0");
        auto link = open();
        QTRY_COMPARE(m_made.size(), 1);
        m_made.back()->close(noListener);
        QCOMPARE(reasons.size(), 1);
        link = open();
        QTRY_COMPARE(m_made.size(), 2);
        m_made.back()->open();
        QCOMPARE(reasons.size(), 2);
        QCOMPARE(reasons.back().at(2).value<fleet::Reason>(), fleet::Reason{});
    }

    void words_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<Error>("why");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("code");
        const auto row = [](const char *title, const char *image, const char *arguments, const Error &why, int seconds,
                            ReasonCode code) {
            QTest::addRow("%s", title) << QString::fromLatin1(image) << QString::fromLatin1(arguments) << why << seconds
                                       << static_cast<int>(code);
        };
        row("2.x opens none", "k6:2.0.0", "run x.js", noListener, 0, ReasonCode::NeedsAddress);
        row("2.x was told to", "k6:2.0.0", "run --address :6565 x.js", noListener, 99, ReasonCode::None);
        row("1.x still starts", "k6:1.1.0", "run x.js", noListener, 99, ReasonCode::None);
        row("perhaps 2.x, just started", "k6:latest", "run x.js", noListener, 9, ReasonCode::None);
        row("perhaps 2.x, for a while", "k6:latest", "run x.js", noListener, 10, ReasonCode::NeedsAddress);
        row("forbidden", "k6:1.1.0", "run x.js", forbidden, 0, ReasonCode::LinkForbidden);
        row("no program", "k6:1.1.0", "run x.js", noProgram, 0, ReasonCode::NoWayToK6);
        row("cut", "k6:2.0.0", "run x.js", Error{Errc::Network, QStringLiteral("cut")}, 99, ReasonCode::None);
    }
    void words()
    {
        QFETCH(QString, image);
        QFETCH(QString, arguments);
        QFETCH(Error, why);
        QFETCH(int, seconds);
        m_container.image = image;
        m_container.args = arguments.split(QLatin1Char(' '));
        QTEST(static_cast<int>(linkReason(m_container, why, std::chrono::seconds(seconds)).code), "code");
    }

private:
    void start(const QVector<LinkWay> &ways)
    {
        m_container = test::k6Container(QStringLiteral("main"));
        m_links = std::make_unique<PodLinks>(
            [this](const PodAddress &, LinkWay way) {
                auto link = std::make_unique<ToldLink>();
                m_made.push_back(link.get());
                m_ways.push_back(way);
                return link;
            },
            ways, m_clock);
    }
    std::unique_ptr<fleet::RunnerLink> open()
    {
        return m_links->open({QStringLiteral("a")}, PhaseName::Main, {}, m_container);
    }

    test::FakeClock m_clock;
    kube::Container m_container;
    std::unique_ptr<PodLinks> m_links;
    QVector<QPointer<ToldLink>> m_made;
    QVector<LinkWay> m_ways;
};

QTEST_GUILESS_MAIN(TstPodLinks)
#include "tst_pod_links.moc"
