// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person prefers, and how the window was left. Values only; PreferencesFile keeps them. No secret has a place
// here: the file is plain text.
#pragma once

#include <chrono>

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QVector>

namespace largada::settings
{

enum class ThemeChoice { System, Light, Dark };
enum class LanguageChoice { System, English, Portuguese };

// Notices of the desktop while the window is not active.
struct Notifications {
    bool phaseChanged = true;
    bool runEnded = true;
    bool failRate = true;
    bool operator==(const Notifications &) const = default;
};

// What is asked before something is started or stopped through a connection.
enum class Protection {
    Normal,
    Protected, // its name is to be typed
    ReadOnly   // nothing can be started, stopped or changed
};

// A cluster that runs can be made in. What it needs to be trusted and to be let in is in the kubeconfig, which is read
// each time and never copied.
struct ConnectionProfile {
    QString name;       // unique, not empty
    QString kubeConfig; // empty: as kubectl finds it
    QString context;    // empty: the current one
    QString ns;         // empty: the context's
    Protection protection = Protection::Protected;
    bool operator==(const ConnectionProfile &) const = default;
};

// The agent fleet's dashboard. The password is kept elsewhere: secrets.h.
struct DashboardProfile {
    QString url; // http or https; empty: the one within this program
    QString user;
    QString caFile;      // PEM of the authority that signed its certificate; empty: the system's
    bool isKept = false; // the password is in the keyring
    bool operator==(const DashboardProfile &) const = default;
};

// A value that the file has outside of its range counts as its default.
struct Preferences {
    LanguageChoice language = LanguageChoice::System;
    ThemeChoice theme = ThemeChoice::System;
    int textPercent = 100;                // 100, 125, 150, 200
    QString k6;                           // the program chosen by hand; empty: looked for
    int historyDays = 90;                 // 0: for ever; to 36,500
    int historyRuns = 1000;               // 0: any number; to 1,000,000
    std::chrono::seconds countdown{5};    // 0 to 30
    std::chrono::minutes gateTimeout{15}; // 1 to 24 h
    Notifications notifications;
    QVector<ConnectionProfile> connections;
    DashboardProfile dashboard;
    QString fleet; // the name of the connection in use; empty: this machine
    // Action id to QKeySequence in portable text, of those changed by hand. Empty text: no key.
    QMap<QString, QString> shortcuts;
    bool operator==(const Preferences &) const = default;
};

// Ids of headers and choices are of letters, digits, '.', '-' and, between them, '/'.
struct WindowState {
    QByteArray geometry;
    QByteArray dock;
    QString page;
    bool isNavigationCollapsed = false;
    bool isDockOpen = false;
    bool areTipsClosed = false;
    QMap<QString, QByteArray> headers; // of tables
    QMap<QString, QString> choices;    // the pages' small ones: "runners/view" to "table"
    bool operator==(const WindowState &) const = default;
};

} // namespace largada::settings
