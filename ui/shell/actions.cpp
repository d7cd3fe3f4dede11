// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/actions.h"

#include <algorithm>

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

namespace largada::ui
{

struct Actions::Entry {
    ActionSpec spec;
    QAction *action = nullptr;
    QList<QKeySequence> keys; // in force
};

namespace
{

class GroupText
{
    Q_DECLARE_TR_FUNCTIONS(ActionGroup)
};

// What a person wrote into the file may be no key at all.
std::optional<QList<QKeySequence>> keysFromText(const QString &text)
{
    const QList<QKeySequence> keys = QKeySequence::listFromString(text, QKeySequence::PortableText);
    QList<QKeySequence> usable;
    for (const QKeySequence &sequence : keys) {
        if (sequence.isEmpty())
            continue;
        for (int i = 0; i < sequence.count(); ++i) {
            if (sequence[static_cast<uint>(i)].key() == Qt::Key_unknown)
                return std::nullopt;
        }
        usable << sequence;
    }
    return usable;
}

QString textFromKeys(const QList<QKeySequence> &keys)
{
    return QKeySequence::listToString(keys, QKeySequence::PortableText);
}

QList<QKeySequence> without(QList<QKeySequence> keys, const QList<QKeySequence> &taken)
{
    keys.removeIf([&taken](const QKeySequence &key) { return taken.contains(key); });
    return keys;
}

} // namespace

QString nameOf(ActionGroup group)
{
    switch (group) {
    case ActionGroup::Go:
        return GroupText::tr("Go");
    case ActionGroup::Run:
        return GroupText::tr("Run");
    case ActionGroup::Pods:
        return GroupText::tr("Pods");
    case ActionGroup::Targets:
        return GroupText::tr("Targets");
    case ActionGroup::General:
        return GroupText::tr("General");
    }
    return {};
}

QStringList capsOf(const QKeySequence &keys)
{
    QString text = keys.toString(QKeySequence::NativeText);
    const QString native = QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText);
    if (text.endsWith(native)) // either key does it, and this is what is on most keyboards
        text = text.chopped(native.size()) + QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText);
    const bool isPlus = text.endsWith(QLatin1Char('+')); // the key itself
    if (isPlus)
        text.chop(1);
    QStringList caps = text.split(QLatin1Char('+'), Qt::SkipEmptyParts);
    if (isPlus)
        caps << QStringLiteral("+");
    return caps;
}

Actions::Actions(settings::PreferencesFile &preferences, QObject *parent) : QObject(parent), m_preferences(preferences)
{
    connect(&preferences, &settings::PreferencesFile::changed, this, [this](const settings::Preferences &before) {
        if (before.shortcuts != m_preferences.preferences().shortcuts) {
            apply();
            emit changed();
        }
    });
}

Actions::~Actions() = default;

QAction *Actions::add(const ActionSpec &spec)
{
    Q_ASSERT(std::none_of(m_entries.cbegin(), m_entries.cend(),
                          [&spec](const Entry &other) { return other.spec.id == spec.id; }));
    QAction *action = nullptr;
    if (spec.scope == ActionScope::Window) {
        action = new QAction(spec.text(), this);
        action->setObjectName(spec.id);
        action->setShortcutContext(Qt::WindowShortcut);
    }
    m_entries.push_back({spec, action, {}});
    apply();
    return action;
}

const Actions::Entry &Actions::entry(const QString &id) const
{
    const auto it = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                 [&id](const Entry &candidate) { return candidate.spec.id == id; });
    Q_ASSERT(it != m_entries.cend());
    return *it;
}

QAction *Actions::action(const QString &id) const
{
    return entry(id).action;
}

void Actions::attachTo(QWidget *window) const
{
    for (const Entry &entry : m_entries) {
        if (entry.action != nullptr)
            window->addAction(entry.action);
    }
}

QVector<ActionEntry> Actions::entries() const
{
    QVector<ActionEntry> list;
    for (const ActionGroup group : allActionGroups) {
        for (const Entry &entry : m_entries) {
            if (entry.spec.group != group)
                continue;
            ActionEntry shown{entry.spec.id,           group,
                              entry.spec.text(),       {},
                              entry.action != nullptr, entry.keys != entry.spec.standard};
            if (!entry.spec.caps.isEmpty()) {
                shown.keys = {{entry.spec.caps}};
            } else {
                for (const QKeySequence &keys : entry.keys)
                    shown.keys.push_back(capsOf(keys));
            }
            list.push_back(shown);
        }
    }
    return list;
}

QString Actions::text(const QString &id) const
{
    return entry(id).spec.text();
}

QList<QKeySequence> Actions::keys(const QString &id) const
{
    return entry(id).keys;
}

bool Actions::isChangeable(const QString &id) const
{
    return entry(id).action != nullptr;
}

void Actions::retranslate()
{
    for (const Entry &entry : m_entries) {
        if (entry.action != nullptr)
            entry.action->setText(entry.spec.text());
    }
    emit changed();
}

std::optional<QString> Actions::conflict(const QString &id, const QKeySequence &keys) const
{
    for (const Entry &entry : m_entries) {
        if (entry.spec.id != id && entry.keys.contains(keys))
            return entry.spec.id;
    }
    return std::nullopt;
}

void Actions::setKeys(const QString &id, const QKeySequence &keys)
{
    assign(id, keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
}

void Actions::restore(const QString &id)
{
    assign(id, entry(id).spec.standard);
}

void Actions::assign(const QString &id, const QList<QKeySequence> &keys)
{
    if (!isChangeable(id))
        return;
    settings::Preferences preferences = m_preferences.preferences();
    const auto keep = [&preferences](const Entry &entry, const QList<QKeySequence> &wanted) {
        if (wanted == entry.spec.standard)
            preferences.shortcuts.remove(entry.spec.id);
        else
            preferences.shortcuts.insert(entry.spec.id, textFromKeys(wanted));
    };
    for (const Entry &other : m_entries) {
        const QList<QKeySequence> left = without(other.keys, keys);
        if (other.spec.id != id && other.action != nullptr && left != other.keys)
            keep(other, left);
    }
    keep(entry(id), keys);
    m_preferences.setPreferences(preferences);
}

void Actions::restoreAll()
{
    settings::Preferences preferences = m_preferences.preferences();
    for (const Entry &entry : m_entries)
        preferences.shortcuts.remove(entry.spec.id);
    m_preferences.setPreferences(preferences);
}

// Two actions with the same keys would both be dead to Qt: what a person chose goes before a standard, and of two the
// first.
void Actions::apply()
{
    const QMap<QString, QString> &chosen = m_preferences.preferences().shortcuts;
    QList<QKeySequence> taken;
    for (const Entry &entry : m_entries) {
        if (entry.action == nullptr)
            taken << entry.spec.standard;
    }
    const auto give = [&taken](Entry &entry, const QList<QKeySequence> &keys) {
        entry.keys = entry.action == nullptr ? keys : without(keys, taken);
        taken << entry.keys;
    };
    QVector<Entry *> standard;
    for (Entry &entry : m_entries) {
        const auto text = chosen.constFind(entry.spec.id);
        const auto keys = text == chosen.cend() || entry.action == nullptr ? std::nullopt : keysFromText(*text);
        if (keys)
            give(entry, *keys);
        else
            standard << &entry;
    }
    for (Entry *entry : std::as_const(standard))
        give(*entry, entry->spec.standard);
    for (const Entry &entry : m_entries) {
        if (entry.action != nullptr)
            entry.action->setShortcuts(entry.keys);
    }
}

} // namespace largada::ui
