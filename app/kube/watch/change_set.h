// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a few events of a watch come to: each object once, as it is after the last of them.
#pragma once

#include "kube/watch/reflector.h"

namespace largada::kube
{

using Objects = QHash<QString, Object>; // by keyOf()

QString keyOf(const Object &object); // its UID, or its name where a server gives none

// Makes known what was listed. What is no longer there is gone.
ObjectChanges replaceAll(Objects &known, QVector<Object> listed);

class ChangeSet
{
public:
    void setChanged(const Object &object);
    void setGone(const Object &object);
    bool isEmpty() const { return m_order.isEmpty(); }
    ObjectChanges take(); // in the order of the first event of each

private:
    struct Change {
        Object object;
        bool isGone = false;
    };
    void set(const Object &object, bool isGone);

    QVector<QString> m_order;
    QHash<QString, Change> m_changes;
};

} // namespace largada::kube
