// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which runners are selected, by their names: the grid and the table show the same, and a filter or a resort changes
// nothing about it.
#pragma once

#include <QObject>
#include <QSet>
#include <QVector>

#include "core/ids.h"

namespace largada::ui
{

class PodSelection final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const QSet<RunnerId> &runners() const { return m_runners; }
    bool contains(const RunnerId &runner) const { return m_runners.contains(runner); }
    const RunnerId &current() const { return m_current; } // where the keys are; may be empty

    void select(const QSet<RunnerId> &runners, const RunnerId &current)
    {
        if (runners == m_runners && current == m_current)
            return;
        m_runners = runners;
        m_current = current;
        emit changed();
    }
    void clear() { select({}, {}); }

signals:
    void changed();

private:
    QSet<RunnerId> m_runners;
    RunnerId m_current;
};

} // namespace largada::ui
