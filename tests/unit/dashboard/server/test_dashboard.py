#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program largada-dashboard: what its readers type, with curl where it is installed; an agent of somebody else's;
its options, its files, its end."""

import argparse
import base64
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "support"))
from agent_world import free_port  # noqa: E402

OPTIONS = None
SECRET, ADMIN = "agents-0123456789", "admin:admins-0123456789"
AGENT = Path(__file__).with_name("third_party_agent.py")


def parent_of(pid):
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):  # it may end between the opening and the reading
        return None


class Server:
    """A server in a directory of its own; further ones may be started there."""

    def __init__(self, *arguments, directory, environment=(), listen="127.0.0.1:0"):
        self.directory = Path(directory)
        self.environment = {"HOME": str(directory), "XDG_RUNTIME_DIR": str(directory), "PATH": os.environ["PATH"],
                            "LC_ALL": "C.UTF-8", **dict(environment)}
        self.log = open(self.directory / "log", "a+b")
        self.process = subprocess.Popen([OPTIONS.dashboard, "--listen", listen, *arguments], env=self.environment,
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.file = self.directory / "largada/dashboard.json"
        deadline = time.monotonic() + 60
        while not self.file.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError("no server: " + (self.directory / "log").read_text(errors="replace"))
            time.sleep(0.02)
        self.found = json.loads(self.file.read_text())
        self.base = self.found["url"]

    def call(self, method, path, body=None, headers=(), user=None):
        headers = {"Content-Type": "application/json", **dict(headers)}
        if user:
            headers["Authorization"] = "Basic " + base64.b64encode(user.encode()).decode()
        data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(urllib.request.Request(self.base + path, data, headers, method=method),
                                        timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def json(self, *arguments, **named):
        return json.loads(self.call(*arguments, **named)[1])

    def end(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(60)
        self.log.close()
        return code


class Dashboard(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.directory = Path(holder.name)

    def start(self, *arguments, **named):
        server = Server(*arguments, directory=self.directory, **named)
        self.addCleanup(server.end)
        return server

    @unittest.skipUnless(shutil.which("curl"), "curl is not installed")
    def test_what_readers_type_works_as_written(self):
        server = self.start(environment={"ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET})
        (self.directory / ".env").write_text(f"OTHER=1\nADMIN_BASIC_AUTH={ADMIN}\n")

        def typed(text):
            text = text.replace("http://localhost:3000", server.base.replace("127.0.0.1", "localhost"))
            done = subprocess.run(["sh", "-euc", text.replace("curl ", "curl -sS -w '\\n%{http_code}' ")],
                                  cwd=self.directory, env={"PATH": os.environ["PATH"], "HOME": str(self.directory)},
                                  capture_output=True, text=True, timeout=60, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            body, _, code = done.stdout.rpartition("\n")
            return int(code), json.loads(body) if body.strip() else None

        first = """ADMIN=$(grep ^ADMIN_BASIC_AUTH .env | cut -d= -f2-)
            BASE=http://localhost:3000
            """
        code, quick = typed(first + """curl -u "$ADMIN" -X POST -H 'content-type: application/json' \\
            -d '{"url":"https://example.com","label":"Example","vus":10,"durationS":30,"runIntervalMs":60000}' \\
            http://localhost:3000/api/admin/k6/targets""")
        self.assertEqual((code, quick["label"], quick["enabled"]), (201, "Example", True))
        code, target = typed(first + """curl -u "$ADMIN" -X POST -H 'content-type: application/json' \\
            -d '{"url":"https://example.com","label":"Example","vus":10,"durationS":30,"runIntervalMs":60000}' \\
            $BASE/api/admin/k6/targets""")
        self.assertEqual(code, 201)
        code, targets = typed(first + "curl $BASE/api/dashboard/k6/targets")
        self.assertEqual((code, targets["items"]), (200, [quick, target]))
        code, changed = typed(first + f"""curl -u "$ADMIN" -X PATCH -H 'content-type: application/json' \\
            -d '{{"enabled":false}}' \\
            $BASE/api/admin/k6/targets/{target["id"]}""")
        self.assertEqual((code, changed), (200, {**target, "enabled": False}))
        code, nothing = typed(first + f'curl -u "$ADMIN" -X DELETE $BASE/api/admin/k6/targets/{target["id"]}')
        self.assertEqual((code, nothing), (204, None))
        code, config = typed(first + """curl -u "$ADMIN" -X PUT -H 'content-type: application/json' \\
            -d '{"k6DesiredAgentCount":20}' \\
            http://localhost:3000/api/admin/config""")
        self.assertEqual((code, config["k6DesiredAgentCount"], config["backend"]), (200, 20, "none"))
        self.assertEqual(typed(first + "curl $BASE/api/dashboard/k6/targets")[1]["items"], [quick])

    def test_agent_of_somebody_else_works(self):
        server = self.start(environment={"ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET})
        often = server.json("POST", "/api/admin/k6/targets", {"url": "https://a.example", "runIntervalMs": 1000},
                            user=ADMIN)
        once = server.json("POST", "/api/admin/k6/targets", {"url": "https://b.example", "vus": 3}, user=ADMIN)
        environment = {"DASHBOARD_URL": server.base, "DASHBOARD_SECRET": SECRET, "AGENT_NAME": "other",
                       "POLL_INTERVAL_MS": "50", "HEARTBEAT_INTERVAL_MS": "100", "PATH": os.environ["PATH"]}
        done = subprocess.run([sys.executable, str(AGENT), "3"], env=environment, capture_output=True, text=True,
                              timeout=60, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        told = json.loads(done.stdout)
        self.assertEqual(told["made"], 3)
        self.assertEqual(told["unchanged"], told["polls"] - 1)
        self.assertGreaterEqual(told["polls"], 2)
        runs = server.json("GET", "/api/dashboard/k6/runs")
        self.assertEqual([run["targetId"] for run in runs["items"]], [often["id"], once["id"], often["id"]])
        self.assertEqual({run["status"] for run in runs["items"]}, {"completed"})
        self.assertEqual(server.json("GET", f"/api/dashboard/k6/runs?targetId={once['id']}")["items"][0]["rps"], 30)
        agent, = server.json("GET", "/api/dashboard/k6/agents")["items"]
        self.assertEqual((agent["name"], agent["status"], agent["currentRunId"]), ("other", "online", None))

    def test_random_credentials_are_kept_and_told_to_this_user_alone(self):
        server = self.start()
        self.assertEqual(server.file.stat().st_mode & 0o777, 0o600)
        admin = server.found["admin"]
        self.assertGreaterEqual(len(admin.partition(":")[2]), 16)
        self.assertEqual(server.call("GET", "/api/admin/config", user=admin)[0], 200)
        self.assertEqual(server.call("GET", "/api/admin/config")[0], 401)
        kept = next(self.directory.rglob("dashboard-credentials.json"))
        self.assertEqual(kept.stat().st_mode & 0o777, 0o600)
        secret = json.loads(kept.read_text())["secret"]
        self.assertEqual(server.call("GET", "/api/k6/targets", headers={"Authorization": f"Bearer {secret}"})[0], 200)
        self.assertEqual(server.end(), 0)
        self.assertFalse(server.file.exists())
        log = (self.directory / "log").read_text()
        for hidden in (secret, admin, admin.partition(":")[2]):
            self.assertNotIn(hidden, log)
        self.assertEqual(self.start().found["admin"], admin)

    def test_ends_in_order_by_either_signal_and_keeps_what_it_was_told(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            server = self.start(environment={"ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET})
            self.assertEqual(server.call("POST", "/api/admin/k6/targets", {"url": "https://a.example"}, user=ADMIN)[0],
                             201)
            self.assertEqual(server.end(number), 0)
        server = self.start(environment={"ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET})
        self.assertEqual(len(server.json("GET", "/api/dashboard/k6/targets")["items"]), 2)
        # What was acknowledged survives its sudden death, too; what it left behind misleads nobody.
        self.assertEqual(server.call("POST", "/api/admin/k6/targets", {"url": "https://c.example"}, user=ADMIN)[0], 201)
        server.end(signal.SIGKILL)
        self.assertTrue(server.file.exists())
        server.file.unlink()
        self.assertEqual(len(self.start().json("GET", "/api/dashboard/k6/targets")["items"]), 3)

    def test_local_agents_come_and_go(self):
        server = self.start("--scale-backend", "local",
                            environment={"ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET, "K6_BINARY": "/bin/true"})
        config = server.json("PUT", "/api/admin/config", {"k6DesiredAgentCount": 3}, user=ADMIN)
        self.assertEqual((config["backend"], config["k6DesiredAgentCount"]), ("local", 3))
        self.assertEqual(server.call("POST", "/api/admin/k6/reconcile", user=ADMIN)[0], 200)

        def config_when(reached):
            deadline = time.monotonic() + 60
            while True:
                now = server.json("GET", "/api/admin/config", user=ADMIN)
                if reached(now) or time.monotonic() > deadline:
                    return now
                time.sleep(0.05)

        now = config_when(lambda config: config["online"] == 3)
        self.assertEqual((now["existing"], now["online"], now["lastError"]), (3, 3, None))
        server.json("PUT", "/api/admin/config", {"k6DesiredAgentCount": 1}, user=ADMIN)
        server.call("POST", "/api/admin/k6/reconcile", user=ADMIN)
        self.assertEqual(config_when(lambda config: config["existing"] == 1)["existing"], 1)
        agents = [pid for pid in filter(str.isdigit, os.listdir("/proc")) if parent_of(pid) == server.process.pid]
        self.assertEqual(len(agents), 1)
        environment = Path(f"/proc/{agents[0]}/environ").read_bytes()
        self.assertNotIn(b"ADMIN_BASIC_AUTH", environment)
        self.assertEqual(server.end(), 0)
        self.assertFalse(Path(f"/proc/{agents[0]}").exists())

    def refused(self, *arguments, environment=()):
        done = subprocess.run([OPTIONS.dashboard, *arguments], capture_output=True, text=True, timeout=30, check=False,
                              env={"HOME": str(self.directory), "PATH": os.environ["PATH"],
                                   "XDG_RUNTIME_DIR": str(self.directory), **dict(environment)})
        self.assertIn(done.returncode, (1, 2), done.stderr)
        return done.returncode, done.stderr

    def test_refuses_what_would_not_be_safe(self):
        strong = {"ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET}
        for arguments, environment, said in (
                (["--listen", "0.0.0.0:0"], strong, "--listen"),
                (["--listen", "0.0.0.0:0", "--insecure-http"], {}, "DASHBOARD_SECRET"),
                (["--listen", "0.0.0.0:0", "--insecure-http"], {**strong, "DASHBOARD_SECRET": "short"}, "DASHBOARD_SECRET"),
                (["--listen", "0.0.0.0:0", "--insecure-http"], {**strong, "ADMIN_BASIC_AUTH": "a:b"}, "ADMIN_BASIC_AUTH"),
                (["--listen", "[::]:0"], strong, "--listen"),
                (["--listen", "nowhere"], strong, "--listen"),
                (["--listen", "127.0.0.1:99999"], strong, "--listen"),
                (["--certificate", "x.pem"], strong, "--certificate"),
                (["--certificate", "/nowhere", "--key", "/nowhere"], strong, "/nowhere"),
                (["--listen", "127.0.0.1:0", "--listen", "0.0.0.0:0"], strong, "0.0.0.0"),
                (["--scale-backend", "swarm"], strong, "--scale-backend"),
                (["--scale-backend", "compose"], strong, "--compose-file"),
                (["--scale-backend", "compose", "--compose-file", "/nowhere"], strong, "/nowhere"),
                (["--scale-backend", "compose", "--compose-file", __file__, "--compose-project", "A b"], strong, "A b"),
                (["--scale-backend", "compose", "--compose-file", __file__, "--compose-command", "rm -r"], strong, "rm -r"),
                (["--compose-file", __file__], strong, "--compose-file"),
                (["--scale-backend", "kubernetes"], strong, "--deployment"),
                (["--scale-backend", "kubernetes", "--deployment", "a", "--statefulset", "b"], strong, "--deployment"),
                (["--scale-backend", "kubernetes", "--deployment", "A_b"], strong, "--deployment"),
                (["--scale-backend", "kubernetes", "--deployment", "x/a", "-n", "y"], strong, "two namespaces"),
                (["--deployment", "a"], strong, "--scale-backend kubernetes"),
                (["--initial-agents", "1001"], strong, "--initial-agents"),
                (["--max-agents", "10001"], strong, "--max-agents"),
                (["--unknown"], strong, "unknown"),
                (["word"], strong, "word"),
                ([], {**strong, "RUNS_RETENTION_DAYS": "-1"}, "RUNS_RETENTION_DAYS"),
                ([], {**strong, "RUNS_RETENTION_DAYS": "x"}, "RUNS_RETENTION_DAYS")):
            with self.subTest(arguments=arguments, environment=environment):
                code, text = self.refused(*arguments, environment=environment)
                self.assertEqual(code, 2)
                self.assertIn(said, text)
                self.assertNotIn(SECRET, text)

    def test_refuses_a_cluster_that_it_does_not_find(self):
        code, text = self.refused("--scale-backend", "kubernetes", "--deployment", "a", "--kubeconfig", "/no/file")
        self.assertEqual(code, 1)
        self.assertIn("/no/file", text)

    def test_a_credential_plugin_sees_no_secret(self):
        plugin, seen, config = (self.directory / name for name in ("plugin", "seen", "config"))
        plugin.write_text(f"#!/bin/sh\nenv >> {seen}\necho 'log in first' >&2\nexit 1\n")
        plugin.chmod(0o755)
        config.write_text(f"""apiVersion: v1
kind: Config
clusters: [{{name: c, cluster: {{server: "https://127.0.0.1:1"}}}}]
users: [{{name: u, user: {{exec: {{apiVersion: client.authentication.k8s.io/v1, command: {plugin},
  interactiveMode: Never}}}}}}]
contexts: [{{name: x, context: {{cluster: c, user: u}}}}]
current-context: x
""")
        code, text = self.refused("--scale-backend", "kubernetes", "--deployment", "a", "--kubeconfig", str(config),
                                  "--release-autoscaler",
                                  environment={"ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET, "OF_A_PLUGIN": "1",
                                               "DASHBOARD_DATABASE": "postgresql://u:hidden@127.0.0.1/x"})
        self.assertEqual(code, 1)
        self.assertIn("log in first", text)
        environment = seen.read_text()
        self.assertIn("OF_A_PLUGIN=1", environment)
        for secret in (ADMIN, SECRET, "hidden"):
            self.assertNotIn(secret, environment)

    def test_the_first_number_of_agents_is_that_of_the_first_start(self):
        environment = {"ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET}
        for asked in ("4", "7"):
            server = self.start("--initial-agents", asked, environment=environment)
            self.assertEqual(server.json("GET", "/api/admin/config", user=ADMIN)["k6DesiredAgentCount"], 4)
            self.assertEqual(server.end(), 0)

    def test_refuses_a_database_that_it_cannot_use(self):
        (self.directory / "folder").mkdir()
        code, text = self.refused("--listen", "127.0.0.1:0", "--database", str(self.directory / "folder"))
        self.assertEqual(code, 1)
        self.assertIn("folder", text)
        code, text = self.refused("--listen", "127.0.0.1:0", "--database", "postgresql://u:hidden@127.0.0.1:1/none")
        self.assertEqual(code, 1)
        self.assertNotIn("hidden", text)

    def test_serves_at_several_addresses(self):
        port = free_port()
        server = self.start("--listen", f"127.0.0.2:{port}")
        for host in (server.base.removeprefix("http://"), f"127.0.0.2:{port}"):
            connection = http.client.HTTPConnection(host, timeout=20)
            self.addCleanup(connection.close)
            connection.request("GET", "/healthz")
            answer = connection.getresponse()
            self.assertEqual((answer.status, len(answer.read()) > 0), (200, True))
        # Those two, which are kept, and the one that asks.
        self.assertIn(b"\nlargada_http_connections 3\n", server.call("GET", "/api/metrics")[1])

    def test_refuses_a_taken_port(self):
        server = self.start()
        port = server.base.rpartition(":")[2]
        code, text = self.refused("--listen", f"127.0.0.1:{port}", "--database", str(self.directory / "other.db"))
        self.assertEqual(code, 1)
        self.assertIn(port, text)
        self.assertTrue(server.file.exists(), "the first one's file is gone")
        self.assertEqual(server.call("GET", "/healthz")[0], 200)

    @unittest.skipUnless(shutil.which("promtool"), "promtool is not installed; it is in Debian's package prometheus")
    def test_promtool_finds_nothing_to_say(self):
        server = self.start(environment={"ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET})
        server.call("POST", "/api/admin/k6/targets", {"url": "https://a.example"}, user=ADMIN)
        headers = {"Authorization": f"Bearer {SECRET}"}
        server.call("POST", "/api/k6/agents/register", {"name": "a"}, headers)
        target = server.json("GET", "/api/dashboard/k6/targets")["items"][0]["id"]
        server.call("POST", "/api/k6/runs", {"agent": "a", "targetId": target}, headers)
        text = server.call("GET", "/api/metrics")[1]
        for counter in (b"reaper_k6agents_marked_offline_total 0", b"reaper_k6agents_deleted_total 0"):
            self.assertIn(counter, text)
        done = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, timeout=30, check=False)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, b""))

    @unittest.skipUnless(shutil.which("prometheus"), "prometheus is not installed")
    def test_prometheus_sees_both_counters_of_the_reaper(self):
        server = self.start()
        host = server.base.removeprefix("http://")
        port = free_port()
        (self.directory / "prometheus.yml").write_text(
            "scrape_configs: [{job_name: largada, scrape_interval: 200ms, scrape_timeout: 200ms, metrics_path: /api/metrics, "
            f"static_configs: [{{targets: ['{host}']}}]}}]\n")
        with open(self.directory / "prometheus.log", "wb") as log:
            prometheus = subprocess.Popen(
                ["prometheus", f"--config.file={self.directory}/prometheus.yml", f"--web.listen-address=127.0.0.1:{port}",
                 f"--storage.tsdb.path={self.directory}/tsdb"], stdout=log, stderr=log)
        self.addCleanup(prometheus.wait, 20)
        self.addCleanup(prometheus.kill)
        for name in ("reaper_k6agents_marked_offline_total", "reaper_k6agents_deleted_total"):
            seen, deadline = None, time.monotonic() + 60
            while not seen and time.monotonic() < deadline:
                time.sleep(0.1)
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/query?query={name}", timeout=10) as answer:
                        seen = json.load(answer)["data"]["result"]
                except (OSError, http.client.HTTPException):
                    continue
            self.assertTrue(seen, (self.directory / "prometheus.log").read_text(errors="replace")[-2000:])
            self.assertEqual((seen[0]["metric"]["instance"], seen[0]["value"][1]), (host, "0"))

    def test_help_tells_every_option_and_variable(self):
        said = subprocess.run([OPTIONS.dashboard, "--help"], capture_output=True, text=True, timeout=30, check=True).stdout
        for option in ("listen", "database", "scale-backend", "deployment", "statefulset", "namespace", "kubeconfig",
                       "context", "release-autoscaler", "initial-agents", "max-agents", "max-local-agents", "certificate", "key",
                       "insecure-http", "allowed-host", "read-auth", "compose-file", "compose-project", "compose-service",
                       "compose-command", "help", "version"):
            self.assertRegex(said, rf"(?m)^\s+(-\w, )?--{option}\b")
        for variable in ("DASHBOARD_SECRET", "ADMIN_BASIC_AUTH", "RUNS_RETENTION_DAYS", "DASHBOARD_DATABASE"):
            self.assertTrue(re.search(rf"(?m)^\s+{variable}\b", said), variable)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dashboard", required=True)
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], "-v", *rest])
