// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's keyring: Secret Service or KWallet. It is not touched before somebody asks for something.
#pragma once

#include <chrono>

#include "settings/secrets.h"

namespace largada::settings
{

class Keyring final : public Secrets
{
public:
    // service: under which name the desktop lists what is kept. deadline: of one call; a prompt that nobody answers
    // has none of its own.
    explicit Keyring(QString service, std::chrono::milliseconds deadline = std::chrono::seconds(10));

    Async<> keep(const QString &key, const QByteArray &secret) override;
    Async<QByteArray> find(const QString &key) override;
    Async<> forget(const QString &key) override;

private:
    const QString m_service;
    const std::chrono::milliseconds m_deadline;
};

} // namespace largada::settings
