// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/api/status.h"

#include <algorithm>
#include <array>

#include <QRegularExpression>

#include "kube/api/json_tree.h"

namespace largada::kube
{

namespace
{

struct ReasonOfCode {
    const char *reason;
    int code;
};

constexpr std::array reasons{
    ReasonOfCode{"BadRequest", 400},
    ReasonOfCode{"Unauthorized", 401},
    ReasonOfCode{"Forbidden", 403},
    ReasonOfCode{"NotFound", 404},
    ReasonOfCode{"Conflict", 409},
    ReasonOfCode{"AlreadyExists", 409},
    ReasonOfCode{"Gone", 410},
    ReasonOfCode{"Expired", 410},
    ReasonOfCode{"Invalid", 422},
    ReasonOfCode{"Timeout", 504},
    ReasonOfCode{"TooManyRequests", 429},
    ReasonOfCode{"InternalError", 500},
    ReasonOfCode{"ServerTimeout", 500},
    ReasonOfCode{"ServiceUnavailable", 503},
};

int codeOf(const QString &reason)
{
    const auto it = std::find_if(reasons.cbegin(), reasons.cend(),
                                 [&](const auto &known) { return reason == QLatin1String(known.reason); });
    return it == reasons.cend() ? 0 : it->code;
}

Errc errcOf(int code)
{
    if (code == 429 || (code >= 500 && code < 600))
        return Errc::Network;
    switch (code) {
    case 401:
    case 403:
        return Errc::Forbidden;
    case 404:
    case 410:
        return Errc::NotFound;
    case 409:
        return Errc::Conflict;
    case 400:
    case 422:
        return Errc::BadInput;
    default:
        return Errc::Protocol;
    }
}

// apiserver's endpoints/handlers/responsewriters/errors.go forbiddenMessage: verb, resource with its subresource, API
// group; or verb and path. Empty where something else forbids it: admission, a quota.
QString missingRight(const QString &message)
{
    static const QRegularExpression resource(
        QStringLiteral("cannot (\\S{1,64}) resource \"([^\"]{1,256})\" in API group \"([^\"]{0,256})\""));
    static const QRegularExpression plainPath(QStringLiteral("cannot (\\S{1,64}) path \"([^\"]{1,1024})\""));
    auto match = resource.match(message);
    if (match.hasMatch()) {
        const auto group = match.captured(3);
        auto name = match.captured(2);
        if (!group.isEmpty()) { // "deployments.apps/scale", as kubectl auth can-i has it
            const auto slash = name.indexOf(QLatin1Char('/'));
            name.insert(slash < 0 ? name.size() : slash, QLatin1Char('.') + group);
        }
        return match.captured(1) + QLatin1Char(' ') + name;
    }
    match = plainPath.match(message);
    return match.hasMatch() ? match.captured(1) + QLatin1Char(' ') + match.captured(2) : QString();
}

QString subjectOf(int code, const QString &message, const QString &path)
{
    if (code == 401)
        return QStringLiteral("credentials");
    const auto right = code == 403 ? missingRight(message) : QString();
    return right.isEmpty() ? path.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty) : right;
}

} // namespace

Status toStatus(const JsonNode &object)
{
    Status status{object.text("status"), object.text("reason"), object.text("message"), 0, {}, {}};
    status.code = object.integer("code").value_or(0);
    if (status.code == 0)
        status.code = codeOf(status.reason);
    const auto details = object["details"];
    for (const auto &cause : details["causes"].items())
        status.causes += {cause.text("reason"), cause.text("message"), cause.text("field")};
    const auto wait = details.integer("retryAfterSeconds");
    if (wait && *wait > 0)
        status.retryAfterSeconds = wait;
    return status;
}

Status parseStatus(const QByteArray &json)
{
    const JsonTree tree(json);
    return toStatus(tree.root());
}

Error statusError(const Status &status, const QString &path)
{
    auto what = status.message.isEmpty() ? status.reason : status.message;
    if (what.isEmpty())
        what = status.code > 0 ? QStringLiteral("HTTP %1").arg(status.code) : QStringLiteral("no Status");
    return {errcOf(status.code), what, subjectOf(status.code, status.message, path), status.code};
}

} // namespace largada::kube
