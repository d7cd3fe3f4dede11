// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the pages: menus, header, navigation, docks, status. It routes what pages ask of each other, and
// remembers how it was left.
#pragma once

#include <functional>
#include <vector>

#include <QMainWindow>

#include "shell/page.h"
#include "shell/services.h"

class QSplitter;
class QStackedWidget;

namespace largada::viewmodels
{
class EventsModel;
}

namespace largada::ui
{

class Actions;
class CommandPalette;
class ConnectionBar;
class EventsDock;
class HeaderBar;
class LogDock;
class Navigation;
class Notice;
class Notifier;
class StatusLine;
struct PaletteEntry;

struct WindowParts {
    Services services;
    Actions &actions;
    viewmodels::EventsModel &events;
    Notifier &notifier;
    std::vector<Page *> pages; // in the order of allPages; the window takes them over
};

class Window final : public QMainWindow
{
    Q_OBJECT
public:
    explicit Window(const WindowParts &parts);
    ~Window() override;

    void open(PageId page, const QString &what = {});
    PageId page() const;
    void bringUp();
    void setK6(const QString &version);
    void say(const QString &sentence);
    // Something of the program's own is not as it should be; stays until it is closed.
    void warn(const QString &markup);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void buildMenus();
    void connectPages();
    void connectActions();
    void connectRun();
    void retranslate();
    void restore();
    void remember();
    void showDock(bool events, bool logs);
    void toggleDock();
    void fitDocks();
    void openPalette();
    void openShortcuts();
    QVector<PaletteEntry> paletteEntries() const;
    void connectCluster();
    void refreshCluster();
    fleet::ConnectionState clusterState() const;
    void askBeforeClosing();
    void askInCluster();
    int endingAgents() const; // that end with the program
    QString agentsSentence() const;
    void askAboutAgents();
    bool askForUnsaved(); // false: nothing is lost
    void closeAfter(const std::function<void()> &ending);
    bool isFinishing() const;
    void onFinished(const Page *page, bool isDone);
    void refreshRun();
    void stopRun();
    Page *current() const { return m_pages[static_cast<size_t>(page())]; }

    Services m_services;
    Actions &m_actions;
    viewmodels::EventsModel &m_events;
    std::vector<Page *> m_pages;
    HeaderBar *m_header;
    Navigation *m_navigation;
    QStackedWidget *m_stack;
    ConnectionBar *m_connection;
    Notice *m_notice;
    QSplitter *m_split;
    QSplitter *m_docks;
    EventsDock *m_eventsDock;
    LogDock *m_logDock;
    StatusLine *m_status;
    CommandPalette *m_palette;
    QVector<QMenu *> m_menus;
    int m_seenWarnings = 0;
    std::optional<WallTime> m_blindSince; // as the bar has it
    bool m_isPainted = false;
    bool m_isClosing = false;    // the run is ended or left first
    bool m_mayAgentsEnd = false; // somebody was asked
    bool m_mayLose = false;      // what was typed, since a person said so
    bool m_isFinishing = false;  // it closes once the pages are done; who closes it again does not wait
};

} // namespace largada::ui
