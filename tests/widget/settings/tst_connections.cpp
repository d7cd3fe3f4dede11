// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QtTest>

#include "settings/connection_dialog.h"
#include "settings/connections_card.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"

using namespace largada;
using namespace largada::ui;
using fleet::TestStep;
using fleet::TestStepId;
using settings::ConnectionProfile;
using settings::Protection;

namespace
{

const ConnectionProfile staging{QStringLiteral("staging"), QString(), QStringLiteral("ctx-staging"),
                                QStringLiteral("perf"), Protection::Normal};
const ConnectionProfile production{QStringLiteral("production"), QStringLiteral("/home/ana/kube"), QString(), QString(),
                                   Protection::Protected};

fleet::ClusterContexts contexts()
{
    return {{QStringLiteral("/home/ana/.kube/config")},
            {{QStringLiteral("ctx-production"), QStringLiteral("https://10.0.0.1"), QStringLiteral("default"), true},
             {QStringLiteral("ctx-staging"), QStringLiteral("https://10.0.0.2"), QStringLiteral("perf"), false}}};
}

TestStep step(TestStepId id, int ms, const QString &detail)
{
    TestStep step{id, std::chrono::milliseconds(ms)};
    step.detail = detail;
    return step;
}

TestStep missing(int ms, const QString &right)
{
    TestStep warning = step(TestStepId::Rights, ms, right);
    warning.isWarning = true;
    return warning;
}

struct ShownDialog {
    explicit ShownDialog(test::FakeConsole &with, const ConnectionProfile &profile = {}, const QStringList &taken = {})
        : console(with), dialog(with.services, profile, taken)
    {
        QObject::connect(&dialog, &ConnectionDialog::saved, &dialog, [this](const auto &kept) { saved = kept; });
        QObject::connect(&dialog, &ConnectionDialog::removeWanted, &dialog, [this] { ++removals; });
        dialog.show();
    }
    template<class T>
    T *find(const char *name) const
    {
        return dialog.findChild<T *>(QLatin1String(name));
    }
    void click(const char *name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    QString verdict() const { return find<Label>("testVerdict")->text(); }
    QStringList steps() const
    {
        QStringList list;
        for (const QWidget *line : dialog.findChildren<QWidget *>(QStringLiteral("testStep"))) {
            if (line->isVisible())
                list << line->accessibleName();
        }
        return list;
    }

    test::FakeConsole &console;
    ConnectionDialog dialog;
    std::optional<ConnectionProfile> saved;
    int removals = 0;
};

void give(test::FakeConsole &console, const QVector<ConnectionProfile> &connections, const QString &fleet = {})
{
    settings::Preferences changed = console.preferences.preferences();
    changed.connections = connections;
    changed.fleet = fleet;
    console.preferences.setPreferences(changed);
}

struct ShownCard {
    explicit ShownCard(test::FakeConsole &with) : console(with), card(with.services)
    {
        card.resize(720, 400);
        card.show();
        card.activateWindow();
    }
    QVector<QRadioButton *> uses() const
    {
        QVector<QRadioButton *> list;
        for (QRadioButton *button : card.findChildren<QRadioButton *>(QStringLiteral("useConnection"))) {
            if (button->isVisible())
                list << button;
        }
        return list;
    }
    void edit() const
    {
        for (QAbstractButton *button : card.findChildren<QAbstractButton *>(QStringLiteral("editConnection"))) {
            if (button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
    }
    ConnectionDialog *dialog() const { return card.findChild<ConnectionDialog *>(); }
    void typeName(const QString &name) const
    {
        dialog()->findChild<QLineEdit *>(QStringLiteral("connectionName"))->setText(name);
    }
    void press(const char *button) const
    {
        QTest::mouseClick(dialog()->findChild<QAbstractButton *>(QLatin1String(button)), Qt::LeftButton);
    }
    const settings::Preferences &preferences() const { return console.preferences.preferences(); }

    test::FakeConsole &console;
    ConnectionsCard card;
};

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({false, false, {}});
    }

    void connectionInUseIsMarked()
    {
        test::FakeConsole console;
        give(console, {staging, production}, QStringLiteral("staging"));
        ShownCard shown(console);
        const auto all = shown.uses();
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[0]->text(), QStringLiteral("This computer"));
        QVERIFY(!all[0]->isChecked() && all[1]->isChecked() && !all[2]->isChecked());
        QCOMPARE(all[1]->accessibleDescription(), QStringLiteral("ctx-staging · perf, Normal"));
        QCOMPARE(all[2]->accessibleDescription(), QStringLiteral("current context, Protected"));
    }

