// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QListView>
#include <QtTest>

#include "shell/command_palette.h"
#include "support/picture.h"

using namespace largada;
using namespace largada::ui;

class TstCommandPalette : public QObject
{
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void betterFitsHaveHigherScores_data()
    {
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::addColumn<QString>("typed");
        QTest::newRow("beginning") << "Stop the run" << "Runs: stop" << "stop";
        QTest::newRow("beginning of a word") << "Run: stop" << "Nonstop" << "stop";
        QTest::newRow("all words") << "Stop the run" << "Stop" << "stop run";
        QTest::newRow("in it at all") << "runner-04" << "runner-05" << "04";
    }
    void betterFitsHaveHigherScores()
    {
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QFETCH(QString, typed);
        QVERIFY(paletteScore(better, typed) > paletteScore(worse, typed));
    }

    void typedEntryIsTakenWithReturn()
    {
        QWidget window;
        window.resize(1024, 640);
        window.show();
        CommandPalette palette(&window);
        QString taken;
        QVector<PaletteEntry> entries;
        for (const char *name : {"Overview", "Pods", "Runs", "runner-01", "runner-02"})
            entries.push_back(
                {QString::fromLatin1(name), QStringLiteral("Page"), {}, QStringLiteral("zap"), [&taken, name] {
                     taken = QString::fromLatin1(name);
                 }});
        palette.open(entries);
        auto *edit = palette.findChild<QLineEdit *>(QStringLiteral("paletteEdit"));
        auto *list = palette.findChild<QListView *>(QStringLiteral("paletteList"));
        QCOMPARE(list->model()->rowCount(), 5);
        QTest::keyClicks(edit, QStringLiteral("runner"));
        QCOMPARE(list->model()->rowCount(), 2);
        QTest::keyClick(edit, Qt::Key_Down);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(taken, QStringLiteral("runner-02"));
        QVERIFY(palette.isHidden());
        palette.open(entries);
        QVERIFY(edit->text().isEmpty());
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(palette.isHidden());
    }

    void tenThousandEntriesAreCutToWhatFits()
    {
        QWidget window;
        window.resize(1024, 640);
        CommandPalette palette(&window);
        QVector<PaletteEntry> entries;
        for (int i = 0; i < 10'000; ++i)
            entries.push_back({QStringLiteral("runner-%1").arg(i), {}, {}, {}, [] {}});
        palette.open(entries);
        auto *list = palette.findChild<QListView *>(QStringLiteral("paletteList"));
        QCOMPARE(list->model()->rowCount(), CommandPalette::mostShown);
    }
};

QTEST_MAIN(TstCommandPalette)
#include "tst_command_palette.moc"
