#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong in real clusters: never a silent partial start, never a second release, never a paused pod that is not
named."""

import signal
import time
import unittest

import kube
from largadactl import Running, largadactl


class Faults(unittest.TestCase):
    def setUp(self):
        self.ns = kube.Namespace("faults")
        self.addCleanup(self.ns.__exit__, None, None, None)

    def command(self, count, *options):
        return ["start", self.ns.name, "k6-job", "Init:2/3", str(count), "z-warmup", *options]

    def at(self, seconds):
        return ["--at", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))]

    def assert_paused(self, container, count):
        pods = self.ns.running(container)
        self.assertEqual(len(pods), count)
        for pod in pods:
            self.assertTrue(kube.is_paused(self.ns.k6_status(pod, container)), pod)
        return pods

    def apply(self, pods=2, edit=lambda manifest: manifest, **options):
        """The Job, changed first. Its backoffLimit is 6, so that pods are replaced, unless the edit says otherwise."""
        name = "k6-job"
        manifest = (kube.HERE / "data" / "job.yaml").read_text(encoding="utf-8")
        values = {"name": name, "pods": pods, "k6": "1.1.0", "address": "localhost:6565", "duration": "3s", "rate": 40}
        values.update(options)
        for key, value in values.items():
            manifest = manifest.replace("${" + key + "}", str(value))
        self.ns.apply(edit(manifest.replace("backoffLimit: 0", "backoffLimit: 6")))

    # While gathering.

    def test_the_api_server_restarts_while_gathering(self):
        self.apply(pods=2)
        self.ns.wait_paused("z-warmup", 2)
        running = Running(self, self.command(3))
        running.wait_said("2 of 3")
        kube.cluster("restart-api")
        self.ns.kubectl("delete", "job", "k6-job", "--wait=true")
        self.apply(pods=3)
        done = running.done(180)
        self.assertEqual(done.code, 0, done)

    def test_a_pod_that_never_gets_a_node(self):
        self.apply(pods=1, edit=lambda manifest: manifest.replace(
            "      restartPolicy: Never\n", "      restartPolicy: Never\n      nodeSelector: {no-such: label}\n"))
        done = largadactl(self, *self.command(1, "--gate-timeout", "8s"))
        self.assertEqual(done.code, 3, done)
        self.assertIn("didn't match Pod's node affinity/selector", done.said)

    def test_an_image_that_is_not_there(self):
        self.apply(pods=1, k6="0.0.1")
        done = largadactl(self, *self.command(1, "--gate-timeout", "8s"))
        self.assertEqual(done.code, 3, done)
        self.assertIn("grafana/k6:0.0.1", done.said)

    def test_k6_2_without_address(self):
        self.apply(pods=1, k6="2.2.0", edit=lambda manifest: manifest.replace('--address, "localhost:6565", ', ""))
        done = largadactl(self, *self.command(1, "--gate-timeout", "15s"))
        self.assertNotEqual(done.code, 0, done)
        self.assertIn("--address", done.said)

    def test_a_container_that_is_not_there(self):
        self.apply(pods=1)
        done = largadactl(self, "start", self.ns.name, "k6-job", "Init:2/3", "1", "warm", "--gate-timeout", "8s")
        self.assertNotEqual(done.code, 0, done)
        self.assertIn("z-warmup", done.said)

    def test_somebody_else_resumes_one_while_gathering(self):
        self.apply(pods=2, duration="30s")
        pods = self.ns.wait_paused("z-warmup", 2)
        running = Running(self, self.command(3))
        running.wait_said("2 of 3")
        self.ns.resume(pods[0], "z-warmup")
        done = running.done(60)
        self.assertEqual(done.code, 1, done)
        self.assertIn(pods[0], done.said)
        self.assertTrue(kube.is_paused(self.ns.k6_status(pods[1], "z-warmup")))

    # While armed.

    def test_the_api_server_restarts_while_armed(self):
        self.apply(pods=2)
        self.ns.wait_paused("z-warmup", 2)
        running = Running(self, self.command(2, *self.at(30)))
        running.wait_said("armed")
        kube.cluster("restart-api")
        done = running.done(120)
        self.assertEqual(done.code, 0, done)

    def test_a_pod_is_deleted_while_armed(self):
        self.apply(pods=2)
        pods = self.ns.wait_paused("z-warmup", 2)
        running = Running(self, self.command(2, *self.at(25)))
        running.wait_said("armed")
        self.ns.kubectl("delete", "pod", pods[0], "--grace-period=0", "--force", "--wait=false")
        done = running.done(120)
        self.assertEqual(done.code, 0, done)
        self.assertEqual(len(kube.wait(lambda: (lambda found: found if len(found) == 2 else None)(
            self.ns.first_iterations("z-warmup")), "both began")), 2)

    def test_killed_while_gathering_and_while_armed_starts_nobody(self):
        self.apply(pods=2)
        self.ns.wait_paused("z-warmup", 2)
        for what, options in (("2 of 3", self.command(3)), ("armed", self.command(2, *self.at(15)))):
            with self.subTest(while_it=what):
                running = Running(self, options)
                running.wait_said(what)
                running.send(signal.SIGKILL)
                running.done()
        time.sleep(16)  # past the time that was given
        self.assert_paused("z-warmup", 2)

    def test_killed_in_clock_mode_starts_nobody(self):
        self.apply(pods=2)
        self.ns.wait_paused("z-warmup", 2)
        running = Running(self, self.command(2, "--mode", "clock", *self.at(20)))
        running.wait_said("armed")
        time.sleep(6)
        running.send(signal.SIGKILL)
        running.done()
        time.sleep(16)
        self.assert_paused("z-warmup", 2)

    # In main.

    def test_killed_in_main_the_load_goes_on_and_the_run_is_found_again(self):
        self.apply(pods=2, duration="25s")
        arguments = ["run", "--fleet", "kubernetes", "-n", self.ns.name, "--job", "k6-job", "--runners", "2"]
        running = Running(self, arguments)
        kube.wait(lambda: len(self.ns.first_iterations("main")) == 2, "main began", 120)
        time.sleep(3)
        running.send(signal.SIGKILL)
        running.done()
        again = largadactl(self, *arguments, "--json", "--take-over")
        self.assertEqual(again.code, 0, again)
        self.assertEqual(again.json["phases"][-1]["started"], 2)
        for pod in self.ns.pods():
            log = self.ns.log(pod["metadata"]["name"], "main")
            self.assertEqual(log.count("first iteration at"), 1)

    def test_the_api_server_restarts_in_main(self):
        self.apply(pods=2, duration="20s")
        running = Running(self, ["run", "--fleet", "kubernetes", "-n", self.ns.name, "--job", "k6-job", "--runners", "2",
                                 "--json"])
        kube.wait(lambda: len(self.ns.first_iterations("main")) == 2, "main began", 120)
        kube.cluster("restart-api")
        done = running.done(180)
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.json["outcome"], "completed")

    # Company.

    def test_a_second_one_is_told_who_coordinates(self):
        self.apply(pods=2)
        self.ns.wait_paused("z-warmup", 2)
        first = Running(self, self.command(3))
        first.wait_said("2 of 3")
        second = largadactl(self, *self.command(2))
        self.assertEqual(second.code, 4, second)
        self.assertIn("@", second.said)
        third = largadactl(self, *self.command(2, "--take-over"))
        self.assertEqual(third.code, 0, third)

    def test_the_note_goes_when_it_ends(self):
        self.apply(pods=1)
        self.assertEqual(largadactl(self, *self.command(1)).code, 0)
        self.assertNotIn("largada.dev/holder", self.ns.json("job", "k6-job")["metadata"].get("annotations", {}))

    # Ways in.

    def test_a_namespace_that_is_not_there(self):
        done = largadactl(self, "start", "no-such-namespace", "k6-job", "Init:2/3", "1", "z-warmup", "--gate-timeout", "5s")
        self.assertNotEqual(done.code, 0, done)
        self.assertIn("no-such-namespace", done.said)


if __name__ == "__main__":
    kube.main()
