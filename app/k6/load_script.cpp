// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/load_script.h"

#include <QRegularExpression>
#include <QUrl>

#include "k6/script_text.h"

namespace largada::k6
{

namespace
{

// Plain objects and functions only, so that k6's older engines take it. The copies are made field by field: k6 refuses
// a scenario with a field that its executor does not have, and two scenarios may share one array of stages.
constexpr const char *wrapperBody = R"js(
const isUnset = (value) => value === undefined || value === null || value === '';

// The share of a number, at least 1. Zero and whatever is not a count stay as they are: k6 judges those.
function share(value) {
  const count = typeof value === 'string' && /^[0-9]+$/.test(value) ? Number(value) : value;
  return Number.isInteger(count) && count > 0 ? Math.max(1, Math.round((count * percent) / 100)) : value;
}

function shareFields(object, names) {
  for (const name of names) {
    if (object[name] !== undefined) {
      object[name] = share(object[name]);
    }
  }
  if (Array.isArray(object.stages)) {
    object.stages = object.stages.map((stage) => {
      const copy = Object.assign({}, stage);
      if (copy.target !== undefined) {
        copy.target = share(copy.target);
      }
      return copy;
    });
  }
}

const unitNanoseconds = { ns: 1, us: 1e3, '\u00b5s': 1e3, '\u03bcs': 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9, d: 86400e9 };

// k6's durations: numbers and strings of digits are milliseconds, "1d12h" has days. NaN for anything else.
function nanoseconds(value) {
  const text = String(value);
  if (/^[0-9]*\.?[0-9]+(e[0-9]+)?$/.test(text)) {
    return Number(text) * 1e6;
  }
  if (!/^([0-9]+d)?(([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))*$/.test(text) || text === '') {
    return NaN;
  }
  let total = 0;
  for (const part of text.match(/[0-9.]+[^0-9.]+/g)) {
    total += parseFloat(part) * unitNanoseconds[part.replace(/[0-9.]+/, '')];
  }
  return total;
}

// A share of a rate is the same rate in a longer time unit: exact, where a rounded rate would not be.
function longer(timeUnit, scenario) {
  const unit = isUnset(timeUnit) ? 1e9 : nanoseconds(timeUnit);
  if (!(unit > 0)) {
    throw new Error(`scenario ${scenario}: the load cannot be scaled with timeUnit ${JSON.stringify(timeUnit)}`);
  }
  return `${Math.round((unit * 100) / percent)}ns`;
}

const fieldsOf = {
  'constant-vus': ['vus'],
  'per-vu-iterations': ['vus'],
  'shared-iterations': ['vus', 'iterations'],
  'ramping-vus': ['startVUs'],
};

function scaledScenario(original, name) {
  const scenario = Object.assign({}, original);
  if (fieldsOf[scenario.executor]) {
    shareFields(scenario, fieldsOf[scenario.executor]);
  } else if (scenario.executor === 'constant-arrival-rate' || scenario.executor === 'ramping-arrival-rate') {
    if (percent !== 100) {
      scenario.timeUnit = longer(scenario.timeUnit, name);
    }
  }
  return scenario;
}

function scaled(original) {
  const result = Object.assign({}, original);
  if (isUnset(result.vus) && !(isUnset(result.iterations) && isUnset(result.duration))) {
    result.vus = 1; // what k6 run takes; k6 inspect would take none
  }
  shareFields(result, ['vus', 'iterations', 'rps']);
  if (result.scenarios !== null && typeof result.scenarios === 'object') {
    const scenarios = {};
    for (const name of Object.keys(result.scenarios)) {
      scenarios[name] = scaledScenario(result.scenarios[name], name);
    }
    result.scenarios = scenarios;
  }
  return result;
}

export const options = scaled(script.options);
)js";

const QByteArray setupName = QByteArrayLiteral("setup");

// What `export {…}` and `export const {…}` name: the last word of each item, its default value left out.
bool anyListNamesSetup(const QRegularExpression &pattern, const QString &code)
{
    for (auto it = pattern.globalMatch(code); it.hasNext();) {
        const auto items = it.next().captured(1).split(QLatin1Char(','));
        for (const auto &item : items) {
            auto name = item.section(QLatin1Char('='), 0, 0).section(QLatin1Char(':'), -1).simplified();
            name = name.section(QLatin1Char(' '), -1);
            if (name == QStringLiteral("setup") || name == QStringLiteral("\"setup\"") ||
                name == QStringLiteral("'setup'"))
                return true;
        }
    }
    return false;
}

} // namespace

QByteArray loadWrapper(const QString &scriptPath, int percent)
{
    Q_ASSERT(scriptPath.startsWith(QLatin1Char('/')));
    Q_ASSERT(percent >= 1 && percent <= 100);
    // k6 reads a plain path as a URL's, where % # ? and control characters have a meaning of their own. What Go's
    // net/url leaves as it is stays so: k6 compares URLs as text, and warns of open() where two spellings of one
    // differ.
    const QByteArray url = "\"file://" + QUrl::toPercentEncoding(scriptPath, "/$&+,:;=@") + '"';
    return "import * as script from " + url + ";\nexport * from " + url + ";\nexport default script.default;\n\n" +
           "const percent = " + QByteArray::number(percent) + ";\n" + wrapperBody;
}

QStringList segmentArguments(int index, int count)
{
    Q_ASSERT(index >= 0 && index < count);
    const auto border = [count](int i) {
        if (i == 0)
            return QStringLiteral("0");
        return i == count ? QStringLiteral("1") : QStringLiteral("%1/%2").arg(i).arg(count);
    };
    QStringList sequence;
    sequence.reserve(count + 1);
    for (int i = 0; i <= count; ++i)
        sequence += border(i);
    return {QStringLiteral("--execution-segment"), border(index) + QLatin1Char(':') + border(index + 1),
            QStringLiteral("--execution-segment-sequence"), sequence.join(QLatin1Char(','))};
}

bool exportsSetup(const QByteArray &script)
{
    static const QRegularExpression function(
        QStringLiteral("(?<![\\w$.])export\\s+(?:async\\s+)?function\\s*\\*?\\s*setup(?![\\w$\\x{80}-\\x{ff}])"));
    static const QRegularExpression variable(
        QStringLiteral("(?<![\\w$.])export\\s+(?:const|let|var)\\s+setup(?![\\w$\\x{80}-\\x{ff}])"));
    static const QRegularExpression destructured(
        QStringLiteral("(?<![\\w$.])export\\s+(?:const|let|var)\\s*\\{([^}]*)\\}"));
    static const QRegularExpression list(QStringLiteral("(?<![\\w$.])export\\s*\\{([^}]*)\\}"));
    static const QRegularExpression member(
        QStringLiteral("(?<![\\w$.])(?:module\\s*\\.\\s*)?exports\\s*"
                       "(?:\\.\\s*setup(?![\\w$\\x{80}-\\x{ff}])|\\[\\s*[\"']setup[\"']\\s*\\])\\s*=(?![=>])"));
    static const QRegularExpression defined(
        QStringLiteral("\\.\\s*defineProperty\\s*\\(\\s*(?:module\\s*\\.\\s*)?exports\\s*,\\s*[\"']setup[\"']"));
    // The object that all exports come from, by hand or as esbuild and webpack write it; the match ends at its brace.
    static const QRegularExpression object(
        QStringLiteral("(?:(?<![\\w$.])module\\s*\\.\\s*exports\\s*=\\s*(?:exports\\s*=\\s*)?"
                       "|\\.\\s*assign\\s*\\(\\s*(?:module\\s*\\.\\s*)?exports\\s*,\\s*"
                       "|(?<![\\w$])(?:__export|__webpack_require__\\s*\\.\\s*d)\\s*\\(\\s*[\\w$]+\\s*,\\s*)\\{"));
    const auto code = codeOnly(script, setupName);
    const auto text = QString::fromLatin1(code); // one character a byte: positions are the same in both
    for (const auto *pattern : {&function, &variable, &member, &defined}) {
        if (pattern->match(text).hasMatch())
            return true;
    }
    if (anyListNamesSetup(list, text) || anyListNamesSetup(destructured, text))
        return true;
    for (auto it = object.globalMatch(text); it.hasNext();) {
        if (objectHasKey(code, it.next().capturedEnd() - 1, setupName))
            return true;
    }
    return false;
}

} // namespace largada::k6
