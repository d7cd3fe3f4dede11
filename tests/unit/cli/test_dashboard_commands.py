#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""largadactl targets, fleet and executions as people run them: against a real largada-dashboard, and without one."""

import argparse
import csv
import io
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.request
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
from agent_world import SECRET, wait  # noqa: E402

OPTIONS = None
ADMIN = "admin:pass:word-of-many-letters"
HOSTILE = ["=HYPERLINK(\"http://a/\";\"b\")", "+1+1", "-1", "@SUM(A1)", "a,b;\"c\"", "  <b>\u202e\U0001F680 ção"]


class World(unittest.TestCase):
    """A user with directories of its own, and maybe a dashboard."""

    def setUp(self):
        directory = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(directory.cleanup)
        self.home = Path(directory.name)
        here = str(self.home)
        self.environment = {"HOME": here, "XDG_RUNTIME_DIR": here, "XDG_DATA_HOME": here, "XDG_CONFIG_HOME": here,
                            "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
                            **{name: os.environ[name] for name in os.environ if name.endswith("SAN_OPTIONS")}}
        self.server = None

    def serve(self, *options):
        with (self.home / "dashboard.log").open("ab") as log:
            self.server = subprocess.Popen([OPTIONS.dashboard, "--listen", "127.0.0.1:0", *options], stdout=log,
                                           stderr=log, env={**self.environment, "DASHBOARD_SECRET": SECRET,
                                                            "ADMIN_BASIC_AUTH": ADMIN})
        self.addCleanup(self.end_server)
        found = self.home / "largada/dashboard.json"
        wait(lambda: found.exists() or self.server.poll() is not None, "the dashboard's file")
        self.assertIsNone(self.server.poll(), (self.home / "dashboard.log").read_text())
        self.url = json.loads(found.read_text())["url"]

    def end_server(self, number=signal.SIGTERM):
        if self.server and self.server.poll() is None:
            self.server.send_signal(number)
            self.server.wait(20)

    def ctl(self, *words, code=0, **environment):
        done = subprocess.run([OPTIONS.largadactl, *words], env={**self.environment, **environment},
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, code, f"{words}: {done.stdout}{done.stderr}")
        for secret in (SECRET, "many-letters"):
            self.assertNotIn(secret, done.stdout + done.stderr)
        if code == 0:
            self.assertNotIn("rror:", done.stderr)
        self.said, self.errors = done.stdout, done.stderr
        return done.stdout

    def ctl_json(self, *words, **environment):
        text = self.ctl(*words, "--json", **environment)
        self.assertEqual(text.count("\n"), 1)
        return json.loads(text)

    def agent_says(self, path, body):
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), method="POST")
        request.add_header("Authorization", f"Bearer {SECRET}")
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read())

    def execute(self, target, started, **metrics):
        run = str(uuid.uuid4())
        self.agent_says("/api/k6/agents/register", {"name": "agent-1", "k6Version": "1.1.0"})
        self.agent_says("/api/k6/runs", {"agent": "agent-1", "targetId": target, "runId": run, "startedAt": started})
        if metrics:
            self.agent_says(f"/api/k6/runs/{run}/metrics", metrics)
        return run

    def private(self, text, mode=0o600):
        path = self.home / f"credentials-{uuid.uuid4()}"
        path.write_text(text)
        path.chmod(mode)
        return str(path)


