// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the page of runs looks in every state, and that it has room for it.
#include <QCheckBox>
#include <QDialog>
#include <QTabBar>
#include <QTableView>

#include "runs_scene.h"

using namespace largada;
using namespace largada::test;
using fleet::Outcome;

namespace
{

// What a page has in a window of 1,024 x 640 and of 1,920 x 1,080.
QVector<Look> looks()
{
    QVector<Look> looks = allLooks({968, 540}, {1744, 980});
    looks.push_back({true, true, {1744, 980}, 200});
    return looks;
}

void settle()
{
    for (int i = 0; i < 8; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace

class TstRunsPictures : public QObject
{
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void list_data()
    {
        QTest::addColumn<int>("runs");
        for (const int runs : {0, 1, 42})
            QTest::addRow("%d", runs) << runs;
    }
    void list()
    {
        QFETCH(int, runs);
        for (const Look &look : looks()) {
            wear(look);
            FakeConsole console;
            fill(console.history, runs);
            ui::RunsPage page(console.services);
            page.resize(look.size);
            page.show();
            settle();
            picture(page, look, QStringLiteral("runs-list-%1").arg(runs));
            if (runs == 42) {
                auto *table = page.findChild<QTableView *>(QStringLiteral("runsTable"));
                for (const int row : {0, 4})
                    table->selectionModel()->select(table->model()->index(row, 0),
                                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
                picture(page, look, QStringLiteral("runs-selected"));
                QTest::keyClick(table, Qt::Key_Delete);
                picture(page, look, QStringLiteral("runs-deleted"));
            }
        }
    }

    void report_data()
    {
        QTest::addColumn<Outcome>("outcome");
        for (const Outcome outcome : endedOutcomes)
            QTest::addRow("%s", qPrintable(fleet::outcomeKey(outcome))) << outcome;
    }
    void report()
    {
        QFETCH(Outcome, outcome);
        for (const Look &look : looks()) {
            wear(look);
            FakeConsole console;
            console.history.runs = {numberedRun(41, outcome)};
            ui::RunsPage page(console.services);
            page.resize(look.size);
            page.show();
            page.open(console.history.runs.first().id.value);
            settle();
            auto *tabs = page.findChild<QTabBar *>(QStringLiteral("reportTabs"));
            const QString key = fleet::outcomeKey(outcome);
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                settle();
                QVERIFY(!picture(page, look, QStringLiteral("report-%1-%2").arg(key).arg(tab)).isNull());
            }
        }
    }

    void exportDialog()
    {
        for (const Look &look : looks()) {
            wear(look);
            FakeConsole console;
            fill(console.history, 12);
            ui::RunsPage page(console.services);
            page.resize(look.size);
            page.show();
            settle();
            page.exportPage();
            auto *dialog = page.findChild<QDialog *>(QStringLiteral("exportDialog"));
            QVERIFY(dialog);
            Look inner = look;
            inner.size = dialog->size();
            picture(*dialog, inner, QStringLiteral("export-%1").arg(look.size.width()));
        }
    }
};

QTEST_MAIN(TstRunsPictures)
#include "tst_runs_pictures.moc"