    void anotherIsChosenByKeyboard()
    {
        test::FakeConsole console;
        give(console, {staging});
        ShownCard shown(console);
        QVERIFY(QTest::qWaitForWindowActive(&shown.card));
        shown.uses()[1]->setFocus();
        QTest::keyClick(shown.uses()[1], Qt::Key_Space);
        QTRY_COMPARE(shown.preferences().fleet, QStringLiteral("staging"));
        QVERIFY(shown.uses()[1]->isChecked());
        QVERIFY(shown.uses()[1]->hasFocus());
        QVERIFY(!shown.uses()[0]->isChecked());
        QTest::keyClick(shown.uses()[0], Qt::Key_Space);
        QTRY_COMPARE(shown.preferences().fleet, QString());
    }

    void fleetStaysDuringARun()
    {
        test::FakeConsole console;
        give(console, {staging});
        ShownCard shown(console);
        emit console.engine.updated(test::sceneUpdate(test::Scene::Main, 4, console.clock));
        QVERIFY(shown.uses()[0]->isEnabled());
        QVERIFY(!shown.uses()[1]->isEnabled());
        QVERIFY(shown.uses()[1]->toolTip().contains(QStringLiteral("A run is in progress")));
    }

    void connectionIsAddedEditedAndDeleted()
    {
        test::FakeConsole console;
        console.clusters.contextsFound = contexts();
        ShownCard shown(console);
        shown.card.addConnection();
        QVERIFY(shown.dialog() != nullptr && shown.dialog()->isVisible());
        QTRY_COMPARE(shown.dialog()->findChild<QComboBox *>(QStringLiteral("connectionContext"))->count(), 3);
        shown.typeName(QStringLiteral("lab"));
        shown.press("saveConnection");
        QCOMPARE(shown.preferences().connections.size(), 1);
        QCOMPARE(shown.preferences().connections[0].name, QStringLiteral("lab"));
        QCOMPARE(shown.preferences().connections[0].protection, Protection::Protected);
        QTRY_VERIFY(shown.dialog() == nullptr);
        QTest::keyClick(shown.uses()[1], Qt::Key_Space);
        QTRY_COMPARE(shown.preferences().fleet, QStringLiteral("lab"));

        shown.edit();
        shown.typeName(QStringLiteral("lab 2"));
        shown.press("saveConnection");
        QCOMPARE(shown.preferences().connections[0].name, QStringLiteral("lab 2"));
        QCOMPARE(shown.preferences().fleet, QStringLiteral("lab 2")); // the one in use stays in use
        QTRY_VERIFY(shown.dialog() == nullptr);

        shown.edit();
        shown.press("removeConnection");
        QVERIFY(shown.preferences().connections.isEmpty());
        QCOMPARE(shown.preferences().fleet, QString());
    }

    void contextsComeFromTheKubeconfig()
    {
        test::FakeConsole console;
        console.clusters.contextsFound = contexts();
        console.clusters.namespacesFound = QStringList{QStringLiteral("default"), QStringLiteral("perf")};
        console.dialogs.nextFile = QStringLiteral("/home/ana/other");
        const ShownDialog shown(console);
        auto *context = shown.find<QComboBox>("connectionContext");
        QTRY_COMPARE(context->count(), 3);
        QCOMPARE(context->itemText(0), QStringLiteral("The current one (ctx-production)"));
        QTRY_COMPARE(shown.find<QComboBox>("connectionNamespace")->count(), 2);
        QCOMPARE(shown.find<QComboBox>("connectionNamespace")->currentText(), QString());
        shown.click("chooseKubeConfig");
        QCOMPARE(console.clusters.kubeConfigs, (QStringList{QString(), QStringLiteral("/home/ana/other")}));
        QVERIFY(shown.find<QWidget>("forgetKubeConfig")->isVisible());
        shown.click("forgetKubeConfig");
        QCOMPARE(console.clusters.kubeConfigs.last(), QString());
    }

    void contextThatIsGoneIsKept()
    {
        test::FakeConsole console;
        console.clusters.contextsFound = contexts();
        ConnectionProfile old = staging;
        old.context = QStringLiteral("ctx-gone");
        const ShownDialog shown(console, old);
        auto *context = shown.find<QComboBox>("connectionContext");
        QTRY_COMPARE(context->currentText(), QStringLiteral("ctx-gone"));
        test::wear({false, true, {}});
        QCoreApplication::processEvents();
        QCOMPARE(context->currentText(), QStringLiteral("ctx-gone"));
        shown.click("saveConnection");
        QCOMPARE(shown.saved->context, QStringLiteral("ctx-gone"));
    }

    void namesAreUnique()
    {
        test::FakeConsole console;
        console.clusters.contextsFound = contexts();
        const ShownDialog shown(console, {}, {QStringLiteral("Cluster")});
        auto *name = shown.find<QLineEdit>("connectionName");
        QTRY_COMPARE(name->text(), QStringLiteral("Cluster 2"));
        name->setText(QStringLiteral(" Cluster "));
        shown.click("saveConnection");
        QVERIFY(!shown.saved);
        QVERIFY(name->accessibleDescription().contains(QStringLiteral("Another connection has this name.")));
        name->clear();
        shown.click("saveConnection");
        QVERIFY(name->accessibleDescription().contains(QStringLiteral("Give it a name.")));
        name->setText(QStringLiteral("lab"));
        shown.click("saveConnection");
        QCOMPARE(shown.saved->name, QStringLiteral("lab"));
    }

