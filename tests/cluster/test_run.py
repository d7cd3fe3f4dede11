#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`largadactl run --fleet kubernetes` on real pods: both phases of a Job that others made, and of one of ours."""

import base64
import datetime
import pathlib
import re
import tempfile
import textwrap
import unittest

import kube
from largadactl import largadactl

SECRET = "not-to-be-seen"
ODD = kube.HERE / "data" / "odd.js"
SCRIPT = """
import http from 'k6/http';
export const options = { scenarios: { a: { executor: 'constant-arrival-rate', rate: 40, timeUnit: '1s', duration: '3s',
  preAllocatedVUs: 5 } } };
export default function () {
  if (__ENV.WORD === 'not-to-be-seen') http.get('http://127.0.0.1:6565/ping');
}
"""
# Says what each pod's part is, and by whose data of setup().
ONCE = """
export const options = { scenarios: { a: { executor: 'constant-vus', vus: 4, duration: '3s' } } };
export function setup() { return { word: 'w' + Math.floor(Math.random() * 1e12) }; }
export default function (data) {
  if (__ITER === 0) console.log(`vu ${__VU} has ${data.word}`);
  const until = Date.now() + 200;
  while (Date.now() < until);
}
export function teardown(data) { console.log(`teardown of ${data.word}`); }
"""


def odd(manifest):
    """As an Indexed Job with that script."""
    head, rest = manifest.split("  test.js: |\n")
    script = textwrap.indent(ODD.read_text(encoding="utf-8"), "    ")
    return (head + "  test.js: |\n" + script + rest[rest.index("---\n"):]).replace(
        "  backoffLimit: 0\n", "  backoffLimit: 0\n  completionMode: Indexed\n")


def seconds(phase):
    began, ended = (datetime.datetime.fromisoformat(phase[key]) for key in ("started_at", "ended_at"))
    return (ended - began).total_seconds()


