// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include "viewmodels/row_edits.h"

using namespace largada::viewmodels;

namespace
{

struct Row {
    QChar key;
    int value = 0;
    bool operator==(const Row &) const = default;
};

// "a1 b2": rows a and b with the values 1 and 2.
std::vector<Row> rowsOf(const QString &text)
{
    std::vector<Row> rows;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        rows.push_back({word.at(0), word.mid(1).toInt()});
    return rows;
}

RowEdits edits(const std::vector<Row> &before, const std::vector<Row> &after)
{
    return editsBetween(before, after, [](const Row &row) { return row.key; });
}

QString printed(const QVector<RowRange> &ranges)
{
    QStringList all;
    for (const RowRange &range : ranges)
        all << QStringLiteral("%1-%2").arg(range.first).arg(range.last);
    return all.join(QLatin1Char(' '));
}

// As a model does it.
std::vector<Row> applied(std::vector<Row> rows, const std::vector<Row> &after, const RowEdits &given)
{
    for (const RowRange &range : given.removed)
        rows.erase(rows.begin() + range.first, rows.begin() + range.last + 1);
    for (const RowRange &range : given.inserted)
        rows.insert(rows.begin() + range.first, after.begin() + range.first, after.begin() + range.last + 1);
    for (const RowRange &range : given.changed) {
        for (int i = range.first; i <= range.last; ++i)
            rows[static_cast<size_t>(i)] = after[static_cast<size_t>(i)];
    }
    return rows;
}

} // namespace

class TestRowEdits : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void editsAreAsFewAsTheyCanBe_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("removed");
        QTest::addColumn<QString>("inserted");
        QTest::addColumn<QString>("changed");
        QTest::newRow("nothing") << "" << "" << "" << "" << "";
        QTest::newRow("same") << "a1 b1" << "a1 b1" << "" << "" << "";
        QTest::newRow("first fill") << "" << "a1 b1 c1" << "" << "0-2" << "";
        QTest::newRow("emptied") << "a1 b1" << "" << "0-1" << "" << "";
        QTest::newRow("new at the top") << "a1 b1" << "c1 a1 b1" << "" << "0-0" << "";
        QTest::newRow("removed from its end") << "a1 b1 c1 d1" << "c1" << "3-3 0-1" << "" << "";
        QTest::newRow("changed apart") << "a1 b1 c1 d1" << "a2 b2 c1 d2" << "" << "" << "0-1 3-3";
        QTest::newRow("all at once") << "a1 b1 c1" << "d1 b2 e1 c1" << "0-0" << "0-0 2-2" << "1-1";
    }
    void editsAreAsFewAsTheyCanBe()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, removed);
        QFETCH(QString, inserted);
        QFETCH(QString, changed);
        const RowEdits given = edits(rowsOf(before), rowsOf(after));
        QVERIFY(!given.isReset);
        QCOMPARE(printed(given.removed), removed);
        QCOMPARE(printed(given.inserted), inserted);
        QCOMPARE(printed(given.changed), changed);
    }

    void whatCannotBeEditedIsAReset_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("changed places") << "a1 b1" << "b1 a1";
        QTest::newRow("twice before") << "a1 a1" << "a1";
        QTest::newRow("twice after") << "a1" << "a1 a2";
        QTest::newRow("new one twice") << "a1" << "a1 b1 b2";
    }
    void whatCannotBeEditedIsAReset()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QVERIFY(edits(rowsOf(before), rowsOf(after)).isReset);
    }

    void editsMakeTheNewList()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        for (int round = 0; round < 2000; ++round) {
            std::vector<Row> before, after;
            for (char16_t key = u'a'; key <= u'p'; ++key) {
                const int chance = random.bounded(4);
                if (chance != 0)
                    before.push_back({key, random.bounded(2)});
                if (chance != 1)
                    after.push_back({key, random.bounded(2)});
            }
            const RowEdits given = edits(before, after);
            QVERIFY(!given.isReset);
            QVERIFY(applied(before, after, given) == after);
        }
    }
};

QTEST_GUILESS_MAIN(TestRowEdits)
#include "tst_row_edits.moc"
