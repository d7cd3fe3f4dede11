// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person is making of a target, beside what the dashboard has of it meanwhile. Keeps every key: neither a lost
// dashboard nor somebody else's change takes anything away that was typed. Not for how it is shown. Pure.
#pragma once

#include "viewmodels/target_form.h"

namespace largada::viewmodels
{

class TargetDraft
{
public:
    // A field of which theirs and mine differ.
    struct Difference {
        TargetField field = TargetField::Url;
        QString theirs, mine;
        bool operator==(const Difference &) const = default;
    };

    void beginNew(const TargetFields &fields = {});
    void begin(const dashboard::Target &target);
    void setFields(const TargetFields &fields) { m_fields = fields; }
    const TargetFields &fields() const { return m_fields; }
    const QString &id() const { return m_base.id; } // empty: a new one
    bool isNew() const { return m_base.id.isEmpty(); }
    const dashboard::Target &base() const { return m_base; }
    bool isChanged() const;
    // What to send, once the fields can be read: to the target as it is known here, and to no other.
    dashboard::TargetEdit edit() const;

    // What the dashboard has now. A draft that nobody has changed follows it.
    void see(const QVector<dashboard::Target> &targets);
    // What this program changed beside the form, and the dashboard took.
    void adopt(const dashboard::TargetEdit &edit);
    bool isGone() const { return m_isGone; } // deleted by somebody else
    // Somebody else changed it while it was being changed here.
    const std::optional<dashboard::Target> &theirs() const { return m_theirs; }
    QVector<Difference> differences() const; // between theirs and mine, in the order of the fields
    bool isEnabledDifferent() const;
    void keepMine();   // the next edit() turns theirs into mine
    void takeTheirs(); // what was typed is gone
    void keepAsNew();  // of one that is gone

private:
    dashboard::Target m_base;
    TargetFields m_fields;
    std::optional<dashboard::Target> m_theirs;
    bool m_isGone = false;
};

} // namespace largada::viewmodels
