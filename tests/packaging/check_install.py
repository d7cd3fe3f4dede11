#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the build into an empty prefix and looks where a desktop, man and a package look. --console yes where the
build has the console."""

import argparse
import configparser
import gzip
import os
import re
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

APP_ID = "io.github.largada.Largada"
PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
# What puts the agent fleet on an engine or into a cluster; docker-compose.dev-build.yml is for a source tree.
DEPLOYMENTS = {f"share/largada/{path.relative_to(PACKAGING).as_posix()}": path
               for folder in ("compose", "kubernetes", "helm", "grafana") for path in (PACKAGING / folder).rglob("*")
               if path.is_file() and path.name not in ("docker-compose.dev-build.yml", ".env") and "run" not in path.parts}
OPTIONS = None


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, timeout=180)


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.prefix = Path(directory.name) / "prefix"
        done = run(OPTIONS.cmake, "--install", OPTIONS.build, "--prefix", cls.prefix)
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)
        cls.files = {path.relative_to(cls.prefix).as_posix() for path in cls.prefix.rglob("*") if path.is_file()}

    def manual(self, name):
        return gzip.decompress((self.prefix / f"share/man/man1/{name}.1.gz").read_bytes()).decode()

    def test_nothing_else_is_installed(self):
        wanted = {"bin/largadactl", "bin/largada-agent", "bin/largada-dashboard",
                  "lib/systemd/system/largada-agent.service", "lib/systemd/system/largada-dashboard.service",
                  "share/man/man1/largadactl.1.gz", "share/man/man1/largada-agent.1.gz",
                  "share/man/man1/largada-dashboard.1.gz",
                  "share/doc/largada/copyright", "share/doc/largada/changelog.gz", *DEPLOYMENTS}
        if OPTIONS.console:
            icons = "share/icons/hicolor"
            wanted |= {"bin/largada", "share/man/man1/largada.1.gz", f"share/applications/{APP_ID}.desktop",
                       f"share/metainfo/{APP_ID}.metainfo.xml", f"{icons}/scalable/apps/{APP_ID}.svg",
                       f"{icons}/symbolic/apps/{APP_ID}-symbolic.svg",
                       *(f"{icons}/{size}x{size}/apps/{APP_ID}.png" for size in (48, 128, 256))}
        self.assertEqual(self.files, wanted)

    def test_deployments_are_whole(self):
        for kind in ("docker-compose.k6-fleet.yml", "stack-up.sh", "21-k6-agent-deployment.yaml", "values.schema.json",
                     "largada.json"):
            self.assertTrue([name for name in DEPLOYMENTS if name.endswith("/" + kind)], kind)
        for name, source in DEPLOYMENTS.items():
            self.assertEqual((self.prefix / name).read_bytes(), source.read_bytes(), name)

    def test_stack_up_keeps_no_secret_in_the_package(self):
        script = self.prefix / "share/largada/compose/stack-up.sh"
        self.assertIn("scale-k6", run(script, "--help").stdout)
        if os.geteuid() == 0:  # to whom every folder is writable: as it is below /usr
            probe = subprocess.run(["unshare", "-m", "sh", "-c", 'mount --bind "$0" /usr/local && exec /usr/local/$1 up',
                                    str(self.prefix), "share/largada/compose/stack-up.sh"],
                                   capture_output=True, text=True, timeout=180, check=False)
            if "unshare" in probe.stderr or "mount:" in probe.stderr:
                self.skipTest("no namespaces can be made here: " + probe.stderr.strip())
        else:
            script.parent.chmod(0o555)
            self.addCleanup(script.parent.chmod, 0o755)
            probe = run(script, "up")
        self.assertEqual((probe.returncode, "Make a folder of your own" in probe.stderr), (1, True), probe.stderr)
        self.assertFalse((script.parent / ".env").exists())

    def test_programs_start(self):
        for name in ("largadactl", "largada-agent", "largada-dashboard", *(["largada"] if OPTIONS.console else [])):
            done = run(self.prefix / "bin" / name, "--version")
            self.assertEqual((done.returncode, done.stdout.strip()), (0, f"{name} {OPTIONS.version}"), done.stderr)

    def test_manuals_tell_every_option(self):
        commands = ("run", "report", "doctor", "targets", "fleet", "executions")
        asked = {"largadactl": [["--help"], *([command, "--help"] for command in commands)],
                 "largada-agent": [["--help"]], "largada-dashboard": [["--help"]], "largada": [["--help"]]}
        if not OPTIONS.console:
            del asked["largada"]
        for name, questions in asked.items():
            text = self.manual(name).replace("\\-", "-")
            self.assertIn(f'Largada {OPTIONS.version}"', text)
            for question in questions:
                said = run(self.prefix / "bin" / name, *question).stdout
                options = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]+", said)) - {"--help-all"}
                self.assertTrue(options, question)
                for option in options:
                    self.assertIn(option, text, f"{name} {question}")

    @unittest.skipUnless(subprocess.run(["sh", "-c", "command -v man"], capture_output=True, check=False)
                         .returncode == 0, "man is not installed")
    def test_manuals_are_set_without_warnings(self):
        for path in (self.prefix / "share/man/man1").iterdir():
            done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(path)],
                                  env={**os.environ, "MANWIDTH": "80"}, capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""), path.name)

    def test_desktop_finds_program_and_icon(self):
        if not OPTIONS.console:
            self.skipTest("this build has no console")
        entry = configparser.RawConfigParser(strict=True)
        entry.optionxform = str
        entry.read(self.prefix / f"share/applications/{APP_ID}.desktop", encoding="utf-8")
        said = run(self.prefix / "bin/largada", "--help").stdout
        for group in entry.sections():
            program, *arguments = entry[group]["Exec"].split()
            self.assertIn(f"bin/{program}", self.files)
            for argument in arguments:
                self.assertIn(argument, said, f"{group}: the program does not know {argument}")
        icon = entry["Desktop Entry"]["Icon"]
        self.assertIn(f"share/icons/hicolor/scalable/apps/{icon}.svg", self.files)

    def test_pictures_are_as_large_as_their_folder_says(self):
        for name in sorted(self.files):
            size = re.search(r"/(\d+)x\1/.*\.png$", name)
            if size:
                header = (self.prefix / name).read_bytes()[:24]
                self.assertEqual(header[:8], b"\x89PNG\r\n\x1a\n")
                self.assertEqual(struct.unpack(">II", header[16:24]), (int(size[1]), int(size[1])), name)

    def test_everybody_may_read(self):
        for name in self.files:
            mode = (self.prefix / name).stat().st_mode & 0o777
            self.assertEqual(mode, 0o755 if name.startswith("bin/") or name.endswith(".sh") else 0o644, name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cmake", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--console", required=True, type=lambda text: {"yes": True, "no": False}[text])
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], "-v", *rest])
