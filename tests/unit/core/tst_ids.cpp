// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <type_traits>

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "core/ids.h"

using namespace largada;

static_assert(!std::is_convertible_v<RunId, RunnerId>);
static_assert(!std::is_convertible_v<QString, RunId>);
static_assert(!std::is_convertible_v<RunId, QString>);

class TestIds : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void equalTextIsEqualId()
    {
        const RunnerId a{QStringLiteral("runner-01")};
        const RunnerId b{QStringLiteral("runner-") + QStringLiteral("01")};
        QVERIFY(a == b);
        QCOMPARE(qHash(a), qHash(b));
        QVERIFY(a != RunnerId{QStringLiteral("runner-02")});
        QVERIFY(a != RunnerId{QStringLiteral("Runner-01")});
    }

    void nothingIsEmpty()
    {
        QVERIFY(RunId{}.isEmpty());
        QVERIFY(!RunId{QStringLiteral("x")}.isEmpty());
        QVERIFY(RunId{} == RunId{QString::fromUtf8("")});
    }

    void runIdsSortByTheirStart()
    {
        QList<RunId> ids{{QStringLiteral("20261123-140510-0000")},
                         {QStringLiteral("20251231-235959-ffff")},
                         {QStringLiteral("20261123-140509-3f2a")}};
        std::sort(ids.begin(), ids.end());
        QCOMPARE(ids[0].value, QStringLiteral("20251231-235959-ffff"));
        QCOMPARE(ids[1].value, QStringLiteral("20261123-140509-3f2a"));
        QCOMPARE(ids[2].value, QStringLiteral("20261123-140510-0000"));
    }

    void idsAreKeysOfHashes()
    {
        QHash<RunnerId, int> numbers;
        QSet<size_t> hashes;
        for (int i = 0; i < 1000; ++i) {
            const RunnerId id{QStringLiteral("runner-%1").arg(i, 4, 10, QLatin1Char('0'))};
            numbers.insert(id, i);
            hashes.insert(qHash(id));
        }
        QCOMPARE(numbers.size(), 1000);
        QCOMPARE(numbers.value({QStringLiteral("runner-0517")}, -1), 517);
        QCOMPARE(numbers.value({QStringLiteral("runner-1000")}, -1), -1);
        QVERIFY(hashes.size() > 990);
    }
};

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
