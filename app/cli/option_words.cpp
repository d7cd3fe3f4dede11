// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/option_words.h"

#include <QRegularExpression>

#include "cli/words.h"
#include "core/duration.h"
#include "core/wall_time_text.h"
#include "text/sentences.h"

namespace largada::cli
{

Error bad(const QString &option, const QString &why)
{
    return Error{Errc::BadInput, why, option};
}

std::optional<int> wholeNumber(const QString &text, int least, int most)
{
    static const QRegularExpression digits(QStringLiteral("\\A-?[0-9]{1,9}\\z"));
    if (!digits.match(text).hasMatch())
        return std::nullopt;
    const int number = text.toInt();
    return number < least || number > most ? std::nullopt : std::optional(number);
}

std::optional<reports::CsvProfile> csvProfileOf(const QString &name)
{
    if (name == QLatin1String("data"))
        return reports::CsvProfile::Data;
    if (name == QLatin1String("excel-pt-br"))
        return reports::CsvProfile::ExcelPtBr;
    return std::nullopt;
}

void addGateOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("gate-timeout"),
         Words::tr("How long the gate waits for all runners, each phase (default 15m)."), QStringLiteral("TIME")},
        {QStringLiteral("stragglers"),
         Words::tr(
             "At the time limit: wait (end with 3), continue:K (start if K are armed), give-up (end with 3 as soon "
             "as one can no longer arm)."),
         QStringLiteral("POLICY"), QStringLiteral("wait")},
    });
}

void addClusterOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("context"), Words::tr("The context of the kubeconfig (default: its current one)."),
         QStringLiteral("CONTEXT")},
        {QStringLiteral("kubeconfig"), Words::tr("The kubeconfig (default: as kubectl finds it)."),
         QStringLiteral("FILE")},
        {QStringLiteral("take-over"), Words::tr("Coordinate the Job although somebody else does.")},
        {QStringLiteral("on-timeout"),
         Words::tr("When the gate ends the run: leave the runners paused, or stop them (default leave)."),
         QStringLiteral("leave|stop"), QStringLiteral("leave")},
    });
}

void addStartOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("mode"),
         Words::tr("How runners are started: broadcast over open links, clock at one time on their nodes' clocks, exec "
                   "of k6 resume (default broadcast)."),
         QStringLiteral("broadcast|clock|exec"), QStringLiteral("broadcast")},
        {QStringLiteral("at"),
         Words::tr("Start the first phase at that time, not before: HH:MM[:SS], the next one, or RFC 3339; 24 h ahead "
                   "at most."),
         QStringLiteral("TIME")},
    });
}

namespace
{

Result<> readStragglers(const QString &text, fleet::RunPlan &plan)
{
    const QString option = QStringLiteral("--stragglers");
    if (text == QLatin1String("wait")) {
        plan.stragglers = fleet::StragglerPolicy::Wait;
    } else if (text == QLatin1String("give-up")) {
        plan.stragglers = fleet::StragglerPolicy::GiveUp;
    } else if (text.startsWith(QLatin1String("continue:"))) {
        const auto least = wholeNumber(text.mid(9), 1, plan.runners);
        if (!least)
            return bad(option,
                       Words::tr("continue: takes a number from 1 to the number of runners, %1.").arg(plan.runners));
        plan.stragglers = fleet::StragglerPolicy::Continue;
        plan.minimum = *least;
    } else {
        return bad(option, Words::tr("It is wait, continue:K or give-up, not “%1”.").arg(text));
    }
    return {};
}

} // namespace

Result<> readGate(const QCommandLineParser &parser, fleet::RunPlan &plan)
{
    if (const auto done = readTime(parser, QStringLiteral("gate-timeout"), plan.gateTimeout); !done)
        return done;
    if (plan.gateTimeout.count() == 0)
        return bad(QStringLiteral("--gate-timeout"), Words::tr("It is longer than 0."));
    return readStragglers(parser.value(QStringLiteral("stragglers")), plan);
}

Result<> readTime(const QCommandLineParser &parser, const QString &option, std::chrono::milliseconds &into)
{
    if (!parser.isSet(option))
        return {};
    const auto time = parseDuration(parser.value(option));
    if (!time)
        return bad(QStringLiteral("--") + option,
                   Words::tr("It is a time such as 90, 30s or 1m30s, not “%1”.").arg(parser.value(option)));
    into = *time;
    return {};
}

Result<> readCluster(const QCommandLineParser &parser, fleet::RunPlan &plan)
{
    plan.cluster->context = parser.value(QStringLiteral("context"));
    plan.cluster->kubeConfig = parser.value(QStringLiteral("kubeconfig"));
    plan.cluster->takeOver = parser.isSet(QStringLiteral("take-over"));
    const QString onTimeout = parser.value(QStringLiteral("on-timeout"));
    if (onTimeout != QLatin1String("leave") && onTimeout != QLatin1String("stop"))
        return bad(QStringLiteral("--on-timeout"), Words::tr("It is leave or stop, not “%1”.").arg(onTimeout));
    plan.onTimeout = onTimeout == QLatin1String("stop") ? fleet::OnTimeout::Stop : fleet::OnTimeout::Leave;
    return {};
}

Result<> readStart(const QCommandLineParser &parser, WallTime now, fleet::RunPlan &plan)
{
    const QString mode = parser.value(QStringLiteral("mode"));
    const auto known = fleet::startModeFromKey(mode);
    if (!known)
        return bad(QStringLiteral("--mode"), Words::tr("It is broadcast, clock or exec, not “%1”.").arg(mode));
    plan.mode = *known;
    if (!parser.isSet(QStringLiteral("at")))
        return {};
    const QString text = parser.value(QStringLiteral("at"));
    const auto moment = parseMoment(text, now, QTimeZone::systemTimeZone());
    if (const auto *at = std::get_if<WallTime>(&moment)) {
        plan.startAt = *at;
        return {};
    }
    switch (std::get<MomentFault>(moment)) {
    case MomentFault::NotAMoment:
        break;
    case MomentFault::Past:
        return bad(QStringLiteral("--at"), Words::tr("%1 is over.").arg(text));
    case MomentFault::TooFar:
        return bad(QStringLiteral("--at"), Words::tr("%1 is more than 24 hours ahead.").arg(text));
    }
    return bad(QStringLiteral("--at"),
               Words::tr("It is a time such as 14:05, 14:05:30 or 2026-11-23T14:05:30Z, not “%1”.").arg(text));
}

Result<> checkLabel(const QString &option, const QString &name)
{
    static const QRegularExpression label(QStringLiteral("\\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\z"));
    if (label.match(name).hasMatch())
        return {};
    return bad(option, Words::tr("“%1” is not a name that Kubernetes takes.").arg(name));
}

Result<> checkPattern(const QString &option, const QString &pattern)
{
    const QRegularExpression expression(pattern);
    if (pattern.isEmpty() || !expression.isValid())
        return bad(option, Words::tr("“%1” is not a regular expression.").arg(pattern));
    return {};
}

QString startTimeLine(WallTime at, WallTime now)
{
    return Words::tr("The start is at %1, in %2.")
        .arg(localTime(at, QTimeZone::systemTimeZone()),
             text::duration(std::chrono::ceil<std::chrono::seconds>(at - now)));
}

} // namespace largada::cli
