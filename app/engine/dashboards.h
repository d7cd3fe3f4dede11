// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which dashboard the agent fleet's state comes from, and whether another one could be used.
#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QUrl>

#include "core/clock.h"
#include "core/error.h"

namespace largada::engine
{

struct DashboardAddress {
    QUrl url;         // http or https, without credentials
    QByteArray admin; // "user:password", a secret; empty: none
    QString caFile;   // PEM; empty: the system's authorities
    bool operator==(const DashboardAddress &) const = default;
};

struct DashboardStep {
    enum class What {
        Address,    // it can be used
        Answer,     // somebody there speaks the API
        Credentials // the administrator's are accepted
    };
    What what = What::Address;
    std::chrono::milliseconds at{0};
    std::optional<Error> error; // then it is the last one
    QString detail;             // English or a name: the host, the backend
};

// One try, step by step. Deleting it ends the try.
class DashboardTest : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

signals:
    void stepped(const largada::engine::DashboardStep &step);
    void finished(bool isUsable); // once
};

class Dashboards
{
public:
    virtual ~Dashboards() = default;
    // From now on; nullopt: the one of this machine, which is started where none runs.
    virtual void use(const std::optional<DashboardAddress> &address) = 0;
    // Begins with the next turn of the event loop. The fleet goes on with the one it has.
    virtual std::unique_ptr<DashboardTest> test(const DashboardAddress &address) = 0;
};

} // namespace largada::engine
