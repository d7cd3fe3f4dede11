// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of Api share, for those only.
#pragma once

#include "dashboard/server/api.h"

namespace largada::dashboard
{

enum class Access {
    Open,    // everybody, under whatever name: probes
    Page,    // everybody
    Reading, // everybody, or the administrator
    Agent,
    Admin
};

struct Api::Call {
    const net::HttpRequest &request;
    QByteArray path, query;
    QString parameter; // decoded, of a path that has one
};

struct Api::Route {
    QByteArray method, path; // "{…}" stands for one segment
    Access access = Access::Admin;
    void (Api::*handle)(const Call &call, const Reply &reply) = nullptr;
};

inline Result<bool> asValue(const Result<> &result)
{
    if (!result)
        return result.error();
    return true;
}

template<class T>
void Api::write(const Reply &reply, std::function<Result<T>(store::AgentStore &)> step,
                std::function<void(const T &)> then)
{
    if (!mayWait(reply))
        return;
    m_parts.storage->write<T>(std::move(step), [this, reply, then = std::move(then)](const Result<T> &result) {
        --m_waiting;
        if (result)
            then(*result);
        else
            reply.error(result.error());
    });
}

template<class T>
void Api::read(const Reply &reply, std::function<Result<T>(store::AgentStore &)> step,
               std::function<void(const T &)> then)
{
    if (!mayWait(reply))
        return;
    m_parts.storage->read<T>(std::move(step), [this, reply, then = std::move(then)](const Result<T> &result) {
        --m_waiting;
        if (result)
            then(*result);
        else
            reply.error(result.error());
    });
}

} // namespace largada::dashboard
