// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>

#include "k6/version.h"
#include "text/details.h"
#include "text/sentences.h"

namespace largada::text
{

using fleet::Check;
using fleet::CheckId;
using fleet::CheckLevel;

namespace
{

class CheckText
{
    Q_DECLARE_TR_FUNCTIONS(Check)
};

QString value(const Check &check, int index, int decimals = 0)
{
    return number(index < check.values.size() ? check.values.at(index) : std::nan(""), decimals);
}

// Never a hole in a sentence.
QString named(const QString &text)
{
    const QString line = oneLine(text);
    return line.isEmpty() ? QStringLiteral("–") : line;
}

// As an argument of %n.
int count(const Check &check, int index)
{
    const double value = index < check.values.size() ? check.values.at(index) : 0;
    if (!std::isfinite(value))
        return 0;
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(std::numeric_limits<int>::max())));
}

QString binary(const Check &check)
{
    if (check.level == CheckLevel::Ok)
        //: %1 is k6's version, %2 a path
        return CheckText::tr("k6 %1 is ready: “%2”.").arg(named(check.detail), named(check.subject));
    if (check.subject.isEmpty())
        return withDetails(CheckText::tr("k6 was not found. Install it, or put its path into K6_BINARY."),
                           check.detail);
    const QString oldest = QStringLiteral("%1.%2").arg(QString::number(k6::oldestSupported.major),
                                                       QString::number(k6::oldestSupported.minor));
    //: %1 is a path, %2 a version
    return withDetails(CheckText::tr("The k6 program “%1” is not one that Largada is tested with. Use k6 %2 or newer.")
                           .arg(named(check.subject), oldest),
                       check.detail);
}

// The first value is the VUs of main, the second its iterations a second; 0 or none where VUs go as fast as they can.
QString load(const Check &check)
{
    const bool hasRate = check.values.size() > 1 && check.values.at(1) > 0;
    const QString rate = hasRate ? value(check, 1, check.values.at(1) < 10 ? 1 : 0) : QString();
    const int vus = count(check, 0);
    if (check.level == CheckLevel::Ok)
        return hasRate ? CheckText::tr("Main makes a load of %Ln VU(s) and %1 iterations/s.", "", vus).arg(rate)
                       : CheckText::tr("Main makes a load of %Ln VU(s), each as fast as it can.", "", vus);
    return hasRate ? CheckText::tr(
                         "Main would make a load of %Ln VU(s) and %1 iterations/s. Check that this is meant, and that "
                         "the target can take it.",
                         "", vus)
                         .arg(rate)
                   : CheckText::tr(
                         "Main would make a load of %Ln VU(s), each as fast as it can. Check that this is meant, and "
                         "that the target can take it.",
                         "", vus);
}

QString thresholds(const Check &check)
{
    const int thresholdCount = count(check, 0);
    const bool ok = check.level == CheckLevel::Ok;
    if (thresholdCount == 0)
        return ok ? CheckText::tr("The script has no thresholds.")
                  : CheckText::tr("The script has no thresholds, so nothing tells a good run from a bad one. Add "
                                  "thresholds to its options.");
    return ok ? CheckText::tr("The script has %Ln threshold(s).", "", thresholdCount)
              : CheckText::tr("The script has %Ln threshold(s), judged by each runner on its own figures. Set limits "
                              "that hold for one runner.",
                              "", thresholdCount);
}

QString machine(const Check &check)
{
    const bool ok = check.level == CheckLevel::Ok;
    switch (check.id) {
    case CheckId::Memory:
        return (ok ? CheckText::tr("Memory is enough: %1 MiB needed, %2 MiB free.")
                   : CheckText::tr("Memory may run out: %1 MiB needed, %2 MiB free. Free memory, or use fewer VUs or "
                                   "runners."))
            .arg(value(check, 0), value(check, 1));
    case CheckId::Cores:
        //: %1 and %2 are numbers
        return (ok ? CheckText::tr("The cores (%2) are enough for the runners (%1).")
                   : CheckText::tr("The cores (%2) are few for the runners (%1), and a busy generator measures "
                                   "latencies too high. Use fewer runners."))
            .arg(value(check, 0), value(check, 1));
    case CheckId::Ports:
        //: %1 and %2 are numbers
        return (ok ? CheckText::tr("Enough ports are free: %1 needed, %2 free.")
                   : CheckText::tr("Too few ports are free: %1 needed, %2 free. End programs that hold ports, or use "
                                   "fewer runners."))
            .arg(value(check, 0), value(check, 1));
    default:
        //: %1 is a number, %2 a directory
        return (ok ? CheckText::tr("Disk space is enough: %1 MiB free in “%2”.")
                   : CheckText::tr("Disk space may run out: %1 MiB free in “%2”. Free some space there."))
            .arg(value(check, 0), named(check.subject));
    }
}

