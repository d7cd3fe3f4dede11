# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests on a container engine share: a target that counts, the stack's commands, a dashboard's API."""

import base64
import json
import os
import shutil
import subprocess
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from engine import Engine, wait

GATEWAY = "172.17.0.1"  # of the first bridge that an engine makes, where nobody has told it another


def compose_programs(engine):
    """The programs of Compose that there are, by what .env and --compose-command call them."""
    return ["docker-compose"] + (["docker compose"] if engine.has_version_2 else [])


def k6_program():
    named = os.environ.get("LARGADA_TEST_K6", "").split(":")[0]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "largada/k6/1.1.0/k6"
    return named or shutil.which("k6") or str(cache)


class Target:
    """On the engine's bridge; counts what k6 asks for."""

    def __init__(self):
        self.requests = 0
        target = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):  # the name is http.server's
                if "k6" in self.headers.get("User-Agent", ""):
                    target.requests += 1
                self.send_response(200)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"ok")

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

        self.server = Server((GATEWAY, 8080), Handler)
        self.url = f"http://{GATEWAY}:8080/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Api:
    def __init__(self, admin, base="http://localhost:3000"):
        self.base = base
        self.authorization = "Basic " + base64.b64encode(admin.encode()).decode()

    def call(self, method, path, body=None):
        headers = {"Content-Type": "application/json", "Authorization": self.authorization}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=90) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def config(self):
        return self.call("GET", "/api/admin/config")

    def want(self, agents):
        """As the console does it: the number is stored, then applied. The answer comes after ten seconds at most, with or
        without the end of the scaling."""
        self.call("PUT", "/api/admin/config", {"k6DesiredAgentCount": agents})
        return self.call("POST", "/api/admin/k6/reconcile")

    def error(self):
        """The configuration with the reason why scaling failed, once it did."""
        def failed():
            config = self.config()
            return config if config["lastError"] else None
        return wait(failed, "the error")

    def no_error(self, existing):
        """Once there are so many and nothing is said to be wrong."""
        def is_well():
            config = self.config()
            return (config["existing"], config["lastError"]) == (existing, None)
        try:
            wait(is_well, f"{existing} agents without an error", 180)
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.config()}") from None

    def agents(self):
        return self.call("GET", "/api/dashboard/k6/agents")["items"]

    def online(self):
        return [agent["name"] for agent in self.agents() if agent["status"] == "online"]

    def runs(self):
        return self.call("GET", "/api/dashboard/k6/runs?pageSize=500")["items"]


class Stack:
    """packaging/compose in a tree of its own, and its script."""

    def __init__(self, engine, tree, programs):
        self.engine = engine
        self.directory = Path(tree) / "packaging/compose"
        self.script = self.directory / "stack-up.sh"
        self.env = self.directory / ".env"
        self.environment = {**engine.environment, "LARGADA_BIN_DIR": str(programs)}

    def values(self):
        return dict(line.split("=", 1) for line in self.env.read_text().splitlines())

    def api(self):
        return Api(self.values()["ADMIN_BASIC_AUTH"])

    def call(self, *arguments, answer=""):
        """Its exit code and what it said."""
        done = subprocess.run([str(self.script), *arguments], env=self.environment, input=answer, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=600, check=False)
        return done.returncode, done.stdout

    def run(self, *arguments):
        code, said = self.call(*arguments)
        if code != 0:
            log = self.directory / "run/dashboard.log"
            raise AssertionError(f"stack-up.sh {' '.join(arguments)} ended with {code}:\n{said}\n" +
                                 (log.read_text()[-3000:] if log.exists() else ""))
        return said

    def typed(self, text):
        """Lines as a person types them, in the stack's directory."""
        return self.engine.run("sh", "-euc", text, cwd=self.directory, env=self.environment)

    def dashboard_pid(self):
        return int((self.directory / "run/dashboard.pid").read_text())

    def clear(self):
        if self.env.exists():
            self.call("destroy", "--yes")
        shutil.rmtree(self.directory / "run", ignore_errors=True)
        self.env.unlink(missing_ok=True)


class World:
    """An engine with all images, and a target."""

    def __init__(self, programs):
        self.programs = Path(programs).resolve()
        self.engine = Engine()
        self.engine.start()
        self.tree = self.engine.make_images(self.programs, k6_program())
        self.target = Target()

    def stack(self):
        return Stack(self.engine, self.tree, self.programs)


class Dashboard:
    """largada-dashboard as a process of its own, with SQLite, beside the engine."""

    SECRET, ADMIN = "agents-0123456789", "admin:admins-0123456789"

    def __init__(self, world, name, *arguments, **environment):
        self.directory = Path("/run") / name  # not on the engine's disk, which may be full
        self.directory.mkdir(exist_ok=True)
        self.log = self.directory / "log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(world.programs / "largada-dashboard"), "--listen", "127.0.0.1:3000", "--listen", f"{GATEWAY}:3000",
                 "--insecure-http", "--allowed-host", "dashboard", "--database", str(self.directory / "dashboard.db"),
                 "--scale-backend", "compose", "--compose-file",
                 str(world.tree / "packaging/compose/docker-compose.k6-fleet.yml"), *arguments],
                env={**world.engine.environment, "DASHBOARD_SECRET": self.SECRET, "ADMIN_BASIC_AUTH": self.ADMIN,
                     **environment}, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.api = Api(self.ADMIN)

        def answers():
            if self.process.poll() is not None:
                raise AssertionError(self.log.read_text())
            try:
                return self.api.config()
            except OSError:  # of urllib's, too: it does not listen yet, or has no time to answer
                return None
        wait(answers, "the dashboard")

    def end(self):
        self.process.terminate()
        return self.process.wait(90)
