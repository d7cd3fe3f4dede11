// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>

#include "start/start_page.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"

using namespace largada;
using test::Scene;

namespace
{

struct Moment {
    const char *name;
    Scene scene;
    int runners;
    fleet::Outcome outcome = fleet::Outcome::Completed;
    bool isAsked = false;
    bool isBlocked = false;
};

constexpr Moment moments[] = {{"gathering", Scene::Gathering, 20},
                              {"held", Scene::Held, 20},
                              {"countdown", Scene::Countdown, 20},
                              {"warmup", Scene::Warmup, 20},
                              {"gathering-main", Scene::GatheringMain, 20},
                              {"main", Scene::Main, 20},
                              {"main-lost", Scene::MainLost, 20},
                              {"stopping", Scene::Stopping, 20},
                              {"reported", Scene::Reported, 20},
                              {"partial", Scene::Reported, 20, fleet::Outcome::Partial},
                              {"failed", Scene::Reported, 20, fleet::Outcome::Failed},
                              {"blocked", Scene::Reported, 20, fleet::Outcome::Failed, false, true},
                              {"asked", Scene::Gathering, 20, fleet::Outcome::Completed, true},
                              {"main-one", Scene::Main, 1},
                              {"gathering-huge", Scene::Gathering, 10'000}};

struct Shown {
    explicit Shown(const test::FakeConsole &console) : page(console.services, new QWidget) { page.show(); }
    ui::StartPage page;
};

void bring(test::FakeConsole &console, const Moment &moment)
{
    engine::Update update = test::sceneUpdate(moment.scene, moment.runners, console.clock);
    // As they come in: some at a time.
    const QVector<fleet::SeriesPoint> points = std::exchange(update.points, {});
    const int step = qEnvironmentVariableIsSet("LARGADA_PICTURES") ? 2 : 100;
    for (qsizetype i = 0; i < points.size(); i += step) {
        update.points = points.mid(i, step);
        const bool isMain = update.points.last().phase == fleet::PhaseName::Main;
        update.view.stage = coordinator::Stage::Running;
        update.view.phase = isMain ? 1 : 0;
        for (fleet::RunnerRow &row : update.rows)
            row.phase = update.points.last().phase;
        emit console.engine.updated(update);
    }
    update = test::sceneUpdate(moment.scene, moment.runners, console.clock);
    update.points.clear();
    if (moment.isAsked)
        update.view.question = coordinator::Question::GateTimedOut;
    if (moment.isBlocked) {
        update.view.preflight = test::blockedReport(moment.runners);
        update.view.error = Error{Errc::BadInput, QStringLiteral("blocked")};
        update.view.phase = 0;
        for (engine::PhaseView &phase : update.view.phases)
            phase = engine::PhaseView{phase.name, phase.share, phase.runners};
        update.isNewFleet = true;
        update.rows.clear();
    }
    emit console.engine.updated(update);
    if (moment.scene == Scene::Reported) {
        fleet::RunRecord record = test::sceneRecord(moment.runners, moment.outcome);
        if (moment.isBlocked) {
            record.error = update.view.error;
            record.phases.clear();
        }
        emit console.engine.finished(record);
    }
    QCoreApplication::processEvents();
}

QStringList texts(const QWidget &page)
{
    QStringList all;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&page))
            continue; // is filled when it is shown
        all << widget->accessibleName();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            all << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            all << button->text();
        if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
            for (int i = 0; i < combo->count(); ++i)
                all << combo->itemText(i);
        }
    }
    all.removeAll(QString()); // scroll bars come and go
    return all;
}

void addMoments()
{
    QTest::addColumn<int>("moment");
    for (int i = 0; i < int(std::size(moments)); ++i)
        QTest::newRow(moments[i].name) << i;
}

} // namespace

class TestStartLooks final : public QObject
{
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void everyMomentHasALook_data() { addMoments(); }
    void everyMomentHasALook()
    {
        QFETCH(int, moment);
        test::FakeConsole console;
        Shown shown(console);
        bring(console, moments[moment]);
        for (const test::Look &look : test::allLooks({968, 540}, {1744, 980})) {
            test::wear(look);
            for (int turn = 0; turn < 8; ++turn) // a chart a turn
                QCoreApplication::processEvents();
            const QImage image =
                test::picture(shown.page, look, QStringLiteral("start-%1").arg(QLatin1String(moments[moment].name)));
            QCOMPARE(image.size(), look.size); // grew by nothing
        }
        const test::Look target{moments[moment].scene == Scene::Gathering, false, {1104, 700}};
        test::wear(target);
        for (int turn = 0; turn < 8; ++turn)
            QCoreApplication::processEvents();
        test::picture(shown.page, target, QStringLiteral("start-%1").arg(QLatin1String(moments[moment].name)));
    }

    void fitsTheSmallestWindow_data() { addMoments(); }
    void fitsTheSmallestWindow()
    {
        QFETCH(int, moment);
        test::FakeConsole console;
        Shown shown(console);
        for (const bool portuguese : {false, true}) {
            test::wear({false, portuguese, {968, 540}});
            bring(console, moments[moment]);
            shown.page.show();
            QCoreApplication::processEvents();
            const QSize least = shown.page.minimumSizeHint();
            QVERIFY2(least.width() <= 848 && least.height() <= 520,
                     qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
        }
    }

    void switchingTheLanguageTwiceLeavesNothingBehind_data() { addMoments(); }
    void switchingTheLanguageTwiceLeavesNothingBehind()
    {
        QFETCH(int, moment);
        test::FakeConsole console;
        test::wear({false, false, {968, 540}});
        Shown shown(console);
        bring(console, moments[moment]);
        shown.page.show();
        QCoreApplication::processEvents();
        const QStringList english = texts(shown.page);
        test::wear({false, true, {968, 540}});
        console.run.retranslate();
        QCoreApplication::processEvents();
        const QStringList portuguese = texts(shown.page);
        QVERIFY(portuguese != english);
        test::FakeConsole other;
        Shown fresh(other);
        bring(other, moments[moment]);
        fresh.page.show();
        QCoreApplication::processEvents();
        QCOMPARE(portuguese, texts(fresh.page)); // as if it had been made in it
        test::wear({false, false, {968, 540}});
        console.run.retranslate();
        QCoreApplication::processEvents();
        QCOMPARE(texts(shown.page), english);
    }

    void whatTakesTheFocusHasAName_data() { addMoments(); }
    void whatTakesTheFocusHasAName()
    {
        QFETCH(int, moment);
        test::FakeConsole console;
        test::wear({false, false, {968, 540}});
        Shown shown(console);
        bring(console, moments[moment]);
        shown.page.show();
        QCoreApplication::processEvents();
        for (const QWidget *widget : shown.page.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy() != nullptr ||
                qobject_cast<const QWidget *>(widget->parent()) == nullptr)
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool hasName =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            const bool isInside =
                widget->parentWidget()->inherits("QAbstractSpinBox") || widget->parentWidget()->inherits("QComboBox");
            QVERIFY2(hasName || isInside,
                     qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
};

QTEST_MAIN(TestStartLooks)
#include "tst_start_looks.moc"
