#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`largadactl start` with the words of the script that it takes the place of, on real pods."""

import signal
import time
import unittest

import kube
from largadactl import Running, largadactl

CLOSE = 3000  # milliseconds, on a busy machine; the figure itself is a benchmark's


class Start(unittest.TestCase):
    def setUp(self):
        self.ns = self.enterContext(kube.Namespace("start"))

    def start(self, pods, status, count, container, *options):
        return largadactl(self, "start", self.ns.name, pods, status, str(count), container, *options)

    def assert_paused(self, container, pods, job="k6-job"):
        self.assertEqual(self.ns.running(container, job), pods)
        for pod in pods:
            self.assertTrue(self.ns.stands_paused(pod, container), pod)

    def assert_together(self, container, count, job="k6-job"):
        times = self.ns.wait_first_iterations(container, count, job).values()
        self.assertLess(max(times) - min(times), CLOSE)

    def test_both_calls_of_the_script_work_as_written(self):
        for version in ("1.1.0", "2.2.0"):
            with self.subTest(k6=version):
                job = "k6-job-" + version.replace(".", "-")
                self.ns.apply_job(name=job, k6=version)
                for status, container in (("Init:2/3", "z-warmup"), ("Running", "main")):
                    done = self.start(job, status, 4, container)
                    self.assertEqual(done.code, 0, done)
                    self.assert_together(container, 4, job)
                    named = [line for line in done.out.splitlines() if line.startswith("All pods in required status: ")]
                    # In the order in which they were seen: some pods may not have been made at the first look.
                    self.assertEqual([sorted(line.split(": ")[1].split()) for line in named],
                                     [sorted(self.ns.statuses(job))])
                self.ns.kubectl("wait", "--for=condition=complete", "--timeout=180s", f"job/{job}")

    def test_json_is_one_phase(self):
        self.ns.apply_job(pods=1)
        done = self.start("k6-job", "Init:2/3", 1, "z-warmup", "--json")
        self.assertEqual(done.code, 0, done)
        phase = done.json
        self.assertEqual((phase["name"], phase["container"]), ("warmup", "z-warmup"))
        self.assertEqual((phase["runners"], phase["started"]), (1, 1))
        self.assertIsNone(phase["share"])

    def test_more_pods_than_count_release_nothing(self):
        self.ns.apply_job(pods=3)
        pods = self.ns.wait_paused("z-warmup", 3)
        done = self.start("k6-job", "Init:2/3", 2, "z-warmup")
        self.assertEqual(done.code, 2, done)
        for pod in pods:
            self.assertIn(pod, done.err)
        self.assert_paused("z-warmup", pods)

    def test_fewer_pods_than_count_time_out_and_stay_paused(self):
        self.ns.apply_job(pods=2)
        pods = self.ns.wait_paused("z-warmup", 2)
        done = self.start("k6-job", "Init:2/3", 3, "z-warmup", "--gate-timeout", "8s")
        self.assertEqual(done.code, 3, done)
        self.assertIn(f"Paused still, without load: {' '.join(pods)}\n", done.err)
        self.assertIn(f"kubectl delete job k6-job -n {self.ns.name}\n", done.err)
        self.assert_paused("z-warmup", pods)

    def test_runners_that_ran_before_are_named_and_not_released_again(self):
        self.ns.apply_job(pods=2, duration="120s")
        pods = self.ns.wait_paused("z-warmup", 2)
        self.ns.resume(pods[0], "z-warmup")
        done = self.start("k6-job", "Init:2/3", 2, "z-warmup", "--gate-timeout", "40s")
        self.assertEqual(done.code, 1, done)
        self.assertIn(f"Ran before, and not released again: {pods[0]}\n", done.err)
        self.assertTrue(self.ns.stands_paused(pods[1], "z-warmup"))

    def test_a_job_of_exactly_that_name_wins_over_one_with_the_same_beginning(self):
        self.ns.apply_job(name="k6-job", pods=1)
        self.ns.apply_job(name="k6-job-nightly", pods=1)
        nightly = self.ns.wait_paused("z-warmup", 1, "k6-job-nightly")
        done = self.start("k6-job", "Init:2/3", 1, "z-warmup")
        self.assertEqual(done.code, 0, done)
        self.assertNotIn("nightly", done.out)
        self.assert_paused("z-warmup", nightly, "k6-job-nightly")

    def test_else_it_is_a_regular_expression_and_pods_that_end_or_ended_do_not_count(self):
        self.ns.apply_pod("load-done", "true")
        self.ns.apply_pod("load-leaving", "trap '' TERM; while :; do sleep 1; done")
        for name in ("load-a", "load-b"):
            self.ns.apply_job(name=name, pods=1)
        self.ns.kubectl("wait", "--for=condition=Ready", "--timeout=180s", "pod/load-leaving")
        self.ns.kubectl("delete", "pod", "load-leaving", "--wait=false")
        self.ns.kubectl("wait", "--for=jsonpath={.status.phase}=Succeeded", "--timeout=180s", "pod/load-done")
        done = self.start("oad-[abdl]", "Init:2/3", 2, "z-warmup")
        self.assertEqual(done.code, 0, done)
        self.assertIn("2 of 2 pods released", done.out)
        self.assertIn("load-leaving", self.ns.kubectl("get", "pods"))

    def test_another_status_is_a_warning(self):
        self.ns.apply_job(pods=1)
        self.ns.wait_paused("z-warmup", 1)
        done = self.start("k6-job", "Init:1/2", 1, "z-warmup")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.err.count("“Init:1/2”"), 1, done)

    def test_sigterm_before_the_release_leaves_all_paused_and_says_so(self):
        self.ns.apply_job(pods=2)
        pods = self.ns.wait_paused("z-warmup", 2)
        running = Running(self, ["start", self.ns.name, "k6-job", "Init:2/3", "3", "z-warmup"])
        running.wait_said("2 of 3")
        running.send()
        done = running.done()
        self.assertEqual(done.code, 128 + signal.SIGTERM, done)
        self.assertIn(f"Paused still, without load: {' '.join(pods)}\n", done.err)
        self.assert_paused("z-warmup", pods)

    def test_a_wall_clock_time_is_kept(self):
        self.ns.apply_job(pods=2)
        # The clocks take six seconds more, and are compared to within the way of an answer.
        for mode, container, ahead, early in (("broadcast", "z-warmup", 12, 0), ("clock", "main", 18, 50)):
            with self.subTest(mode=mode):
                self.ns.wait_paused(container, 2)
                at = int(time.time()) + ahead
                done = self.start("k6-job", "any", 2, container, "--mode", mode, "--at",
                                  time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at)))
                self.assertEqual(done.code, 0, done)
                for began in self.ns.wait_first_iterations(container, 2).values():
                    self.assertGreaterEqual(began, at * 1000 - early)
                    self.assertLess(began, at * 1000 + CLOSE)

    def test_mode_exec_resumes_by_k6_itself(self):
        self.ns.apply_job(pods=2)
        done = self.start("k6-job", "Init:2/3", 2, "z-warmup", "--mode", "exec")
        self.assertEqual(done.code, 0, done)
        self.ns.wait_first_iterations("z-warmup", 2)


if __name__ == "__main__":
    kube.main()
