// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that the page of runs writes, read back; and what is said when they cannot be written.
#include <unistd.h>

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include "reports/json_read.h"
#include "runs/export_dialog.h"
#include "runs_scene.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;
using fleet::Outcome;

namespace
{

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Exporting {
    explicit Exporting(int runs = 1, bool isReport = true)
    {
        if (runs == 1)
            console.history.runs = {numberedRun(41, Outcome::Partial)};
        else
            fill(console.history, runs);
        page = std::make_unique<RunsPage>(console.services);
        page->resize(1100, 640);
        page->show();
        QTRY_COMPARE(child<QTableView>("runsTable")->model()->rowCount(), runs);
        if (isReport) {
            page->open(console.history.runs.first().id.value);
            QTRY_VERIFY(child<QWidget>("reportTitle")->isVisible());
        }
    }
    template<class T>
    T *child(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    void trigger(const char *action) const { child<QAction>(action)->trigger(); }
    QString path(const QString &name) const { return directory.filePath(name); }
    ExportDialog *dialog() const { return child<ExportDialog>("exportDialog"); }
    void saveAs(const QString &file) const
    {
        dialog()->findChild<QLineEdit *>(QStringLiteral("exportFile"))->setText(file);
        QTest::mouseClick(dialog()->findChild<QPushButton *>(QStringLiteral("exportSave")), Qt::LeftButton);
    }
    QString notice() const
    {
        auto *shown = child<Notice>("runsNotice");
        return shown->isVisible() ? shown->findChild<Paragraph *>()->plainText() : QString();
    }

    QTemporaryDir directory;
    FakeConsole console;
    std::unique_ptr<RunsPage> page;
};

} // namespace

class TstRunExports : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void listIsExportedAsFiltered()
    {
        Exporting exporting(42, false);
        exporting.child<QLineEdit>("runsSearch")->setText(QStringLiteral("login"));
        QVERIFY(exporting.page->canExport());
        exporting.page->exportPage();
        QVERIFY(exporting.dialog());
        auto *preview = exporting.dialog()->findChild<QPlainTextEdit *>(QStringLiteral("exportPreview"));
        QCOMPARE(preview->toPlainText().count(u'\n'), 4);
        QVERIFY(preview->toPlainText().startsWith(QStringLiteral("Run ID,Outcome,")));
        exporting.saveAs(exporting.path(QStringLiteral("runs.csv")));
        QTRY_VERIFY(exporting.notice().contains(QStringLiteral("runs.csv")));
        const QByteArray csv = contents(exporting.path(QStringLiteral("runs.csv")));
        QCOMPARE(csv.count("\r\n"), 15); // a header and 14 runs
        QCOMPARE(csv.count("login.js"), 14);
        QTRY_VERIFY(!exporting.dialog());
    }

    void profileIsRememberedAndPreviewed()
    {
        Exporting exporting;
        exporting.trigger("exportCsvExcel");
        auto *preview = exporting.dialog()->findChild<QPlainTextEdit *>(QStringLiteral("exportPreview"));
        QVERIFY(preview->toPlainText().contains(u';'));
        const QString file = exporting.path(QStringLiteral("stats.csv"));
        exporting.saveAs(file);
        QTRY_VERIFY(!contents(file).isEmpty());
        QVERIFY(contents(file).startsWith("\xEF\xBB\xBF"));
        QTRY_VERIFY(!exporting.dialog());
        exporting.page->open({});
        exporting.page->exportPage();
        QCOMPARE(exporting.dialog()->profile(), reports::CsvProfile::ExcelPtBr);
    }

    void statisticsAndCourseAreBothThere()
    {
        Exporting exporting;
        exporting.page->exportPage(); // the report's
        auto *tables = exporting.dialog()->findChild<Segmented *>(QStringLiteral("exportTable"));
        QVERIFY(tables->isVisible());
        QTest::mouseClick(tables->findChildren<QAbstractButton *>().last(), Qt::LeftButton);
        const QString name = exporting.dialog()->findChild<QLineEdit *>(QStringLiteral("exportFile"))->text();
        QVERIFY2(name.endsWith(QStringLiteral("run-20261124-0000-0041_history.csv")), qPrintable(name));
        const QString file = exporting.path(QStringLiteral("history.csv"));
        exporting.saveAs(file);
        QTRY_COMPARE(contents(file).count("\r\n"), 501); // a header and 500 seconds
    }

