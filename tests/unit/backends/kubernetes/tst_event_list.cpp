// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "backends/kubernetes/event_list.h"

using namespace largada;
using namespace largada::backends;

namespace
{

kube::Event saidOf(int id, const QString &object, std::chrono::seconds last)
{
    kube::Event event;
    event.meta.uid = QString::number(id);
    event.type = QStringLiteral("Warning");
    event.reason = QStringLiteral("FailedScheduling");
    event.message = QStringLiteral("0/3 nodes are available");
    event.objectKind = QStringLiteral("Pod");
    event.objectName = object;
    event.last = WallTime(last);
    return event;
}

kube::ObjectChanges changesOf(const QVector<kube::Event> &events)
{
    kube::ObjectChanges changes;
    for (const kube::Event &each : events)
        changes.changed.push_back(each);
    return changes;
}

bool all(const kube::Event &)
{
    return true;
}

} // namespace

class TestEventList : public QObject
{
    Q_OBJECT
private slots:
    void newestIsFirst()
    {
        EventList list;
        QVERIFY(list.take(changesOf({saidOf(1, QStringLiteral("a"), std::chrono::seconds(10)),
                                     saidOf(2, QStringLiteral("b"), std::chrono::seconds(30)),
                                     saidOf(3, QStringLiteral("c"), std::chrono::seconds(20))})));
        const auto lines = list.list(all);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].object, QStringLiteral("pod/b"));
        QCOMPARE(lines[1].object, QStringLiteral("pod/c"));
        QCOMPARE(lines[2].object, QStringLiteral("pod/a"));
        QVERIFY(lines[0].isWarning);
        QCOMPARE(lines[0].reason, QStringLiteral("FailedScheduling"));
        QCOMPARE(lines[0].message, QStringLiteral("0/3 nodes are available"));
        QCOMPARE(lines[0].last, std::optional(WallTime(std::chrono::seconds(30))));
    }
    void sameEventIsOneLine()
    {
        EventList list;
        kube::Event repeated = saidOf(1, QStringLiteral("a"), std::chrono::seconds(10));
        QVERIFY(list.take(changesOf({repeated})));
        QVERIFY(!list.take(changesOf({repeated})));
        repeated.count = 7;
        repeated.last = WallTime(std::chrono::seconds(60));
        QVERIFY(list.take(changesOf({repeated})));
        QCOMPARE(list.list(all).size(), 1);
        QCOMPARE(list.list(all).first().count, 7);
    }
    void goneEventIsKept()
    {
        EventList list;
        list.take(changesOf({saidOf(1, QStringLiteral("a"), std::chrono::seconds(10))}));
        kube::ObjectChanges relisted;
        relisted.isAll = true;
        QVERIFY(!list.take(relisted));
        QCOMPARE(list.list(all).size(), 1);
    }
    void objectsHaveTheirOwn()
    {
        EventList list;
        list.take(changesOf({saidOf(1, QStringLiteral("a"), std::chrono::seconds(10)),
                             saidOf(2, QStringLiteral("b"), std::chrono::seconds(30))}));
        QCOMPARE(list.of(QStringLiteral("a")).size(), 1);
        QCOMPARE(list.of(QStringLiteral("c")).size(), 0);
        const auto wanted = [](const kube::Event &each) { return each.objectName == QLatin1String("b"); };
        QCOMPARE(list.list(wanted).size(), 1);
    }
    void firstSightingAndCreationStandInForTheLast()
    {
        EventList list;
        kube::Event early = saidOf(1, QStringLiteral("a"), {});
        early.last.reset();
        early.first = WallTime(std::chrono::seconds(5));
        kube::Event late = saidOf(2, QStringLiteral("b"), {});
        late.last.reset();
        late.meta.created = WallTime(std::chrono::seconds(6));
        list.take(changesOf({early, late}));
        QCOMPARE(list.list(all).first().object, QStringLiteral("pod/b"));
        QCOMPARE(list.list(all).last().last, std::optional(WallTime(std::chrono::seconds(5))));
    }
    void oldestAreForgotten()
    {
        EventList list;
        QVector<kube::Event> many;
        for (int i = 0; i < EventList::most + EventList::most / 10 + 1; ++i)
            many.push_back(saidOf(i, QStringLiteral("pod-%1").arg(i), std::chrono::seconds(i)));
        list.take(changesOf(many));
        QCOMPARE(list.list(all).size(), EventList::most);
        QVERIFY(list.of(QStringLiteral("pod-0")).isEmpty());
        QVERIFY(!list.of(many.last().objectName).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEventList)
#include "tst_event_list.moc"
