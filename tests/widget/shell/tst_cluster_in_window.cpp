// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of the cluster in use: chips of the header, the bar of a lost connection, the line of states.
#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QtTest>

#include "shell/connection_bar.h"
#include "shell/header_bar.h"
#include "shell/status_line.h"
#include "support/picture.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/tag.h"

using namespace largada;
using namespace largada::ui;
using fleet::ConnectionState;
using fleet::LinkState;
using settings::ConnectionProfile;
using settings::Protection;

namespace
{

constexpr MonoTime now{std::chrono::seconds(100)};

ConnectionProfile profile(Protection protection = Protection::Normal)
{
    return {QStringLiteral("staging"), {}, QStringLiteral("ctx"), QStringLiteral("perf"), protection};
}

ConnectionState stateOf(LinkState link)
{
    ConnectionState state;
    state.state = link;
    if (link == LinkState::Live)
        state.server = QStringLiteral("1.34.4");
    if (link == LinkState::Lost) {
        state.asOf = WallTime(std::chrono::seconds(1'790'000'000));
        state.nextTry = now + std::chrono::milliseconds(7'200);
        state.attempt = 3;
        state.why = Error{Errc::Timeout, QStringLiteral("no answer"), QStringLiteral("https://10.0.0.2")};
    }
    return state;
}

template<class T>
T *find(const QWidget &widget, const char *name)
{
    return widget.findChild<T *>(QLatin1String(name));
}

QStringList entriesOf(const HeaderBar &header)
{
    QStringList list;
    for (const QAction *action : find<QMenu>(header, "fleetMenu")->actions()) {
        if (!action->isSeparator())
            list << action->text();
    }
    return list;
}

} // namespace

class TestClusterInWindow : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({false, false, {}});
    }

    void chipsSayWhichClusterAndHowItStands_data()
    {
        QTest::addColumn<LinkState>("link");
        QTest::addColumn<QString>("heard");
        QTest::newRow("live") << LinkState::Live << QStringLiteral("Cluster staging, connected");
        QTest::newRow("lost") << LinkState::Lost << QStringLiteral("Cluster staging, disconnected");
        QTest::newRow("first time") << LinkState::Connecting << QStringLiteral("Cluster staging, connecting");
    }
    void chipsSayWhichClusterAndHowItStands()
    {
        QFETCH(LinkState, link);
        HeaderBar header;
        header.show();
        auto *chip = find<QAbstractButton>(header, "connectionChip");
        QCOMPARE(chip->text(), QStringLiteral("Local fleet"));
        QVERIFY(!find<QWidget>(header, "namespaceChip")->isVisible());
        header.setConnection(profile(), stateOf(link));
        QCOMPARE(chip->text(), QStringLiteral("staging"));
        QTEST(chip->accessibleName(), "heard");
        QVERIFY(find<QWidget>(header, "namespaceChip")->isVisible());
        QVERIFY(!find<QWidget>(header, "protectionTag")->isVisible());
        header.setConnection({}, {});
        QCOMPARE(chip->text(), QStringLiteral("Local fleet"));
        QVERIFY(!find<QWidget>(header, "namespaceChip")->isVisible());
    }

    void protectionIsSaid()
    {
        HeaderBar header;
        header.show();
        header.setConnection(profile(Protection::ReadOnly), stateOf(LinkState::Live));
        auto *tag = find<Tag>(header, "protectionTag");
        QVERIFY(tag->isVisible());
        QCOMPARE(tag->text(), QStringLiteral("READ-ONLY"));
        header.setConnection(profile(Protection::Protected), stateOf(LinkState::Live));
        QCOMPARE(tag->text(), QStringLiteral("PROTECTED"));
    }

    void fleetIsChosenInTheMenu()
    {
        HeaderBar header;
        header.setFleets({QStringLiteral("staging"), QStringLiteral("lab")}, {});
        header.setConnection(profile(), stateOf(LinkState::Live));
        QCOMPARE(entriesOf(header),
                 (QStringList{QStringLiteral("This computer"), QStringLiteral("staging"), QStringLiteral("lab"),
                              QStringLiteral("k6 of this computer…"), QStringLiteral("Connections…")}));
        QSignalSpy chosen(&header, &HeaderBar::fleetChosen);
        // As the window does: what was chosen is in use at once.
        connect(&header, &HeaderBar::fleetChosen, &header, [&header] { header.setConnection({}, {}); });
        const auto actions = find<QMenu>(header, "fleetMenu")->actions();
        QVERIFY(actions[1]->isChecked());
        actions[0]->trigger();
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QString());
        QVERIFY(find<QMenu>(header, "fleetMenu")->actions()[0]->isChecked());
    }

    void fleetStaysDuringARun()
    {
        HeaderBar header;
        header.setFleets({QStringLiteral("staging")}, QStringLiteral("A run is in progress."));
        const auto actions = find<QMenu>(header, "fleetMenu")->actions();
        QCOMPARE(actions[0]->text(), QStringLiteral("A run is in progress.")); // the reason stands first
        QVERIFY(!actions[0]->isEnabled() && actions[1]->isSeparator());
        QVERIFY(actions[2]->isEnabled()); // the one in use
        QVERIFY(!actions[3]->isEnabled());
        QCOMPARE(actions[3]->toolTip(), QStringLiteral("A run is in progress."));
    }

