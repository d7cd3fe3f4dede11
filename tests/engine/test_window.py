#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The stack of packaging/compose and a console in a real window: five agents in containers run what a person has typed,
and the window shows them. Usage: engine.py run test_window.py PROGRAMS"""

import os
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
DESKTOP = HERE.parent / "desktop"
sys.path[:0] = [str(HERE), str(DESKTOP)]
WORLD = None


class Window(unittest.TestCase):
    def test_agents_in_containers(self):
        stack = WORLD.stack()
        self.addCleanup(stack.clear)
        stack.env.write_text("POLL_INTERVAL_MS=500\n")
        stack.run("up")

        def check(in_the_grid, in_the_list):
            containers = sorted(container[:12] for container in WORLD.engine.containers())
            self.assertEqual(len(containers), 5)
            self.assertEqual((in_the_grid, in_the_list), (containers, containers))
            self.assertGreater(WORLD.target.requests, 0)
        use_a_server(str(WORLD.programs / "largada"), "http://localhost:3000", stack.values()["ADMIN_BASIC_AUTH"],
                     WORLD.target.url, "compose", check)
        self.assertEqual(WORLD.engine.containers(), [])
        self.assertEqual(stack.api().config()["k6DesiredAgentCount"], 0)


if __name__ == "__main__":
    if "LARGADA_DISPLAY" not in os.environ:  # the engine has none, and its Python may lack what Debian's has
        subprocess.run(["hostname", "engine"], check=True)  # the engine's; the right to the display is bound to it
        os.execve(DESKTOP / "in_display.sh", ["in_display.sh", "/usr/bin/python3", "-B", *sys.argv],
                  {**os.environ, "LARGADA_DISPLAY": "its own"})
    from agent_fleet import use_a_server
    from fleet_world import World
    WORLD = World(sys.argv.pop(1))
    WORLD.engine.make_postgres()
    unittest.main(verbosity=2)