class Targets(World):
    def walk(self):
        """The life of a target, wherever it is kept."""
        self.assertIn("No target yet", self.ctl("targets", "list"))
        self.assertEqual(self.ctl_json("targets", "list"), {"items": []})
        shop = self.ctl_json("targets", "add", "https://example.com/", "--label", "Shop", "--vus", "10", "--duration",
                             "20s", "--interval", "1m30s", "--disable")
        self.assertEqual(shop, {"id": shop["id"], "url": "https://example.com/", "label": "Shop", "vus": 10,
                                "durationS": 20, "runIntervalMs": 90000, "enabled": False})
        self.assertRegex(self.ctl("targets", "add", "http://127.0.0.1:1/"), r"http://127\.0\.0\.1:1/ +1 +30 s +1 min +yes")
        other = next(item for item in self.ctl_json("targets", "list")["items"] if item["id"] != shop["id"])
        self.assertEqual((other["label"], other["vus"], other["enabled"]), ("", 1, True))
        changed = self.ctl_json("targets", "set", shop["id"], "--vus", "3", "--label", "", "--enable")
        self.assertEqual(changed, {**shop, "vus": 3, "label": "", "enabled": True})
        self.assertIn("https://other.example/", self.ctl("targets", "set", other["id"], "--url", "https://other.example/"))
        self.assertRegex(self.ctl("targets", "list"), r"(?s)^ID .*VUs .*\n.*https://example\.com/ .*https://other")
        self.assertIn("is deleted", self.ctl("targets", "rm", other["id"]))
        self.assertEqual(self.ctl_json("targets", "rm", shop["id"]), {"deleted": shop["id"]})
        for words in (["set", shop["id"], "--vus", "2"], ["rm", shop["id"]], ["rm", "../../x"]):
            self.ctl("targets", *words, code=2)
            self.assertIn(f"“{words[1]}”", self.errors)
        self.assertEqual(self.ctl_json("targets", "list"), {"items": []})

    def test_at_the_dashboard_that_runs_here(self):
        self.serve()
        self.walk()

    def test_in_the_database_while_none_runs(self):
        self.walk()
        kept = self.ctl_json("targets", "add", "http://127.0.0.1:1/", "--label", "kept")
        self.assertEqual((self.home / "largada/dashboard.db").stat().st_mode & 0o777, 0o600)
        self.serve()
        self.assertEqual(self.ctl_json("targets", "list"), {"items": [kept]})
        self.end_server(signal.SIGKILL)  # its file stays and counts for nothing
        self.assertEqual(self.ctl_json("targets", "list"), {"items": [kept]})
        self.ctl("targets", "list", code=1, DASHBOARD_DATABASE="/proc/no/such/file.db")

    def test_wrong_words(self):
        for words in ([], ["show"], ["add"], ["list", "x"], ["add", "http://a/", "--vus", "0"], ["add", "ftp://a/"],
                      ["add", "http://user:many-letters@a/"], ["add", "http://a/", "--vus", "1e3"],
                      ["add", "http://a/", "--duration", "1500ms"], ["add", "http://a/", "--duration", "25h"],
                      ["add", "http://a/", "--interval", "soon"], ["add", "http://a/", "--interval", "10ms"],
                      ["add", "http://a/", "--label", "x" * 201], ["add", "http://a/", "--label", "a\nb"],
                      ["add", "http://a/", "--url", "http://b/"], ["set", "1"], ["set", "1", "--enable", "--disable"],
                      ["list", "--password", "x"]):
            self.ctl("targets", *words, code=2)
            self.assertEqual(self.said, "")
        self.assertEqual(self.ctl_json("targets", "list"), {"items": []})


class Access(World):
    def test_credentials(self):
        self.serve("--read-auth")
        where = ["--dashboard", self.url]
        add = ["targets", "add", "http://127.0.0.1:1/", *where]
        for words in (add, ["targets", "list", *where], ["executions", "list", *where], ["fleet", "status", *where],
                      ["fleet", "scale", "3", *where]):
            self.ctl(*words, code=4)
            self.assertIn("--credentials FILE", self.errors)
            self.ctl(*words, code=4, ADMIN_BASIC_AUTH="admin:wrong-horse-battery")
            self.assertIn("refuses", self.errors)
            self.assertNotIn("wrong-horse", self.said + self.errors)
        self.ctl(*add, code=2, ADMIN_BASIC_AUTH="nobody")
        self.ctl(*add, ADMIN_BASIC_AUTH=ADMIN)
        for text in (ADMIN + "\n", f"# of the dashboard\n\n{ADMIN}", f"DASHBOARD_SECRET=x\nADMIN_BASIC_AUTH={ADMIN}\r\n"):
            self.ctl(*add, "--credentials", self.private(text), ADMIN_BASIC_AUTH="admin:wrong-horse-battery")
        for mode in (0o640, 0o604, 0o620):
            self.ctl(*add, "--credentials", self.private(ADMIN, mode), code=2)
            self.assertIn("chmod 600", self.errors)
        for path in (self.private("no credentials"), "/no/such/file", str(self.home)):
            self.ctl(*add, "--credentials", path, code=2)
        self.ctl("targets", "list", "--dashboard", self.url.replace("//", f"//{ADMIN}@"), code=2)
        self.assertEqual(len(self.ctl_json("targets", "list")["items"]), 4)  # found here, with its own credentials
        self.ctl("targets", "list", "--credentials", self.private("admin:wrong-horse-battery"), code=4)
        self.ctl("targets", "list", ADMIN_BASIC_AUTH="admin:of-another-dashboard")

    def test_the_file_of_the_server_must_be_private(self):
        self.serve()
        (self.home / "largada/dashboard.json").chmod(0o644)
        self.ctl("targets", "list", code=1)
        self.assertIn("chmod 600", self.errors)

    def test_a_dashboard_that_was_killed_is_told(self):
        left = self.home / "largada/dashboard.json"
        self.serve()
        self.end_server(signal.SIGKILL)
        self.ctl("fleet", "status", code=5)
        self.assertIn(str(left), self.errors)
        self.ctl("targets", "list")  # of the database, as where there never was one
        self.serve()
        wait(lambda: json.loads(left.read_text())["pid"] == self.server.pid, "the file of the next one")
        self.ctl("fleet", "status")
        self.assertEqual(self.errors, "")
        self.end_server()
        self.assertFalse(left.exists())
        self.ctl("fleet", "status", code=5)
        self.assertNotIn(str(left), self.errors)

    def test_certificates(self):
        certificate, key = self.home / "tls.pem", self.home / "tls.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
                        str(key), "-out", str(certificate)], check=True, capture_output=True)
        self.serve("--certificate", str(certificate), "--key", str(key))
        self.assertTrue(self.url.startswith("https://"))
        self.ctl("targets", "list")
        self.ctl("targets", "list", "--dashboard", self.url, "--ca-file", str(certificate))
        self.ctl("targets", "list", "--dashboard", self.url, DASHBOARD_CA_FILE=str(certificate))
        self.ctl("targets", "list", "--dashboard", self.url, code=5)
        self.assertIn("--ca-file FILE", self.errors)
        for path in ("/no/such/file", str(key)):
            self.ctl("targets", "list", "--dashboard", self.url, "--ca-file", path, code=2)

    def test_nobody_there(self):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        for words in (["targets", "list"], ["executions", "list"], ["fleet", "status"]):
            self.ctl(*words, "--dashboard", url, code=5)
            self.ctl(*words, "--dashboard", "127.0.0.1:3000", code=2)
        for words in (["status"], ["scale", "3"], ["reconcile"]):
            self.ctl("fleet", *words, code=5)
            self.assertIn("largada-dashboard --scale-backend local", self.errors)
        self.ctl("fleet", "scale", "3", "--lang", "pt-BR", code=5)
        self.assertIn("Nenhum painel", self.errors)

    def test_help(self):
        for name in ("targets", "fleet", "executions"):
            said = self.ctl(name, "--help")
            self.assertRegex(said, rf"^Usage: .*largadactl \[options\] {name} ")
            self.assertIn("--credentials", said)
            self.assertIn(f"largadactl {name} ", self.ctl("--help"))


