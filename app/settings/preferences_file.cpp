// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/preferences_file.h"

#include <algorithm>
#include <utility>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSettings>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QStringDecoder>

#include "core/log.h"
#include "settings/preference_keys.h"

namespace largada::settings
{

namespace
{

constexpr int schema = 1;
constexpr std::chrono::milliseconds writeDelay{300};
constexpr std::chrono::milliseconds turnWithin{5000};
constexpr qint64 mostBytes = 4 * 1024 * 1024; // a settings file has some thousands

QString schemaKey()
{
    return QStringLiteral("schema");
}

QString filePath(const QString &directory)
{
    return QDir(directory).absoluteFilePath(QStringLiteral("settings.ini"));
}

bool makeDirectory(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    const QString parent = QFileInfo(path).absolutePath();
    if (parent != path && !makeDirectory(parent))
        return false;
    const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    return QDir().mkdir(path, ownerOnly) || QFileInfo(path).isDir(); // another program may have been faster
}

// QSettings would make it with the mode that the umask gives, and keeps that of one that is there.
bool makeFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
           file.exists();
}

// Programs with the same file take turns, to read it as well: QSettings asks for a file's size and time after it has
// read it, so that it knows a file that was replaced in between as its own, and later writes over what is new in it.
// Without a turn where none comes in time, or nobody may make files.
class Turn
{
public:
    explicit Turn(const QString &file) : m_lock(file + QStringLiteral(".turn")) { m_lock.tryLock(turnWithin.count()); }

private:
    QLockFile m_lock;
};

// QSettings takes any bytes with an equals sign in them for an INI.
bool isText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !text.contains(QChar(u'\0'));
}

} // namespace

PreferencesFile::PreferencesFile(const QString &directory, QObject *parent)
    : QObject(parent), m_file(filePath(directory))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(writeDelay);
    connect(&m_timer, &QTimer::timeout, this, &PreferencesFile::flush);
    read();
}

PreferencesFile::~PreferencesFile()
{
    const QSignalBlocker nobodyListens(this);
    flush();
}

void PreferencesFile::setPreferences(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    const Preferences before = std::exchange(m_preferences, preferences);
    m_isDirty = true;
    if (!m_timer.isActive())
        m_timer.start();
    emit changed(before);
}

void PreferencesFile::setWindow(const WindowState &window)
{
    if (window == m_window)
        return;
    m_window = window;
    m_isDirty = true;
    if (!m_timer.isActive())
        m_timer.start();
}

void PreferencesFile::flush()
{
    m_timer.stop();
    if (m_isDirty)
        write();
}

PreferencesFile::Found PreferencesFile::lookAt(const QString &path, Keys &keys)
{
    QFile file(path);
    if (!file.exists())
        return Found::Nothing;
    if (!file.open(QIODevice::ReadOnly))
        return Found::Unreadable;
    if (file.size() > mostBytes || !isText(file.readAll()))
        return Found::Broken;
    const QSettings ini(path, QSettings::IniFormat);
    const QStringList names = ini.allKeys();
    for (const QString &name : names)
        keys.insert(name, ini.value(name));
    if (ini.status() == QSettings::AccessError)
        return Found::Unreadable;
    if (ini.status() == QSettings::FormatError) // known after the values were asked for
        return Found::Broken;
    return keys.value(schemaKey()).toLongLong() > schema ? Found::Newer : Found::Usable;
}

PreferencesFile::Found PreferencesFile::look(Keys &keys)
{
    const Found found = lookAt(m_file, keys);
    if (found == Found::Nothing || found == Found::Unreadable)
        return found;
    // QSettings reads a file again, and says once more that it is broken, when its size or time is another one.
    const QFileInfo info(m_file);
    const bool isAsBefore = info.size() == m_broken.size && info.lastModified() == m_broken.modified;
    if (isAsBefore || found == Found::Broken) {
        m_broken = {info.size(), info.lastModified()};
        return Found::Broken;
    }
    return found;
}

void PreferencesFile::read()
{
    const Turn turn(m_file);
    Keys keys;
    Contents contents;
    switch (look(keys)) {
    case Found::Nothing:
        break;
    case Found::Usable:
        contents = contentsOf(keys);
        break;
    case Found::Broken:
        m_trouble = setAside() ? FileTrouble::SetAside : FileTrouble::ReadOnly;
        break;
    case Found::Newer:
        qCWarning(logSettings) << "file of a later program is left alone:" << m_file;
        m_trouble = FileTrouble::Newer;
        break;
    case Found::Unreadable:
        qCWarning(logSettings) << "file cannot be read:" << m_file;
        m_trouble = FileTrouble::ReadOnly;
        break;
    }
    m_preferences = contents.preferences;
    m_window = contents.window;
    m_written = keysOf(contents);
}

