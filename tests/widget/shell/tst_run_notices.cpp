// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "shell/run_notices.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"

using namespace largada;
using namespace largada::ui;

namespace
{

class RecordingNotifier final : public Notifier
{
    Q_OBJECT
public:
    void notify(const QString &title, const QString &) override { titles << title; }
    QStringList titles;
};

fleet::SeriesPoint point(int second, qint64 requests, qint64 failed)
{
    fleet::SeriesPoint made;
    made.at = WallTime(std::chrono::seconds(second));
    made.requests = requests;
    made.failed = failed;
    return made;
}

} // namespace

class TstRunNotices : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        text::installLanguage(*qApp, text::Language::English);
    }

    void exactlyFivePercentIsNotOverTheLimit()
    {
        QVERIFY(!isFailing({}));
        QVERIFY(!isFailing({point(0, 0, 0), point(1, 1000, 50)}));
        QVERIFY(isFailing({point(0, 0, 0), point(1, 1000, 51)}));
        QVERIFY(!isFailing({point(0, 0, 0), point(1, 0, 0)}));
    }

    void onlyTheLastSecondsCount()
    {
        QVector<fleet::SeriesPoint> series;
        for (int i = 0; i <= 30; ++i)
            series.push_back(point(i, i * 100, 500)); // all failures before the first point
        QVERIFY(!isFailing(series));
    }

    void noticesComeOnlyWhileTheWindowIsNotSeen()
    {
        test::FakeConsole console;
        RecordingNotifier notifier;
        bool isSeen = false;
        RunNotices notices(console.services, notifier, [&isSeen] { return isSeen; });
        QSignalSpy said(&notices, &RunNotices::said);
        emit console.engine.updated(test::sceneUpdate(test::Scene::Gathering, 20, console.clock));
        emit console.engine.updated(test::sceneUpdate(test::Scene::Held, 20, console.clock));
        QCOMPARE(notifier.titles, QStringList{QStringLiteral("All ready")});
        QCOMPARE(said.size(), 1);
        isSeen = true;
        emit console.engine.updated(test::sceneUpdate(test::Scene::Main, 20, console.clock));
        QCOMPARE(notifier.titles.size(), 1);
        QCOMPARE(said.size(), 2);
        isSeen = false;
        emit console.engine.finished(test::sceneRecord(20, fleet::Outcome::Partial));
        QCOMPARE(notifier.titles.constLast(), QStringLiteral("Run ended"));
    }

    void switchedOffNoticesStayAway()
    {
        test::FakeConsole console;
        settings::Preferences preferences = console.preferences.preferences();
        preferences.notifications = {false, false, false};
        console.preferences.setPreferences(preferences);
        RecordingNotifier notifier;
        RunNotices notices(console.services, notifier, [] { return false; });
        emit console.engine.updated(test::sceneUpdate(test::Scene::Held, 20, console.clock));
        emit console.engine.finished(test::sceneRecord(20, fleet::Outcome::Completed));
        QCOMPARE(notifier.titles, QStringList());
    }
};

QTEST_MAIN(TstRunNotices)
#include "tst_run_notices.moc"