class Fleet(World):
    def test_a_dashboard_that_makes_no_agents(self):
        self.serve()
        empty = self.ctl_json("fleet", "status")
        self.assertEqual({**empty, "lastReconcileAt": None},
                         {"k6DesiredAgentCount": 0, "existing": 0, "online": 0, "backend": "none", "lastError": None,
                          "lastReconcileAt": None, "most": 1000, "room": None, "roomLimit": None, "note": None,
                          "agents": []})
        self.assertEqual(self.ctl_json("fleet", "scale", "7")["k6DesiredAgentCount"], 7)
        self.assertIn("Agents desired: 8; existing: 0; online: 0.", self.ctl("fleet", "scale", "8"))
        self.assertIn("only stored", self.said)
        self.ctl("fleet", "reconcile", code=1)
        self.assertIn("--scale-backend", self.errors)
        self.agent_says("/api/k6/agents/register", {"name": "agent-1\u202e", "k6Version": "1.1.0"})
        self.assertRegex(self.ctl("fleet", "status"), "agent-1\ufffd +Online +2[-0-9]+ [0-9:]+ +1.1.0 +no +0\n")
        self.assertEqual([agent["k6Version"] for agent in self.ctl_json("fleet", "status")["agents"]], ["1.1.0"])
        for words in ([], ["scale"], ["scale", "-1"], ["scale", "many"], ["scale", "10001"], ["status", "x"]):
            self.ctl("fleet", *words, code=2)
        self.ctl("fleet", "scale", "1001", code=2)  # that server's limit
        self.assertIn("“N”", self.errors)
        self.assertEqual(self.ctl_json("fleet", "status")["k6DesiredAgentCount"], 8)


