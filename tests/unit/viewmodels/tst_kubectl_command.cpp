// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include "viewmodels/kubectl_command.h"

using namespace largada;
using namespace largada::viewmodels;

class TestKubectlCommand : public QObject
{
    Q_OBJECT
private slots:
    void theConnectionIsNamed()
    {
        const fleet::ClusterAddress address{{}, QStringLiteral("perf-eks"), QStringLiteral("perf")};
        QCOMPARE(kubectlLogs(address, QStringLiteral("k6-job-4"), QStringLiteral("main")),
                 QStringLiteral("kubectl --context perf-eks -n perf logs k6-job-4 -c main"));
        QCOMPARE(kubectlExec(address, QStringLiteral("k6-job-4"), QStringLiteral("main")),
                 QStringLiteral("kubectl --context perf-eks -n perf exec -it k6-job-4 -c main -- sh"));
    }

    void whatKubectlFindsByItselfIsLeftOut()
    {
        QCOMPARE(kubectlLogs({}, QStringLiteral("pod"), {}), QStringLiteral("kubectl logs pod"));
        QCOMPARE(kubectlLogs({QStringLiteral("/home/ana/my kube"), {}, {}}, QStringLiteral("pod"), {}),
                 QStringLiteral("kubectl --kubeconfig '/home/ana/my kube' logs pod"));
    }

    void aShellTakesEachWordAsItIs_data()
    {
        QTest::addColumn<QString>("word");
        for (const char *word : {"plain-1.2/3:4@5", "", "two words", "it's", "$(touch x)", "a;b|c&d", "\"quoted\"",
                                 "back\\slash", "~", "*", "arn:aws:eks:sa-east-1:1:cluster/perf"})
            QTest::newRow(*word == '\0' ? "empty" : word) << QString::fromUtf8(word);
    }
    void aShellTakesEachWordAsItIs()
    {
        QFETCH(QString, word);
        QProcess shell;
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("printf %s ") + shellWord(word)});
        QTRY_COMPARE(shell.state(), QProcess::NotRunning);
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word);
    }
};

QTEST_GUILESS_MAIN(TestKubectlCommand)
#include "tst_kubectl_command.moc"
