// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection to a dashboard, as a person sets it up.
#include <QAbstractButton>
#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

#include "settings/dashboard_card.h"
#include "settings/dashboard_dialog.h"
#include "support/fake_console.h"
#include "support/picture.h"
#include "widgets/field_row.h"
#include "widgets/label.h"

using namespace largada;
using namespace largada::ui;
using engine::DashboardStep;
using What = engine::DashboardStep::What;

namespace
{

struct Shown {
    Shown() : card(console.services)
    {
        card.resize(720, 200);
        card.show();
        QTest::mouseClick(card.findChild<QAbstractButton *>(QStringLiteral("editDashboard")), Qt::LeftButton);
        dialog = card.findChild<DashboardDialog *>();
    }
    template<class T>
    T *find(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1String(name));
    }
    void type(const char *field, const QString &text) const
    {
        find<QLineEdit>(field)->clear();
        QTest::keyClicks(find<QLineEdit>(field), text);
    }
    void click(const char *name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void fill(const QString &url = QStringLiteral("https://painel.example:3000")) const
    {
        type("dashboardUrl", url);
        type("dashboardUser", QStringLiteral("ana"));
        type("dashboardPassword", QStringLiteral("correct horse"));
    }
    QStringList problems() const
    {
        QStringList list;
        for (const FieldRow *row : dialog->findChildren<FieldRow *>()) {
            if (!row->problem().isEmpty())
                list << row->problem();
        }
        return list;
    }
    QStringList steps() const
    {
        QStringList list;
        for (const QWidget *line : dialog->findChildren<QWidget *>(QStringLiteral("testStep"))) {
            if (line->isVisible())
                list << line->accessibleName();
        }
        return list;
    }

    test::FakeConsole console;
    DashboardCard card;
    QPointer<DashboardDialog> dialog;
};

} // namespace