QString share(const Check &check)
{
    if (check.level == CheckLevel::Ok)
        //: %1 is a scenario of the script, %2 a number
        return CheckText::tr("The warm-up of scenario “%1” gets exactly its share: %2%.")
            .arg(named(check.subject), value(check, 1, 1));
    //: %1 is a scenario of the script, %2 and %3 are numbers
    return CheckText::tr(
               "The warm-up of scenario “%1” gets %2% of main's load instead of %3%, since VUs and iterations "
               "are whole numbers. Use more VUs for a closer share.")
        .arg(named(check.subject), value(check, 0, 1), value(check, 1, 1));
}

QString split(const Check &check)
{
    const bool ok = check.level == CheckLevel::Ok;
    switch (check.id) {
    case CheckId::SplitTooFine:
        //: %1 is a scenario of the script, %2 and %3 are numbers
        return (ok ? CheckText::tr("Scenario “%1” can be split: it has enough VUs (%2) for the runners (%3).")
                   : CheckText::tr("Scenario “%1” has too few VUs (%2) for the runners (%3): some would have no work. "
                                   "Use fewer runners, more VUs, or no --split."))
            .arg(named(check.subject), value(check, 0), value(check, 1));
    case CheckId::CountThreshold:
        //: %1 is a metric
        return (ok ? CheckText::tr("The thresholds of “%1” mean the same under --split.")
                   : CheckText::tr(
                         "A count threshold of “%1” is judged on one runner's part of the load under --split. "
                         "Set its limit for one runner, or use a rate."))
            .arg(named(check.subject));
    default:
        return ok ? CheckText::tr("The script exports setup(), which runs once.")
                  : CheckText::tr(
                        "The script exports no setup(), so --setup once has nothing to run. Export setup(), or "
                        "leave the option out.");
    }
}

QString pods(const Check &check)
{
    const bool tooMany = check.values.size() > 1 && check.values.at(0) > check.values.at(1);
    const QString subject = named(check.subject);
    if (check.level > CheckLevel::Warning && !tooMany)
        //: %1 is what the pods are looked for by
        return CheckText::tr("The pods cannot be found (%1). Check the name and the namespace.").arg(subject);
    //: in these three %1 and %2 are numbers, %3 is what the pods were looked for by
    QString text = CheckText::tr("%1 of %2 pods are there (%3).");
    if (tooMany)
        text = CheckText::tr("%1 pods match, but only %2 are wanted (%3). Correct the number or the name.");
    else if (check.level == CheckLevel::Warning)
        text = CheckText::tr("%1 of %2 pods are there so far (%3). The gate waits for the others.");
    return text.arg(value(check, 0), value(check, 1), subject);
}

QString job(const Check &check)
{
    const QString name = named(check.subject);
    if (check.level == CheckLevel::Ok)
        return CheckText::tr("The Job “%1” is there.").arg(name);
    if (check.level != CheckLevel::Warning)
        return CheckText::tr("The Job “%1” cannot be used. Check its name and namespace.").arg(name);
    if (check.values.isEmpty())
        return CheckText::tr("The Job “%1” is suspended, so it has no pods. Resume it (spec.suspend: false).")
            .arg(name);
    //: %1 is a name, %2 and %3 are numbers
    return CheckText::tr("The Job “%1” has %2 pods at a time, but %3 runners are wanted. Correct one of the two.")
        .arg(name, value(check, 0), value(check, 1));
}

