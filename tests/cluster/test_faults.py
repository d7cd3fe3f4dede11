#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong in real clusters: never a silent partial start, never a second release, never a paused pod that is not
named."""

import json
import signal
import string
import time
import unittest

import kube
from largadactl import Running, largadactl

ARMED = "all ready; waiting for the start"
HOLDER = "largada.dev/holder"


def stamp(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))


class Faults(unittest.TestCase):
    def setUp(self):
        self.ns = kube.Namespace("faults")
        self.addCleanup(self.ns.__exit__, None, None, None)

    def command(self, count, *options):
        return ["start", self.ns.name, "k6-job", "Init:2/3", str(count), "z-warmup", *options]

    def run_command(self):
        return ["run", "--fleet", "kubernetes", "-n", self.ns.name, "--job", "k6-job", "--runners", "2", "--json"]

    def apply(self, pods=2, edit=lambda manifest: manifest, **options):
        """The Job, changed first; pods of it that fail are replaced."""
        values = {"name": "k6-job", "pods": pods, "k6": "1.1.0", "address": "localhost:6565", "duration": "3s", "rate": 40}
        template = string.Template((kube.HERE / "data" / "job.yaml").read_text(encoding="utf-8"))
        manifest = template.substitute({**values, **options})
        self.ns.apply(edit(manifest.replace("backoffLimit: 0", "backoffLimit: 6")))

    def apply_short_of_one(self):
        """Two pods of three stand paused; complete() brings the third."""
        self.apply(pods=3, edit=lambda manifest: manifest.replace("parallelism: 3", "parallelism: 2"))
        return self.ns.wait_paused("z-warmup", 2)

    def complete(self):
        self.ns.kubectl("patch", "job", "k6-job", "-p", '{"spec":{"parallelism":3}}')

    def apply_paused(self, pods=2, **options):
        self.apply(pods=pods, **options)
        return self.ns.wait_paused("z-warmup", pods)

    def assert_paused(self, pods, container="z-warmup"):
        for pod in pods:
            self.assertTrue(self.ns.stands_paused(pod, container), pod)

    def assert_began_once(self, count, container="z-warmup"):
        """Exactly that many pods, each once."""
        def all_began():
            found = self.ns.first_iterations(container)
            return found if len(found) == count else None

        for pod in kube.wait(all_began, f"{count} pods began {container}"):
            self.assertEqual(self.ns.log(pod, container).count("first iteration at"), 1, pod)

    def holder(self):
        annotations = self.ns.json("job", "k6-job")["metadata"].get("annotations", {})
        return json.loads(annotations[HOLDER]) if HOLDER in annotations else None

    def holds(self, phase):
        """Whether the note says that this one was released."""
        note = self.holder() or {}
        return note.get("phase") == phase and note.get("released")

    def fails(self, code, arguments, *said):
        """Ends so, says all of this, and nobody was started."""
        done = largadactl(self, *arguments)
        self.assertEqual(done.code, code, done)
        for text in said:
            self.assertIn(text, done.said)
        self.assertEqual(self.ns.first_iterations("z-warmup"), {})

    # Pods that are not what was wanted.

    def wait_for_pod(self, condition, what):
        def there():
            return [pod for pod in self.ns.pods() if condition(pod["status"])]

        kube.wait(there, what)

    def test_a_pod_that_never_gets_a_node(self):
        self.apply(pods=1, edit=lambda manifest: manifest.replace(
            "      restartPolicy: Never\n", "      restartPolicy: Never\n      nodeSelector: {no-such: label}\n"))
        self.wait_for_pod(lambda status: any(one.get("reason") == "Unschedulable" for one in status.get("conditions", [])),
                          "a pod without a node")
        done = largadactl(self, *self.command(1, "--gate-timeout", "5s"))
        self.assertEqual(done.code, 3, done)
        self.assertIn("didn't match Pod's node affinity/selector", done.said)

    def test_an_image_that_is_not_there(self):
        self.apply(pods=1, k6="0.0.1")
        self.wait_for_pod(lambda status: any("Err" in one["state"].get("waiting", {}).get("reason", "")
                                             for one in status.get("initContainerStatuses", [])), "a pod without an image")
        done = largadactl(self, *self.command(1, "--gate-timeout", "5s"))
        self.assertEqual(done.code, 3, done)
        self.assertIn("grafana/k6:0.0.1", done.said)

    def test_k6_2_without_address(self):
        self.apply(pods=1, k6="2.2.0", edit=lambda manifest: manifest.replace('--address, "localhost:6565", ', ""))
        self.fails(2, self.command(1), "--address")

    def test_a_container_that_is_not_there(self):
        self.apply(pods=1)
        self.fails(2, ["start", self.ns.name, "k6-job", "Init:2/3", "1", "warm"], "“warm”", "z-warmup")

    def test_a_namespace_that_is_not_there(self):
        done = largadactl(self, "start", "no-such-namespace", "k6-job", "Init:2/3", "1", "z-warmup")
        self.assertEqual(done.code, 2, done)
        self.assertIn("no-such-namespace", done.said)

    def test_the_namespace_goes_while_gathering(self):
        self.apply_short_of_one()
        running = Running(self, self.command(3, "--gate-timeout", "25s"))
        running.wait_said("2 of 3")
        self.ns.kubectl("delete", "namespace", self.ns.name, "--wait=false")
        done = running.done()
        self.assertEqual(done.code, 3, done)
        self.assertNotIn("released", done.out)

    # The API server and the way to it.

    def test_the_api_server_restarts_while_gathering(self):
        self.apply_short_of_one()
        running = Running(self, self.command(3))
        running.wait_said("2 of 3")
        kube.cluster("restart-api", "KILL")
        running.wait_said("The connection to the cluster is back")
        self.complete()
        done = running.done()
        self.assertEqual(done.code, 0, done)
        self.assert_began_once(3)

    def test_the_api_server_restarts_while_armed(self):
        self.apply_paused()
        running = Running(self, self.command(2, "--at", stamp(15)))
        running.wait_said(ARMED)
        kube.cluster("restart-api", "KILL")
        done = running.done()
        self.assertEqual(done.code, 0, done)
        self.assert_began_once(2)

    def test_the_api_server_restarts_in_main(self):
        self.apply(duration="15s")
        running = Running(self, self.run_command())
        kube.wait(lambda: len(self.ns.first_iterations("main")) == 2, "main began")
        kube.cluster("restart-api", "KILL")
        done = running.done()
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.json["outcome"], "completed")
        self.assertEqual(done.json["phases"][-1]["started"], 2)
        self.assert_began_once(2, "main")

    def test_links_that_drop_between_armed_and_release(self):
        self.apply_paused()
        way = kube.Way(self)
        running = Running(self, self.command(2, "--at", stamp(14), "--kubeconfig", way.kubeconfig))
        running.wait_said(ARMED)
        way.cut(stays_cut=False)
        done = running.done()
        self.assertEqual(done.code, 0, done)
        self.assert_began_once(2)

    def test_nobody_starts_as_long_as_the_way_is_cut(self):
        pods = self.apply_paused()
        way = kube.Way(self)
        at = time.time() + 14
        running = Running(self, self.command(2, "--at", stamp(14), "--kubeconfig", way.kubeconfig))
        running.wait_said(ARMED)
        way.cut()
        running.wait_said("The connection to the cluster is lost")
        time.sleep(max(0, at + 2 - time.time()))
        self.assert_paused(pods)
        way.mend()
        done = running.done()
        self.assertEqual(done.code, 0, done)
        self.assertIn("the start came", done.err)
        self.assert_began_once(2)

    # Pods that go, and others that meddle.

    def test_a_pod_is_deleted_while_armed(self):
        pods = self.apply_paused()
        running = Running(self, self.command(2, "--at", stamp(12)))
        running.wait_said(ARMED)
        self.ns.kubectl("delete", "pod", pods[0], "--grace-period=0", "--force", "--wait=false")
        done = running.done()
        self.assertEqual(done.code, 0, done)
        self.assertNotIn(pods[0], done.out)
        self.assert_began_once(2)

    def test_a_pod_that_fails_while_armed_is_replaced(self):
        pods = self.apply_paused()
        running = Running(self, self.command(2, "--at", stamp(12)))
        running.wait_said(ARMED)
        # The command may end with its container, before it has been told that it is over.
        self.ns.kubectl("exec", pods[0], "-c", "z-warmup", "--", "kill", "1", check=False)
        self.wait_for_pod(lambda status: status["phase"] == "Failed", "a pod that failed")
        done = running.done()
        self.assertEqual(done.code, 0, done)
        self.assertNotIn(pods[0], done.out)
        self.assert_began_once(2)

    def resume_one(self, command, said):
        pods = self.apply_paused(duration="120s")
        running = Running(self, command)
        running.wait_said(said)
        self.ns.resume(pods[0], "z-warmup")
        done = running.done()
        self.assertEqual(done.code, 1, done)
        self.assertIn(f"Started by somebody else: {pods[0]}", done.err)
        self.assertIn(f"Paused still, without load: {pods[1]}", done.err)
        self.assert_paused(pods[1:])

    def test_somebody_else_resumes_one_while_gathering(self):
        self.resume_one(self.command(3), "2 of 3")

    def test_somebody_else_resumes_one_while_armed(self):
        self.resume_one(self.command(2, "--at", stamp(60)), ARMED)

    # The coordinator is killed.

    def test_killed_before_the_release_starts_nobody_and_it_can_be_started_again(self):
        pods = self.apply_paused()
        for what, count, options in (("2 of 3", 3, ()), (ARMED, 2, ("--mode", "broadcast")),
                                     (ARMED, 2, ("--mode", "clock"))):
            with self.subTest(options=options):
                running = Running(self, self.command(count, *options, *(("--at", stamp(60)) if what == ARMED else ())))
                running.wait_said(what)
                running.send(signal.SIGKILL)
                running.done()
        self.assert_paused(pods)
        done = largadactl(self, *self.command(2))
        self.assertEqual(done.code, 0, done)
        self.assert_began_once(2)

    def test_killed_in_clock_mode_when_all_wait_for_the_moment(self):
        pods = self.apply_paused()
        at = time.time() + 14
        running = Running(self, self.command(2, "--mode", "clock", "--at",
                                             time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))))
        running.wait_said(ARMED)
        time.sleep(max(0, at - 6 - time.time()))
        running.send(signal.SIGKILL)
        running.done()
        time.sleep(max(0, at + 3 - time.time()))
        self.assert_paused(pods)

    def test_killed_in_either_load_it_goes_on_and_the_run_is_found_again(self):
        self.apply(duration="12s")
        for container, phase in (("z-warmup", "warmup"), ("main", "main")):
            running = Running(self, self.run_command())
            kube.wait(lambda name=container: len(self.ns.first_iterations(name)) == 2, f"{container} began")
            kube.wait(lambda name=phase: self.holds(name), "it is noted")
            run = self.holder()["run"]
            running.send(signal.SIGKILL)
            running.done()
        again = largadactl(self, *self.run_command())
        self.assertEqual(again.code, 0, again)
        self.assertEqual(again.json["id"], run)
        self.assertEqual(again.json["outcome"], "completed")
        self.assertEqual(again.json["phases"][-1]["started"], 2)
        for container in ("z-warmup", "main"):
            self.assert_began_once(2, container)

    # Company.

    def test_a_second_one_is_told_who_coordinates_and_may_take_over(self):
        pods = self.apply_short_of_one()
        first = Running(self, self.command(3), USER="ana")
        first.wait_said("2 of 3")
        self.fails(4, self.command(2), "ana@")
        second = Running(self, self.command(3, "--take-over"), USER="bia")
        second.wait_said("2 of 3")
        told = first.done()
        self.assertEqual(told.code, 4, told)
        self.assertIn("bia@", told.err)
        self.assertEqual(self.holder()["user"], "bia")
        self.assert_paused(pods)
        self.complete()
        done = second.done()
        self.assertEqual(done.code, 0, done)
        self.assert_began_once(3)
        self.assertIsNone(self.holder())

    def test_a_second_one_of_the_same_user(self):
        self.apply_short_of_one()
        first = Running(self, self.command(3), USER="ana")
        first.wait_said("2 of 3")
        second = largadactl(self, *self.command(2), USER="ana")
        self.assertEqual(second.code, 4, second)
        self.assertIn("ana@", second.err)
        self.assertEqual(self.ns.first_iterations("z-warmup"), {})

    def test_a_note_counts_for_a_minute(self):
        self.apply_paused(pods=1)
        for age, code in ((30, 4), (70, 0)):
            note = {"user": "ana", "host": "elsewhere", "run": "20260101-000000-0000", "phase": "warmup", "released": False,
                    "renewed": stamp(-age)}
            self.ns.kubectl("annotate", "--overwrite", "job", "k6-job", f"{HOLDER}={json.dumps(note)}")
            done = largadactl(self, *self.command(1))
            self.assertEqual(done.code, code, done)
            self.assertEqual("ana@elsewhere" in done.said, code == 4, done)
        self.assertIsNone(self.holder())


if __name__ == "__main__":
    kube.main()
