// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of targets: the table, the editor with what is wrong, what somebody else does meanwhile, a dashboard that
// goes away, the way back from deleting, and how all of it looks.
#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include "support/fake_console.h"
#include "support/picture.h"
#include "targets/target_charts.h"
#include "targets/targets_page.h"
#include "viewmodels/targets_model.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;
using dashboard::Target;
using engine::DashboardLink;
using viewmodels::TargetsModel;

namespace
{

QVector<Target> someTargets()
{
    QVector<Target> targets{
        targetOf(1, QStringLiteral("checkout"), QStringLiteral("https://loja.example/api/pedidos")),
        targetOf(2, QStringLiteral("busca"), QStringLiteral("https://busca.example/v1/produtos?q=tenis")),
        targetOf(3, QStringLiteral("login"), QStringLiteral("https://conta.example/sessao")),
        targetOf(4, QStringLiteral("catálogo"), QStringLiteral("https://loja.example/api/catalogo")),
        targetOf(5, QStringLiteral("frete"), QStringLiteral("https://frete.example/calculo")),
        targetOf(6, QStringLiteral("pagamento (hml)"), QStringLiteral("http://pagamento.hml.svc:8080/ping"))};
    const int vus[] = {20, 5, 10, 15, 4, 2};
    for (int i = 0; i < targets.size(); ++i) {
        targets[i].vus = vus[i];
        targets[i].runIntervalMs = (i % 2 == 0 ? 5 : 10) * 60'000;
    }
    targets[5].enabled = false;
    return targets;
}

QVector<dashboard::TargetSummary> someSummaries()
{
    QVector<dashboard::TargetSummary> summaries;
    const double rates[] = {0.008, 0.072, 0.0002, 0.05, 0.003};
    for (int i = 0; i < 5; ++i) {
        const double low = 140.0 + i;
        summaries.push_back({QString::number(i + 1), 1440, 3, low, low * 1.6, rates[i]});
    }
    return summaries;
}

// Layouts within layouts, and charts, each take a turn of the event loop.
void settle()
{
    for (int turn = 0; turn < 6; ++turn)
        QCoreApplication::processEvents();
}

struct Shown {
    explicit Shown(const QVector<Target> &targets = someTargets())
    {
        console.agents.now.link = DashboardLink::Online;
        console.agents.now.config.emplace();
        console.agents.now.config->desiredAgents = 120;
        console.agents.now.summary.agentsOnline = 118;
        console.agents.now.summary.targets = someSummaries();
        console.agents.now.targets = targets;
        console.agents.now.answered = WallTime(std::chrono::milliseconds(1'763'906'709'000));
        page = std::make_unique<TargetsPage>(console.services);
        page->resize(1100, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }
    template<class T>
    T *child(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    QTableView *table() const { return child<QTableView>("targetsTable"); }
    QWidget *editor() const { return child<QWidget>("targetEditor"); }
    QPushButton *button(const char *name) const { return child<QPushButton>(name); }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    int rowOf(const QString &label) const
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            if (cell(row, TargetsModel::Label) == label)
                return row;
        }
        return -1;
    }
    void choose(const QString &label, int column = TargetsModel::Label) const
    {
        const QModelIndex index = table()->model()->index(rowOf(label), column);
        QVERIFY(index.isValid());
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
    }
    void type(const char *field, const QString &text) const
    {
        auto *edit = child<QLineEdit>(field);
        if (edit == nullptr)
            edit = child<QSpinBox>(field)->findChild<QLineEdit *>();
        edit->setFocus();
        edit->selectAll();
        for (const QChar letter : text) { // QTest types ASCII only
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(edit, &press);
        }
        QTest::keyClick(edit, Qt::Key_Tab);
    }
    QString text(const char *label) const { return child<Label>(label)->text(); }
    QString problem() const
    {
        auto *line = child<Paragraph>("targetTextProblem");
        auto *numbers = child<Paragraph>("targetNumberProblem");
        return line->isVisible() ? line->plainText() : numbers->isVisible() ? numbers->plainText() : QString();
    }
    bool seen(const char *name) const { return child<QWidget>(name)->isVisible(); }

    FakeConsole console;
    std::unique_ptr<TargetsPage> page;
};

} // namespace

class TstTargetsPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void aTargetIsAdded()
    {
        Shown shown(QVector<Target>{});
        QCOMPARE(shown.child<Label>("placeholderTitle")->text(), QStringLiteral("No targets yet"));
        shown.click("placeholderAction");
        QVERIFY(shown.editor()->isVisible());
        QVERIFY(!shown.seen("targetsPlaceholder"));
        shown.click("targetClose");
        QVERIFY(shown.seen("targetsPlaceholder"));
        shown.click("targetsAdd");
        QVERIFY(!shown.button("targetSave")->isEnabled()); // says why
        QCOMPARE(shown.button("targetSave")->toolTip(), QStringLiteral("1 field to fix before saving"));
        QCOMPARE(shown.problem(), QString()); // not before it was left
        settle();                             // the fields stay together, however much room there is
        QVERIFY(shown.child<QWidget>("targetVus")->y() - shown.child<QWidget>("targetUrl")->y() < scaled(80));
        shown.type("targetUrl", QStringLiteral("https://loja.example/api"));
        shown.type("targetLabel", QStringLiteral("<b>loja</b>"));
        shown.type("targetVus", QStringLiteral("20"));
        shown.type("targetDuration", QStringLiteral("1m30s"));
        shown.type("targetInterval", QStringLiteral("5m"));
        QCOMPARE(shown.text("targetLoad"), QStringLiteral("120 agents × 20 VUs = 2,400 VUs"));
        QTest::keyClick(shown.page.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(shown.console.agents.added.size(), 1);
        const Target &added = shown.console.agents.added.first();
        QCOMPARE(added.url, QStringLiteral("https://loja.example/api"));
        QCOMPARE(added.vus, 20);
        QCOMPARE(added.durationS, 90);
        QCOMPARE(added.runIntervalMs, 300'000);
        QVERIFY(added.enabled);
        QTRY_COMPARE(shown.rowOf(QStringLiteral("<b>loja</b>")), 0); // as it is, no markup
        QTRY_VERIFY(!shown.seen("targetUnsaved"));
        QCOMPARE(shown.page->unsaved(), QString());
    }

    void keysActWhereverTheFocusIs()
    {
        Shown shown;
        QWidget around;
        auto *column = new QVBoxLayout(&around);
        auto *outside = new QLineEdit;
        column->addWidget(outside);
        column->addWidget(shown.page.get());
        around.show();
        QVERIFY(QTest::qWaitForWindowActive(&around));
        outside->setFocus();
        QTest::keyClick(outside, Qt::Key_N, Qt::ControlModifier);
        QVERIFY(shown.editor()->isVisible());
        shown.page->hide();
        shown.click("targetClose");
        QTest::keyClick(outside, Qt::Key_N, Qt::ControlModifier); // another page is seen
        QVERIFY(!shown.editor()->isVisibleTo(shown.page.get()));
        shown.page->setParent(nullptr);
    }

    void whatIsWrongIsSaidBesideTheField_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const char *field, const char *typed, const char *sentence) {
            QTest::newRow(name) << QByteArray(field) << QString::fromUtf8(typed) << QString::fromUtf8(sentence);
        };
        row("no scheme", "targetUrl", "busca.example/v1", "Start the address with http:// or https://");
        row("credentials", "targetUrl", "https://ana:x@busca.example/", "Leave the user name and the password");
        row("0 VUs", "targetVus", "0", "VUs: From 1 to 100,000 virtual users.");
        row("a billion VUs", "targetVus", "1000000000", "VUs: From 1 to 100,000 virtual users.");
        row("no number", "targetVus", "1e9", "VUs: A whole number is needed.");
        row("interval 0", "targetInterval", "0", "Run interval: From 1 s to 7 days.");
        row("no length", "targetDuration", "soon", "Duration: Not a length of time: write 30s, 1m30s or 90.");
    }
    void whatIsWrongIsSaidBesideTheField()
    {
        QFETCH(QByteArray, field);
        QFETCH(QString, typed);
        QFETCH(QString, sentence);
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type(field.constData(), typed);
        QVERIFY2(shown.problem().startsWith(sentence), qPrintable(shown.problem()));
        auto *input = shown.child<QWidget>(field.constData());
        QCOMPARE(input->property("bad").toString(), QStringLiteral("true"));
        QVERIFY(!input->accessibleDescription().isEmpty());
        QVERIFY(!shown.button("targetSave")->isEnabled());
        QCOMPARE(shown.text("targetToFix"), QStringLiteral("1 field to fix before saving"));
        QTest::keyClick(shown.page.get(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(shown.console.agents.edits.isEmpty());
        shown.click("targetDiscard");
        QCOMPARE(shown.problem(), QString());
        QCOMPARE(shown.page->unsaved(), QString());
    }

    void aLongRunIsAWarningThatDoesNotBlock()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetDuration", QStringLiteral("12m"));
        QCOMPARE(shown.child<Paragraph>("targetWarning")->plainText(),
                 QStringLiteral("A run of 12 min does not fit an interval of 10 min: turns are skipped."));
        QVERIFY(shown.button("targetSave")->isEnabled());
        shown.type("targetUrl", QStringLiteral("https://münchen.example/"));
        QVERIFY(
            shown.child<Paragraph>("targetWarning")->plainText().contains(QStringLiteral("xn--mnchen-3ya.example")));
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.edits.size(), 1);
        dashboard::TargetEdit edit;
        edit.url = QStringLiteral("https://münchen.example/");
        edit.durationS = 720;
        edit.expected = someTargets()[1];
        QCOMPARE(shown.console.agents.edits.first().second, edit);
    }

    void unsavedChangesAreAskedAbout()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetLabel", QStringLiteral("busca 2"));
        QCOMPARE(shown.page->unsaved(), QStringLiteral("busca 2"));
        shown.console.dialogs.nextAnswer = false; // Cancel
        shown.choose(QStringLiteral("login"));
        QCOMPARE(shown.console.dialogs.questions.size(), 1);
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca 2"));
        QCOMPARE(shown.table()->currentIndex().siblingAtColumn(TargetsModel::Label).data().toString(),
                 QStringLiteral("busca"));
        shown.console.dialogs.nextIsOther = true; // Discard
        shown.choose(QStringLiteral("login"));
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("login"));
        QVERIFY(shown.console.agents.edits.isEmpty());
        shown.type("targetLabel", QStringLiteral("entrar"));
        shown.console.dialogs.nextIsOther = false;
        shown.console.dialogs.nextAnswer = true; // Save
        shown.choose(QStringLiteral("checkout"));
        QTRY_COMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("checkout"));
        QCOMPARE(shown.console.agents.edits.size(), 1);
        QVERIFY(shown.rowOf(QStringLiteral("entrar")) >= 0);
        shown.type("targetVus", QStringLiteral("0")); // cannot be saved
        shown.console.dialogs.nextAnswer = false;
        QVERIFY(shown.page->escape());
        QCOMPARE(shown.console.dialogs.questions.last().other, QString());
        QVERIFY(shown.editor()->isVisible());
    }

    void theFormOutlivesTheDashboard()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7"));
        shown.console.agents.setLink(DashboardLink::Away, {Errc::Network, QStringLiteral("refused"), {}});
        QVERIFY(shown.seen("targetsLink"));
        QVERIFY(shown.rowOf(QStringLiteral("busca")) >= 0);
        QVERIFY(!shown.button("targetSave")->isEnabled());
        QVERIFY(!shown.button("targetsDelete")->isEnabled());
        shown.type("targetLabel", QStringLiteral("busca 7"));
        shown.click("targetsRetry");
        QCOMPARE(shown.console.agents.intents, QStringList{QStringLiteral("refresh")});
        shown.console.agents.setLink(DashboardLink::Online);
        QVERIFY(!shown.seen("targetsLink"));
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca 7"));
        shown.console.agents.failure = Error{Errc::Network, QStringLiteral("cut"), QStringLiteral("localhost")};
        shown.click("targetSave");
        QTRY_VERIFY(shown.seen("targetTrouble"));
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca 7"));
        shown.console.agents.failure = Error{Errc::BadInput, QStringLiteral("too many"), QStringLiteral("vus"), 422};
        shown.click("targetSave");
        QTRY_COMPARE(shown.problem(), QStringLiteral("VUs: The dashboard does not take this."));
        shown.console.agents.failure.reset();
        shown.click("targetSave");
        QTRY_COMPARE(shown.page->unsaved(), QString());
        QVERIFY(!shown.seen("targetTrouble"));
        QCOMPARE(shown.cell(shown.rowOf(QStringLiteral("busca 7")), TargetsModel::Vus), QStringLiteral("7"));
    }

    void bothVersionsAreShown()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7"));
        QVector<Target> theirs = someTargets();
        theirs[1].vus = 9;
        theirs[1].label = QStringLiteral("busca <nova>");
        shown.console.agents.setTargets(theirs);
        QVERIFY(shown.seen("targetConflict"));
        const QString text = shown.child<Paragraph>("targetConflictText")->plainText();
        QVERIFY2(text.contains(QStringLiteral("VUs: on the dashboard 9, here 7")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("busca <nova>")), qPrintable(text));
        QVERIFY(!shown.button("targetSave")->isEnabled());
        shown.click("targetKeepMine");
        QVERIFY(!shown.seen("targetConflict"));
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.edits.size(), 1);
        QCOMPARE(shown.console.agents.edits.first().second.vus, std::optional(7));
        QCOMPARE(shown.console.agents.edits.first().second.label, std::optional(QStringLiteral("busca")));
        QTRY_COMPARE(shown.page->unsaved(), QString());
        shown.type("targetVus", QStringLiteral("8"));
        theirs = shown.console.agents.now.targets;
        theirs[1].vus = 11;
        shown.console.agents.setTargets(theirs);
        shown.click("targetTakeTheirs");
        QCOMPARE(shown.child<QSpinBox>("targetVus")->value(), 11);
        QCOMPARE(shown.page->unsaved(), QString());
        shown.type("targetVus", QStringLiteral("12"));
        theirs.removeAt(1);
        shown.console.agents.setTargets(theirs);
        QVERIFY(shown.seen("targetConflict"));
        shown.click("targetKeepMine");
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.added.size(), 1);
        QCOMPARE(shown.console.agents.added.first().vus, 12);
    }

    void whatIsTypedWhileItIsSavedStays()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7"));
        shown.console.agents.isHolding = true;
        shown.click("targetSave");
        shown.click("targetSave"); // for nothing: it is on its way
        QCOMPARE(shown.console.agents.edits.size(), 1);
        shown.type("targetLabel", QStringLiteral("busca 2"));
        QVERIFY(!shown.button("targetSave")->toolTip().isEmpty());
        shown.console.agents.letGo();
        QTRY_VERIFY(shown.button("targetSave")->toolTip().isEmpty());
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca 2"));
        QVERIFY(!shown.seen("targetConflict"));
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.edits.size(), 2);
        dashboard::TargetEdit edit = shown.console.agents.edits.last().second;
        QCOMPARE(edit.expected->vus, 7);
        edit.expected.reset();
        dashboard::TargetEdit wanted;
        wanted.label = QStringLiteral("busca 2");
        QCOMPARE(edit, wanted);
    }

    void aChangeThatWasNotSeenYetIsNotOverwritten()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7"));
        shown.console.agents.now.targets[1].vus = 9; // on the dashboard, which has not been asked since
        shown.click("targetSave");
        QTRY_VERIFY(shown.seen("targetTrouble"));
        QVERIFY(shown.console.agents.intents.contains(QStringLiteral("refresh")));
        QCOMPARE(shown.console.agents.now.targets[1].vus, 9);
        QCOMPARE(shown.child<QSpinBox>("targetVus")->value(), 7);
        shown.console.agents.setTargets(QVector<Target>(shown.console.agents.now.targets)); // its answer
        QVERIFY(shown.seen("targetConflict"));
        QVERIFY(!shown.seen("targetTrouble"));
        const QString text = shown.child<Paragraph>("targetConflictText")->plainText();
        QVERIFY2(text.contains(QStringLiteral("VUs: on the dashboard 9, here 7")), qPrintable(text));
        shown.click("targetKeepMine");
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.now.targets[1].vus, 7);
        QTRY_COMPARE(shown.page->unsaved(), QString());
    }

    void targetsAreEnabledByTheirBoxAndBySpace()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7")); // not saved
        shown.choose(QStringLiteral("busca"), TargetsModel::Enabled);
        QTRY_COMPARE(shown.console.agents.edits.size(), 1);
        QCOMPARE(shown.console.agents.edits.first().second.enabled, std::optional(false));
        QVERIFY(!shown.child<QCheckBox>("targetEnabled")->isChecked());
        QVERIFY(!shown.seen("targetConflict")); // it was nobody else
        QCOMPARE(shown.child<QSpinBox>("targetVus")->value(), 7);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_Space);
        QTRY_COMPARE(shown.console.agents.edits.size(), 2);
        QVERIFY(shown.child<QCheckBox>("targetEnabled")->isChecked());
        shown.console.agents.failure = Error{Errc::Forbidden, QStringLiteral("no"), {}, 403};
        QTest::keyClick(shown.table(), Qt::Key_Space);
        QTRY_VERIFY(shown.seen("targetsFailure"));
        QVERIFY(shown.child<QCheckBox>("targetEnabled")->isChecked());
    }

    void deletingCanBeTakenBack()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QCOMPARE(shown.rowOf(QStringLiteral("busca")), -1);
        QVERIFY(!shown.editor()->isVisible());
        QVERIFY(shown.seen("targetsUndo"));
        shown.console.agents.setTargets(someTargets()); // news meanwhile do not bring it back
        QCOMPARE(shown.rowOf(QStringLiteral("busca")), -1);
        shown.page->undo();
        QVERIFY(shown.rowOf(QStringLiteral("busca")) >= 0);
        QVERIFY(shown.console.agents.removed.isEmpty());
        shown.click("targetsDelete");
        shown.page->finish();
        QTRY_COMPARE(shown.console.agents.removed, QStringList{QStringLiteral("2")});
        QCOMPARE(shown.rowOf(QStringLiteral("busca")), -1);
        shown.choose(QStringLiteral("login"));
        shown.console.agents.failure = Error{Errc::Network, QStringLiteral("cut"), {}};
        shown.click("targetsDelete");
        shown.page->finish();
        QTRY_VERIFY(shown.seen("targetsFailure"));
        QTRY_VERIFY(shown.rowOf(QStringLiteral("login")) >= 0); // it is still there
    }

    void closingWaitsForTheAnswers()
    {
        Shown shown;
        QSignalSpy finished(shown.page.get(), &Page::finished);
        shown.console.agents.isHolding = true;
        shown.table()->selectAll();
        shown.click("targetsDelete");
        QVERIFY(!shown.page->isFinishing()); // it may still be taken back
        shown.page->finish();
        QCOMPARE(shown.console.agents.removed.size(), 6);
        QVERIFY(shown.page->isFinishing());
        shown.console.agents.letGo();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().toBool(), true);
        QVERIFY(!shown.page->isFinishing());
    }

    void focusStaysInThePage()
    {
        Shown shown{QVector<Target>()};
        shown.click("targetsAdd");
        shown.type("targetUrl", QStringLiteral("http://loja.example/"));
        shown.console.agents.isHolding = true;
        const auto saveByKey = [&shown] {
            shown.button("targetSave")->setFocus();
            QTest::keyClick(shown.button("targetSave"), Qt::Key_Space);
        };
        saveByKey();
        QVERIFY(shown.button("targetSave")->hasFocus()); // while it is on its way
        shown.console.agents.letGo();
        QTRY_VERIFY(shown.table()->hasFocus());
        QCOMPARE(shown.table()->selectionModel()->selectedRows().size(), 1);
        shown.type("targetLabel", QStringLiteral("loja"));
        shown.console.agents.failure = Error{Errc::Network, QStringLiteral("cut"), {}};
        saveByKey();
        QTRY_VERIFY(shown.seen("targetTrouble"));
        QVERIFY(shown.button("targetSave")->hasFocus()); // for another attempt
        shown.button("targetDiscard")->setFocus();
        QTest::keyClick(shown.button("targetDiscard"), Qt::Key_Space);
        QVERIFY(shown.table()->hasFocus());
        shown.console.agents.failure.reset();
        shown.click("targetsAdd");
        shown.button("targetDiscard")->setFocus();
        QTest::keyClick(shown.button("targetDiscard"), Qt::Key_Space);
        QVERIFY(!shown.editor()->isVisible());
        QVERIFY(shown.table()->hasFocus());
    }

    void aDuplicateBringsNoLoad()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca (copy)"));
        QVERIFY(!shown.child<QCheckBox>("targetEnabled")->isChecked());
        QCOMPARE(shown.page->unsaved(), QStringLiteral("busca (copy)"));
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.added.size(), 1);
        QCOMPARE(shown.console.agents.added.first().vus, 5);
        QVERIFY(!shown.console.agents.added.first().enabled);
    }

    void oneRequestTellsWhetherItAnswers()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.click("targetTest");
        QTRY_VERIFY(shown.text("targetTested").startsWith(QStringLiteral("Answered 200 in 84.0 ms, 12")));
        QCOMPARE(shown.console.probe.urls, QStringList{QStringLiteral("https://busca.example/v1/produtos?q=tenis")});
        shown.console.probe.answer = Error{Errc::Timeout, QStringLiteral("10 s"), QStringLiteral("busca.example")};
        shown.click("targetTest");
        QTRY_VERIFY(shown.text("targetTested").contains(QStringLiteral("busca.example")));
        shown.type("targetUrl", QStringLiteral("busca.example"));
        QVERIFY(!shown.button("targetTest")->isEnabled());
    }

    void filterAndOrder()
    {
        Shown shown;
        QCOMPARE(shown.text("targetsCount"), QStringLiteral("5 of 6 enabled · every agent runs each of them"));
        shown.page->focusFilter();
        auto *search = shown.child<QLineEdit>("targetsSearch");
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("LOJA"));
        QCOMPARE(shown.table()->model()->rowCount(), 2);
        QCOMPARE(shown.text("targetsCount"), QStringLiteral("2 of 6 targets"));
        QVERIFY(shown.page->escape());
        QCOMPARE(shown.table()->model()->rowCount(), 6);
        QHeaderView *header = shown.table()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(TargetsModel::Fails) + 12, header->height() / 2});
        QCOMPARE(shown.cell(0, TargetsModel::Label), QStringLiteral("busca")); // the most fails first
        QCOMPARE(shown.console.preferences.window().choices.value(QStringLiteral("targets/order")),
                 QStringLiteral("fails-descending"));
    }

    void chartsFollowTheExecutions()
    {
        Shown shown;
        const Target busca = someTargets()[1];
        for (int i = 0; i < 40; ++i)
            shown.console.agents.list.prepend(executionOf(i, busca, QStringLiteral("agent-%1").arg(i % 4)));
        shown.console.clock.setWall(shown.console.agents.list.first().startedAt + std::chrono::minutes(1));
        shown.choose(QStringLiteral("busca"));
        QMetaObject::invokeMethod(shown.child<Segmented>("targetTabs"), "chosen", Q_ARG(int, 1));
        auto *charts = shown.child<TargetCharts>("targetCharts");
        QTRY_VERIFY(charts->series().points.size() >= 40);
        QCOMPARE(shown.text("targetChartsNote"), QStringLiteral("40 executions"));
        QCOMPARE(shown.console.agents.asked.last().filter.targetId, busca.id);
        shown.console.agents.begin(executionOf(40, busca, QStringLiteral("agent-0")));
        QTRY_COMPARE(shown.text("targetChartsNote"), QStringLiteral("41 executions"));
        shown.choose(QStringLiteral("login"));
        QTRY_COMPARE(shown.text("targetChartsNote"), QStringLiteral("No execution in this time."));
    }

    void looks()
    {
        for (const Look &look : pairedLooks({968, 540}, {1744, 960})) { // without the window around it
            wear(look);
            Shown full;
            picture(*full.page, look, QStringLiteral("targets-full"));
            full.choose(QStringLiteral("busca"));
            full.type("targetUrl", QStringLiteral("busca.example/v1/produtos?q=tenis"));
            full.type("targetDuration", QStringLiteral("12m"));
            settle();
            picture(*full.page, look, QStringLiteral("targets-wrong"));
            QVERIFY(full.page->minimumSizeHint().width() <= 968);
            QVERIFY2(full.page->minimumSizeHint().height() <= 540,
                     qPrintable(QString::number(full.page->minimumSizeHint().height())));
            QVector<Target> theirs = someTargets();
            theirs[1].vus = 9;
            full.console.agents.setTargets(theirs);
            settle();
            picture(*full.page, look, QStringLiteral("targets-both"));
            full.console.agents.setLink(DashboardLink::Away, {Errc::Network, QStringLiteral("refused"), {}});
            picture(*full.page, look, QStringLiteral("targets-away"));
            Shown empty(QVector<Target>{});
            picture(*empty.page, look, QStringLiteral("targets-empty"));
            Shown charts;
            const Target busca = someTargets()[1];
            for (int i = 0; i < 240; ++i)
                charts.console.agents.list.prepend(executionOf(i / 4, busca, QStringLiteral("agent-%1").arg(i % 4)));
            for (int i = 0; i < charts.console.agents.list.size(); ++i)
                charts.console.agents.list[i].id += QString::number(i);
            charts.console.clock.setWall(charts.console.agents.list.first().startedAt + std::chrono::minutes(1));
            charts.choose(QStringLiteral("busca"));
            QMetaObject::invokeMethod(charts.child<Segmented>("targetTabs"), "chosen", Q_ARG(int, 1));
            QTRY_VERIFY(!charts.child<TargetCharts>("targetCharts")->series().points.isEmpty());
            charts.page->resize(look.size);
            settle();
            picture(*charts.page, look, QStringLiteral("targets-charts"));
        }
    }
};

QTEST_MAIN(TstTargetsPage)
#include "tst_targets_page.moc"
