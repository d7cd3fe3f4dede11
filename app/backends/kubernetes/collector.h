// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a container left behind: the figures of k6's end-of-test text in its log, and its last lines. So many logs are
// read at a time: a thousand containers end together. Lives in the engine's thread.
#pragma once

#include <deque>

#include <QObject>

#include "backends/kubernetes/pod_address.h"
#include "fleet/backend.h"
#include "kube/api/requests.h"

namespace largada::backends
{

// Pure. No figures in it: none in the result, and its lines all the same.
fleet::RunnerResult resultOf(const QByteArray &log);

class Collector : public QObject
{
    Q_OBJECT
public:
    static constexpr int atOnce = 16;
    static constexpr int linesRead = 400; // k6's text has a line a metric, check and threshold, and groups
    static constexpr qint64 bytesRead = 256 * 1024;

    explicit Collector(kube::Client &client, QObject *parent = nullptr) : QObject(parent), m_client(client) {}

    // Errc::Forbidden, and every later one too: pods/log.
    Async<fleet::RunnerResult> collect(const PodAddress &address);
    Async<QStringList> tail(const PodAddress &address, int lines);

private:
    struct Wanted {
        PodAddress address;
        AsyncSource<fleet::RunnerResult> answer;
    };
    void next();
    void read(const Wanted &wanted);
    void onRead(const Wanted &wanted, const Result<QByteArray> &log);

    kube::Client &m_client;
    std::deque<Wanted> m_waiting;
    std::optional<Error> m_forbidden;
    int m_underWay = 0;
};

} // namespace largada::backends
