// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program's actions with their keys, in one place: menus, settings, the list of shortcuts and the command palette
// are made of it. Keys that a person changed are in the preferences and hold at once.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QKeySequence>
#include <QObject>
#include <QStringList>
#include <QVector>

#include "settings/preferences_file.h"

class QAction;
class QWidget;

namespace largada::ui
{

enum class ActionGroup { Go, Run, Pods, Targets, General };
inline constexpr std::array allActionGroups{ActionGroup::Go, ActionGroup::Run, ActionGroup::Pods, ActionGroup::Targets,
                                            ActionGroup::General};
QString nameOf(ActionGroup group);

// Window: a shortcut wherever the focus is. Grid: whatever has the focus takes the keys itself, so that single letters
// never act in a text field; such an entry only documents them and cannot be changed.
enum class ActionScope { Window, Grid };

struct ActionSpec {
    QString id; // letters, digits and dots: the preferences keep it
    ActionGroup group = ActionGroup::General;
    std::function<QString()> text; // in the language in force; no mnemonic
    QList<QKeySequence> standard;
    ActionScope scope = ActionScope::Window;
    QString caps{}; // shown in place of many keys: "1…7"
};

// An action as a list shows it.
struct ActionEntry {
    QString id;
    ActionGroup group = ActionGroup::General;
    QString text;
    QVector<QStringList> keys; // of each shortcut, the caps: {{"Ctrl", "R"}, {"F5"}}
    bool isChangeable = false;
    bool isChanged = false; // not the standard keys
    bool operator==(const ActionEntry &) const = default;
};

QStringList capsOf(const QKeySequence &keys);

// Main thread; owned by the window. Ids that are not there are our mistake.
class Actions final : public QObject
{
    Q_OBJECT
public:
    explicit Actions(settings::PreferencesFile &preferences, QObject *parent = nullptr);
    ~Actions() override;

    QAction *add(const ActionSpec &spec);     // owned by this; null for the Grid's
    QAction *action(const QString &id) const; // null for the Grid's
    void attachTo(QWidget *window) const;     // its shortcuts then act there
    QVector<ActionEntry> entries() const;     // by group, in the order they came
    QString text(const QString &id) const;
    QList<QKeySequence> keys(const QString &id) const;
    bool isChangeable(const QString &id) const;
    void retranslate();

    // The id of another action that has these keys.
    std::optional<QString> conflict(const QString &id, const QKeySequence &keys) const;
    // Instead of those it has; empty: none. Whichever action had them loses them.
    void setKeys(const QString &id, const QKeySequence &keys);
    void restore(const QString &id); // the standard ones; taken back from whichever has them
    void restoreAll();

signals:
    void changed(); // keys or texts

private:
    struct Entry;
    const Entry &entry(const QString &id) const;
    void assign(const QString &id, const QList<QKeySequence> &keys);
    void apply();

    settings::PreferencesFile &m_preferences;
    std::vector<Entry> m_entries;
};

} // namespace largada::ui
