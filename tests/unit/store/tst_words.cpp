// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "store/words.h"

using namespace largada;
using namespace largada::fleet;
using namespace largada::store;

namespace
{

// Every value from the first to `last` has a word of its own that leads back to it.
template<class Enum>
void checkWords(Enum last)
{
    QSet<QString> seen;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const QString text = word(static_cast<Enum>(i));
        QVERIFY2(!text.isEmpty(), qPrintable(QString::number(i)));
        QVERIFY2(!seen.contains(text), qPrintable(text));
        seen.insert(text);
        QCOMPARE(static_cast<int>(fromWord<Enum>(text).value_or(static_cast<Enum>(-1))), i);
    }
    QVERIFY(word(static_cast<Enum>(static_cast<int>(last) + 1)).isEmpty());
    for (const auto &unknown : {QString(), QStringLiteral("teleported"), word(last).toString().toUpper()})
        QVERIFY(!fromWord<Enum>(unknown));
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyValueHasAWordOfItsOwn()
    {
        checkWords(Errc::Internal);
        checkWords(ReasonCode::NotAsked);
        checkWords(WarningCode::Preflight);
        checkWords(CheckId::NodeClocks);
        checkWords(CheckLevel::BlockFinal);
        checkWords(SetupMode::Once);
        checkWords(StragglerPolicy::GiveUp);
        checkWords(StartMode::Exec);
        checkWords(dashboard::ExecutionStatus::Interrupted);
        checkWords(dashboard::AgentStatus::Offline);
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
