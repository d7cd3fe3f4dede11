// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "model_mirror.h"
#include "text/language.h"
#include "viewmodels/checks_model.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::Check;
using fleet::CheckId;
using fleet::CheckLevel;

namespace
{

QVector<Check> someChecks()
{
    return {{CheckId::Thresholds, CheckLevel::Ok, {}, {}, {2}},
            {CheckId::Ports, CheckLevel::Warning, {}, {}, {10, 4}},
            {CheckId::Script, CheckLevel::BlockFinal, QStringLiteral("/s.js"), QStringLiteral("SyntaxError"), {}}};
}

} // namespace

class TestChecksModel : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        text::installLanguage(*qApp, text::Language::English);
    }

    void checksReadInBothLanguages()
    {
        ChecksModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ModelMirror mirror(model);
        model.setChecks(someChecks());
        QCOMPARE(mirror.lines().mid(0, 2),
                 QStringList({QStringLiteral("Passed | The script has 2 thresholds."),
                              QStringLiteral("Warning | Too few ports are free: 10 needed, 4 free. End programs that "
                                             "hold ports, or use fewer runners.")}));
        QVERIFY(
            mirror.lines().at(2).startsWith(QStringLiteral("Blocks for good | The script “/s.js” cannot be used.")));
        QVERIFY(mirror.lines().at(2).endsWith(QStringLiteral("The run cannot start before this is solved.")));
        QCOMPARE(printHeader(model), QStringLiteral("Result | Preflight check"));

        text::installLanguage(*qApp, text::Language::Portuguese);
        model.retranslate();
        QCOMPARE(mirror.lines().first(), QStringLiteral("Aprovada | O script tem 2 limites (thresholds)."));
        QCOMPARE(printHeader(model), QStringLiteral("Resultado | Verificação prévia"));
        QCOMPARE(mirror.lines(), printModel(model));
    }

    void rolesGiveLevelAndId()
    {
        ChecksModel model;
        model.setChecks(someChecks());
        QCOMPARE(model.index(1, ChecksModel::Finding).data(StateRole).toInt(), static_cast<int>(CheckLevel::Warning));
        QCOMPARE(model.index(1, ChecksModel::Level).data(SortRole).toInt(), static_cast<int>(CheckLevel::Warning));
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Passed: The script has 2 thresholds."));
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << model.index(row, 0).data(IdRole).toString();
        QCOMPARE(ids.removeDuplicates(), 0);
        QCOMPARE(model.count(CheckLevel::Ok), 1);
        QCOMPARE(model.count(CheckLevel::BlockFinal), 1);
        QCOMPARE(model.count(CheckLevel::Block), 0);
    }

    void sameChecksSayNothing()
    {
        ChecksModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setChecks(someChecks());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setChecks(someChecks());
        QCOMPARE(resets.size(), 0);
        model.setChecks({});
        QCOMPARE(resets.size(), 1);
        QCOMPARE(model.rowCount(), 0);
        model.retranslate();
    }
};

QTEST_GUILESS_MAIN(TestChecksModel)
#include "tst_checks_model.moc"
