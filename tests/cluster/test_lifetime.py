#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is left of a cluster, however it ends, and two do not meet. It starts clusters of its own."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SCRIPT = str(HERE / "cluster.sh")
# What containerd, the kubelet and CNI would use, and what they would set.
FIXED = [pathlib.Path(path) for path in ("/var/lib/kubelet", "/var/lib/cni", "/var/log/pods", "/var/log/containers",
                                         "/etc/cni", "/run/netns", "/run/containerd", "/run/largada", "/opt/containerd",
                                         "/usr/libexec/kubernetes", "/etc/hosts")]
SETTINGS = [pathlib.Path("/proc/sys") / name for name in ("vm/overcommit_memory", "vm/panic_on_oom", "kernel/panic",
                                                          "kernel/panic_on_oops", "kernel/keys/root_maxkeys")]


def seen():
    """What a cluster could change of this machine."""
    paths = {}
    for path in FIXED:
        paths[str(path)] = sorted(os.listdir(path)) if path.is_dir() else path.exists() and path.stat().st_mtime
    return {"paths": paths, "settings": {str(path): path.read_text() for path in SETTINGS},
            "mounts": pathlib.Path("/proc/self/mountinfo").read_text(), "links": sorted(os.listdir("/sys/class/net"))}


def processes(directory):
    """Command lines of the processes that name that directory, or whose root is in a cluster's namespace there."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            environment = (entry / "environ").read_bytes().decode(errors="replace")
        except (OSError, ValueError):
            continue
        if entry.name.isdigit() and int(entry.name) not in (os.getpid(), os.getppid()) and \
                (directory in line or f"LARGADA_CLUSTER_DIR={directory}" in environment):
            found.append(line)
    return found


def control_groups():
    return {str(path) for path in pathlib.Path("/sys/fs/cgroup").glob("**/largada-*")}


def wait(condition, what, seconds=120):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.1)


class Lifetime(unittest.TestCase):
    def setUp(self):
        self.directories = []
        self.before = seen()
        self.groups = control_groups()

    def tearDown(self):
        for directory in self.directories:
            self.call(directory, "stop")
            shutil.rmtree(directory)
        self.assertEqual(seen(), self.before)
        self.assertEqual(control_groups() - self.groups, set())

    def directory(self):
        self.directories.append(tempfile.mkdtemp(prefix="largada-cluster-"))
        return self.directories[-1]

    def call(self, directory, *arguments):
        return subprocess.run(["bash", SCRIPT, *arguments], env={**os.environ, "LARGADA_CLUSTER_DIR": directory},
                              capture_output=True, text=True, check=False)

    def start(self, directory, *arguments):
        done = self.call(directory, "start", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)

    def gone(self, directory):
        wait(lambda: not processes(directory), f"the end of {processes(directory)}")

    def test_two_run_side_by_side_and_each_ends_alone(self):
        one, two = self.directory(), self.directory()
        self.start(one)
        self.start(two)
        self.assertEqual(self.call(one, "run", "kubectl", "create", "namespace", "only-in-one").returncode, 0)
        self.assertIn("NotFound", self.call(two, "run", "kubectl", "get", "namespace", "only-in-one").stderr)
        self.assertTrue(processes(one))
        self.assertEqual(self.call(one, "stop").returncode, 0)
        self.assertEqual(processes(one), [])
        self.assertEqual(self.call(one, "status").returncode, 3)
        wait(lambda: self.call(two, "run", "kubectl", "get", "--raw", "/readyz").stdout == "ok", "the other one")
        # The one that holds it all is killed, with a command running inside.
        with subprocess.Popen(["bash", SCRIPT, "run", "sh", "-c", "echo inside; sleep 600"], stdout=subprocess.PIPE,
                              env={**os.environ, "LARGADA_CLUSTER_DIR": two}) as inside:
            self.assertEqual(inside.stdout.readline(), b"inside\n")
            os.kill(int((pathlib.Path(two) / "supervisor.pid").read_text()), signal.SIGKILL)
            self.gone(two)
            self.assertNotEqual(inside.wait(60), 0)
        self.assertEqual(self.call(two, "run", "true").returncode, 1)

    def test_ends_with_its_caller(self):
        directory = self.directory()
        with subprocess.Popen(["bash", "-c", 'bash "$0" start --with-caller && read -r', SCRIPT], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, env={**os.environ, "LARGADA_CLUSTER_DIR": directory}) as caller:
            self.assertIn(b"Up after", caller.stdout.readline())
            self.assertEqual(self.call(directory, "status").returncode, 0)
            caller.kill()
        self.gone(directory)

    def test_a_start_that_is_interrupted_leaves_nothing(self):
        directory = self.directory()
        with subprocess.Popen(["bash", SCRIPT, "start", "--with-caller"], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL,
                              env={**os.environ, "LARGADA_CLUSTER_DIR": directory}) as starting:
            wait(lambda: (pathlib.Path(directory) / "logs" / "containerd.log").exists(), "containerd")
            starting.kill()
        self.call(directory, "stop")
        self.gone(directory)

    def test_a_start_that_fails_says_so_and_leaves_nothing(self):
        directory = self.directory()
        with subprocess.Popen(["bash", SCRIPT, "start"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env={**os.environ, "LARGADA_CLUSTER_DIR": directory}) as starting:
            first = pathlib.Path(directory) / "first.pid"
            wait(lambda: first.exists() and first.read_text(), "the first process")
            os.kill(int(first.read_text()), signal.SIGKILL)
            said = starting.communicate(timeout=120)[1]
        self.assertEqual(starting.returncode, 1)
        self.assertIn("did not start", said)
        self.assertEqual(processes(directory), [])


def reason_to_skip():
    lacking = subprocess.run(["bash", SCRIPT, "check"], capture_output=True, text=True, check=False)
    if lacking.returncode == 77:
        return lacking.stderr.strip()
    missing = subprocess.run(["bash", str(HERE / "build.sh"), "--missing"], capture_output=True, text=True, check=True)
    return "the cluster's programs are not built; tests/cluster/build.sh does it" if missing.stdout else None


if __name__ == "__main__":
    reason = reason_to_skip()
    if reason:
        print(f"skipped: {reason}", file=sys.stderr)
        sys.exit(77)
    unittest.main()