    void barIsThereWhileTheConnectionIsLost()
    {
        QWidget window;
        ConnectionBar bar(&window);
        window.show();
        bar.show(stateOf(LinkState::Live), now, ConnectionBar::Run::None);
        QVERIFY(!bar.isVisible());
        bar.show(stateOf(LinkState::Lost), now, ConnectionBar::Run::Loaded);
        QVERIFY(bar.isVisible());
        QVERIFY(find<Label>(bar, "connectionLost")
                    ->text()
                    .startsWith(QStringLiteral("Connection lost; showing data from ")));
        QVERIFY(find<Paragraph>(bar, "connectionWhy")
                    ->plainText()
                    .endsWith(QStringLiteral("The run goes on in the cluster.")));
        QCOMPARE(find<Label>(bar, "connectionNext")->text(), QStringLiteral("Reconnecting in 8 s (attempt 3)"));
        QSignalSpy retry(&bar, &ConnectionBar::retryWanted);
        QTest::mouseClick(find<QAbstractButton>(bar, "retryConnection"), Qt::LeftButton);
        QCOMPARE(retry.size(), 1);
        bar.show(stateOf(LinkState::Live), now, ConnectionBar::Run::Loaded);
        QVERIFY(!bar.isVisible());
    }

    void barOfAClusterThatWasNeverSeen()
    {
        ConnectionBar bar;
        ConnectionState state = stateOf(LinkState::Lost);
        state.asOf.reset();
        state.nextTry.reset();
        bar.show(state, now, ConnectionBar::Run::None);
        QCOMPARE(find<Label>(bar, "connectionLost")->text(), QStringLiteral("No connection"));
        QCOMPARE(find<Label>(bar, "connectionNext")->text(), QStringLiteral("Attempt 3"));
    }

    void statusLineCountsPods()
    {
        StatusLine line;
        line.show();
        line.setConnection(stateOf(LinkState::Live), -1);
        QCOMPARE(find<Label>(line, "statusState")->text(), QStringLiteral("Live"));
        QVERIFY(textsOf(line).contains(QStringLiteral("· no Job chosen")));
        line.setConnection(stateOf(LinkState::Lost), 3);
        QCOMPARE(find<Label>(line, "statusState")->text(), QStringLiteral("Disconnected"));
        QVERIFY(textsOf(line).contains(QStringLiteral("· 3 pods")));
        line.setConnection({}, -1);
        QCOMPARE(find<Label>(line, "statusState")->text(), QStringLiteral("Local fleet"));
    }

    void languageIsSwitchedAtOnce()
    {
        QWidget window;
        HeaderBar header(&window);
        ConnectionBar bar(&window);
        StatusLine line(&window);
        window.show();
        header.setFleets({QStringLiteral("staging")}, {});
        header.setConnection(profile(Protection::ReadOnly), stateOf(LinkState::Lost));
        bar.show(stateOf(LinkState::Lost), now, ConnectionBar::Run::None);
        line.setConnection(stateOf(LinkState::Lost), 1);
        test::wear({false, true, {}});
        QCoreApplication::processEvents();
        QCOMPARE(find<Tag>(header, "protectionTag")->text(), QStringLiteral("SOMENTE LEITURA"));
        QCOMPARE(entriesOf(header).first(), QStringLiteral("Este computador"));
        QCOMPARE(find<Label>(bar, "connectionNext")->text(), QStringLiteral("Reconectando em 8 s (tentativa 3)"));
        QCOMPARE(find<Label>(line, "statusState")->text(), QStringLiteral("Desconectado"));
        QVERIFY(textsOf(line).contains(QStringLiteral("· 1 pod")));
        test::wear({false, false, {}});
        QCoreApplication::processEvents();
        QCOMPARE(find<Label>(bar, "connectionNext")->text(), QStringLiteral("Reconnecting in 8 s (attempt 3)"));
        QCOMPARE(entriesOf(header).first(), QStringLiteral("This computer"));
    }

    void pictures()
    {
        for (const test::Look &look : test::allLooks({1024, 120}, {1280, 120})) {
            test::wear(look);
            ConnectionBar bar;
            bar.show(stateOf(LinkState::Lost), now, ConnectionBar::Run::Loaded);
            test::picture(bar, look, QStringLiteral("connection-bar"));
        }
        for (const test::Look &look : test::allLooks({1024, 46}, {1280, 46})) {
            test::wear(look);
            HeaderBar header;
            header.setPaletteKeys(QStringLiteral("Ctrl+K"));
            header.setConnection(profile(Protection::ReadOnly), stateOf(LinkState::Live));
            const QImage image = test::picture(header, look, QStringLiteral("header-cluster"));
            QCOMPARE(image.width(), look.size.width());
        }
    }

private:
    static QStringList textsOf(const QWidget &widget)
    {
        QStringList list;
        for (const Label *label : widget.findChildren<Label *>())
            list << label->text();
        return list;
    }
};

QTEST_MAIN(TestClusterInWindow)
#include "tst_cluster_in_window.moc"
