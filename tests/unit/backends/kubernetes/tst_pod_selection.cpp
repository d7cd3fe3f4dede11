// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/pod_selection.h"
#include "unit/backends/kubernetes/sample_pods.h"

using namespace largada;
using namespace largada::backends;
using fleet::PodsBy;

class TstPodSelection : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void selects_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<QString>("pods");
        QTest::addColumn<bool>("jobIsThere");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<bool>("isMatch");
        const auto row = [](const char *title, PodsBy by, const char *pods, bool job, const char *name,
                            const QString &owner, bool match) {
            QTest::addRow("%s", title) << static_cast<int>(by) << QString::fromLatin1(pods) << job
                                       << QString::fromLatin1(name) << owner << match;
        };
        row("a pod of the Job", PodsBy::Job, "k6-job", true, "k6-job-abcde", test::jobUid, true);
        row("a pod of another Job whose name begins the same", PodsBy::Job, "k6-job", true, "k6-job-2-abcde",
            QStringLiteral("other"), false);
        row("a pod of a deleted Job of that name", PodsBy::Job, "k6-job", true, "k6-job-abcde",
            QStringLiteral("earlier"), false);
        row("a name that contains the expression", PodsBy::Regex, "job-[a-c]", true, "k6-job-abcde", {}, true);
        row("an anchored one", PodsBy::Regex, "^job", true, "k6-job-abcde", {}, false);
        row("either: the Job wins", PodsBy::JobOrRegex, "k6-job", true, "k6-job-2-abcde", QStringLiteral("other"),
            false);
        row("either: without a Job it is an expression", PodsBy::JobOrRegex, "k6-job", false, "k6-job-2-abcde",
            QStringLiteral("other"), true);
        row("what the server chose by labels", PodsBy::Selector, "app=k6", false, "x", {}, true);
    }
    void selects()
    {
        QFETCH(int, by);
        QFETCH(QString, pods);
        QFETCH(bool, jobIsThere);
        QFETCH(QString, name);
        QFETCH(QString, owner);
        fleet::ClusterTarget target;
        target.by = static_cast<PodsBy>(by);
        target.pods = pods;
        const auto selection = PodSelection::make(target, jobIsThere ? std::optional(test::job()) : std::nullopt);
        QVERIFY(selection);
        kube::Pod pod = test::warmingPod(name, QStringLiteral("1"));
        pod.meta.ownerUid = owner;
        QTEST(selection->matches(pod), "isMatch");
    }

    void refuses_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<QString>("pods");
        QTest::addColumn<int>("code");
        QTest::addRow("a Job that is not there")
            << static_cast<int>(PodsBy::Job) << QStringLiteral("k6-job") << static_cast<int>(Errc::NotFound);
        QTest::addRow("no expression") << static_cast<int>(PodsBy::Regex) << QStringLiteral("k6-(")
                                       << static_cast<int>(Errc::BadInput);
        QTest::addRow("neither") << static_cast<int>(PodsBy::JobOrRegex) << QStringLiteral("k6-[")
                                 << static_cast<int>(Errc::BadInput);
        QTest::addRow("nothing") << static_cast<int>(PodsBy::Selector) << QString() << static_cast<int>(Errc::BadInput);
    }
    void refuses()
    {
        QFETCH(int, by);
        QFETCH(QString, pods);
        fleet::ClusterTarget target;
        target.by = static_cast<PodsBy>(by);
        target.pods = pods;
        const auto selection = PodSelection::make(target, std::nullopt);
        QVERIFY(!selection);
        QTEST(static_cast<int>(selection.error().code), "code");
        QCOMPARE(selection.error().subject, pods);
    }

    void asksTheServerByTheLabelsOfTheTemplate()
    {
        fleet::ClusterTarget target;
        target.pods = QStringLiteral("k6-job");
        kube::Job job = test::job();
        QCOMPARE(PodSelection::make(target, job)->labelSelector(), QStringLiteral("job-name=k6-job"));
        job.podTemplate.meta.labels.insert(QStringLiteral("batch.kubernetes.io/job-name"), QStringLiteral("k6-job"));
        QCOMPARE(PodSelection::make(target, job)->labelSelector(),
                 QStringLiteral("batch.kubernetes.io/job-name=k6-job"));
        job.podTemplate.meta.labels.clear(); // a Job with a selector of its own
        QCOMPARE(PodSelection::make(target, job)->labelSelector(), QString());
    }

    void knowsTheOneOwner()
    {
        const kube::Pod one = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        kube::Pod other = test::warmingPod(QStringLiteral("b"), QStringLiteral("2"));
        QCOMPARE(owningJob({one, other}), test::jobUid);
        other.meta.ownerUid = QStringLiteral("another");
        QCOMPARE(owningJob({one, other}), QString());
        other.meta.ownerUid = test::jobUid;
        other.meta.ownerKind = QStringLiteral("ReplicaSet");
        QCOMPARE(owningJob({one, other}), QString());
        QCOMPARE(owningJob({}), QString());
    }
};

QTEST_APPLESS_MAIN(TstPodSelection)
#include "tst_pod_selection.moc"
