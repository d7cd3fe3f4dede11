// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "backends/kubernetes/kubernetes_clusters.h"
#include "support/scripted_api.h"

using namespace largada;

namespace
{

const char *const aJob = R"({"apiVersion":"batch/v1","kind":"Job","metadata":{"namespace":"perf","name":"k6-job",
  "uid":"job-uid"},"spec":{"parallelism":1,"template":{"spec":{"containers":[{"name":"main"}]}}},"status":{}})";
const char *const aPod = R"({"metadata":{"namespace":"perf","name":"k6-job-1","uid":"u","resourceVersion":"7",
  "ownerReferences":[{"kind":"Job","name":"k6-job","uid":"job-uid","controller":true}]},
  "spec":{"containers":[{"name":"main"}]},"status":{"phase":"Running"}})";

QByteArray listOf(const QByteArray &items)
{
    return R"({"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"9"},"items":[)" + items + "]}";
}

} // namespace

// Against an API server whose answers are written here.
class TstKubernetesClusters : public QObject
{
    Q_OBJECT

private slots:
    void jobThatIsNotThereHasNoPods_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("there") << true;
        QTest::newRow("not there") << false;
    }

    // They are said to be none: what was shown of it before is gone.
    void jobThatIsNotThereHasNoPods()
    {
        QFETCH(bool, isThere);
        test::ScriptedApi api([isThere](const test::ApiRequest &request, const test::ApiReply &reply) {
            if (request.isWatch())
                reply.begin();
            else if (request.path.endsWith(QLatin1String("/jobs/k6-job")))
                reply.answer(isThere ? 200 : 404,
                             isThere ? aJob : R"({"kind":"Status","code":404,"reason":"NotFound"})");
            else if (request.path.endsWith(QLatin1String("/pods")))
                reply.answer(200, listOf(aPod));
            else
                reply.answer(200, listOf({}));
        });
        QTemporaryDir directory;
        const QString file = directory.filePath(QStringLiteral("config"));
        QFile config(file);
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("apiVersion: v1\nkind: Config\ncurrent-context: c\nclusters: [{name: k, cluster: {server: '" +
                     api.url().toUtf8() +
                     "'}}]\nusers: [{name: u, user: {}}]\n"
                     "contexts: [{name: c, context: {cluster: k, user: u, namespace: perf}}]\n");
        config.close();
        SystemClock clock;
        backends::KubernetesClusters clusters({}, clock);
        QVector<QStringList> shown;
        connect(&clusters, &fleet::Clusters::podsChanged, this,
                [&shown](bool isNew, const QVector<fleet::RunnerRow> &rows, const fleet::RunnerRowChanges &) {
                    QStringList names;
                    for (const fleet::RunnerRow &row : rows)
                        names << row.id.value;
                    if (isNew)
                        shown.push_back(names);
                });
        fleet::ClusterTarget target;
        target.kubeConfig = file;
        target.pods = QStringLiteral("k6-job");
        clusters.watch(target);
        QTRY_VERIFY(!shown.isEmpty());
        QCOMPARE(shown.first(), isThere ? QStringList{QStringLiteral("k6-job-1")} : QStringList());
        QTRY_COMPARE(clusters.state().state, fleet::LinkState::Live);
    }
};

QTEST_GUILESS_MAIN(TstKubernetesClusters)
#include "tst_kubernetes_clusters.moc"