class Executions(World):
    def test_list(self):
        self.serve()
        self.assertIn("No execution.", self.ctl("executions", "list"))
        targets = [self.ctl_json("targets", "add", f"http://127.0.0.1:1/{i}", "--label", label)["id"]
                   for i, label in enumerate(HOSTILE)]
        metrics = {"p50_ms": 1.5, "p95_ms": 20, "p99_ms": 30.25, "avg_ms": 2, "error_rate": 0.008, "rps": 1234.5,
                   "data_received_bytes": 123456, "iterations": 37035}
        runs = [self.execute(target, f"2026-11-2{i}T10:00:00.000Z", **metrics) for i, target in enumerate(targets)]
        failed = self.execute(targets[0], "2026-11-26T10:00:00.000Z", error="=cmd|'x'\nk6 ended with exit code 107")
        running = self.execute(targets[0], "2026-11-27T10:00:00.000Z")
        newest_first = [running, failed, *reversed(runs)]
        self.read(targets, runs, failed, running)

        self.end_server()  # and from the database alone
        self.read(targets, runs, failed, running)
        self.assertEqual(self.ids(), newest_first)

    def ids(self, *words):
        answer = self.ctl_json("executions", "list", *words)
        self.assertEqual(answer["total"] if "--limit" not in words else len(answer["items"]), len(answer["items"]))
        return [item["id"] for item in answer["items"]]

    def read(self, targets, runs, failed, running):
        everything = [running, failed, *reversed(runs)]
        self.assertEqual(self.ids(), everything)
        self.assertEqual(self.ids("--limit", "3"), everything[:3])
        self.assertEqual(self.ids("--target", targets[0]), [running, failed, runs[0]])
        self.assertEqual(self.ids("--target", "999"), [])
        self.assertEqual(self.ids("--status", "completed"), list(reversed(runs)))
        self.assertEqual(self.ids("--status", "error", "--target", targets[0]), [failed])
        self.assertEqual(self.ids("--from", "2026-11-22T10:00:00Z", "--to", "2026-11-24T07:00:00-03:00"),
                         [runs[3], runs[2]])
        self.assertEqual(self.ids("--from", "2026-11-26", "--to", "2026-11-27 10:00:00"), [failed])
        self.assertEqual(self.ids("--from", "2026-11-27T12:00", "--to", "2026-11-28"), [])
        self.assertEqual(self.ids("--to", "1000h"), [])
        table = self.ctl("executions", "list")
        self.assertRegex(table, r"^Started +Target +Agent +Status +p50 +p95 +p99 +Error rate +Requests/s +Iterations +Error\n")
        self.assertRegex(table, r"2026-11-21 10:00:00 +\+1\+1 +agent-1 +Completed +1.50 ms +20.0 ms +30.3 ms +0.8% +1,?234.5 +37,?035\n")
        self.assertRegex(table, r"Running +– +– +– +– +– +–\n")
        self.assertNotIn("\u202e", table)
        self.assertEqual(table.count("\n"), 9)
        self.assertIn("newest 2 of 8", self.ctl("executions", "list", "--limit", "2"))
        self.assertIn("Concluída", self.ctl("executions", "list", "--lang", "pt-BR"))
        self.csv(everything, runs, failed)
        for words in (["--status", "good"], ["--from", "yesterday"], ["--to", ""], ["--limit", "0"], ["--target", ""],
                      ["--csv", "x", "--json"], ["--csv", "x", "--profile", "excel"], ["more"]):
            self.ctl("executions", "list", *words, code=2)
        self.ctl("executions", code=2)

    def csv(self, everything, runs, failed):
        path = self.home / "out.csv"
        path.write_text("old")
        self.ctl("executions", "list", "--csv", str(path))
        self.assertEqual(self.said, "")
        raw = path.read_bytes()
        self.assertEqual(raw.replace(b"\r\n", b"").count(b"\r"), 0)
        rows = list(csv.DictReader(io.StringIO(raw.decode(), newline=""), strict=True))
        self.assertEqual([row["Execution ID"] for row in rows], everything)
        labels = [next(row for row in rows if row["Execution ID"] == run)["Target Label"] for run in runs]
        self.assertEqual(labels, ["'" + label if label[0] in "=+-@" else label for label in HOSTILE])
        first = next(row for row in rows if row["Execution ID"] == runs[1])
        self.assertEqual((first["Requests/s"], first["Iterations"], first["Fail Ratio"], first["99% ms"], first["Started At"]),
                         ("1234.5", "37035", "0.008", "30.25", "2026-11-21T10:00:00.000Z"))
        self.assertEqual(rows[1]["Error"], "'=cmd|'x'\nk6 ended with exit code 107")
        for row in rows:
            self.assertFalse([cell for cell in row.values() if cell[:1] in tuple("=+-@\t\r\n")])
        self.ctl("executions", "list", "--csv", str(path), "--target", "999")
        self.assertEqual(path.read_bytes(), raw.split(b"\r\n")[0] + b"\r\n")
        self.assertTrue(self.ctl("executions", "list", "--csv", "/dev/stdout", "--profile", "excel-pt-br", "--limit", "1")
                        .startswith("\ufeffExecution ID;"))
        self.ctl("executions", "list", "--csv", "/proc/no/such/file.csv", code=1)
        self.assertEqual([file.name for file in self.home.glob("out*")], ["out.csv"])

    def test_broken_reading_keeps_the_old_file(self):
        path = self.home / "out.csv"
        path.write_text("old")
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            self.ctl("executions", "list", "--csv", str(path), "--dashboard",
                     f"http://127.0.0.1:{closed.getsockname()[1]}", code=5)
        self.assertEqual(path.read_text(), "old")
        self.assertEqual([file.name for file in self.home.glob("out*")], ["out.csv"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largadactl", required=True)
    parser.add_argument("--dashboard", required=True)
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
