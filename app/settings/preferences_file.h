// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the preferences and the window's state in one INI file that people may edit. Several programs may have the same
// file: only what was changed here is written, so that the last writer wins key by key, and keys that this program does
// not know stay.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QSet>
#include <QTimer>

#include "core/result.h"
#include "settings/preferences.h"

namespace largada::settings
{

enum class FileTrouble {
    None,
    SetAside, // it could not be understood and lies beside, see troubleFile(); defaults in force
    ReadOnly, // it could not be read or written; what is set holds until the program ends
    Newer     // of a later program: neither used nor written
};

// Main thread. Reads in its constructor. Owner: the composition root.
class PreferencesFile final : public QObject
{
    Q_OBJECT
public:
    // <directory>/settings.ini; made (0600, missing directories 0700) when something is first written.
    explicit PreferencesFile(const QString &directory, QObject *parent = nullptr);
    ~PreferencesFile() override; // flushes

    const Preferences &preferences() const { return m_preferences; }
    void setPreferences(const Preferences &preferences); // written within 300 ms
    const WindowState &window() const { return m_window; }
    void setWindow(const WindowState &window);

    QString file() const { return m_file; }
    FileTrouble trouble() const { return m_trouble; }
    QString troubleFile() const { return m_setAside; } // where the last broken one lies; empty: none was
    void flush();                                      // writes now what is not written yet

signals:
    void changed(const largada::settings::Preferences &before);
    void troubled(); // trouble() is another one; None again when a later write went well

private:
    friend Result<Preferences> readPreferences(const QString &directory);
    enum class Found { Nothing, Usable, Broken, Newer, Unreadable };
    static Found lookAt(const QString &path, QMap<QString, QVariant> &keys);
    Found look(QMap<QString, QVariant> &keys);
    struct Version {
        qint64 size = -1;
        QDateTime modified;
    };
    void read();
    void write();
    bool writeKeys(const QMap<QString, QVariant> &wanted);
    bool setAside();
    void setTrouble(FileTrouble trouble);

    QString m_file;
    QString m_setAside;
    Preferences m_preferences;
    WindowState m_window;
    FileTrouble m_trouble = FileTrouble::None;
    QMap<QString, QVariant> m_written; // ours, as the file had them last
    QSet<QString> m_unsure;            // of a write that failed: the file may have either value
    Version m_broken;                  // of a broken file that could not be set aside
    bool m_isDirty = false;
    QTimer m_timer;
};

// As they are now, for a program that only looks: the file stays as it is. Errc::Storage: it cannot be read or
// understood, or is of a later program; the subject is its path.
Result<Preferences> readPreferences(const QString &directory);

// $XDG_CONFIG_HOME/largada or what the platform has for it.
QString defaultConfigDirectory();

} // namespace largada::settings
