#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`largadactl run --fleet kubernetes` on real pods: both phases of a Job that others made, and of one of ours."""

import json
import pathlib
import tempfile
import unittest

import kube
from largadactl import largadactl

SCRIPT = """
import http from 'k6/http';
export const options = { scenarios: { a: { executor: 'constant-arrival-rate', rate: 40, timeUnit: '1s', duration: '3s',
  preAllocatedVUs: 5 } } };
export default function () { http.get('http://127.0.0.1:6565/ping'); console.log('variable', __ENV.WORD.length); }
"""


class Run(unittest.TestCase):
    def setUp(self):
        self.ns = kube.Namespace("run")
        self.addCleanup(self.ns.__exit__, None, None, None)

    def run_job(self, *options, runners=4, **more):
        return largadactl(self, "run", "--fleet", "kubernetes", "-n", self.ns.name, "--runners", str(runners), *options,
                          **more)

    def assert_both_phases(self, result, runners=4, source="log"):
        self.assertEqual(result["outcome"], "completed")
        self.assertEqual([phase["phase"] for phase in result["phases"]], ["warmup", "main"])
        for phase in result["phases"]:
            self.assertEqual(phase["started"], runners, phase)
            self.assertGreater(phase["requests"], 0)
            self.assertEqual(phase["requests_source"], source)

    def test_one_command_drives_both_phases(self):
        for version in ("0.57.0", "1.1.0", "2.2.0"):
            with self.subTest(k6=version):
                job = "k6-" + version.replace(".", "-")
                self.ns.apply_job(name=job, k6=version)
                done = self.run_job("--job", job, "--json")
                self.assertEqual(done.code, 0, done)
                self.assert_both_phases(done.json)
                warmup, main = done.json["phases"]
                self.assertIsNone(warmup["share"])
                # 3 s at 10 and at 40 a second.
                self.assertAlmostEqual(warmup["requests"], 4 * 30, delta=12)
                self.assertAlmostEqual(main["requests"], 4 * 120, delta=24)

    def test_other_container_names_and_a_selector(self):
        manifest = self.ns.apply_job(name="template-only", pods=1)
        self.ns.kubectl("delete", "job", "template-only", "--wait=true")
        self.ns.apply(manifest.replace("z-warmup", "warm").replace("name: main", "name: load")
                      .replace("name: template-only\nspec", "name: other\nspec"))
        done = self.run_job("--selector", "largada.test/job=template-only", "--warmup-container", "warm",
                            "--main-container", "load", "--json", runners=1)
        self.assertEqual(done.code, 0, done)
        self.assert_both_phases(done.json, 1)

    def test_a_job_of_ours(self):
        with tempfile.TemporaryDirectory() as directory:
            script = pathlib.Path(directory) / "load.js"
            script.write_text(SCRIPT, encoding="utf-8")
            done = self.run_job("--create", "--job", "made", "--image", "grafana/k6:1.1.0", "--script", str(script), "--env",
                                "WORD=not-to-be-seen", "--json", "--delete-job", runners=2)
        self.assertEqual(done.code, 0, done)
        self.assert_both_phases(done.json, 2)
        self.assertEqual(done.json["phases"][0]["share"], 0.25)
        self.assertNotIn("not-to-be-seen", done.said)
        kube.wait(lambda: not self.ns.json("jobs,configmaps,secrets", "-l", "app.kubernetes.io/managed-by=largada")["items"],
                  "what was made is deleted")

    def test_dry_run_shows_the_manifest_and_makes_nothing(self):
        with tempfile.TemporaryDirectory() as directory:
            script = pathlib.Path(directory) / "load.js"
            script.write_text(SCRIPT, encoding="utf-8")
            done = self.run_job("--create", "--job", "made", "--image", "grafana/k6:1.1.0", "--script", str(script), "--env",
                                "WORD=not-to-be-seen", "--dry-run", runners=2)
        self.assertEqual(done.code, 0, done)
        self.assertIn("kind: Job", done.out)
        self.assertIn("--paused", done.out)
        self.assertNotIn("not-to-be-seen", done.said)
        self.assertEqual(self.ns.json("jobs")["items"], [])

    def test_a_pod_that_fails_in_main_of_a_job_of_others(self):
        """backoffLimit 0: Kubernetes ends the others, and that is what is reported."""
        self.ns.apply_job(pods=2, duration="20s")
        running_pods = self.ns.wait_paused("z-warmup", 2)
        del running_pods
        done = largadactl(self, "run", "--fleet", "kubernetes", "-n", self.ns.name, "--runners", "2", "--job", "k6-job",
                          "--json", "--force")
        self.assertIn("backoff-limit", json.dumps(done.json["warnings"]))


if __name__ == "__main__":
    kube.main()
