// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where passwords are kept between two starts of the program. Never in a file of ours.
#pragma once

#include <QByteArray>
#include <QString>

#include "core/async.h"

namespace largada::settings
{

class Secrets
{
public:
    virtual ~Secrets() = default;

    // Main thread. Errc::Timeout: a question of the keyring's was not answered in time. Errc::Unsupported: there is
    // none that can be used; what is nothing to be mended by trying again.
    // keep(): reads back what it wrote, since only that tells whether a keyring can be used.
    virtual Async<> keep(const QString &key, const QByteArray &secret) = 0;
    // Errc::NotFound: nothing under this key, or the keyring stays locked, which it does not tell apart.
    virtual Async<QByteArray> find(const QString &key) = 0;
    // No error does not mean that it is gone: a locked keyring says the same.
    virtual Async<> forget(const QString &key) = 0;
};

} // namespace largada::settings