QString cluster(const Check &check)
{
    const bool ok = check.level == CheckLevel::Ok;
    switch (check.id) {
    case CheckId::Server:
        return (ok ? CheckText::tr("The API server answers: “%1”.")
                   : CheckText::tr("The API server “%1” does not answer as it should. Check the address, the network "
                                   "and the credentials, then try again."))
            .arg(named(check.subject));
    case CheckId::KubeConfig:
        //: %1 is a file, a context or a field of it
        return (ok ? CheckText::tr("The kubeconfig names a cluster: “%1”.")
                   : CheckText::tr("The kubeconfig cannot be used: “%1”. Correct it, or choose another file or context "
                                   "(--kubeconfig, --context)."))
            .arg(named(check.subject));
    case CheckId::Credentials:
        if (ok)
            return CheckText::tr("The credentials are accepted.");
        if (check.subject.isEmpty())
            return CheckText::tr("Token expired or refused. Log in to the cluster again, then try again.");
        //: %1 is a program or a file
        return CheckText::tr("There are no credentials: “%1” gave none. Solve what it reports, then try again.")
            .arg(named(check.subject));
    case CheckId::Namespace:
        return (ok ? CheckText::tr("The namespace “%1” is there.")
                   : CheckText::tr("The namespace “%1” is not there, or not any more. Check its name and the context."))
            .arg(named(check.subject));
    case CheckId::Right:
        return (ok ? CheckText::tr("The right “%1” is there.")
                   : CheckText::tr("The right “%1” is missing, and what needs it is off. Ask whoever gives rights in "
                                   "this namespace for it."))
            .arg(named(check.subject));
    case CheckId::Job:
        return job(check);
    case CheckId::Container:
        return (ok ? CheckText::tr("The container “%1” is in the pods.")
                   : CheckText::tr("There is no container “%1” in the pods. Name the one that runs k6 "
                                   "(--warmup-container, --main-container)."))
            .arg(named(check.subject));
    case CheckId::NotPaused:
        return (ok ? CheckText::tr("k6 in “%1” starts paused.")
                   : CheckText::tr("k6 in “%1” is not told --paused, so it would not wait for the release. Add "
                                   "--paused to its arguments."))
            .arg(named(check.subject));
    case CheckId::NoApi:
        return (ok ? CheckText::tr("k6 in “%1” opens its API.")
                   : CheckText::tr("k6 in “%1” opens no API: from 2.0 on it needs --address or K6_ADDRESS. Add "
                                   "--address localhost:6565 to its arguments."))
            .arg(named(check.subject));
    case CheckId::RestartPolicy:
        return (ok ? CheckText::tr("A runner that ended stays ended (restartPolicy %1).")
                   : CheckText::tr("With restartPolicy %1 a runner that ended begins again. Set it to Never."))
            .arg(named(check.subject));
    case CheckId::Holder:
        if (ok)
            return CheckText::tr("Nobody else coordinates this Job.");
        return CheckText::tr("“%1” coordinates this Job. Wait for the end of that run, or take over knowingly "
                             "(--take-over).")
            .arg(named(check.subject));
    case CheckId::StartMode:
        return (ok ? CheckText::tr("The start mode “%1” is possible.")
                   : CheckText::tr("The start mode “%1” is not possible here. Choose another one (--mode)."))
            .arg(named(check.subject));
    case CheckId::ReadOnly:
        return (ok ? CheckText::tr("The context “%1” may be changed.")
                   : CheckText::tr("The context “%1” is set to read only, so nothing is started or stopped in it. "
                                   "Choose another context, or change that in the settings."))
            .arg(named(check.subject));
    case CheckId::StatusDiffers:
        return (ok ? CheckText::tr("The pods have the status “%1”.")
                   : CheckText::tr("The pods do not show the status “%1”. k6 itself decides when they are ready, so "
                                   "the start goes on."))
            .arg(named(check.subject));
    case CheckId::BackoffLimit:
        //: %1 is a number
        return (ok ? CheckText::tr("A runner that ends badly does not end the others (backoffLimit %1).")
                   : CheckText::tr("With the Job's backoffLimit of %1, runners that end badly end all others. Use an "
                                   "Indexed Job with backoffLimitPerIndex, or raise the limit."))
            .arg(value(check, 0));
    case CheckId::NoHolder:
        return ok ? CheckText::tr("Others can see that this run coordinates the Job.")
                  : CheckText::tr("Without the right to patch Jobs nobody can see that this run coordinates it, and it "
                                  "cannot be found again after a crash.");
    case CheckId::WarmupThresholds:
        return ok ? CheckText::tr("Thresholds do not judge the warm-up.")
                  : CheckText::tr("A threshold missed in the warm-up would keep main from starting. Add "
                                  "--no-thresholds to the warm-up.");
    case CheckId::Pods:
        return pods(check);
    case CheckId::Quota:
        //: %1 is a resource, %2 and %3 are numbers
        return (ok ? CheckText::tr("The quota of %1 is enough: %2 needed, %3 left.")
                   : CheckText::tr(
                         "The quota of %1 is not enough: %2 needed, %3 left. Raise it, or use fewer runners."))
            .arg(named(check.subject), value(check, 0, 1), value(check, 1, 1));
    case CheckId::ArchiveTooLarge:
        //: %1 and %2 are numbers of bytes
        return (ok ? CheckText::tr("The script's archive fits into a ConfigMap: %1 of %2 bytes.")
                   : CheckText::tr(
                         "The script's archive has %1 bytes, more than the %2 of a ConfigMap. Put it into the "
                         "image (--archive-in-image)."))
            .arg(value(check, 0), value(check, 1));
    default:
        //: %1 is a number of milliseconds
        return (ok ? CheckText::tr("The nodes' clocks differ by %1 ms.")
                   : CheckText::tr("The nodes' clocks differ by %1 ms, and the start in clock mode by as much. Use "
                                   "--mode broadcast, or correct the clocks."))
            .arg(value(check, 0, 1));
    }
}