class TstDashboard : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({});
    }

    void addressesThatCannotBeOnesAreRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isUsable");
        QTest::newRow("https") << QStringLiteral("https://painel.example:3000") << true;
        QTest::newRow("http with a path") << QStringLiteral(" http://10.0.0.1/largada ") << true;
        QTest::newRow("other letters") << QStringLiteral("https://país.exemplo") << true;
        QTest::newRow("IPv6") << QStringLiteral("http://[::1]:3000") << true;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("no scheme") << QStringLiteral("painel.example:3000") << false;
        QTest::newRow("another scheme") << QStringLiteral("ftp://painel.example") << false;
        QTest::newRow("no host") << QStringLiteral("http://") << false;
        QTest::newRow("a password inside") << QStringLiteral("https://ana:secret@painel.example") << false;
        QTest::newRow("a query") << QStringLiteral("https://painel.example/?a=b") << false;
    }
    void addressesThatCannotBeOnesAreRefused()
    {
        QFETCH(QString, typed);
        QFETCH(bool, isUsable);
        QCOMPARE(dashboardUrlProblem(typed).isEmpty(), isUsable);
    }

    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost()
    {
        const Shown shown;
        shown.fill(QStringLiteral("painel.example"));
        QVERIFY(shown.problems().isEmpty()); // while typing
        shown.click("saveDashboard");
        QCOMPARE(shown.problems().size(), 1);
        QVERIFY(shown.console.preferences.preferences().dashboard.url.isEmpty());
        QCOMPARE(shown.find<QLineEdit>("dashboardPassword")->text(), QStringLiteral("correct horse"));
        shown.type("dashboardUrl", QStringLiteral("https://painel.example"));
        QVERIFY(shown.problems().isEmpty());
    }

    void aTestShowsItsStepsAndStoresNothing()
    {
        const Shown shown;
        shown.fill();
        shown.click("testDashboard");
        QCOMPARE(shown.console.dashboards.tested.constLast().admin, QByteArray("ana:correct horse"));
        auto *test = shown.console.dashboards.current.data();
        emit test->stepped({What::Address, std::chrono::milliseconds(1), {}, QStringLiteral("painel.example")});
        emit test->stepped({What::Answer, std::chrono::milliseconds(40), {}, {}});
        emit test->stepped({What::Credentials, std::chrono::milliseconds(44), {}, QStringLiteral("kubernetes")});
        emit test->finished(true);
        QTRY_COMPARE(shown.steps().size(), 3);
        QVERIFY(shown.steps().constLast().contains(QStringLiteral("Kubernetes")));
        QCOMPARE(shown.find<Label>("testVerdict")->text(), QStringLiteral("Connected in 0.04 s"));
        QVERIFY(shown.console.dashboards.used.isEmpty());
        shown.click("testDashboard");
        test = shown.console.dashboards.current.data();
        emit test->stepped({What::Credentials,
                            std::chrono::milliseconds(9),
                            Error{Errc::Forbidden, QStringLiteral("no"), {}, 401},
                            {}});
        emit test->finished(false);
        QTRY_COMPARE(shown.steps().size(), 1);
        QVERIFY(shown.steps().constLast().contains(QStringLiteral("User or password is wrong")));
        QCOMPARE(shown.find<Label>("testVerdict")->text(), QStringLiteral("Not connected"));
        shown.type("dashboardPassword", QStringLiteral("other")); // what was tried is not what is typed
        QVERIFY(shown.steps().isEmpty());
    }

    void thePasswordIsForTheSessionUnlessAskedOtherwise()
    {
        Shown shown;
        shown.fill();
        QVERIFY(shown.find<QCheckBox>("sessionOnly")->isChecked());
        shown.click("saveDashboard");
        QTRY_VERIFY(!shown.dialog || !shown.dialog->isVisible());
        QVERIFY(shown.console.secrets.calls.isEmpty());
        QCOMPARE(shown.console.preferences.preferences().dashboard.url, QStringLiteral("https://painel.example:3000"));
        QVERIFY(shown.card.findChild<Label *>(QStringLiteral("dashboardState"))
                    ->text()
                    .contains(QStringLiteral("this session only")));
    }

    void theKeyringKeepsItWhereThereIsOne()
    {
        Shown shown;
        QSignalSpy said(&shown.card, &DashboardCard::said);
        shown.fill();
        shown.find<QCheckBox>("sessionOnly")->setChecked(false);
        shown.click("saveDashboard");
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(shown.console.secrets.kept.size(), 1);
        QVERIFY(shown.console.preferences.preferences().dashboard.isKept);
    }

    void withoutAKeyringItIsSaid()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the keyring cannot be used")));
        Shown shown;
        shown.console.secrets.failure = Error{Errc::Unsupported, QStringLiteral("none"), QStringLiteral("keyring")};
        QSignalSpy said(&shown.card, &DashboardCard::said);
        shown.fill();
        shown.find<QCheckBox>("sessionOnly")->setChecked(false);
        shown.click("saveDashboard");
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("No keyring available")));
        QVERIFY(!shown.console.preferences.preferences().dashboard.isKept);
    }

    void backToTheOwnDashboard()
    {
        Shown shown;
        shown.fill();
        shown.click("saveDashboard");
        auto *own = shown.card.findChild<QAbstractButton *>(QStringLiteral("useOwnDashboard"));
        QTRY_VERIFY(own->isVisible());
        QTest::mouseClick(own, Qt::LeftButton);
        QTRY_VERIFY(shown.console.preferences.preferences().dashboard.url.isEmpty());
        QVERIFY(!own->isVisible());
    }

    void looks()
    {
        const Shown shown;
        shown.fill(QStringLiteral("http://painel.example:3000"));
        shown.click("testDashboard");
        auto *test = shown.console.dashboards.current.data();
        emit test->stepped({What::Address, std::chrono::milliseconds(1), {}, QStringLiteral("painel.example")});
        emit test->stepped({What::Answer, std::chrono::milliseconds(40), {}, {}});
        emit test->stepped({What::Credentials, std::chrono::milliseconds(44), {}, QStringLiteral("local")});
        emit test->finished(true);
        test::picture(*shown.dialog, {true, false, {640, 500}}, QStringLiteral("dashboard-dialog"));
        for (const test::Look &look : test::pairedLooks({640, 460}, {640, 560})) {
            test::wear(look);
            test::picture(*shown.dialog, look, QStringLiteral("dashboard-dialog"));
        }
    }
};

QTEST_MAIN(TstDashboard)
#include "tst_dashboard.moc"
