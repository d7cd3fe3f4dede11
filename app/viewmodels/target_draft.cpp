// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/target_draft.h"

#include <algorithm>

namespace largada::viewmodels
{

using dashboard::Target;

void TargetDraft::beginNew(const TargetFields &fields)
{
    *this = {};
    m_fields = fields;
}

void TargetDraft::begin(const Target &target)
{
    *this = {};
    m_base = target;
    m_fields = fieldsOf(target);
}

bool TargetDraft::isChanged() const
{
    if (isNew())
        return m_fields != TargetFields();
    if (m_fields == fieldsOf(m_base))
        return false;
    // "30s" is no other duration than "30 s".
    const TargetReading reading = readTarget(m_fields);
    return !reading.isUsable() || editBetween(m_base, reading.target) != dashboard::TargetEdit();
}

dashboard::TargetEdit TargetDraft::edit() const
{
    auto edit = editBetween(m_base, readTarget(m_fields).target);
    if (!isNew())
        edit.expected = m_base;
    return edit;
}

void TargetDraft::see(const QVector<Target> &targets)
{
    if (isNew())
        return;
    const auto it =
        std::find_if(targets.cbegin(), targets.cend(), [this](const Target &each) { return each.id == m_base.id; });
    m_isGone = it == targets.cend();
    if (m_isGone) {
        m_theirs.reset();
    } else if (*it == m_base) {
        m_theirs.reset();
    } else if (!isChanged()) {
        begin(*it);
    } else {
        m_theirs = *it;
        if (differences().isEmpty() && !isEnabledDifferent())
            keepMine(); // both want the same
    }
}

void TargetDraft::adopt(const dashboard::TargetEdit &edit)
{
    if (isNew())
        return;
    const TargetFields before = fieldsOf(m_base);
    m_base = edited(m_base, edit);
    const TargetFields after = fieldsOf(m_base);
    const auto follow = [&](auto field) {
        if (before.*field != after.*field)
            m_fields.*field = after.*field;
    };
    for (const auto field : {&TargetFields::url, &TargetFields::label, &TargetFields::vus, &TargetFields::duration,
                             &TargetFields::interval})
        follow(field);
    follow(&TargetFields::enabled);
}

QVector<TargetDraft::Difference> TargetDraft::differences() const
{
    QVector<Difference> found;
    if (!m_theirs)
        return found;
    const TargetFields theirs = fieldsOf(*m_theirs);
    const auto compare = [&found](TargetField field, const QString &their, const QString &my, bool isSame) {
        if (!isSame)
            found.push_back({field, their, my});
    };
    const auto isSameLength = [](const QString &left, const QString &right) {
        return left == right || (lengthOf(left) && lengthOf(left) == lengthOf(right));
    };
    compare(TargetField::Url, theirs.url, m_fields.url, theirs.url == m_fields.url.trimmed());
    compare(TargetField::Label, theirs.label, m_fields.label, theirs.label == m_fields.label.trimmed());
    compare(TargetField::Vus, theirs.vus, m_fields.vus, theirs.vus == m_fields.vus.trimmed());
    compare(TargetField::Duration, theirs.duration, m_fields.duration,
            isSameLength(theirs.duration, m_fields.duration));
    compare(TargetField::Interval, theirs.interval, m_fields.interval,
            isSameLength(theirs.interval, m_fields.interval));
    return found;
}

bool TargetDraft::isEnabledDifferent() const
{
    return m_theirs && m_theirs->enabled != m_fields.enabled;
}

void TargetDraft::keepMine()
{
    if (m_theirs)
        m_base = *m_theirs;
    m_theirs.reset();
}

void TargetDraft::takeTheirs()
{
    if (m_theirs)
        begin(Target(*m_theirs));
}

void TargetDraft::keepAsNew()
{
    const TargetFields kept = m_fields;
    beginNew(kept);
}

} // namespace largada::viewmodels
