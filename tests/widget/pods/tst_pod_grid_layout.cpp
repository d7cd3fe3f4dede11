// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "pods/pod_grid_layout.h"

using namespace largada::ui;

class TestPodGridLayout : public QObject
{
    Q_OBJECT

    static PodGridSpec spec(int count, const QSize &viewport = {920, 600}, int tile = 0)
    {
        PodGridSpec made;
        made.viewport = viewport;
        made.sections = {count};
        made.tile = tile;
        return made;
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void tilesAreAsLargeAsFitsWithoutScrolling_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("atLeast");
        QTest::addColumn<int>("atMost");
        QTest::addRow("1") << 1 << 56 << 56;
        QTest::addRow("20") << 20 << 56 << 56;
        QTest::addRow("60") << 60 << 40 << 56;
        QTest::addRow("1,000") << 1000 << 14 << 24;
        QTest::addRow("10,000") << 10'000 << 5 << 7;
    }
    void tilesAreAsLargeAsFitsWithoutScrolling()
    {
        QFETCH(int, count);
        QFETCH(int, atLeast);
        QFETCH(int, atMost);
        const PodGridLayout layout(spec(count));
        QVERIFY2(layout.tile() >= atLeast && layout.tile() <= atMost, qPrintable(QString::number(layout.tile())));
        QVERIFY(layout.contentHeight() <= 600);
    }

    void whatNeverFitsScrollsWithTheSmallestTile()
    {
        const PodGridLayout layout(spec(10'000, {300, 200}));
        QCOMPARE(layout.tile(), PodGridLayout::smallest);
        QVERIFY(layout.contentHeight() > 200);
    }

    void aSizeAskedForIsTaken() { QCOMPARE(PodGridLayout(spec(10'000, {920, 600}, 44)).tile(), 44); }

    void everyPointOfATileIsThatTiles_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("tile");
        for (const int tile : {0, 5, 9, 12, 24, 44, 56})
            QTest::addRow("1,234 of %d px", tile) << 1234 << tile;
        QTest::addRow("one") << 1 << 0;
    }
    void everyPointOfATileIsThatTiles()
    {
        QFETCH(int, count);
        QFETCH(int, tile);
        const PodGridLayout layout(spec(count, {920, 600}, tile));
        QCOMPARE(layout.count(), count);
        for (int place = 0; place < count; ++place) {
            const QRect rect = layout.tileRect(place);
            QCOMPARE(layout.at(rect.topLeft()), place);
            QCOMPARE(layout.at(rect.bottomRight()), place);
            QVERIFY(rect.right() < 920);
            QVERIFY(rect.bottom() < layout.contentHeight());
            QCOMPARE(layout.in(rect), std::vector<int>{place});
        }
    }

    void tilesDoNotOverlap()
    {
        PodGridSpec grouped = spec(0, {700, 500}, 16);
        grouped.sections = {37, 1, 200};
        grouped.isTitled = true;
        const PodGridLayout layout(grouped);
        for (int place = 1; place < layout.count(); ++place)
            QVERIFY(!layout.tileRect(place).intersects(layout.tileRect(place - 1)));
        QVERIFY(!layout.sectionRect(0).intersects(layout.sectionRect(1)));
        QVERIFY(!layout.sectionRect(1).intersects(layout.sectionRect(2)));
        for (int place = 0; place < layout.count(); ++place)
            QVERIFY(layout.sectionRect(layout.sectionOf(place)).contains(layout.tileRect(place)));
    }

    void nothingIsBesideTheTiles()
    {
        const PodGridLayout layout(spec(25, {920, 600}, 44));
        QCOMPARE(layout.at({1, 1}), -1);
        QCOMPARE(layout.at({layout.tileRect(24).right() + 200, layout.tileRect(24).center().y()}), -1);
        QCOMPARE(layout.at({460, 590}), -1);
        QCOMPARE(PodGridLayout(spec(0)).at({100, 100}), -1);
    }

    void keysMoveInRowsAndStayInside()
    {
        const PodGridLayout layout(spec(25, {920, 600}, 44));
        QCOMPARE(layout.columns(), 10);
        QCOMPARE(layout.besides(9, 1), 10);
        QCOMPARE(layout.besides(0, -1), 0);
        QCOMPARE(layout.besides(24, 1), 24);
        QCOMPARE(layout.below(3, 1), 13);
        QCOMPARE(layout.below(18, 1), 24); // the last row is shorter
        QCOMPARE(layout.below(3, -1), 3);
        QCOMPARE(layout.below(3, 99), 23);
        QCOMPARE(PodGridLayout(spec(0)).besides(0, 1), -1);
        QCOMPARE(PodGridLayout(spec(0)).below(0, 1), -1);
    }

    void keysMoveFromGroupToGroup()
    {
        PodGridSpec grouped = spec(0, {920, 600}, 44);
        grouped.sections = {3, 12};
        grouped.isTitled = true;
        const PodGridLayout layout(grouped);
        QCOMPARE(layout.below(1, 1), 4);
        QCOMPARE(layout.below(10, -1), 2); // that group has three only
        QCOMPARE(layout.rowOf(14), 2);
        QCOMPARE(layout.firstInRow(1), 3);
    }

    void rowsOfABandAreThoseThatTouchIt()
    {
        const PodGridLayout layout(spec(500, {920, 600}, 24));
        const auto [first, last] = layout.rowsIn(layout.rowTop(2), layout.rowTop(4));
        QCOMPARE(first, 2);
        QCOMPARE(last, 4);
        const auto [none, before] = layout.rowsIn(90'000, 90'100);
        QVERIFY(before < none);
    }
};

QTEST_GUILESS_MAIN(TestPodGridLayout)
#include "tst_pod_grid_layout.moc"
