#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a dashboard takes from a number to as many agents on a container engine, beside Compose's own command on the
same engine in the same run. Usage: engine.py run bench_compose.py PROGRAMS [AGENTS]"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from engine import wait  # noqa: E402
from fleet_world import Dashboard, World, compose_programs  # noqa: E402


def line(name, value, target, peer, program):
    print(json.dumps({"name": name, "value": round(value, 2), "unit": "s", "target": round(target, 2), "peer": round(peer, 2),
                      "peer_name": f"{program} up --scale"}), flush=True)


def own(world, program, agents):
    """Seconds of the engine's own command."""
    file = str(world.tree / "packaging/compose/docker-compose.k6-fleet.yml")
    began = time.monotonic()
    world.engine.run(*program.split(), "-p", "ai_forse_k6", "-f", file, "up", "-d", "--no-recreate", "--scale",
                     f"k6agent={agents}",
                     env={**world.engine.environment, "DASHBOARD_SECRET": Dashboard.SECRET}, timeout=600)
    took = time.monotonic() - began
    if len(world.engine.containers()) != agents:
        raise AssertionError(f"{len(world.engine.containers())} of {agents} containers after {program}")
    return took


def ours(world, dashboard, agents):
    """Seconds from the number to all of them online, or gone."""
    began = time.monotonic()
    dashboard.api.want(agents)

    def there():
        time.sleep(0.25)  # to ask more often would take from what is measured
        config = dashboard.api.config()
        return config["existing"] == agents and (not agents or config["online"] == agents)
    wait(there, f"{agents} agents", 600)
    took = time.monotonic() - began
    containers = {container[:12] for container in world.engine.containers()}
    if len(containers) != agents or not containers <= set(dashboard.api.online()):
        raise AssertionError(f"{len(containers)} of {agents} containers, or not all of them online")
    return took


def main():
    world = World(sys.argv[1])
    agents = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    program = compose_programs(world.engine)[-1]
    own(world, program, 1)  # the network is made once
    own(world, program, 0)
    peer_up, peer_down = own(world, program, agents), own(world, program, 0)
    dashboard = Dashboard(world, "bench", "--compose-command", program)
    up, down = ours(world, dashboard, agents), ours(world, dashboard, 0)
    line(f"compose_0_to_{agents}_online", up, 1.5 * peer_up, peer_up, program)
    line(f"compose_{agents}_to_0", down, 1.5 * peer_down, peer_down, program)
    dashboard.end()


if __name__ == "__main__":
    main()
