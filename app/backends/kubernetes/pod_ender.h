// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ends runners by deleting their pods, and all of a Job of ours by deleting it. Lives in the engine's thread.
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>

#include "core/ids.h"
#include "fleet/backend.h"
#include "kube/api/requests.h"

namespace largada::backends
{

class PodEnder : public QObject
{
    Q_OBJECT
public:
    explicit PodEnder(kube::Client &client, QObject *parent = nullptr) : QObject(parent), m_client(client) {}

    // Once for each way; Kill leaves it no time.
    void end(const RunnerId &runner, const QString &podPath, fleet::EndHow how);

signals:
    void refused(const largada::RunnerId &runner, const largada::Error &why); // its pod stays

private:
    kube::Client &m_client;
    QHash<RunnerId, fleet::EndHow> m_asked;
};

} // namespace largada::backends
