// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>

#include "cluster_scene.h"
#include "plan/target_card.h"
#include "text/sentences.h"
#include "widgets/field_row.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;
using viewmodels::ClusterFields;

namespace
{

// The card alone, in front of a cluster.
struct CardScene {
    CardScene()
    {
        console.clusters.jobsFound = ClusterScene().console.clusters.jobsFound;
        console.cluster.use(ClusterScene::profile());
        card = std::make_unique<TargetCard>(console.cluster);
        card->setFields({});
        card->resize(640, 200);
        card->show();
        QApplication::setActiveWindow(card.get());
    }
    template<class T>
    T *child(const char *name) const
    {
        return card->findChild<T *>(QLatin1String(name));
    }
    QLineEdit *jobEdit() const { return child<QComboBox>("jobField")->lineEdit(); }
    QString facts() const { return child<Label>("jobFacts")->text(); }
    ClusterFields fields() const
    {
        ClusterFields fields;
        card->writeTo(fields);
        return fields;
    }
    QAbstractButton *kind(int index) const
    {
        return child<QWidget>("podsBy")->findChildren<QAbstractButton *>().at(index);
    }

    FakeConsole console;
    std::unique_ptr<TargetCard> card;
};

} // namespace

class TestTargetCard : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void jobsAreListedWithTheirPods()
    {
        CardScene scene;
        auto *job = scene.child<QComboBox>("jobField");
        QTRY_COMPARE(job->count(), 2);
        QCOMPARE(job->itemData(0, Qt::DisplayRole).toString(), QStringLiteral("k6-job · 60 pods wanted, 58 live"));
        QCOMPARE(job->itemData(1, Qt::DisplayRole).toString(), QStringLiteral("k6-old · over"));
        QCOMPARE(scene.facts(), QStringLiteral("2 Jobs in this namespace."));
        QCOMPARE(scene.child<Label>("targetPlace")->text(), QStringLiteral("Context ctx · namespace perf"));
        QCOMPARE(scene.fields().pods, QString());
    }

    void theOneChosenIsANameAlone()
    {
        CardScene scene;
        QSignalSpy chosen(scene.card.get(), &TargetCard::jobChosen);
        QSignalSpy left(scene.card.get(), &TargetCard::fieldLeft);
        auto *job = scene.child<QComboBox>("jobField");
        QTRY_COMPARE(job->count(), 2);
        job->setFocus();
        QTest::keyClick(job, Qt::Key_Down);
        QCOMPARE(scene.fields().pods, QStringLiteral("k6-job"));
        QCOMPARE(scene.facts(), QStringLiteral("60 pods wanted, 58 live"));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toInt(), 60);
        QVERIFY(!left.isEmpty());
    }

    void anotherListKeepsWhatIsTyped()
    {
        CardScene scene;
        QTRY_COMPARE(scene.child<QComboBox>("jobField")->count(), 2);
        scene.jobEdit()->setFocus();
        QTest::keyClicks(scene.jobEdit(), QStringLiteral("k6-x"));
        scene.jobEdit()->setCursorPosition(2);
        QCOMPARE(scene.facts(), QStringLiteral("No Job of this name is in this namespace."));
        scene.console.clusters.jobsFound = QVector<fleet::JobSeen>{{QStringLiteral("k6-x"), 1, 1}};
        QTest::mouseClick(scene.child<QAbstractButton>("refreshJobs"), Qt::LeftButton);
        QCOMPARE(scene.facts(), QStringLiteral("Looking for Jobs…"));
        QVERIFY(!scene.child<QAbstractButton>("refreshJobs")->isEnabled());
        QTRY_COMPARE(scene.facts(), QStringLiteral("1 pod wanted, 1 live"));
        QCOMPARE(scene.fields().pods, QStringLiteral("k6-x"));
        QCOMPARE(scene.jobEdit()->cursorPosition(), 2);
    }

    void whyJobsAreMissingIsSaid()
    {
        CardScene scene;
        QTRY_COMPARE(scene.child<QComboBox>("jobField")->count(), 2);
        scene.console.clusters.jobsFound = Error{Errc::Forbidden, QStringLiteral("no list"), QStringLiteral("jobs")};
        scene.console.cluster.refreshJobs();
        auto *error = scene.child<Paragraph>("jobsError");
        QTRY_VERIFY(error->isVisible());
        QCOMPARE(error->plainText(), text::sentence(*scene.console.cluster.jobsError()));
        QVERIFY(!scene.child<Label>("jobFacts")->isVisible());
        scene.console.clusters.jobsFound = QVector<fleet::JobSeen>{};
        scene.console.cluster.refreshJobs();
        QTRY_COMPARE(scene.facts(), QStringLiteral("There are no Jobs in this namespace."));
        QVERIFY(!error->isVisible());
    }

    void eachKindHasItsField()
    {
        CardScene scene;
        scene.jobEdit()->setFocus();
        QTest::keyClicks(scene.jobEdit(), QStringLiteral("k6-job"));
        QSignalSpy left(scene.card.get(), &TargetCard::fieldLeft);
        QTest::mouseClick(scene.kind(1), Qt::LeftButton);
        QVERIFY(!left.isEmpty());
        QCOMPARE(scene.fields().by, fleet::PodsBy::Selector);
        QCOMPARE(scene.fields().pods, QString());
        QVERIFY(!scene.child<QWidget>("jobField")->isVisible());
        QVERIFY(!scene.child<QWidget>("refreshJobs")->isVisible());
        QTest::keyClicks(scene.child<QLineEdit>("selectorField"), QStringLiteral("app=k6"));
        QCOMPARE(scene.fields().pods, QStringLiteral("app=k6"));
        QTest::mouseClick(scene.kind(2), Qt::LeftButton);
        QCOMPARE(scene.fields().by, fleet::PodsBy::Regex);
        QTest::keyClicks(scene.child<QLineEdit>("patternField"), QStringLiteral("^k6-"));
        QCOMPARE(scene.fields().pods, QStringLiteral("^k6-"));
        QTest::mouseClick(scene.kind(0), Qt::LeftButton);
        QCOMPARE(scene.fields().pods, QStringLiteral("k6-job"));
    }

    void withoutAWarmupItsContainerIsOff()
    {
        CardScene scene;
        auto *warmup = scene.child<QLineEdit>("warmupContainer");
        QCOMPARE(warmup->text(), QStringLiteral("z-warmup"));
        QTest::keyClick(scene.child<QCheckBox>("hasWarmup"), Qt::Key_Space);
        QVERIFY(!warmup->isEnabled());
        QVERIFY(!scene.fields().hasWarmup);
    }

    void fieldsComeBackAsTheyWereSet()
    {
        for (const auto by : {fleet::PodsBy::Job, fleet::PodsBy::Selector, fleet::PodsBy::Regex}) {
            CardScene scene;
            ClusterFields fields;
            fields.by = by;
            fields.pods = QStringLiteral("k6");
            fields.hasWarmup = false;
            fields.warmupContainer = QStringLiteral("w");
            fields.mainContainer = QStringLiteral("m");
            scene.card->setFields(fields);
            QVERIFY(scene.fields() == fields);
            QTRY_COMPARE(scene.child<QComboBox>("jobField")->count(), 2); // another list
            QVERIFY(scene.fields() == fields);
        }
    }

    void whatIsWrongIsSaidOnLeaving_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("Job") << 0 << QByteArray("jobField") << QByteArray("podsRow");
        QTest::newRow("selector") << 1 << QByteArray("selectorField") << QByteArray("podsRow");
        QTest::newRow("pattern") << 2 << QByteArray("patternField") << QByteArray("podsRow");
        QTest::newRow("warm-up") << 0 << QByteArray("warmupContainer") << QByteArray("containersRow");
        QTest::newRow("main") << 0 << QByteArray("mainContainer") << QByteArray("containersRow");
    }
    void whatIsWrongIsSaidOnLeaving()
    {
        QFETCH(const int, kind);
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, row);
        CardScene scene;
        const auto show = [&scene] {
            viewmodels::PlanFields fields;
            scene.card->writeTo(fields.cluster);
            scene.card->showErrors(viewmodels::readPlan(fields, {}, viewmodels::ClusterInUse{}));
        };
        connect(scene.card.get(), &TargetCard::edited, scene.card.get(), show);
        connect(scene.card.get(), &TargetCard::fieldLeft, scene.card.get(), show);
        QTest::mouseClick(scene.kind(kind), Qt::LeftButton);
        auto *widget = scene.child<QWidget>(field.constData());
        auto *edit = qobject_cast<QLineEdit *>(widget);
        if (edit == nullptr)
            edit = scene.jobEdit();
        const auto *line = scene.child<FieldRow>(row.constData());
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, QStringLiteral("  "));
        QCOMPARE(line->problem(), QString());
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!line->problem().isEmpty());
        QCOMPARE(widget->property("bad").toString(), QStringLiteral("true"));
        QTest::keyClicks(edit, QStringLiteral("k6"));
        QCOMPARE(line->problem(), QString());
    }
};

QTEST_MAIN(TestTargetCard)
#include "tst_target_card.moc"
