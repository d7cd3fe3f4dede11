// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/k6_inputs.h"

#include <algorithm>
#include <iterator>

#include <QDir>
#include <nlohmann/json.hpp>

#include "k6/summary.h"

namespace largada::agent
{

namespace
{

constexpr const char *scriptBody = R"js(
export const options = {
  vus: target.vus,
  duration: `${target.durationS}s`,
  discardResponseBodies: true,
};

export default function () {
  if (http.get(target.url).status === 0) {
    sleep(0.1);
  }
}
)js";

// Besides everything that begins with LC_.
constexpr const char *passedOn[] = {
    "PATH",       "HOME",        "LANG",     "TZ",         "SSL_CERT_FILE", "SSL_CERT_DIR",
    "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "no_proxy",      "https_proxy",
    "GOMAXPROCS", "GOMEMLIMIT",  "GOGC",     "GODEBUG",    "LOCALDOMAIN",   "RES_OPTIONS",
};

} // namespace

QByteArray targetScript(const dashboard::Target &target)
{
    const nlohmann::json data{{"url", target.url.toStdString()}, {"vus", target.vus}, {"durationS", target.durationS}};
    // ASCII only: no line separator of JavaScript's can stand in it.
    const auto literal = data.dump(-1, ' ', /*ensure_ascii*/ true, nlohmann::json::error_handler_t::replace);
    return "import http from 'k6/http';\nimport { sleep } from 'k6';\n\nconst target = " +
           QByteArray::fromStdString(literal) + ";\n" + scriptBody;
}

K6Files k6Files(const QString &temporaryDirectory, const QString &runId)
{
    const QDir directory(QDir(temporaryDirectory).absolutePath());
    return {directory.filePath(QStringLiteral("k6-script-%1.js").arg(runId)),
            directory.filePath(QStringLiteral("summary-%1.json").arg(runId))};
}

QStringList k6Arguments(const K6Files &files)
{
    return {
        QStringLiteral("run"),
        QStringLiteral("--summary-export"),
        files.summary,
        QStringLiteral("--no-usage-report"),
        QStringLiteral("--no-color"),
        QStringLiteral("--summary-trend-stats"), // p(99) is in no summary that was not asked for it
        QString::fromLatin1(k6::summaryTrendStats),
        // No REST API: it has no password, and all k6 of a machine would want the same port.
        QStringLiteral("--address"),
        QString(),
        files.script,
    };
}

QProcessEnvironment k6Environment(const QProcessEnvironment &ours, const QString &temporaryDirectory)
{
    QProcessEnvironment environment;
    for (const QString &name : ours.keys()) {
        const bool isKnown = std::any_of(std::begin(passedOn), std::end(passedOn),
                                         [&name](const char *known) { return name == QLatin1String(known); });
        if (isKnown || name.startsWith(QLatin1String("LC_")))
            environment.insert(name, ours.value(name));
    }
    const QDir directory(QDir(temporaryDirectory).absolutePath());
    environment.insert(QStringLiteral("TMPDIR"), directory.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), directory.filePath(QStringLiteral("no-settings-of-k6")));
    environment.insert(QStringLiteral("K6_NO_USAGE_REPORT"), QStringLiteral("true"));
    // The newer shape has no p(99).
    environment.insert(QStringLiteral("K6_NEW_MACHINE_READABLE_SUMMARY"), QStringLiteral("false"));
    return environment;
}

} // namespace largada::agent
