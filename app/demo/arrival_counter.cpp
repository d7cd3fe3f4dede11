// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/arrival_counter.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <QUrl>

#include "fleet/run_plan.h"

namespace largada::demo
{

namespace
{

constexpr std::string_view prefix = "/r/";
constexpr std::array phases{fleet::PhaseName::Warmup, fleet::PhaseName::Main};
constexpr std::size_t noContainer = phases.size();

struct Origin {
    std::string_view runner; // percent-encoded
    std::size_t container = noContainer;
};

Origin originOf(std::string_view target)
{
    static const std::array names{fleet::containerName(phases[0]).toStdString(),
                                  fleet::containerName(phases[1]).toStdString()};
    std::string_view path = target.substr(0, target.find_first_of("?#"));
    if (!path.starts_with(prefix))
        return {};
    path.remove_prefix(prefix.size());
    const auto slash = path.find('/');
    if (slash == 0 || slash == std::string_view::npos)
        return {};
    const auto runner = path.substr(0, slash);
    path.remove_prefix(slash + 1);
    const auto container = std::find(names.begin(), names.end(), path.substr(0, path.find('/')));
    if (container == names.end())
        return {};
    return {runner, static_cast<std::size_t>(container - names.begin())};
}

} // namespace

void ArrivalCounter::add(const QByteArray &target, MonoTime at)
{
    const auto origin = originOf({target.constData(), static_cast<std::size_t>(target.size())});
    Container &container = m_containers[origin.container];
    ++container.requests;
    if (origin.runner.empty())
        return;
    m_runner.assign(origin.runner);
    // One name may be encoded in several ways.
    if (m_runner.find('%') != std::string::npos)
        m_runner = QByteArray::fromPercentEncoding(QByteArray::fromStdString(m_runner)).toStdString();
    auto &known = container.firstRequests;
    if (!known.contains(m_runner) && known.size() < static_cast<std::size_t>(fleet::maxRunners))
        known.emplace(m_runner, at);
}

QVector<fleet::DemoTargetCounts> ArrivalCounter::counts() const
{
    QVector<fleet::DemoTargetCounts> result;
    for (std::size_t i = 0; i < m_containers.size(); ++i) {
        const Container &container = m_containers[i];
        if (container.requests == 0)
            continue;
        fleet::DemoTargetCounts counts;
        if (i < phases.size())
            counts.container = fleet::containerName(phases[i]);
        counts.requests = container.requests;
        counts.runners = static_cast<int>(container.firstRequests.size());
        if (counts.runners > 0) {
            const auto [first, last] =
                std::minmax_element(container.firstRequests.begin(), container.firstRequests.end(),
                                    [](const auto &a, const auto &b) { return a.second < b.second; });
            counts.firstSpreadMs = toMs(last->second - first->second);
        }
        result.append(counts);
    }
    return result;
}

QByteArray ArrivalCounter::path(const RunnerId &runner, fleet::PhaseName phase)
{
    QByteArray result = "/r/";
    result += QUrl::toPercentEncoding(runner.value);
    result += '/';
    result += fleet::containerName(phase).toLatin1();
    return result;
}

} // namespace largada::demo
