// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/exec/exec_status.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace largada::kube
{

namespace
{

using Json = nlohmann::json;

Json parsed(const QByteArray &bytes)
{
    return Json::parse(bytes.cbegin(), bytes.cend(), nullptr, /*throw*/ false);
}

QString text(const Json &object, const char *key)
{
    const auto it = object.is_object() ? object.find(key) : object.end();
    return it != object.end() && it->is_string() ? QString::fromStdString(it->get_ref<const std::string &>())
                                                 : QString();
}

Result<int> exitCodeOf(const Json &status)
{
    const Json::json_pointer path("/details/causes");
    const auto causes = status.contains(path) ? status.at(path) : Json::array();
    for (const Json &cause : causes) {
        if (text(cause, "reason") != u"ExitCode")
            continue;
        bool isNumber = false;
        const int code = text(cause, "message").toInt(&isNumber);
        if (isNumber)
            return code;
    }
    return Error{Errc::Protocol, QStringLiteral("a non-zero exit without its code")};
}

Error failureOf(const QString &message, const QString &container)
{
    constexpr std::array<QStringView, 5> unreached{u"error dialing backend", u"error sending request", u"dial tcp",
                                                   u"i/o timeout", u"connection refused"};
    if (message.contains(u"container not found") || message.contains(u"pod does not exist"))
        return {Errc::NotFound, message, container};
    if (std::any_of(unreached.cbegin(), unreached.cend(), [&](QStringView part) { return message.contains(part); }))
        return {Errc::Network, message, QStringLiteral("node")};
    return {Errc::Process, message, container};
}

} // namespace

Result<int> readExecStatus(const QByteArray &bytes, const QString &container)
{
    const Json status = parsed(bytes);
    const QString outcome = text(status, "status");
    if (outcome == u"Success")
        return 0;
    if (outcome != u"Failure")
        return Error{Errc::Protocol, QStringLiteral("the command's outcome is no Status"), container};
    if (text(status, "reason") == u"NonZeroExitCode")
        return exitCodeOf(status);
    return failureOf(text(status, "message"), container);
}

bool isWholeExecStatus(const QByteArray &bytes)
{
    return parsed(bytes).is_object();
}

} // namespace largada::kube
