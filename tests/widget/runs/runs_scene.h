// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Histories for the tests of the page of runs.
#pragma once

#include <array>

#include "runs/runs_page.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"

namespace largada::test
{

inline constexpr std::array endedOutcomes{fleet::Outcome::Completed, fleet::Outcome::Partial, fleet::Outcome::Stopped,
                                          fleet::Outcome::Interrupted, fleet::Outcome::Failed};

// Number 1 is the oldest; an hour apart. Light: without series and with two runners, so that a thousand are no burden.
inline fleet::RunRecord numberedRun(int number, fleet::Outcome outcome, bool isLight = false)
{
    static const QStringList scripts{QStringLiteral("/home/ana/k6/checkout.js"),
                                     QStringLiteral("/home/ana/k6/search.js"), QStringLiteral("/home/ana/k6/login.js")};
    fleet::RunRecord run = sceneRecord(isLight ? 2 : 20, outcome, scripts[number % scripts.size()]);
    run.number = number;
    run.id.value = QStringLiteral("20261124-0000-%1").arg(number, 4, 10, QLatin1Char('0'));
    run.startedAt += std::chrono::hours(number - 48);
    if (isLight)
        run.series.clear();
    if (number % 5 == 2) {
        for (fleet::PhaseRecord &phase : run.phases) {
            for (fleet::RunnerRecord &runner : phase.detail)
                runner.counts->failed = runner.counts->requests / 12;
        }
    }
    return run;
}

inline fleet::Outcome outcomeOf(int number)
{
    return endedOutcomes[static_cast<size_t>(number) % endedOutcomes.size()];
}

inline void fill(FakeHistory &history, int runs)
{
    for (int number = runs; number > 0; --number)
        history.runs.push_back(numberedRun(number, outcomeOf(number), runs > 60));
}

} // namespace largada::test
