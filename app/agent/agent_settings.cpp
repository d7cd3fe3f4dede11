// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/agent_settings.h"

#include <algorithm>

#include <QFile>

#include "core/duration.h"

namespace largada::agent
{

namespace
{

constexpr int longestName = 253;
constexpr int mostVus = 100'000;

Error badVariable(const char *name, const char *what)
{
    return Error{Errc::BadInput, QString::fromLatin1(what), QString::fromLatin1(name)};
}

Result<QUrl> dashboardUrl(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return badVariable("DASHBOARD_URL", "not an http or https address");
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return badVariable("DASHBOARD_URL", "must have no user, query or fragment");
    while (url.path().endsWith(QLatin1Char('/')))
        url.setPath(url.path().chopped(1));
    return url;
}

// Into a header line of HTTP as it is.
bool isToken(const QByteArray &secret)
{
    return std::all_of(secret.begin(), secret.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

Result<std::chrono::milliseconds> milliseconds(const QProcessEnvironment &environment, const char *name,
                                               std::chrono::milliseconds otherwise, qint64 least)
{
    const QString text = environment.value(QString::fromLatin1(name)).trimmed();
    if (text.isEmpty())
        return otherwise;
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < least || number > 3'600'000)
        return badVariable(name, "not a number of milliseconds, or too small, or over an hour");
    return std::chrono::milliseconds(number);
}

Result<int> vusOf(const QString &text, int otherwise)
{
    if (text.isEmpty())
        return otherwise;
    bool isNumber = false;
    const int vus = text.toInt(&isNumber);
    if (!isNumber || vus < 1 || vus > mostVus)
        return badVariable("K6_VUS", "not a number from 1 to 100000");
    return vus;
}

Result<int> secondsOf(const QString &text, int otherwise)
{
    if (text.isEmpty())
        return otherwise;
    const auto duration = parseDuration(text);
    if (!duration || *duration <= std::chrono::milliseconds(0) || *duration > std::chrono::hours(24))
        return badVariable("K6_DURATION", "not a duration like 30s, of a day at most");
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(*duration).count());
}

// The first error of these, or none.
template<class... T>
std::optional<Error> firstError(const Result<T> &...results)
{
    std::optional<Error> first;
    const auto look = [&first](const auto &result) {
        if (!result && !first)
            first = result.error();
    };
    (look(results), ...);
    return first;
}

Result<QByteArray> trustedOf(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::Storage, QStringLiteral("DASHBOARD_CA_FILE: ") + file.errorString(), path};
    return file.read(1024 * 1024);
}

} // namespace

Result<AgentSettings> agentSettings(const QProcessEnvironment &environment, const QString &hostName)
{
    AgentSettings settings;
    const auto text = [&environment](const char *name) { return environment.value(QString::fromLatin1(name)); };
    const auto url = text("DASHBOARD_URL").trimmed().isEmpty() ? Result<QUrl>(settings.dashboard)
                                                               : dashboardUrl(text("DASHBOARD_URL"));
    settings.secret = text("DASHBOARD_SECRET").trimmed().toUtf8();
    if (settings.secret.isEmpty())
        return badVariable("DASHBOARD_SECRET", "missing");
    if (!isToken(settings.secret))
        return badVariable("DASHBOARD_SECRET", "has characters that a header of HTTP cannot have");
    const QString name = text("AGENT_NAME").trimmed();
    settings.name = name.isEmpty() ? hostName.trimmed() : name;
    if (settings.name.isEmpty() || settings.name.size() > longestName)
        return badVariable("AGENT_NAME", "missing, and so is a host name, or longer than 253 characters");

    const auto poll = milliseconds(environment, "POLL_INTERVAL_MS", settings.pollInterval, 50);
    const auto heartbeat = milliseconds(environment, "HEARTBEAT_INTERVAL_MS", settings.heartbeatInterval, 50);
    const auto grace = milliseconds(environment, "STOP_GRACE_MS", settings.grace, 0);
    const auto vus = vusOf(text("K6_VUS").trimmed(), settings.vus);
    const auto duration = secondsOf(text("K6_DURATION").trimmed(), settings.durationS);
    const auto trusted = trustedOf(text("DASHBOARD_CA_FILE"));
    if (const auto error = firstError(url, poll, heartbeat, grace, vus, duration, trusted))
        return *error;
    settings.dashboard = *url;
    settings.pollInterval = *poll;
    settings.heartbeatInterval = *heartbeat;
    settings.grace = *grace;
    settings.vus = *vus;
    settings.durationS = *duration;
    settings.trusted = *trusted;
    if (!text("K6_BINARY").isEmpty())
        settings.k6 = text("K6_BINARY");
    if (!text("TMP_DIR").isEmpty())
        settings.temporaryDirectory = text("TMP_DIR");
    return settings;
}

} // namespace largada::agent
