// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "fleet/preflight.h"

using namespace largada::fleet;
using enum CheckLevel;
Q_DECLARE_METATYPE(QVector<CheckLevel>)

class TestPreflight : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void checksBlock_data()
    {
        QTest::addColumn<QVector<CheckLevel>>("levels");
        QTest::addColumn<bool>("blocked");
        QTest::addColumn<bool>("blockedWithForce");
        QTest::newRow("none") << QVector<CheckLevel>{} << false << false;
        QTest::newRow("ok") << QVector{Ok} << false << false;
        QTest::newRow("warning") << QVector{Ok, Warning} << false << false;
        QTest::newRow("block") << QVector{Ok, Block, Warning} << true << false;
        QTest::newRow("final") << QVector{BlockFinal} << true << true;
        QTest::newRow("final after block") << QVector{Block, BlockFinal} << true << true;
        QTest::newRow("final last of many") << QVector{Ok, Warning, Block, Ok, BlockFinal} << true << true;
    }
    void checksBlock()
    {
        QFETCH(const QVector<CheckLevel>, levels);
        QFETCH(const bool, blocked);
        QFETCH(const bool, blockedWithForce);
        PreflightReport report;
        for (const CheckLevel level : levels)
            report.checks.push_back({CheckId::Memory, level});
        QCOMPARE(report.isBlocked(false), blocked);
        QCOMPARE(report.isBlocked(true), blockedWithForce);
    }
};

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