QString script(const Check &check)
{
    //: %1 is a path
    return (check.level == CheckLevel::Ok
                ? CheckText::tr("The script is accepted by k6: “%1”.")
                : CheckText::tr("The script “%1” cannot be used. Correct it, or name another."))
        .arg(named(check.subject));
}

QString finding(const Check &check)
{
    switch (check.id) {
    case CheckId::Script:
        return withDetails(script(check), check.detail);
    case CheckId::K6Binary:
        return binary(check);
    case CheckId::Load:
        return withDetails(load(check), check.detail);
    case CheckId::Thresholds:
        return withDetails(thresholds(check), check.detail);
    case CheckId::Memory:
    case CheckId::Cores:
    case CheckId::Ports:
    case CheckId::Disk:
        return withDetails(machine(check), check.detail);
    case CheckId::ShareNotExact:
        return withDetails(share(check), check.detail);
    case CheckId::SplitTooFine:
    case CheckId::CountThreshold:
    case CheckId::NoSetup:
        return withDetails(split(check), check.detail);
    case CheckId::Server:
    case CheckId::KubeConfig:
    case CheckId::Credentials:
    case CheckId::Namespace:
    case CheckId::Right:
    case CheckId::Job:
    case CheckId::Pods:
    case CheckId::Container:
    case CheckId::NotPaused:
    case CheckId::NoApi:
    case CheckId::BackoffLimit:
    case CheckId::RestartPolicy:
    case CheckId::Holder:
    case CheckId::NoHolder:
    case CheckId::Quota:
    case CheckId::StartMode:
    case CheckId::ReadOnly:
    case CheckId::StatusDiffers:
    case CheckId::ArchiveTooLarge:
    case CheckId::WarmupThresholds:
    case CheckId::NodeClocks:
        return withDetails(cluster(check), check.detail);
    }
    return {};
}

} // namespace

QString sentence(const Check &check)
{
    switch (check.level) {
    case CheckLevel::Ok:
    case CheckLevel::Warning:
        return finding(check);
    case CheckLevel::Block:
        //: %1 is what was found, in whole sentences
        return CheckText::tr("%1 The run starts only when forced (--force).").arg(finding(check));
    case CheckLevel::BlockFinal:
        //: %1 is what was found, in whole sentences
        return CheckText::tr("%1 The run cannot start before this is solved.").arg(finding(check));
    }
    return {};
}

} // namespace largada::text
