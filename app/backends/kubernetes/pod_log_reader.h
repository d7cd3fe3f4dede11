// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log of one container, read once or followed. Lives in the engine's thread.
#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QProcessEnvironment>

#include "core/clock.h"
#include "fleet/clusters.h"
#include "kube/api/requests.h"

namespace largada::backends
{

class PodLogReader final : public QObject
{
public:
    // Called in the engine's thread.
    struct Sinks {
        std::function<void(const QStringList &)> lines;
        std::function<void(const Result<> &)> ended;
    };
    PodLogReader(fleet::PodLogWanted wanted, const QProcessEnvironment &environment, const Clock &clock, Sinks sinks);

private:
    void begin(const QProcessEnvironment &environment);
    void follow(const kube::LogWanted &wanted);
    void onEnded(const Result<> &how, const QByteArray &rest);

    const fleet::PodLogWanted m_wanted;
    const Clock &m_clock;
    const Sinks m_sinks;
    std::unique_ptr<kube::Client> m_client;
    std::unique_ptr<net::HttpStream> m_stream;
    int m_status = 0;
};

} // namespace largada::backends
