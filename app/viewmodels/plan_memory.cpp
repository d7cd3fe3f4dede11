// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan_memory.h"

#include <algorithm>
#include <array>

namespace largada::viewmodels
{

namespace
{

const QChar between(u'\n');

QString key(const char *name)
{
    return QStringLiteral("plan/") + QLatin1String(name);
}

struct PolicyWord {
    fleet::StragglerPolicy policy;
    const char *word;
};
constexpr std::array policies{PolicyWord{fleet::StragglerPolicy::Wait, "wait"},
                              PolicyWord{fleet::StragglerPolicy::Continue, "continue"},
                              PolicyWord{fleet::StragglerPolicy::GiveUp, "give-up"}};

QString yesOrNo(bool value)
{
    return value ? QStringLiteral("yes") : QStringLiteral("no");
}

bool isYes(const Choices &choices, const char *name)
{
    return choices.value(key(name)) == QLatin1String("yes");
}

struct PodsWord {
    fleet::PodsBy by;
    const char *word;
};
constexpr std::array kindsOfPods{PodsWord{fleet::PodsBy::Job, "job"}, PodsWord{fleet::PodsBy::Selector, "selector"},
                                 PodsWord{fleet::PodsBy::Regex, "pattern"}};

struct JobText {
    const char *name;
    QString JobFields::*text;
};
constexpr std::array jobTexts{JobText{"job-name", &JobFields::name},
                              JobText{"image", &JobFields::image},
                              JobText{"cpu-request", &JobFields::cpuRequest},
                              JobText{"cpu-limit", &JobFields::cpuLimit},
                              JobText{"memory-request", &JobFields::memoryRequest},
                              JobText{"memory-limit", &JobFields::memoryLimit},
                              JobText{"service-account", &JobFields::serviceAccount},
                              JobText{"node-selector", &JobFields::nodeSelector},
                              JobText{"tolerations", &JobFields::tolerations},
                              JobText{"template", &JobFields::templateFile}};

// Neither the time of the start nor taking over from somebody: both are of one run.
void rememberCluster(const ClusterFields &fields, Choices &choices)
{
    const auto by = std::find_if(kindsOfPods.cbegin(), kindsOfPods.cend(),
                                 [&fields](const auto &word) { return word.by == fields.by; });
    choices[key("pods-by")] = QLatin1String(by->word);
    choices[key("pods")] = fields.pods.trimmed();
    choices[key("warmup-container")] = fields.warmupContainer;
    choices[key("main-container")] = fields.mainContainer;
    choices[key("has-warmup")] = yesOrNo(fields.hasWarmup);
    choices[key("mode")] = fleet::startModeKey(fields.mode);
    choices[key("on-timeout")] =
        fields.onTimeout == fleet::OnTimeout::Stop ? QStringLiteral("stop") : QStringLiteral("leave");
    choices[key("new-job")] = yesOrNo(fields.isNewJob);
    for (const JobText &text : jobTexts)
        choices[key(text.name)] = fields.job.*text.text;
    choices[key("delete-job")] = yesOrNo(fields.job.deleteAfterwards);
}

ClusterFields rememberedCluster(const Choices &choices)
{
    ClusterFields fields;
    const QString by = choices.value(key("pods-by"));
    for (const PodsWord &word : kindsOfPods) {
        if (by == QLatin1String(word.word))
            fields.by = word.by;
    }
    fields.pods = choices.value(key("pods"));
    fields.warmupContainer = choices.value(key("warmup-container"), fields.warmupContainer);
    fields.mainContainer = choices.value(key("main-container"), fields.mainContainer);
    fields.hasWarmup = choices.value(key("has-warmup")) != QLatin1String("no");
    fields.mode = fleet::startModeFromKey(choices.value(key("mode"))).value_or(fields.mode);
    if (choices.value(key("on-timeout")) == QLatin1String("stop"))
        fields.onTimeout = fleet::OnTimeout::Stop;
    fields.isNewJob = isYes(choices, "new-job");
    for (const JobText &text : jobTexts)
        fields.job.*text.text = choices.value(key(text.name), fields.job.*text.text);
    fields.job.deleteAfterwards = isYes(choices, "delete-job");
    return fields;
}

} // namespace

void rememberPlan(const PlanFields &fields, Choices &choices)
{
    QStringList names;
    for (const fleet::EnvVariable &variable : fields.variables) {
        // What is no name may be a value that was put into the wrong field.
        if (!variableProblem({variable}, 0) && !variable.name.isEmpty())
            names.push_back(variable.name);
    }
    const auto policy = std::find_if(policies.cbegin(), policies.cend(),
                                     [&fields](const auto &word) { return word.policy == fields.stragglers; });
    choices[key("script")] = fields.script.trimmed();
    choices[key("runners")] = fields.runners;
    choices[key("split")] = yesOrNo(fields.split);
    choices[key("warmup")] = fields.warmup;
    choices[key("variables")] = names.join(between);
    choices[key("demo")] = yesOrNo(fields.demoTarget);
    choices[key("setup")] = fields.setupOnce ? QStringLiteral("once") : QStringLiteral("each");
    choices[key("hold")] = yesOrNo(fields.holdBeforeMain);
    choices[key("stragglers")] = QLatin1String(policy->word);
    choices[key("minimum")] = fields.minimum;
    choices[key("give-up-after")] = fields.giveUpAfter;
    rememberCluster(fields.cluster, choices);
}

PlanFields rememberedPlan(const Choices &choices, std::chrono::minutes gateTimeout)
{
    PlanFields fields;
    const auto text = [&choices](const char *name, const QString &fallback) {
        return choices.value(key(name), fallback);
    };
    fields.script = text("script", fields.script);
    fields.runners = text("runners", fields.runners);
    fields.split = isYes(choices, "split");
    fields.warmup = text("warmup", fields.warmup);
    for (const QString &name : text("variables", {}).split(between, Qt::SkipEmptyParts))
        fields.variables.push_back({name, {}});
    fields.demoTarget = isYes(choices, "demo");
    fields.setupOnce = text("setup", {}) == QLatin1String("once");
    fields.holdBeforeMain = isYes(choices, "hold");
    const QString policy = text("stragglers", {});
    for (const PolicyWord &word : policies) {
        if (policy == QLatin1String(word.word))
            fields.stragglers = word.policy;
    }
    fields.minimum = text("minimum", fields.minimum);
    fields.giveUpAfter = text("give-up-after", QString::number(gateTimeout.count()));
    fields.cluster = rememberedCluster(choices);
    return fields;
}

QStringList recentScripts(const Choices &choices)
{
    return choices.value(key("recent")).split(between, Qt::SkipEmptyParts).mid(0, mostRecentScripts);
}

void rememberScript(const QString &path, Choices &choices)
{
    if (path.isEmpty() || path.contains(between))
        return;
    QStringList recent = recentScripts(choices);
    recent.removeAll(path);
    recent.prepend(path);
    choices[key("recent")] = recent.mid(0, mostRecentScripts).join(between);
}

} // namespace largada::viewmodels
