// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/auth/impersonation.h"

namespace largada::kube
{

namespace
{

// What is no token of RFC 9110, and '%' itself, as %XX.
QByteArray escapedKey(const QString &key)
{
    static constexpr char legal[] = "!#$&'*+-.^_`|~";
    QByteArray escaped;
    for (const char byte : key.toUtf8()) {
        const bool isWord =
            (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (isWord || (byte != 0 && QByteArrayView(legal).contains(byte)))
            escaped += byte;
        else
            escaped += '%' + QByteArray(1, byte).toHex().toUpper();
    }
    return escaped;
}

} // namespace

net::HttpHeaders impersonationHeaders(const UserEntry &user)
{
    net::HttpHeaders headers;
    if (user.impersonateUser.isEmpty())
        return headers;
    headers.append({"Impersonate-User", user.impersonateUser.toUtf8()});
    if (!user.impersonateUid.isEmpty())
        headers.append({"Impersonate-Uid", user.impersonateUid.toUtf8()});
    for (const QString &group : user.impersonateGroups)
        headers.append({"Impersonate-Group", group.toUtf8()});
    for (const auto &[key, values] : user.impersonateExtra) {
        for (const QString &value : values)
            headers.append({"Impersonate-Extra-" + escapedKey(key), value.toUtf8()});
    }
    return headers;
}

} // namespace largada::kube
