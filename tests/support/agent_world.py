# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of largada-agent need around it: k6 programs, a demo target, agents as processes, and waiting."""

import os
import random
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

SECRET = "correct-horse-battery"


def k6_programs():
    named = [path for path in os.environ.get("LARGADA_TEST_K6", "").split(":") if path]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "largada/k6/1.1.0/k6"
    found = named or [shutil.which("k6") or (str(cache) if cache.exists() else "")]
    return [path for path in found if path]


def wait(condition, what, seconds=60):
    """What the condition gives, once that is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"{what} has not come within {seconds} s")


def free_port():
    """On loopback, and none that the kernel gives to others until it is listened at, or while its server is away."""
    first_given = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    while True:
        with socket.socket() as listening:
            try:
                port = random.randrange(min(10_000, first_given // 2), first_given)
                listening.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass  # somebody listens there


def children(pid):
    """Of all its threads."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in path.read_text().split()]
        except (FileNotFoundError, ProcessLookupError):
            pass  # a thread that has ended meanwhile
    return found


def state(pid):
    """A letter, as the kernel has it; nothing when there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def is_alive(pid):
    return state(pid) not in ("", "Z")


class DemoTarget:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def requests(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()


class Agent:
    """A process with nothing of ours in its environment but what is named here."""

    def __init__(self, program, dashboard, k6, directory, **more):
        self.directory = Path(directory)
        self.log_path = self.directory.parent / f"log-{time.monotonic_ns()}"
        environment = {"DASHBOARD_URL": dashboard, "DASHBOARD_SECRET": SECRET, "AGENT_NAME": "agent-1",
                       "POLL_INTERVAL_MS": "200", "HEARTBEAT_INTERVAL_MS": "500", "K6_BINARY": k6,
                       "TMP_DIR": str(directory), "PATH": os.environ["PATH"],
                       **{name: os.environ[name] for name in os.environ if name.endswith("SAN_OPTIONS")}, **more}
        self.started = time.monotonic()
        with self.log_path.open("wb") as log:
            self.process = subprocess.Popen([program], env=environment, stdout=log, stderr=log)
        self.pid = self.process.pid

    def log(self):
        return self.log_path.read_text(errors="replace")

    def k6(self):
        """The process of the k6 that loads, not of the one that says its version."""
        for child in children(self.pid):
            try:
                if b"--summary-export" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return child
            except (FileNotFoundError, ProcessLookupError):
                pass
        return None

    def stopped_k6(self):
        """The same, in the middle of what it does until it gets a SIGCONT."""
        k6 = self.k6()
        if not k6:
            return None
        os.kill(k6, signal.SIGSTOP)
        wait(lambda: state(k6) not in ("R", "S", "D"), "k6 at a stop")
        return k6 if state(k6) == "T" else None  # else it was at its end

    def signal(self, number):
        self.process.send_signal(number)

    def end(self, seconds=60):
        """Its exit code after SIGTERM."""
        if self.process.poll() is None:
            self.signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def kill(self):
        self.process.kill()
        self.process.wait(60)

    def files(self):
        """What it has in its directory, but for the folder of its reports."""
        return sorted(path.name for path in self.directory.iterdir() if path.is_file())

    def reports(self):
        return [path for path in self.directory.glob("largada-agent-*/*.run")]
