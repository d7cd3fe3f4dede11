// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/console_dashboards.h"

#include <QFile>
#include <QTimer>

namespace largada::engine
{

namespace
{

using dashboard::DashboardClient;
using What = DashboardStep::What;

constexpr qint64 largestCa = 1024 * 1024; // bytes
constexpr std::chrono::seconds answerWithin(10);

// Reads the file with the authority: not for the UI's thread while it may be on a slow disk.
Result<DashboardClient::Options> optionsOf(const DashboardAddress &address)
{
    DashboardClient::Options options;
    options.url = address.url;
    options.admin = address.admin;
    if (!address.caFile.isEmpty()) {
        QFile file(address.caFile);
        if (!file.open(QIODevice::ReadOnly))
            return Error{Errc::Storage, file.errorString(), address.caFile};
        options.trusted = file.read(largestCa);
    }
    return options;
}

class Test final : public DashboardTest
{
public:
    Test(const DashboardAddress &address, const Clock &clock) : m_address(address), m_clock(clock), m_began(clock.now())
    {
        QTimer::singleShot(0, this, &Test::begin);
    }

private:
    void begin()
    {
        deliver(inPool([address = m_address] { return optionsOf(address); }), this,
                [this](const Result<DashboardClient::Options> &options) {
                    if (!options)
                        return fail(What::Address, options.error());
                    auto wanted = *options;
                    wanted.timeout = answerWithin;
                    auto made = DashboardClient::create(wanted);
                    if (!made)
                        return fail(What::Address, made.error());
                    m_client = *std::move(made);
                    step(What::Address, m_address.url.host());
                    askSummary();
                });
    }

    // Whether somebody is there who speaks the API; reading may need the credentials, too.
    void askSummary()
    {
        deliver(m_client->summary(), this, [this](const Result<dashboard::FleetSummary> &summary) {
            constexpr int unauthorized = 401;
            if (!summary && summary.error().status != unauthorized)
                return fail(What::Answer, summary.error());
            step(What::Answer, {});
            askConfig();
        });
    }

    void askConfig()
    {
        deliver(m_client->config(), this, [this](const Result<dashboard::FleetConfig> &config) {
            if (!config)
                return fail(What::Credentials, config.error());
            step(What::Credentials, config->backend);
            emit finished(true);
        });
    }

    std::chrono::milliseconds passed() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.now() - m_began);
    }
    void step(What what, const QString &detail) { emit stepped({what, passed(), {}, detail}); }
    void fail(What what, const Error &error)
    {
        emit stepped({what, passed(), error, {}});
        emit finished(false);
    }

    const DashboardAddress m_address;
    const Clock &m_clock;
    const MonoTime m_began;
    std::unique_ptr<DashboardClient> m_client;
};

} // namespace

ConsoleDashboards::ConsoleDashboards(LocalDashboard &local, DashboardFleet &fleet, const Clock &clock)
    : m_local(local), m_fleet(fleet), m_clock(clock)
{
}

void ConsoleDashboards::use(const std::optional<DashboardAddress> &address)
{
    if (!address) {
        m_fleet.use([&local = m_local] { return local.reach(); });
        return;
    }
    m_fleet.use([address = *address]() -> Result<ReachedDashboard> {
        const auto options = optionsOf(address);
        if (!options)
            return options.error();
        return ReachedDashboard{*options, false, false};
    });
}

std::unique_ptr<DashboardTest> ConsoleDashboards::test(const DashboardAddress &address)
{
    return std::make_unique<Test>(address, m_clock);
}

} // namespace largada::engine
