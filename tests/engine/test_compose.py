#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Compose files, stack-up.sh, the images and largada-dashboard --scale-backend compose, on a real container engine.
Usage: engine.py run test_compose.py PROGRAMS [unittest's arguments]"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from engine import wait  # noqa: E402
from fleet_world import GATEWAY, Dashboard, World, compose_programs  # noqa: E402

WORLD = None


def command_lines():
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield path.read_bytes()
        except OSError:
            pass  # it has ended meanwhile


def inspected(engine, container):
    return json.loads(engine.docker("inspect", container))[0]


class OnAnEngine(unittest.TestCase):
    def setUp(self):
        self.world, self.engine = WORLD, WORLD.engine
        self.stack = self.world.stack()
        self.addCleanup(self.stack.clear)
        self.stack.clear()

    def each_compose(self):
        for compose in compose_programs(self.engine):
            self.stack.clear()
            print(f"({compose}) ", end="", flush=True, file=sys.stderr)
            yield compose

    def up(self, compose, *arguments):
        """The stack by this program of Compose, which .env may name beforehand."""
        self.stack.env.write_text(f"LARGADA_COMPOSE={compose}\nPOLL_INTERVAL_MS=500\n")
        return self.stack.run("up", *arguments)

    def assert_agents(self, count, api):
        def are_there():
            names = {container[:12] for container in self.engine.containers()}
            return len(names) == count and names <= set(api.online())
        try:
            wait(are_there, f"{count} containers whose agents are online", 240)
        except AssertionError as error:
            raise AssertionError(f"{error}: {api.config()} {api.online()}\n{self.engine.docker('ps', '-a')}") from None


class Images(OnAnEngine):
    def test_agent_is_not_root_and_has_its_k6(self):
        said = self.engine.docker("run", "--rm", "--read-only", "--tmpfs", "/tmp:size=64m", "--cap-drop", "ALL",
                                  "--security-opt", "no-new-privileges", "--entrypoint", "/bin/sh",
                                  "ghcr.io/largada/largada-agent:0.1.0", "-c",
                                  "id -u; largada-agent --version; k6 version; touch /tmp/x; touch /x 2>&1 || true")
        lines = said.splitlines()
        self.assertEqual(lines[:2], ["10001", "largada-agent 0.1.0"])
        self.assertRegex(lines[2], r"^k6 v\d")
        self.assertIn("Read-only file system", lines[3])

    def test_dashboard_serves_as_another_user(self):
        container = self.engine.docker("run", "-d", "--read-only", "--tmpfs", "/tmp:size=16m,mode=1777",
                                       "-e", "DASHBOARD_SECRET=agents-0123456789", "-e", "ADMIN_BASIC_AUTH=a:admins-0123456789",
                                       "-v", "kept:/var/lib/largada", "ghcr.io/largada/largada-dashboard:0.1.0",
                                       "--listen", "0.0.0.0:3000", "--insecure-http")
        self.addCleanup(self.engine.docker, "rm", "-fv", container)
        address = inspected(self.engine, container)["NetworkSettings"]["IPAddress"]

        def ready():
            return subprocess.run(["curl", "-fsS", f"http://{address}:3000/readyz", "-H", "Host: localhost"],
                                  capture_output=True, check=False).returncode == 0
        wait(ready, "the dashboard's container")
        self.assertEqual(self.engine.docker("exec", container, "id", "-u"), "10001")
        self.assertIn("dashboard.db", self.engine.docker("exec", container, "ls", "/var/lib/largada/largada"))

    def test_build_says_what_it_lacks(self):
        build = str(self.world.tree / "packaging/images/build.sh")
        for arguments, words in ((["agent", "--k6"], "--k6 needs a value"), ([], "Say which"), (["server"], "Unknown")):
            done = subprocess.run([build, *arguments], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(words, done.stderr)


class StackOfCommands(OnAnEngine):
    def test_commands_of_the_guide(self):
        for compose in self.each_compose():
            self.up(compose)
            self.check_secrets()
            api = self.stack.api()
            # As the guide says it.
            self.stack.typed(f"""ADMIN=$(grep ^ADMIN_BASIC_AUTH .env | cut -d= -f2-)
                curl -fsS -u "$ADMIN" -X POST -H 'content-type: application/json' \\
                    -d '{{"url":"{self.world.target.url}","label":"Example","vus":2,"durationS":1,"runIntervalMs":1000}}' \\
                    http://localhost:3000/api/admin/k6/targets""")
            self.stack.run("scale-k6", "3")
            self.assert_agents(3, api)
            self.assertEqual(api.config()["backend"], "compose")
            self.check_runs(api)
            self.check_containers()
            self.check_direct_commands(compose, api)
            self.check_restart(api)
            self.check_logs(os.killpg, signal.SIGINT)  # Ctrl+C
            self.check_logs(os.kill, signal.SIGTERM)
            self.check_down_and_up(api)
            self.check_destroy()

    def check_secrets(self):
        self.assertEqual(self.stack.env.stat().st_mode & 0o777, 0o600)
        values = self.stack.values()
        secrets = [values["DASHBOARD_SECRET"], values["ADMIN_BASIC_AUTH"].partition(":")[2], values["POSTGRES_PASSWORD"]]
        self.assertEqual(len(set(secrets)), 3)
        self.assertTrue(all(len(secret) == 48 for secret in secrets))
        commands = list(command_lines())
        for secret in secrets:
            self.assertFalse([line for line in commands if secret.encode() in line], "a secret on a command line")
            self.assertNotIn(secret, (self.stack.directory / "run/dashboard.log").read_text())

    def check_runs(self, api):
        """Real executions of each agent, of real requests."""
        names = {container[:12] for container in self.engine.containers()}

        def done():
            runs = [run for run in api.runs() if run["status"] == "completed"]
            return runs if names <= {run["agent"] for run in runs} else None
        for run in wait(done, "an execution of each agent", 180):
            self.assertGreater(run["rps"], 0)
            self.assertEqual(run["error_rate"], 0)
        self.assertGreater(self.world.target.requests, 10)

    def check_containers(self):
        for container in self.engine.containers():
            host = inspected(self.engine, container)["HostConfig"]
            self.assertEqual((host["ReadonlyRootfs"], host["CapDrop"], host["Memory"], host["NanoCpus"], host["PidsLimit"]),
                             (True, ["ALL"], 256 * 1024 * 1024, 500_000_000, 256))
            said = self.engine.docker("exec", container, "sh", "-c",
                                      "id -u; touch /x 2>&1 || true; touch /tmp/x /home/k6agent/x && rm /tmp/x")
            self.assertEqual(said.splitlines()[0], "10001")
            self.assertIn("Read-only", said)

    def check_direct_commands(self, compose, api):
        """Compose itself, as the guide says it; the dashboard is told the number too, or it would undo this. It sleeps
        meanwhile: in one of its rounds it would make the same containers, and one of the two would fail."""
        before = set(self.engine.containers())
        api.call("PUT", "/api/admin/config", {"k6DesiredAgentCount": 5})
        os.kill(self.stack.dashboard_pid(), signal.SIGSTOP)
        try:
            self.stack.typed(f"{compose} -p ai_forse_k6 -f docker-compose.k6-fleet.yml up -d --scale k6agent=5")
        finally:
            os.kill(self.stack.dashboard_pid(), signal.SIGCONT)
        self.assert_agents(5, api)
        self.assertLess(before, set(self.engine.containers()))
        log = self.stack.typed(f"{compose} -p ai_forse_k6 -f docker-compose.k6-fleet.yml logs")
        self.assertIn("largada.agent", log)

    def check_restart(self, api):
        def starts(project, service):
            return {container: inspected(self.engine, container)["State"]["StartedAt"]
                    for container in self.engine.containers(project, service)}
        agents, database, dashboard = (starts("ai_forse_k6", "k6agent"), starts("ai_forse_control", "postgres"),
                                       self.stack.dashboard_pid())
        self.stack.run("restart-k6")
        after = starts("ai_forse_k6", "k6agent")
        self.assertEqual(set(after), set(agents))
        self.assertTrue(all(after[container] > agents[container] for container in agents))
        self.assertEqual((starts("ai_forse_control", "postgres"), self.stack.dashboard_pid()), (database, dashboard))
        self.assert_agents(5, api)

    def check_logs(self, tell, number):
        with subprocess.Popen([str(self.stack.script), "logs"], env=self.stack.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, start_new_session=True) as logs:
            os.set_blocking(logs.stdout.fileno(), False)
            said = b""

            def told():
                nonlocal said
                said += logs.stdout.read() or b""
                return all(word in said for word in (b"largada.agent", b"database system is ready", b"scaling to"))
            wait(told, "the log of agents, database and dashboard")
            tell(logs.pid, number)
            self.assertEqual(logs.wait(60), 0)
            # None as long as somebody could still write.
            wait(lambda: logs.stdout.read() == b"", "the end of all that it has started")

    def check_down_and_up(self, api):
        targets = api.call("GET", "/api/dashboard/k6/targets")
        self.stack.run("down")
        self.assertEqual(self.engine.docker("ps", "-aq"), "")
        self.assertIn("ai_forse_control_postgres", self.engine.docker("volume", "ls", "-q"))
        self.stack.run("up")
        self.assertEqual(api.call("GET", "/api/dashboard/k6/targets"), targets)
        self.assert_agents(5, api)  # as many as were asked for last

    def check_destroy(self):
        code, said = self.stack.call("destroy", answer="no\n")
        self.assertEqual((code, "Nothing was deleted" in said), (1, True))
        self.assertEqual(len(self.engine.containers()), 5)
        self.stack.run("destroy", "--yes")
        self.assertEqual(self.engine.docker("ps", "-aq"), "")
        self.assertNotIn("ai_forse", self.engine.docker("volume", "ls", "-q"))
        self.assertNotIn("ai_forse", self.engine.docker("network", "ls"))

    def test_dashboard_in_a_container(self):
        for compose in self.each_compose():
            said = self.up(compose, "--dashboard-in-container")
            self.assertIn("only stack-up.sh scale-k6 scales", said)
            api = self.stack.api()
            self.assertEqual(api.config()["backend"], "none")
            api.call("PUT", "/api/admin/config", {"k6DesiredAgentCount": 1})
            self.assertEqual(self.engine.containers(), [])
            self.stack.run("scale-k6", "2")
            self.assertEqual(len(self.engine.containers()), 2)
            self.assertEqual(api.config()["k6DesiredAgentCount"], 2)
            self.assert_agents(2, api)
            code, said = self.stack.call("up")
            self.assertEqual((code, "runs in a container" in said), (1, True), said)
            self.stack.run("down")
            self.stack.run("up", "--dashboard-in-container")
            self.assertEqual(len(self.engine.containers()), 2)
            self.stack.run("scale-k6", "0")
            self.assertEqual(self.engine.containers(), [])

    def test_wrong_words(self):
        for arguments in ((), ("start",), ("scale-k6",), ("scale-k6", "1001"), ("scale-k6", "-1"), ("scale-k6", "3x"),
                          ("up", "--now"), ("down", "--yes")):
            self.assertEqual(self.stack.call(*arguments)[0], 2, arguments)
        for arguments in (("scale-k6", "1"), ("restart-k6",), ("down",)):
            code, said = self.stack.call(*arguments)
            self.assertEqual((code, "stack-up.sh up makes it" in said), (1, True), said)

    def test_image_built_here(self):
        for compose in self.each_compose():
            self.stack.env.write_text("DASHBOARD_SECRET=agents-0123456789\nBASE=base:test\nK6_IMAGE=largada-k6:local\n"
                                      "AGENT_PACKAGES=\n")
            self.stack.typed(f"{compose} -p ai_forse_k6 -f docker-compose.k6-fleet.yml -f docker-compose.dev-build.yml "
                             "up -d --build k6agent")
            container, = self.engine.containers()
            self.assertEqual(inspected(self.engine, container)["Config"]["Image"], "ghcr.io/largada/largada-agent:dev")
            self.stack.typed(f"{compose} -p ai_forse_k6 -f docker-compose.k6-fleet.yml down")


class Faults(OnAnEngine):
    def dashboard(self, name, *arguments, **environment):
        dashboard = Dashboard(self.world, name, *arguments, **environment)
        self.addCleanup(self.remove_agents)
        self.addCleanup(dashboard.end)
        return dashboard

    def remove_agents(self):
        def are_gone():
            containers = self.engine.docker("ps", "-aq").split()
            if containers:  # what the engine had begun for a dashboard that has ended may come and go
                subprocess.run(["docker", "rm", "-fv", *containers], env=self.engine.environment, capture_output=True,
                               check=False)
            return not containers
        wait(are_gone, "the end of all containers")
        self.engine.docker("network", "prune", "-f")

    def test_agents_stay_when_the_dashboard_ends(self):
        dashboard = self.dashboard("stay")
        dashboard.api.want(2)
        self.assert_agents(2, dashboard.api)
        self.assertEqual(dashboard.end(), 0)
        self.assertEqual(len(self.engine.containers()), 2)
        self.dashboard("stay")
        self.assertEqual(len(self.engine.containers()), 2)

    def test_engine_that_is_absent_is_said(self):
        nowhere = f"unix://{self.engine.state}/none.sock"
        api = self.dashboard("away", DOCKER_HOST=nowhere).api
        api.want(2)
        self.assertIn("Cannot connect to the Docker daemon", api.error()["lastError"])
        self.assertEqual((api.config()["existing"], api.config()["k6DesiredAgentCount"]), (None, 2))
        self.stack.environment["DOCKER_HOST"] = nowhere
        code, said = self.stack.call("up")
        self.assertEqual((code, "The container engine does not answer" in said), (1, True), said)
        self.assertFalse(self.stack.env.exists())

    def test_client_that_is_absent_is_said(self):
        api = self.dashboard("bare", PATH="/nonexistent").api
        api.want(2)
        wait(lambda: api.config()["lastError"] == "neither docker compose nor docker-compose can be run", "the error")

    # It takes every call and answers none.
    def test_engine_that_hangs_is_given_up(self):
        api = self.dashboard("hangs").api
        api.want(1)
        self.assert_agents(1, api)
        self.addCleanup(self.engine.process.send_signal, signal.SIGCONT)
        self.engine.process.send_signal(signal.SIGSTOP)
        api.want(3)  # answered long before
        wait(lambda: "did not end within 20 s" in (api.config()["lastError"] or ""), "the time limit")
        self.engine.process.send_signal(signal.SIGCONT)
        api.want(3)
        self.assert_agents(3, api)
        api.no_error(3)

    # The network has addresses for five.
    def test_half_a_fleet_is_no_success(self):
        few = Path("/run/few.yml")
        few.write_text("networks: {default: {ipam: {config: [{subnet: 172.29.77.0/29}]}}}\n")
        for compose in self.each_compose():
            dashboard = self.dashboard("half", "--compose-file", str(few), "--compose-command", compose)
            dashboard.api.want(8)
            self.assertIn("no available IPv4 addresses", dashboard.api.error()["lastError"])
            wait(lambda api=dashboard.api: api.config()["existing"] == len(self.engine.containers()) == 5, "five")
            self.assertEqual(dashboard.api.config()["k6DesiredAgentCount"], 8)
            dashboard.api.want(3)
            self.assert_agents(3, dashboard.api)
            dashboard.api.no_error(3)
            dashboard.end()
            self.remove_agents()

    # Of the dashboard, and of a target that real agents put under load. The names are those of this mount namespace.
    def test_internationalised_names_are_found(self):
        name, ascii_name = "bücher.example", "xn--bcher-kva.example"
        hosts, override = Path("/run/hosts"), Path("/run/hosts.yml")
        hosts.write_text(f"127.0.0.1 localhost {ascii_name}\n")
        self.engine.run("mount", "--bind", str(hosts), "/etc/hosts")
        self.addCleanup(self.engine.run, "umount", "-l", "/etc/hosts")
        override.write_text(f"services: {{k6agent: {{extra_hosts: ['{ascii_name}:{GATEWAY}']}}}}\n")
        dashboard = self.dashboard("names", "--allowed-host", name, "--compose-file", str(override),
                                   POLL_INTERVAL_MS="500")
        self.engine.run(str(self.world.programs / "largadactl"), "targets", "add", f"http://{name}:8080/", "--vus", "1",
                        "--duration", "1s", "--interval", "1s", "--dashboard", f"http://{name}:3000",
                        env={**self.engine.environment, "ADMIN_BASIC_AUTH": dashboard.ADMIN})
        dashboard.api.want(1)
        run, *_ = wait(lambda: [run for run in dashboard.api.runs() if run["status"] != "running"], "an execution", 180)
        self.assertEqual((run["status"], run["error_rate"], run["targetUrl"]), ("completed", 0, f"http://{name}:8080/"))

    def test_missing_image_is_said(self):
        api = self.dashboard("image", LARGADA_TAG="none").api
        api.want(2)
        config = api.error()
        self.assertEqual((config["existing"], config["k6DesiredAgentCount"]), (0, 2))
        self.assertRegex(config["lastError"], "largada-agent|ghcr.io|lookup|dial")

    def test_full_disk_is_said(self):
        api = self.dashboard("disk").api

        def resize(size):
            self.engine.run("mount", "-o", f"remount,size={size}", str(self.engine.state))

        def fill():
            try:
                resize(shutil.disk_usage(self.engine.state).used)
            except AssertionError:  # the engine has written meanwhile: it cannot become smaller than what is in it
                return False
            return True
        self.addCleanup(resize, "8g")
        wait(fill, "a full disk")
        api.want(3)
        self.assertIn("no space left on device", api.error()["lastError"])
        self.assertEqual(self.engine.containers(), [])
        resize("8g")
        api.want(3)
        self.assert_agents(3, api)
        api.no_error(3)

    def test_engine_that_stops_in_the_middle(self):
        dashboard = self.dashboard("engine")
        api = dashboard.api
        api.call("PUT", "/api/admin/config", {"k6DesiredAgentCount": 30})
        click = threading.Thread(target=api.call, args=("POST", "/api/admin/k6/reconcile"))
        click.start()
        wait(self.engine.containers, "the first agents")
        self.engine.stop()
        try:
            click.join(60)
            api.error()
            wait(lambda: api.config()["existing"] is None, "the number being unknown")
        finally:
            self.engine.start()  # the tests after this one need it
        api.want(12)
        self.assert_agents(12, api)
        api.no_error(12)

    def test_number_that_changes_wildly(self):
        api = self.dashboard("wild").api
        clicks = []
        for wanted in (9, 1, 7, 2, 8, 3, 6, 4):
            api.call("PUT", "/api/admin/config", {"k6DesiredAgentCount": wanted})
            clicks.append(threading.Thread(target=api.call, args=("POST", "/api/admin/k6/reconcile")))
            clicks[-1].start()
            time.sleep(0.2)
        api.want(5)
        for click in clicks:
            click.join(60)
        self.assert_agents(5, api)
        api.no_error(5)

    def test_compose_of_a_fleet_is_kept(self):
        if not self.engine.has_version_2:
            self.skipTest("docker compose of version 2 is not built here; tests/engine/build.sh does it")
        first = self.dashboard("kept", "--compose-command", "docker-compose")
        first.api.want(2)
        self.assert_agents(2, first.api)
        before = self.engine.containers()
        first.end()
        kept = first.directory / "compose-command-ai_forse_k6"
        self.assertFalse(kept.exists())  # what is named is not a choice
        kept.write_text("docker-compose\n")
        second = self.dashboard("kept")
        second.api.want(3)
        self.assert_agents(3, second.api)
        self.assertLess(set(before), set(self.engine.containers()))


def main():
    global WORLD
    WORLD = World(sys.argv.pop(1))
    WORLD.engine.make_postgres()
    unittest.main(verbosity=2)


if __name__ == "__main__":
    main()
