// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who we are at this moment: headers and the client certificate for the next request. Tokens from files are read again
// (client-go transport/token_source.go), exec plugins are run when their credential has expired or was refused
// (plugin/pkg/client/auth/exec/exec.go). Lives in the engine's thread.
#pragma once

#include <memory>

#include <QObject>
#include <QProcessEnvironment>

#include "core/async.h"
#include "core/clock.h"
#include "kube/config/connection.h"
#include "net/http_headers.h"

namespace largada::kube
{

// Holds secrets.
struct Identity {
    net::HttpHeaders headers; // Authorization, not over plain http; Impersonate-…, over any
    QByteArray certificate;   // PEM, the connection's or the plugin's; empty: none
    QByteArray key;
    bool operator==(const Identity &) const = default;
};

class Credentials : public QObject
{
    Q_OBJECT
public:
    Credentials(const Connection &connection, const QProcessEnvironment &environment, const Clock &clock,
                QObject *parent = nullptr);
    ~Credentials() override;

    // At once when it is known; one refresh at a time, all that ask meanwhile get its answer. Errc::Process: the plugin
    // failed, hung or printed what is no credential (what: its stderr without colours, and its install hint; subject:
    // the command). Errc::NotFound: there is no such program. Errc::Storage: the file of a token cannot be read.
    // Errc::Unsupported or Errc::BadInput: an id-token that has expired or is none.
    Async<Identity> current();
    // The server refused it (401): forget what was read or printed before that identity, so that current() gets
    // another.
    void refused(const Identity &identity);

    static constexpr std::chrono::seconds pluginPatience{60};

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::kube