    void jsonIsReadBack()
    {
        Exporting exporting;
        exporting.console.dialogs.nextFile = exporting.path(QStringLiteral("run.json"));
        exporting.trigger("exportJson");
        QTRY_VERIFY(exporting.notice().contains(QStringLiteral("run.json")));
        const auto run = reports::runFromJson(contents(exporting.console.dialogs.nextFile));
        QVERIFY(run);
        QCOMPARE(run->id.value, exporting.console.history.runs.first().id.value);
        QCOMPARE(run->phases.size(), 2);
        QTest::mouseClick(exporting.child<QPushButton>("openFolder"), Qt::LeftButton);
        QCOMPARE(exporting.console.dialogs.opened.value(0).toLocalFile(), exporting.directory.path());
    }

    void htmlAndJUnitAreWritten()
    {
        Exporting exporting;
        exporting.console.dialogs.nextFile = exporting.path(QStringLiteral("run.html"));
        exporting.trigger("exportHtml");
        QTRY_VERIFY(contents(exporting.console.dialogs.nextFile).contains("Partial"));
        exporting.console.dialogs.nextFile = exporting.path(QStringLiteral("run.xml"));
        exporting.trigger("exportJUnit");
        QTRY_VERIFY(contents(exporting.console.dialogs.nextFile).contains("<testsuite"));
    }

    void chartsAreWrittenAsPictures()
    {
        Exporting exporting;
        exporting.console.dialogs.nextFile = exporting.directory.path();
        exporting.trigger("exportCharts"); // without ever having looked at them
        for (const char *chart : {"throughput", "error-rate", "latency"}) {
            const QString file =
                exporting.path(QStringLiteral("run-20261124-0000-0041_%1.png").arg(QLatin1String(chart)));
            QTRY_VERIFY2(QImage(file).width() > 600, chart);
            const QImage image(file);
            QSet<QRgb> colors;
            for (int x = 0; x < image.width(); x += 3) {
                for (int y = 0; y < image.height(); y += 3)
                    colors.insert(image.pixel(x, y));
            }
            QVERIFY2(colors.size() > 8, chart); // not an empty plate
        }
        QVERIFY(exporting.console.dialogs.files.last().isDirectory);
    }

    void cancelledFileDialogWritesNothing()
    {
        Exporting exporting;
        exporting.trigger("exportJson");
        QCOMPARE(exporting.console.dialogs.files.size(), 1);
        QVERIFY(exporting.notice().isEmpty());
    }

    void whatCannotBeWrittenIsSaid_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("full disk") << "/dev/full";
        QTest::newRow("a directory that cannot be written") << "/proc/run.json";
        QTest::newRow("a directory") << "directory";
        QTest::newRow("no such directory") << "missing/run.json";
    }
    void whatCannotBeWrittenIsSaid()
    {
        QFETCH(QString, place);
        Exporting exporting;
        QVERIFY(QDir(exporting.directory.path()).mkdir(QStringLiteral("directory")));
        const QString path = place.startsWith(u'/') ? place : exporting.path(place);
        exporting.console.dialogs.nextFile = path;
        exporting.trigger("exportJson");
        QTRY_VERIFY2(exporting.notice().contains(path), qPrintable(exporting.notice()));
        QVERIFY(!exporting.child<QPushButton>("openFolder")->isVisible());
        exporting.trigger("exportCsvData");
        exporting.saveAs(path);
        auto *failure = exporting.dialog()->findChild<Notice *>(QStringLiteral("exportFailure"));
        QTRY_VERIFY(failure->isVisible());
        QVERIFY(exporting.dialog()->isVisible());
        QVERIFY(exporting.dialog()->findChild<QPushButton *>(QStringLiteral("exportSave"))->isEnabled());
    }

    void readOnlyDirectoryKeepsTheOldFile()
    {
        if (geteuid() == 0)
            QSKIP("permissions do not bind root");
        Exporting exporting;
        const QString path = exporting.path(QStringLiteral("run.json"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        QVERIFY(QFile::setPermissions(exporting.directory.path(), QFile::ReadOwner | QFile::ExeOwner));
        exporting.console.dialogs.nextFile = path;
        exporting.trigger("exportJson");
        QTRY_VERIFY(exporting.notice().contains(path));
        QCOMPARE(contents(path), QByteArray("old"));
        QFile::setPermissions(exporting.directory.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void dialogSpeaksTheLanguage()
    {
        Exporting exporting;
        exporting.trigger("exportCsvData");
        auto *save = exporting.dialog()->findChild<QPushButton *>(QStringLiteral("exportSave"));
        QCOMPARE(save->text(), QStringLiteral("Save"));
        wear({false, true, {}});
        QTRY_COMPARE(save->text(), QStringLiteral("Salvar"));
        QCOMPARE(exporting.dialog()->windowTitle(), QStringLiteral("Exportar CSV"));
        wear({false, false, {}});
        QTRY_COMPARE(save->text(), QStringLiteral("Save"));
    }
};

QTEST_MAIN(TstRunExports)
#include "tst_run_exports.moc"
