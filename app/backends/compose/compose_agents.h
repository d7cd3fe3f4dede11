// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agents of a Compose project, scaled through the engine's own command line on the engine's own machine. They
// outlive this. Not for the project's other stacks, and not for an engine's socket.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <QProcessEnvironment>

#include "backends/compose/compose_command.h"
#include "fleet/scale_backend.h"

namespace largada::backends
{

struct ComposeSetup {
    ComposeProject project;
    QStringList program;    // of composePrograms(); empty: what was remembered, or else the first that is there
    QString rememberedFile; // where the choice is kept
    QProcessEnvironment environment;       // DOCKER_HOST and the like, and what the Compose file asks for
    QByteArray secret;                     // the agents': reaches Compose as DASHBOARD_SECRET, and never what is shown
    std::function<double()> memoryFreeMiB; // of the engine's machine; must not block. Empty: that is not known
    double memoryMiB = 96;                 // that one agent with its k6 is taken to need
    std::chrono::milliseconds takenAfter{8'000}; // scale() is answered by then, and goes on
    std::chrono::milliseconds scaleWithin{60'000};
    std::chrono::milliseconds scaleWithinAgent{1'000}; // in addition, for each that is to be made or ended
    std::chrono::milliseconds countWithin{20'000};
    std::chrono::milliseconds countEvery{15'000};
    std::chrono::milliseconds countEveryWhileScaling{2'000};
};

// Owns its thread.
class ComposeAgents final : public fleet::ScaleBackend
{
public:
    explicit ComposeAgents(const ComposeSetup &setup);
    ~ComposeAgents() override; // kills a call that is under way
    Q_DISABLE_COPY_MOVE(ComposeAgents)

    QString name() const override;
    std::optional<int> existing() const override;
    // The engine is called only when another number of agents exists. Errc::NotFound: no program of Compose, or not the
    // one that this fleet was made with. Errc::Network: the engine does not answer. Errc::Timeout: Compose did not end.
    // Errc::Process: it failed, in its own words, or another number exists after it. Errc::Storage: the choice of
    // Compose cannot be read or kept. Errc::Cancelled: another number took its place.
    Async<> scale(int agents) override;
    QString lastError() const override;
    bool endsWithServer() const override;
    std::optional<fleet::ScaleRoom> room() const override; // by memory; more are not refused

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::backends