// The file is looked at again: a person or another program may have had it in hand since.
void PreferencesFile::write()
{
    const bool hasDirectory = makeDirectory(QFileInfo(m_file).absolutePath()); // which the turn needs, too
    const Turn turn(m_file);
    Keys keys;
    switch (look(keys)) {
    case Found::Usable:
        break;
    case Found::Nothing:
        m_written = keysOf({});
        break;
    case Found::Broken:
        if (!setAside())
            return setTrouble(FileTrouble::ReadOnly);
        m_written = keysOf({});
        m_trouble = FileTrouble::SetAside;
        emit troubled(); // of another file each time
        break;
    case Found::Newer:
        return setTrouble(FileTrouble::Newer);
    case Found::Unreadable:
        return setTrouble(FileTrouble::ReadOnly);
    }
    const Keys wanted = keysOf({m_preferences, m_window});
    if (!hasDirectory || !writeKeys(wanted)) {
        qCWarning(logSettings) << "file cannot be written:" << m_file;
        return setTrouble(FileTrouble::ReadOnly);
    }
    m_written = wanted;
    m_unsure.clear();
    m_isDirty = false;
    if (m_trouble != FileTrouble::SetAside) // still to be said, however late it is asked for
        setTrouble(FileTrouble::None);
}

bool PreferencesFile::writeKeys(const Keys &wanted)
{
    if (!makeFile(m_file))
        return false;
    QSettings ini(m_file, QSettings::IniFormat);
    if (!ini.isWritable())
        return false;
    QSet<QString> touched = m_unsure;
    QStringList removed;
    for (auto it = m_written.cbegin(); it != m_written.cend(); ++it) {
        if (!wanted.contains(it.key()))
            touched.insert(it.key());
    }
    for (const QString &key : std::as_const(touched)) {
        if (!wanted.contains(key)) {
            ini.remove(key);
            removed << key + QLatin1Char('/'); // remove() takes what is below with it
        }
    }
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        const bool isLost = std::any_of(removed.cbegin(), removed.cend(),
                                        [&it](const QString &group) { return it.key().startsWith(group); });
        if (isLost || m_unsure.contains(it.key()) || m_written.value(it.key()) != it.value()) {
            ini.setValue(it.key(), it.value());
            touched.insert(it.key());
        }
    }
    if (!ini.contains(schemaKey()))
        ini.setValue(schemaKey(), schema);
    ini.sync();
    if (ini.status() != QSettings::NoError) {
        m_unsure = touched;
        return false;
    }
    return true;
}

bool PreferencesFile::setAside()
{
    const QString start =
        m_file + QStringLiteral(".broken-") + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = start;
    for (int again = 2; QFileInfo::exists(name); ++again)
        name = start + QLatin1Char('-') + QString::number(again);
    if (!QFile::rename(m_file, name)) {
        qCWarning(logSettings) << "file that cannot be understood could not be moved aside:" << m_file;
        return false;
    }
    qCWarning(logSettings) << "file could not be understood and lies at" << name;
    m_setAside = name;
    m_broken = {};
    const QSettings forgetsTheOldOne(m_file, QSettings::IniFormat);
    return true;
}

void PreferencesFile::setTrouble(FileTrouble trouble)
{
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    emit troubled();
}

Result<Preferences> readPreferences(const QString &directory)
{
    using Found = PreferencesFile::Found;
    const QString path = filePath(directory);
    Keys keys;
    switch (PreferencesFile::lookAt(path, keys)) {
    case Found::Nothing:
        return Preferences{};
    case Found::Usable:
        return contentsOf(keys).preferences;
    case Found::Broken:
        return Error{Errc::Storage, QStringLiteral("the settings cannot be understood"), path};
    case Found::Newer:
        return Error{Errc::Storage, QStringLiteral("the settings are of a later program"), path};
    case Found::Unreadable:
        break;
    }
    return Error{Errc::Storage, QStringLiteral("the settings cannot be read"), path};
}

QString defaultConfigDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/largada");
}

} // namespace largada::settings