    void testShowsEveryStep()
    {
        test::FakeConsole console;
        console.clusters.contextsFound = contexts();
        const ShownDialog shown(console, staging);
        shown.click("testConnection");
        QCOMPARE(console.clusters.tested.last().context, QStringLiteral("ctx-staging"));
        QVERIFY(!shown.find<QWidget>("testConnection")->isEnabled());
        emit console.clusters.lastTest->stepped(step(TestStepId::Address, 20, QStringLiteral("10.0.0.2")));
        emit console.clusters.lastTest->stepped(step(TestStepId::Server, 310, QStringLiteral("v1.34.4")));
        emit console.clusters.lastTest->stepped(missing(420, QStringLiteral("create pods/portforward")));
        emit console.clusters.lastTest->finished(true);
        QCoreApplication::processEvents();
        QCOMPARE(shown.steps(),
                 (QStringList{QStringLiteral("Address found 10.0.0.2"), QStringLiteral("The server answers v1.34.4"),
                              QStringLiteral("No right to create pods/portforward links go through exec")}));
        QCOMPARE(shown.verdict(), QStringLiteral("Connected in 0.42 s, 1 warning"));
        QVERIFY(shown.find<QWidget>("testConnection")->isEnabled());
    }

    void failedTestSaysWhy()
    {
        test::FakeConsole console;
        const ShownDialog shown(console, staging);
        shown.click("testConnection");
        TestStep failed = step(TestStepId::Credential, 80, {});
        failed.isOk = false;
        failed.error = Error{Errc::Forbidden, QStringLiteral("401"), QStringLiteral("https://10.0.0.2"), 401};
        emit console.clusters.lastTest->stepped(failed);
        emit console.clusters.lastTest->finished(false);
        QCoreApplication::processEvents();
        QCOMPARE(shown.verdict(), QStringLiteral("Not connected"));
        QCOMPARE(shown.steps().size(), 1);
        shown.find<QComboBox>("connectionNamespace")->setEditText(QStringLiteral("other")); // it is another one now
        QCoreApplication::processEvents();
        QVERIFY(shown.steps().isEmpty());
        QCOMPARE(shown.verdict(), QString());
    }

    void protectionSaysWhatItDoes()
    {
        test::FakeConsole console;
        const ShownDialog shown(console, staging);
        auto *choice = shown.find<Segmented>("connectionProtection");
        QTest::mouseClick(choice->findChildren<QAbstractButton *>().at(2), Qt::LeftButton);
        const auto paragraphs = shown.dialog.findChildren<Paragraph *>();
        QVERIFY(std::any_of(paragraphs.cbegin(), paragraphs.cend(), [](const Paragraph *each) {
            return each->plainText().startsWith(QStringLiteral("Nothing can be started"));
        }));
        shown.click("saveConnection");
        QCOMPARE(shown.saved->protection, Protection::ReadOnly);
    }

    void pictures()
    {
        test::FakeConsole console;
        console.clusters.contextsFound = contexts();
        console.clusters.namespacesFound = QStringList{QStringLiteral("default"), QStringLiteral("perf")};
        give(console, {staging, production}, QStringLiteral("staging"));
        ShownCard shownCard(console);
        for (const test::Look &look : test::allLooks({640, 220}, {720, 220})) {
            test::wear(look);
            const QImage image = test::picture(shownCard.card, look, QStringLiteral("connections"));
            QCOMPARE(image.size(), look.size);
        }
        for (const test::Look &look : test::allLooks({640, 600}, {900, 700})) {
            test::wear(look);
            ShownDialog shown(console, staging);
            QTRY_COMPARE(shown.find<QComboBox>("connectionContext")->count(), 3);
            shown.click("testConnection");
            emit console.clusters.lastTest->stepped(step(TestStepId::Address, 20, QStringLiteral("10.0.0.2")));
            emit console.clusters.lastTest->stepped(step(TestStepId::Certificate, 25, {}));
            emit console.clusters.lastTest->stepped(
                step(TestStepId::Credential, 240, QStringLiteral("system:serviceaccount:perf:largada")));
            emit console.clusters.lastTest->stepped(step(TestStepId::Server, 310, QStringLiteral("v1.34.4")));
            emit console.clusters.lastTest->stepped(missing(420, QStringLiteral("create pods/portforward")));
            emit console.clusters.lastTest->finished(true);
            const QImage image = test::picture(shown.dialog, look, QStringLiteral("connection-dialog"));
            QCOMPARE(image.size(), look.size);
        }
    }
};

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