class Run(unittest.TestCase):
    def setUp(self):
        self.ns = self.enterContext(kube.Namespace("run"))

    def run_job(self, *options, runners=4):
        return largadactl(self, "run", "--fleet", "kubernetes", "-n", self.ns.name, "--runners", str(runners),
                          *options)

    def create(self, *options, script=None, runners=2):
        directory = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        if script is None:
            script = directory / "load.js"
            script.write_text(SCRIPT, encoding="utf-8")
        return self.run_job("--create", "--job", "made", "--image", "grafana/k6:1.1.0", "--script", str(script),
                            *options, runners=runners)

    def assert_both_phases(self, result, job="k6-job", runners=4):
        self.assertEqual(result["outcome"], "completed")
        self.assertNotIn("summary-missing", [warning["code"] for warning in result["warnings"]])
        self.assertEqual([phase["name"] for phase in result["phases"]], ["warmup", "main"])
        for phase, rate in zip(result["phases"], (10, 40)):
            self.assertEqual((phase["runners"], phase["started"], phase["lost"]), (runners, runners, 0))
            counted = self.ns.requests(phase["container"], job)
            self.assertEqual({pod["name"]: pod["requests"] for pod in phase["runners_detail"]}, counted)
            self.assertEqual(phase["requests"], sum(counted.values()))
            # For 3 s; a busy machine drops some, or ends late.
            self.assertLessEqual(phase["requests"], runners * 4 * rate)
            self.assertGreater(phase["requests"], runners * rate / 2)

    def assert_one_missed(self, done):
        """99 of the pod with index 1; returns the others' records of main."""
        phase = done.json["phases"][1]
        self.assertEqual(phase["started"], phase["runners"], done)
        missed = [pod for pod in phase["runners_detail"] if pod["exit_code"] == 99]
        self.assertEqual([re.search(r"-1-\w+$", pod["name"]) is not None for pod in missed], [True], done)
        return [pod for pod in phase["runners_detail"] if pod["exit_code"] != 99]

    def test_one_command_drives_both_phases(self):
        for version in kube.K6_VERSIONS:
            with self.subTest(k6=version):
                job = "k6-" + version.replace(".", "-")
                self.ns.apply_job(name=job, k6=version)
                done = self.run_job("--job", job, "--json")
                self.assertEqual(done.code, 0, done)
                self.assert_both_phases(done.json, job)
                for phase in done.json["phases"]:
                    self.assertEqual(phase["requests_source"], "log")
                self.assertIsNone(done.json["phases"][0]["share"])
                # 0.25, but for what the ends of the phases took to be seen.
                warmup, main = (phase["requests"] / seconds(phase) for phase in done.json["phases"])
                self.assertAlmostEqual(done.json["measured_warmup_ratio"], warmup / main, delta=0.01)

    def test_other_container_names_and_a_selector(self):
        self.ns.apply_job(pods=1, edit=lambda manifest: manifest.replace("- name: z-warmup", "- name: warm")
                          .replace("- name: main", "- name: load"))
        done = self.run_job("--selector", "largada.test/job=k6-job", "--warmup-container", "warm", "--main-container",
                            "load", "--json", runners=1)
        self.assertEqual(done.code, 0, done)
        self.assert_both_phases(done.json, runners=1)

    def test_a_job_of_ours(self):
        done = self.create("--env", f"WORD={SECRET}", "--json")
        self.assertEqual(done.code, 0, done)
        self.assert_both_phases(done.json, "made", 2)
        self.assertEqual(done.json["phases"][0]["share"], 0.25)
        self.assertNotIn(SECRET, done.said)
        spec = self.ns.json("job", "made")["spec"]
        self.assertEqual((spec["completionMode"], spec["backoffLimitPerIndex"], spec["maxFailedIndexes"]),
                         ("Indexed", 0, 2))
        self.assertNotIn(SECRET, str(spec))
        self.assertEqual(sorted(self.ns.json("configmap", "made-script")["binaryData"]), ["main.tar", "warmup.tar"])
        word = self.ns.json("secret", "made-env")["data"]["WORD"]
        self.assertEqual(base64.b64decode(word).decode(), SECRET)

    def test_a_split_load_whose_setup_runs_once(self):
        script = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "once.js"
        script.write_text(ONCE, encoding="utf-8")
        done = self.create("--split", "--setup", "once", "--warmup-share", "50", "--json", script=script)
        self.assertEqual(done.code, 0, done)
        for container, vus in (("z-warmup", 1), ("main", 2)):
            logs = [self.ns.log(pod["metadata"]["name"], container) for pod in self.ns.pods("made")]
            words = [re.findall(r"vu \d+ has (w\d+)", log) for log in logs]
            self.assertEqual([len(said) for said in words], [vus, vus], logs)
            word, = set(words[0] + words[1])
            self.assertEqual([teardown for log in logs for teardown in re.findall(r"teardown of (w\d+)", log)], [word])

    def test_a_job_of_ours_is_deleted_where_wanted(self):
        done = self.create("--env", f"WORD={SECRET}", "--no-warmup", "--delete-job", runners=1)
        self.assertEqual(done.code, 0, done)
        self.assertNotIn(SECRET, done.said)
        kube.wait(lambda: not self.ns.json("jobs,pods,configmaps,secrets", "-l",
                                           "app.kubernetes.io/managed-by=largada")["items"], "what was made is deleted")

    def test_dry_run_shows_the_manifest_and_makes_nothing(self):
        done = self.create("--env", f"WORD={SECRET}", "--dry-run")
        self.assertEqual(done.code, 0, done)
        self.assertIn("kind: Job", done.out)
        self.assertIn("--paused", done.out)
        for word in (SECRET, base64.b64encode(SECRET.encode()).decode()):
            self.assertNotIn(word, done.said)
        self.assertEqual(self.ns.json("jobs,secrets", "-l", "app.kubernetes.io/managed-by=largada")["items"], [])

    def test_the_pod_of_ours_that_misses_a_threshold_does_not_end_the_others(self):
        done = self.create("--json", script=ODD, runners=3)
        self.assertEqual(done.code, 99, done)
        self.assertEqual([pod["exit_code"] for pod in self.assert_one_missed(done)], [0, 0], done)

    def test_the_pod_of_others_that_misses_a_threshold_ends_all_and_that_is_said(self):
        self.ns.apply_job(pods=3, edit=odd)
        done = self.run_job("--job", "k6-job", "--json", runners=3)
        self.assertNotEqual(done.code, 0, done)
        checks = [warning["check"]["id"] for warning in done.json["warnings"] if warning["check"]]
        self.assertIn("backoff-limit", checks)
        for pod in self.assert_one_missed(done):
            self.assertEqual(pod["reason"]["code"], "ended-by-job", done)


if __name__ == "__main__":
    kube.main()
