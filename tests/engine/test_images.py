#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The images as packaging/images makes them when nothing is said: on debian:bookworm-slim, with Debian's packages. The base
comes from its registry; where that cannot be reached, mmdebstrap makes it from the mirror that apt is set up with.
Usage: engine.py run --way-out test_images.py PROGRAMS"""

import shutil
import subprocess
import sys
import unittest
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import way_out  # noqa: E402
from engine import Engine, wait  # noqa: E402
from fleet_world import k6_program  # noqa: E402

BASE = "debian:bookworm-slim"
ENGINE = None


def answers(url):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": way_out.PROXY, "https": way_out.PROXY}))
    try:
        with opener.open(url, timeout=15):
            return True
    except urllib.error.HTTPError as error:
        return error.code == 401  # a registry that wants to know who asks
    except OSError:
        return False


def mirrors():
    """Of this Debian, as apt has them."""
    said = subprocess.run(["apt-get", "indextargets", "--format", "deb $(REPO_URI) $(RELEASE) $(COMPONENT)",
                           "Created-By: Packages", "Origin: Debian"], capture_output=True, text=True, check=False).stdout
    return sorted({line for line in said.splitlines() if line.split()[2].startswith("bookworm")})


def skip(reason):
    print(f"skipped: {BASE} cannot be pulled from its registry, and {reason}", file=sys.stderr)
    sys.exit(77)


def make_base(engine):
    """How it was made."""
    why = "its registry cannot be reached"
    if answers("https://registry-1.docker.io/v2/"):
        try:
            engine.docker("pull", BASE)
            return "pulled from its registry"
        except (AssertionError, subprocess.TimeoutExpired) as error:  # one that counts, for example
            why = str(error)
    sources = mirrors()
    if not shutil.which("mmdebstrap"):
        skip("mmdebstrap, which would make one, is missing: apt-get install mmdebstrap")
    if not sources or not answers(sources[0].split()[1]):
        skip("Debian's mirror, which one would be made from, cannot be reached")
    root = engine.state / "bookworm.tar"
    engine.run("mmdebstrap", "--quiet", "--variant=minbase", '--aptopt=Acquire::Retries "5"', "bookworm", str(root), *sources,
               env={**engine.environment, **engine.proxies, "TMPDIR": str(engine.state)}, timeout=900)
    with root.open("rb") as tar:
        engine.docker("import", "-", BASE, stdin=tar)
    root.unlink()
    return f"made by mmdebstrap: {why}"


class Images(unittest.TestCase):
    def build(self, tree, kind, *arguments):
        name = f"ghcr.io/largada/largada-{kind}:dev"  # as build.sh calls it by itself
        ENGINE.run(str(tree / "packaging/images/build.sh"), kind, "--network", "host", *arguments, timeout=600)
        self.assertIn("FROM ${BASE}", (tree / f"packaging/images/{kind}.Dockerfile").read_text())
        return name

    def test_agent(self):
        name = self.build(TREE, "agent", "--k6", k6_program())
        said = ENGINE.docker("run", "--rm", "--read-only", "--tmpfs", "/tmp:size=64m", "--cap-drop", "ALL",
                             "--entrypoint", "/bin/sh", name, "-c",
                             "id -u; . /etc/os-release; echo $VERSION_CODENAME; largada-agent --version; k6 version; "
                             "test -s /etc/ssl/certs/ca-certificates.crt && echo certificates; touch /x 2>&1 || true")
        lines = said.splitlines()
        self.assertEqual(lines[:3], ["10001", "bookworm", "largada-agent 0.1.0"])
        self.assertRegex(lines[3], r"^k6 v\d")
        self.assertEqual(lines[4], "certificates")
        self.assertIn("Read-only file system", lines[5])

    def test_dashboard(self):
        name = self.build(TREE, "dashboard")
        container = ENGINE.docker("run", "-d", "--read-only", "--tmpfs", "/tmp:size=16m,mode=1777", "--cap-drop", "ALL",
                                  "-e", "DASHBOARD_SECRET=agents-0123456789", "-e", "ADMIN_BASIC_AUTH=a:admins-0123456789",
                                  "-v", "kept:/var/lib/largada", name, "--listen", "0.0.0.0:3000", "--insecure-http")
        self.addCleanup(ENGINE.docker, "rm", "-fv", container)
        address = ENGINE.docker("inspect", "-f", "{{.NetworkSettings.IPAddress}}", container)

        def ready():
            return subprocess.run(["curl", "-fsS", f"http://{address}:3000/readyz", "-H", "Host: localhost"],
                                  capture_output=True, check=False).returncode == 0
        wait(ready, "the dashboard's container")
        # The driver of PostgreSQL is there, and says that nobody answers rather than that it is missing.
        done = subprocess.run(["docker", "run", "--rm", "-e", "DASHBOARD_SECRET=agents-0123456789", "-e",
                               "ADMIN_BASIC_AUTH=a:admins-0123456789", "-e",
                               "DASHBOARD_DATABASE=postgresql://x:y@127.0.0.1:1/z", name], env=ENGINE.environment,
                              capture_output=True, text=True, timeout=180, check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertRegex(done.stderr, "(?i)connection refused|could not connect|connection to server")


def main():
    global ENGINE, TREE
    programs = Path(sys.argv.pop(1)).resolve()
    ENGINE = Engine()
    ENGINE.start()
    print(f"{BASE} was {make_base(ENGINE)}", file=sys.stderr, flush=True)
    TREE = ENGINE.copy_tree(programs)
    unittest.main(verbosity=2)


if __name__ == "__main__":
    main()
