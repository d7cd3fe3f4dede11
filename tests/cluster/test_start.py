#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`largadactl start` with the words of the script that it takes the place of, on real pods."""

import signal
import time
import unittest

import kube
from largadactl import Running, largadactl

CLOSE = 1000  # milliseconds; the figure itself is a benchmark's


class Start(unittest.TestCase):
    def setUp(self):
        self.ns = self.enterContext(kube.Namespace("start")) if hasattr(self, "enterContext") else self._enter()

    def _enter(self):
        namespace = kube.Namespace("start")
        self.addCleanup(namespace.__exit__, None, None, None)
        return namespace

    def start(self, pods, status, count, container, *options, **more):
        return largadactl(self, "start", self.ns.name, pods, status, str(count), container, *options, **more)

    def assert_paused(self, container, count, job="k6-job"):
        pods = self.ns.running(container, job)
        self.assertEqual(len(pods), count)
        for pod in pods:
            self.assertTrue(kube.is_paused(self.ns.k6_status(pod, container)), pod)
        return pods

    def assert_together(self, container, count, job="k6-job"):
        times = kube.wait(lambda: (lambda found: found if len(found) == count else None)(
            self.ns.first_iterations(container, job)), f"{count} pods say when {container} began")
        self.assertLess(max(times.values()) - min(times.values()), CLOSE)

    def test_both_calls_of_the_script_work_as_written(self):
        for version in ("1.1.0", "2.2.0"):
            with self.subTest(k6=version):
                job = "k6-job-" + version.replace(".", "-")
                self.ns.apply_job(name=job, k6=version)
                first = self.start(job, "Init:2/3", 4, "z-warmup")
                self.assertEqual(first.code, 0, first)
                self.assert_together("z-warmup", 4, job)
                for pod in self.ns.running("z-warmup", job):
                    self.assertIn(pod, first.out)
                second = self.start(job, "Running", 4, "main")
                self.assertEqual(second.code, 0, second)
                self.assert_together("main", 4, job)
                self.ns.kubectl("wait", "--for=condition=complete", "--timeout=60s", f"job/{job}")

    def test_json_is_one_phase(self):
        self.ns.apply_job(pods=2)
        done = self.start("k6-job", "Init:2/3", 2, "z-warmup", "--json")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.json["runners"], 2)
        self.assertEqual(done.json["started"], 2)
        self.assertIsNone(done.json["share"])

    def test_more_pods_than_count_release_nothing(self):
        self.ns.apply_job(pods=3)
        pods = self.ns.wait_paused("z-warmup", 3)
        done = self.start("k6-job", "Init:2/3", 2, "z-warmup")
        self.assertEqual(done.code, 2, done)
        for pod in pods:
            self.assertIn(pod, done.said)
        self.assert_paused("z-warmup", 3)

    def test_fewer_pods_than_count_time_out_and_stay_paused(self):
        self.ns.apply_job(pods=2)
        done = self.start("k6-job", "Init:2/3", 3, "z-warmup", "--gate-timeout", "12s")
        self.assertEqual(done.code, 3, done)
        for pod in self.assert_paused("z-warmup", 2):
            self.assertIn(pod, done.said)
        self.assertIn("kubectl delete job k6-job", done.said)

    def test_runners_that_ran_before_are_named_and_not_released_again(self):
        self.ns.apply_job(pods=2, duration="30s")
        self.assertEqual(self.start("k6-job", "Init:2/3", 2, "z-warmup").code, 0)
        again = self.start("k6-job", "Init:2/3", 2, "z-warmup", "--gate-timeout", "20s")
        self.assertEqual(again.code, 1, again)
        for pod in self.ns.running("z-warmup"):
            self.assertIn(pod, again.said)

    def test_a_job_of_exactly_that_name_wins_over_one_with_the_same_beginning(self):
        self.ns.apply_job(name="k6-job", pods=2)
        self.ns.apply_job(name="k6-job-nightly", pods=2)
        self.ns.wait_paused("z-warmup", 2, "k6-job-nightly")
        done = self.start("k6-job", "Init:2/3", 2, "z-warmup")
        self.assertEqual(done.code, 0, done)
        self.assertNotIn("nightly", done.out)
        self.assert_paused("z-warmup", 2, "k6-job-nightly")

    def test_a_part_of_the_name_is_a_regular_expression(self):
        self.ns.apply_job(name="load-a", pods=1)
        self.ns.apply_job(name="load-b", pods=1)
        self.assertEqual(self.start("oad-[ab]", "Init:2/3", 2, "z-warmup").code, 0)

    def test_another_status_is_a_warning(self):
        self.ns.apply_job(pods=1)
        done = self.start("k6-job", "Init:1/2", 1, "z-warmup")
        self.assertEqual(done.code, 0, done)
        self.assertIn("Init:1/2", done.err)

    def test_sigterm_before_the_release_leaves_all_paused_and_says_so(self):
        self.ns.apply_job(pods=2)
        self.ns.wait_paused("z-warmup", 2)
        running = Running(self, ["start", self.ns.name, "k6-job", "Init:2/3", "3", "z-warmup"])
        running.wait_said("2 of 3")
        running.send()
        done = running.done()
        self.assertEqual(done.code, 128 + signal.SIGTERM, done)
        for pod in self.assert_paused("z-warmup", 2):
            self.assertIn(pod, done.said)

    def test_a_wall_clock_time_is_kept(self):
        self.ns.apply_job(pods=2)
        self.ns.wait_paused("z-warmup", 2)
        at = int(time.time()) + 12
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
        for mode in ("broadcast", "clock"):
            with self.subTest(mode=mode):
                container = "z-warmup" if mode == "broadcast" else "main"
                if mode == "clock":
                    self.ns.wait_paused("main", 2)
                    at = int(time.time()) + 20
                    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
                done = self.start("k6-job", "Init:2/3" if mode == "broadcast" else "Running", 2, container, "--at", stamp,
                                  "--mode", mode)
                self.assertEqual(done.code, 0, done)
                times = kube.wait(lambda: (lambda found: found if len(found) == 2 else None)(
                    self.ns.first_iterations(container)), "both began")
                for began in times.values():
                    self.assertGreaterEqual(began, at * 1000 - 5)
                    self.assertLess(began, at * 1000 + CLOSE)

    def test_mode_exec_resumes_by_k6_itself(self):
        self.ns.apply_job(pods=2)
        done = self.start("k6-job", "Init:2/3", 2, "z-warmup", "--mode", "exec")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(len(kube.wait(lambda: (lambda found: found if len(found) == 2 else None)(
            self.ns.first_iterations("z-warmup")), "both began")), 2)


if __name__ == "__main__":
    kube.main()
