// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_words.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "text/sentences.h"

namespace largada::ui
{

using fleet::Check;
using fleet::CheckId;
using viewmodels::PlanField;
using viewmodels::PlanProblem;

namespace
{

struct PlanText {
    Q_DECLARE_TR_FUNCTIONS(PlanText)
};

QString scriptProblem(PlanProblem problem)
{
    switch (problem) {
    case PlanProblem::Empty:
        return PlanText::tr("Choose the script that the runners shall run.");
    case PlanProblem::HasLineBreak:
        return PlanText::tr("This is more than one line. Give the path of one script.");
    case PlanProblem::TooLong:
        return PlanText::tr("This path is longer than the system allows. Give a shorter one.");
    case PlanProblem::IsDirectory:
        return PlanText::tr("This is a folder. Choose a script in it.");
    case PlanProblem::NotReadable:
        return PlanText::tr("This file cannot be read. Change its permissions, or choose another.");
    default:
        return PlanText::tr("There is no file at this path. Correct it, or choose the script.");
    }
}

QString podsProblem(PlanProblem problem)
{
    switch (problem) {
    case PlanProblem::Empty:
        return PlanText::tr("Say which pods are the runners.");
    case PlanProblem::BadPattern:
        return PlanText::tr("This is no regular expression. Correct it.");
    default:
        return PlanText::tr("This is no name of a Job: it has small letters, digits, “-” and “.” only.");
    }
}

QString containerProblem(PlanProblem problem)
{
    return problem == PlanProblem::Empty
               ? PlanText::tr("Name the container.")
               : PlanText::tr("This is no name of a container: it has small letters, digits and “-” only.");
}

QString jobProblem(const viewmodels::PlanError &error)
{
    switch (error.field) {
    case PlanField::JobName:
        return error.problem == PlanProblem::Empty     ? PlanText::tr("Name the Job.")
               : error.problem == PlanProblem::TooLong ? PlanText::tr("With this name those of its pods are too long.")
                                                       : podsProblem(error.problem);
    case PlanField::Image:
        return error.problem == PlanProblem::Empty ? PlanText::tr("Name the image that holds k6.")
                                                   : PlanText::tr("There is no space in the name of an image.");
    case PlanField::ServiceAccount:
        return PlanText::tr("This is no name of a service account: it has small letters, digits, “-” and “.” only.");
    case PlanField::NodeSelector:
        return PlanText::tr("Give labels such as pool=load, with commas between them.");
    case PlanField::Tolerations:
        return PlanText::tr("Give taints such as load=k6:NoSchedule, with commas between them.");
    case PlanField::Template:
        return error.problem == PlanProblem::NotThere      ? PlanText::tr("There is no file at this path.")
               : error.problem == PlanProblem::IsDirectory ? PlanText::tr("This is a folder. Choose a manifest in it.")
                                                           : PlanText::tr("This file cannot be read.");
    default:
        return PlanText::tr("Give a quantity such as 2, 500m or 512Mi.");
    }
}

QString startAtProblem(PlanProblem problem)
{
    switch (problem) {
    case PlanProblem::Past:
        return PlanText::tr("This time is over.");
    case PlanProblem::TooFar:
        return PlanText::tr("This time is more than 24 hours ahead.");
    default:
        return PlanText::tr("Give a time such as 14:05, 14:05:30 or 2026-11-30 14:05.");
    }
}

QString rangeSentence(PlanField field)
{
    switch (field) {
    case PlanField::Warmup:
        return PlanText::tr("The warm-up takes a whole number from 0 (none) to 100 percent.");
    case PlanField::GiveUpAfter:
        return PlanText::tr("The time limit takes whole minutes from 1 to 1,440.");
    case PlanField::Minimum:
        return PlanText::tr("The minimum takes a whole number from 1 to the number of runners.");
    default:
        return PlanText::tr("The number of runners is a whole number from 1 to 10,000.");
    }
}

QString variableSentence(const viewmodels::PlanError &error)
{
    const QString row = QLocale().toString(error.row + 1);
    switch (error.problem) {
    case PlanProblem::Empty:
        return PlanText::tr("Variable %1 has a value and no name.").arg(row);
    case PlanProblem::HasLineBreak:
        return PlanText::tr("The value of variable %1 has a line break.").arg(row);
    case PlanProblem::TooLong:
        return PlanText::tr("Variable %1 is longer than the system allows.").arg(row);
    case PlanProblem::Repeated:
        return PlanText::tr("Variable %1 has the name of another one.").arg(row);
    default:
        return PlanText::tr("The name of variable %1 may have letters without accents, digits and _ only, and no "
                            "digit in front.")
            .arg(row);
    }
}

double at(const Check &check, int index)
{
    return index < check.values.size() ? check.values.at(index) : std::nan("");
}

QString mebibytes(double value)
{
    return value >= 1024 ? PlanText::tr("%1 GiB").arg(text::number(value / 1024, value < 10 * 1024 ? 1 : 0))
                         : PlanText::tr("%1 MiB").arg(text::number(value));
}

QString rateText(double rate)
{
    return PlanText::tr("%1 iterations/s").arg(text::number(rate, rate < 10 ? 1 : 0));
}

QString durationOf(const fleet::PhaseLoad &load)
{
    return text::duration(std::chrono::milliseconds(std::llround(load.durationSeconds * 1000)));
}

QString phasesMarkup(const fleet::PhaseLoad *warmup, const fleet::PhaseLoad &main)
{
    const auto bold = [](const fleet::PhaseLoad &load) {
        return QStringLiteral("<b>%1</b>").arg(rateText(*load.iterationsPerSecond).toHtmlEscaped());
    };
    const QString time = durationOf(main);
    if (!main.iterationsPerSecond)
        return warmup == nullptr
                   ? PlanText::tr(
                         "They go as fast as they can, so the rate is not known in advance. Main lasts up to %1.")
                         .arg(time)
                   : PlanText::tr(
                         "They go as fast as they can, so the rate is not known in advance. Each phase lasts up to %1.")
                         .arg(time);
    if (warmup == nullptr)
        //: %1 is a rate, %2 a duration
        return PlanText::tr("Main carries %1 and lasts up to %2.").arg(bold(main), time);
    if (!warmup->iterationsPerSecond)
        return PlanText::tr("Main carries %1. Each phase lasts up to %2.").arg(bold(main), time);
    if (durationOf(*warmup) == time)
        //: %1 and %2 are rates, %3 a duration
        return PlanText::tr("The warm-up carries %1, main %2. Each phase lasts up to %3.")
            .arg(bold(*warmup), bold(main), time);
    //: %1 and %3 are rates, %2 and %4 durations
    return PlanText::tr("The warm-up carries %1 for up to %2, main %3 for up to %4.")
        .arg(bold(*warmup), durationOf(*warmup), bold(main), time);
}

} // namespace

QString problemSentence(const viewmodels::PlanError &error)
{
    switch (error.field) {
    case PlanField::Script:
        return scriptProblem(error.problem);
    case PlanField::Variables:
        return variableSentence(error);
    case PlanField::Pods:
        return podsProblem(error.problem);
    case PlanField::WarmupContainer:
    case PlanField::MainContainer:
        return containerProblem(error.problem);
    case PlanField::StartAt:
        return startAtProblem(error.problem);
    case PlanField::JobName:
    case PlanField::Image:
    case PlanField::CpuRequest:
    case PlanField::CpuLimit:
    case PlanField::MemoryRequest:
    case PlanField::MemoryLimit:
    case PlanField::ServiceAccount:
    case PlanField::NodeSelector:
    case PlanField::Tolerations:
    case PlanField::Template:
        return jobProblem(error);
    default:
        return rangeSentence(error.field);
    }
}

QString checkTitle(CheckId check)
{
    switch (check) {
    case CheckId::Script:
        return PlanText::tr("Script", "preflight check");
    case CheckId::K6Binary:
        return PlanText::tr("k6 program", "preflight check");
    case CheckId::Load:
        return PlanText::tr("Planned load", "preflight check");
    case CheckId::Thresholds:
        return PlanText::tr("Thresholds", "preflight check");
    case CheckId::Memory:
        return PlanText::tr("Memory", "preflight check");
    case CheckId::Cores:
        return PlanText::tr("Processor cores", "preflight check");
    case CheckId::Ports:
        return PlanText::tr("Free ports", "preflight check");
    case CheckId::Disk:
        return PlanText::tr("Disk space", "preflight check");
    case CheckId::ShareNotExact:
        return PlanText::tr("The warm-up's share", "preflight check");
    case CheckId::SplitTooFine:
        return PlanText::tr("Shared load", "preflight check");
    case CheckId::CountThreshold:
        return PlanText::tr("Threshold on a count", "preflight check");
    case CheckId::NoSetup:
        return PlanText::tr("setup()", "preflight check");
    case CheckId::Server:
        return PlanText::tr("API server", "preflight check");
    case CheckId::KubeConfig:
        return PlanText::tr("kubeconfig", "preflight check");
    case CheckId::Credentials:
        return PlanText::tr("Credentials", "preflight check");
    case CheckId::Namespace:
        return PlanText::tr("Namespace", "preflight check");
    case CheckId::Right:
        return PlanText::tr("Rights", "preflight check");
    case CheckId::Job:
        return PlanText::tr("Job", "preflight check");
    case CheckId::Pods:
        return PlanText::tr("Pods", "preflight check");
    case CheckId::Container:
        return PlanText::tr("Containers", "preflight check");
    case CheckId::NotPaused:
        return PlanText::tr("Paused start", "preflight check");
    case CheckId::NoApi:
        return PlanText::tr("k6 API", "preflight check");
    case CheckId::BackoffLimit:
        return PlanText::tr("backoffLimit", "preflight check");
    case CheckId::RestartPolicy:
        return PlanText::tr("restartPolicy", "preflight check");
    case CheckId::Holder:
        return PlanText::tr("Coordinator", "preflight check");
    case CheckId::NoHolder:
        return PlanText::tr("Coordinator", "preflight check");
    case CheckId::Quota:
        return PlanText::tr("Quota", "preflight check");
    case CheckId::StartMode:
        return PlanText::tr("Start mode", "preflight check");
    case CheckId::ReadOnly:
        return PlanText::tr("Read-only", "preflight check");
    case CheckId::StatusDiffers:
        return PlanText::tr("Pod status", "preflight check");
    case CheckId::ArchiveTooLarge:
        return PlanText::tr("Script archive", "preflight check");
    case CheckId::WarmupThresholds:
        return PlanText::tr("Thresholds", "preflight check");
    case CheckId::NodeClocks:
        return PlanText::tr("Clocks", "preflight check");
    }
    return {};
}

QString checkFigure(const Check &check)
{
    switch (check.id) {
    case CheckId::K6Binary:
    case CheckId::Server:
        return check.detail;
    case CheckId::Job:
    case CheckId::Namespace:
    case CheckId::Container:
        return check.subject;
    case CheckId::Load:
        return at(check, 1) > 0 ? rateText(at(check, 1))
                                : PlanText::tr("%Ln VU(s)", "", static_cast<int>(std::min(at(check, 0), 1e9)));
    case CheckId::Thresholds:
        return text::number(at(check, 0));
    case CheckId::Memory:
        //: %1 is needed, %2 is there
        return PlanText::tr("%1 of %2").arg(mebibytes(at(check, 0)), mebibytes(at(check, 1)));
    case CheckId::Ports:
    case CheckId::Pods:
        return PlanText::tr("%1 of %2").arg(text::number(at(check, 0)), text::number(at(check, 1)));
    case CheckId::Cores:
        return text::number(at(check, 1));
    case CheckId::Disk:
        return mebibytes(at(check, 0));
    case CheckId::ShareNotExact:
        return PlanText::tr("%1%").arg(text::number(at(check, 1), 1));
    default:
        return {};
    }
}

QString costOfForcing(const Check &check)
{
    switch (check.id) {
    case CheckId::K6Binary:
        return PlanText::tr("With it, figures may be missing or a runner may never stand ready.");
    case CheckId::Memory:
        return PlanText::tr("Started anyway, the system may end runners in the middle of the load.");
    case CheckId::Cores:
        return PlanText::tr("Started anyway, latencies are measured too high.");
    case CheckId::Ports:
        return PlanText::tr("Started anyway, some runners may never stand ready.");
    case CheckId::Disk:
        return PlanText::tr("Started anyway, results of runners may be lost.");
    default:
        return PlanText::tr("Started anyway, the run may fail.");
    }
}

QString textToCopy(const Check &check)
{
    switch (check.id) {
    case CheckId::NotPaused:
        return QStringLiteral("--paused");
    case CheckId::NoApi:
        return QStringLiteral("--address localhost:6565");
    case CheckId::WarmupThresholds:
        return QStringLiteral("--no-thresholds");
    case CheckId::Right: {
        const QString what = check.subject.section(QLatin1Char(' '), 1);
        const QString resource = what.section(QLatin1Char('.'), 0, 0);
        const QString group = what.section(QLatin1Char('.'), 1);
        return QStringLiteral("# namespace %1\n- apiGroups: [\"%2\"]\n  resources: [\"%3\"]\n  verbs: [\"%4\"]\n")
            .arg(check.detail, group, resource, check.subject.section(QLatin1Char(' '), 0, 0));
    }
    default:
        return {};
    }
}

QString loadMarkup(const fleet::PreflightReport &report, const fleet::RunPlan &plan)
{
    if (report.load.isEmpty())
        return {};
    const fleet::PhaseLoad &main = report.load.constLast();
    const fleet::PhaseLoad *warmup = report.load.size() > 1 ? &report.load.constFirst() : nullptr;
    const QString total = QStringLiteral("<b>%1</b>").arg(PlanText::tr("%Ln VU(s)", "", main.maxVus));
    const QString runners = PlanText::tr("%Ln runner(s)", "", plan.runners);
    //: %1 is "20 runners", %2 "400 VUs", %3 whole sentences
    if (plan.split)
        return PlanText::tr("%1 share %2. %3", "load").arg(runners, total, phasesMarkup(warmup, main));
    const QString each = PlanText::tr("%Ln VU(s)", "", main.maxVus / std::max(1, plan.runners));
    //: %1 is "20 runners", %2 "20 VUs", %3 "400 VUs", %4 whole sentences
    return PlanText::tr("%1 × %2 = %3. %4").arg(runners, each, total, phasesMarkup(warmup, main));
}

QString scriptFacts(const fleet::PreflightReport &report, const fleet::RunPlan &plan)
{
    if (report.load.isEmpty())
        return report.scriptSha256.left(7);
    const fleet::PhaseLoad &main = report.load.constLast();
    const int scripts = plan.split ? 1 : std::max(1, plan.runners);
    QStringList facts{PlanText::tr("%Ln VU(s)", "", main.maxVus / scripts)};
    if (main.iterationsPerSecond)
        facts << rateText(*main.iterationsPerSecond / scripts);
    facts << durationOf(main) << PlanText::tr("%Ln threshold(s)", "", static_cast<int>(report.thresholds.size()))
          << report.scriptSha256.left(7);
    return facts.join(QStringLiteral(" · "));
}

} // namespace largada::ui
