#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent fleet of packaging/kubernetes: the dashboard in the cluster scales agents that run real k6, on a read-only
root and as nobody in particular; and what becomes of it when somebody or something is in the way."""

import itertools
import json
import pathlib
import subprocess
import threading
import unittest

import fleet
import kube

PIN = "largada.dev/scale-pin"


def bounds(ns):
    spec = ns.json("hpa", "k6agent")["spec"]
    return spec["minReplicas"], spec["maxReplicas"]


class Files(unittest.TestCase):
    """Everything as packaging/kubernetes has it, but for what a person edits."""

    @classmethod
    def setUpClass(cls):
        fleet.import_images()

    def setUp(self):
        self.ns = kube.Namespace("fleet")
        self.addCleanup(self.ns.__exit__, None, None, None)

    def test_agents_register_run_and_are_scaled(self):
        target = fleet.Target(self)
        url = fleet.deploy(self, self.ns)
        pod, = self.ns.json("pods", "-l", "app.kubernetes.io/name=dashboard")["items"]
        dashboard = fleet.Dashboard(url)
        self.assertEqual(dashboard.config()["k6DesiredAgentCount"], 1)  # --initial-agents
        dashboard.add_target(target.url)

        dashboard.scale(3)
        dashboard.wait_config(lambda seen: (seen["backend"], seen["lastError"]) == ("kubernetes", None), "no error")
        kube.wait(lambda: len(dashboard.online()) == 3, "three agents online", 180)
        self.assertEqual(dashboard.online(), fleet.agents_of(self.ns))
        self.assertEqual(bounds(self.ns), (3, 10))
        dashboard.wait_config(lambda seen: "pinned to 3 to 10" in (seen["note"] or ""), "the note")

        def all_reported():
            reported = {run["agent"] for run in dashboard.runs() if run["rps"] and run["p95_ms"]}
            return reported == set(fleet.agents_of(self.ns))
        kube.wait(all_reported, "each agent reports a run of k6", 180)
        self.assertEqual(dashboard.runs("error"), [])
        self.assertGreater(target.requests, 0)
        self.assert_harmless(3)

        dashboard.scale(0)
        dashboard.wait_config(lambda seen: seen["existing"] == 0, "no agent")
        self.assertEqual(bounds(self.ns), (1, 10))
        self.assertNotIn(PIN, self.ns.json("hpa", "k6agent")["metadata"].get("annotations", {}))
        self.assertEqual(self.ns.json("deployment", "k6agent")["spec"]["replicas"], 0)

        # The dashboard's own pod goes and comes back: what it knows is on the volume, the fleet stays.
        dashboard.scale(1)
        dashboard.wait_config(lambda seen: seen["existing"] == 1, "one agent")
        self.ns.kubectl("delete", "pod", pod["metadata"]["name"], "--wait=true")
        dashboard = fleet.dashboard_of(self.ns)
        self.assertEqual((bounds(self.ns), len(fleet.agents_of(self.ns))), ((1, 10), 1))
        self.assertEqual(dashboard.config()["k6DesiredAgentCount"], 1)
        self.assertGreaterEqual(len(dashboard.runs()), 3)
        dashboard.reconcile()  # its first one is over then, and does not pin after the release
        self.ns.kubectl("exec", "deployment/dashboard", "--", "largada-dashboard", "--scale-backend", "kubernetes",
                        "--deployment", "k6agent", "--release-autoscaler")
        self.assertNotIn(PIN, self.ns.json("hpa", "k6agent")["metadata"].get("annotations", {}))

    def assert_harmless(self, agents):
        """Of the agents' processes, as the kernel has it: no root, no capability, a root that is read only."""
        found = 0
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if (process / "cmdline").read_bytes() != b"/usr/bin/largada-agent\0":
                    continue
                status = (process / "status").read_text()
                mounts = [line.split() for line in (process / "mounts").read_text().splitlines()]
            except OSError:  # it has ended meanwhile; its mounts are an invalid argument then
                continue
            found += 1
            self.assertRegex(status, r"(?m)^Uid:\t10001\t10001\t")
            self.assertRegex(status, r"(?m)^CapEff:\t0+$")
            self.assertRegex(status, r"(?m)^NoNewPrivs:\t1$")
            options = {mount[1]: mount[3].split(",") for mount in mounts}
            self.assertIn("ro", options["/"])
            writable = {mount[1] for mount in mounts if "rw" in mount[3].split(",") and mount[2] == "tmpfs"}
            self.assertLessEqual({"/tmp", "/home/k6agent"}, writable)
        self.assertGreaterEqual(found, agents)


class Faults(unittest.TestCase):
    """A dashboard beside the cluster, as largada-dashboard --kubeconfig has it."""

    @classmethod
    def setUpClass(cls):
        fleet.import_images()

    def setUp(self):
        self.ns = kube.Namespace("fleet")
        self.addCleanup(self.ns.__exit__, None, None, None)

    def start(self, user="admin"):
        dashboard = fleet.HostDashboard(self, "--scale-backend", "kubernetes", "--deployment", "k6agent", "-n",
                                        self.ns.name, "--initial-agents", "1", user=user)
        self.ns.apply(fleet.manifest("11-k6-agent-config.yaml", {"http://dashboard:3000": dashboard.url,
                                                                 "change-me": fleet.SECRET}))
        self.ns.kubectl("apply", "-f", str(fleet.FILES / "21-k6-agent-deployment.yaml"))
        dashboard.reconcile()  # its first try was before there was a Deployment
        return dashboard

    def patch(self, kind, patch):
        self.ns.kubectl("patch", kind, "k6agent", "--type=merge", "-p", json.dumps(patch))

    def test_deployment_deleted_and_made_again(self):
        dashboard = self.start()
        self.ns.kubectl("delete", "deployment", "k6agent")
        config = dashboard.scale(2)
        self.assertIn(f"Deployment {self.ns.name}/k6agent is not there", config["lastError"])
        self.assertEqual(config["existing"], 0)
        self.ns.kubectl("apply", "-f", str(fleet.FILES / "21-k6-agent-deployment.yaml"))
        dashboard.reconcile()
        dashboard.wait_config(lambda seen: (seen["existing"], seen["lastError"]) == (2, None), "two agents")

    def test_a_missing_right_is_named(self):
        role = [text for text in fleet.manifest("10-dashboard.yaml").split("\n---\n") if "\nkind: Role\n" in text]
        self.ns.apply(role[0])
        self.ns.kubectl("create", "rolebinding", "dashboard", "--role=dashboard", "--user=runner-operator")
        dashboard = self.start(user="runner-operator")
        dashboard.scale(2)
        dashboard.wait_config(lambda seen: seen["lastError"] is None, "no error")
        granted = self.ns.json("role", "dashboard")
        granted["metadata"].pop("resourceVersion")  # it is written over, whatever it is then
        for resource, verb, right in (("deployments/scale", "patch", "patch deployments.apps/scale"),
                                      ("horizontalpodautoscalers", "patch",
                                       "patch horizontalpodautoscalers.autoscaling"),
                                      ("deployments", "get", "get deployments.apps")):
            with self.subTest(right=right):
                less = json.loads(json.dumps(granted))
                for rule in less["rules"]:
                    if resource in rule["resources"]:
                        rule["verbs"] = [one for one in rule["verbs"] if one != verb] or ["watch"]
                self.ns.kubectl("replace", "-f", "-", stdin=json.dumps(less))
                asked = itertools.cycle(range(3, 60))  # another number each time: the authorizer takes note of a change late
                kube.wait(lambda numbers=asked, name=right: f"the right “{name}” is missing in namespace "
                          f"{self.ns.name}" in (dashboard.scale(next(numbers))["lastError"] or ""), right)
                self.ns.kubectl("replace", "-f", "-", stdin=json.dumps(granted))
                kube.wait(lambda: dashboard.scale(2)["lastError"] is None, "all is granted again")
        dashboard.wait_config(lambda seen: seen["existing"] == 2, "two agents")

    def test_somebody_moves_a_pinned_autoscaler(self):
        dashboard = self.start()
        dashboard.scale(3)
        dashboard.wait_config(lambda seen: seen["existing"] == 3, "three agents")
        self.patch("hpa", {"spec": {"minReplicas": 1, "maxReplicas": 2}})
        # The autoscaler's own controller takes one away, which the dashboard sees; it may be repaired by itself then.
        dashboard.wait_config(lambda seen: seen["existing"] == 2 or "somebody else" in (seen["lastError"] or ""),
                              "two agents")
        config = dashboard.reconcile()
        self.assertEqual(bounds(self.ns), (3, 3))
        self.assertIn("somebody else changed HorizontalPodAutoscaler k6agent (minReplicas 1, maxReplicas 2)",
                      config["lastError"])
        dashboard.wait_config(lambda seen: seen["existing"] == 3, "three agents again")
        # Its end changes nothing; the pin has a way out of its own, to what they wrote.
        self.assertEqual(dashboard.end(), 0)
        self.assertEqual((bounds(self.ns), len(fleet.agents_of(self.ns))), ((3, 3), 3))
        released = subprocess.run([fleet.program("largada-dashboard"), "--scale-backend", "kubernetes", "--deployment",
                                   f"{self.ns.name}/k6agent", "--release-autoscaler"], env=dashboard.environment(),
                                  capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual((released.returncode, bounds(self.ns)), (0, (1, 2)), released.stderr)

    def test_number_that_changes_wildly(self):
        dashboard = self.start()
        clicks = []
        for wanted in (4, 1, 3, 0, 5, 2):
            dashboard.ask("PUT", "/api/admin/config", {"k6DesiredAgentCount": wanted})
            clicks.append(threading.Thread(target=dashboard.reconcile))
            clicks[-1].start()
        dashboard.scale(3)
        for click in clicks:
            click.join(60)
        dashboard.wait_config(lambda seen: (seen["existing"], seen["lastError"]) == (3, None), "three agents")
        kube.wait(lambda: (bounds(self.ns), self.ns.json("deployment", "k6agent")["spec"]["replicas"]) == ((3, 10), 3),
                  "the last number, in both")

    def test_a_quota_is_told(self):
        dashboard = self.start()
        dashboard.wait_config(lambda seen: seen["existing"] == 1, "one agent")
        self.ns.kubectl("create", "quota", "few", "--hard=pods=2")
        # Until its controller has counted, pods are refused for that.
        kube.wait(lambda: self.ns.json("quota", "few").get("status", {}).get("used", {}).get("pods") == "1", "the count")
        dashboard.scale(4)
        # The refusal is known a moment before the second agent is counted.
        config = dashboard.wait_config(lambda seen: seen["lastError"] and seen["existing"] == 2, "two agents and an error")
        self.assertRegex(config["lastError"], "exceeded quota: few, requested: pods=1, used: pods=2, limited: pods=2")
        dashboard.wait_config(lambda seen: (seen["room"], seen["roomLimit"]) == (2, "quota"), "room for two")
        self.ns.kubectl("delete", "quota", "few")
        dashboard.wait_config(lambda seen: (seen["existing"], seen["lastError"]) == (4, None), "four agents", 240)

    def test_the_room_on_the_nodes_is_told_and_is_so(self):
        role, = [text for text in fleet.manifest("10-dashboard.yaml").split("\n---\n") if "\nkind: Role\n" in text]
        self.ns.apply(role)
        self.ns.kubectl("create", "rolebinding", "dashboard", "--role=dashboard", "--user=runner-operator")
        dashboard = self.start(user="runner-operator")
        self.ns.kubectl("set", "resources", "deployment/k6agent", "--requests=cpu=300m,memory=32Mi")
        self.ns.kubectl("rollout", "status", "deployment/k6agent", "--timeout=180s")
        dashboard.wait_config(lambda seen: (seen["existing"], seen["lastError"]) == (1, None), "one agent")
        self.assertIsNone(dashboard.config()["room"])  # without the right nothing is said
        dashboard.end()
        kube.kubectl("apply", "-f", str(fleet.FILES / "12-dashboard-nodes.yaml"))
        self.addCleanup(kube.kubectl, "delete", "clusterrole", "largada-nodes")
        kube.kubectl("create", "clusterrolebinding", self.ns.name, "--clusterrole=largada-nodes",
                     "--user=runner-operator")
        self.addCleanup(kube.kubectl, "delete", "clusterrolebinding", self.ns.name)
        kube.wait(lambda: kube.may("runner-operator", "list nodes", ""), "the right")
        # What other tests have left behind, and the agent before the rollout, takes room until it has ended.
        kube.wait(lambda: [(self.ns.name, agent) for agent in fleet.agents_of(self.ns)] == fleet.at_the_node(),
                  "the end of all other pods", 180)
        dashboard.start()
        seen = dashboard.wait_config(lambda seen: seen["room"], "the room")
        self.assertEqual(seen["roomLimit"], "nodes")
        dashboard.scale(seen["room"] + 2)

        def pods_without_a_node():
            pods = self.ns.json("pods", "-l", "app.kubernetes.io/name=k6agent")["items"]
            return [pod for pod in pods for one in pod["status"].get("conditions", [])
                    if (one["type"], one["status"], one.get("reason")) == ("PodScheduled", "False", "Unschedulable")]
        kube.wait(lambda: len(pods_without_a_node()) == 2, "two agents without a node")
        self.assertEqual(len(fleet.agents_of(self.ns)), seen["room"] + 2)
        dashboard.wait_config(lambda seen: "Unschedulable" in (seen["lastError"] or ""), "the reason")

    def test_an_image_that_is_missing_is_told(self):
        dashboard = self.start()
        self.patch("deployment", {"spec": {"template": {"spec": {"containers": [
            {"name": "k6agent", "image": "largada.test/none:1", "imagePullPolicy": "Never"}]}}}})
        config = dashboard.wait_config(lambda seen: "ErrImage" in (seen["lastError"] or ""), "an error")
        self.assertRegex(config["lastError"], r"agents do not run; k6agent-\S+: ErrImageNeverPull: .*largada.test/none:1")

    def test_the_api_server_goes_and_comes(self):
        dashboard = self.start()
        dashboard.wait_config(lambda seen: seen["existing"] == 1, "one agent")
        kube.cluster("stop-api", "KILL")
        try:
            config = dashboard.scale(2)
            self.assertIn("the API server does not answer", config["lastError"])
            self.assertEqual(config["existing"], 1)
        finally:
            kube.cluster("start-api")
        dashboard.reconcile()
        dashboard.wait_config(lambda seen: (seen["existing"], seen["lastError"]) == (2, None), "two agents")


class ScaleToZero(unittest.TestCase):
    """What README.md says of 0."""

    EXTERNAL = {"type": "External", "external": {"metric": {"name": "queued"},
                                                 "target": {"type": "AverageValue", "averageValue": "1"}}}

    def setUp(self):
        self.ns = kube.Namespace("zero")
        self.addCleanup(self.ns.__exit__, None, None, None)
        self.ns.kubectl("apply", "-f", str(fleet.FILES / "21-k6-agent-deployment.yaml"))

    def autoscaler(self, least, *metrics):
        """The API server's answer to those bounds: empty when it takes them."""
        patch = {"spec": {"minReplicas": least, "metrics": [*self.ns.json("hpa", "k6agent")["spec"]["metrics"],
                                                            *metrics]}}
        done = self.ns.kubectl("patch", "hpa", "k6agent", "--type=merge", "-p", json.dumps(patch), check=False)
        return done.stderr if done.returncode else ""

    def condition(self, name):
        found = self.ns.json("hpa", "k6agent").get("status", {}).get("conditions", [])
        return next(((one["status"], one["reason"]) for one in found if one["type"] == name), None)

    def scaled_to_zero(self):
        dashboard = fleet.HostDashboard(self, "--scale-backend", "kubernetes", "--deployment", f"{self.ns.name}/k6agent")
        dashboard.scale(0)
        self.assertEqual(self.ns.json("deployment", "k6agent")["spec"]["replicas"], 0)
        kube.wait(lambda: self.condition("ScalingActive") == ("False", "ScalingDisabled"), "it switches itself off")
        return dashboard

    def test_without_the_gate(self):
        for metrics in ((), (self.EXTERNAL,)):
            self.assertIn("must be greater than or equal to 1", self.autoscaler(0, *metrics))
        self.scaled_to_zero()
        self.assertEqual(bounds(self.ns), (1, 10))

    def test_with_the_gate(self):
        self.addCleanup(kube.cluster, "gates")
        kube.cluster("gates", "HPAScaleToZero=true")
        self.assertIn("must specify at least one Object or External metric", self.autoscaler(0))
        self.assertEqual(self.autoscaler(0, self.EXTERNAL), "")
        self.scaled_to_zero()
        # With a lower bound of 0 it would stay at work at 0; the pin takes that from it, and gives it back.
        self.assertEqual(bounds(self.ns), (1, 10))
        released = subprocess.run([fleet.program("largada-dashboard"), "--scale-backend", "kubernetes", "--deployment",
                                   f"{self.ns.name}/k6agent", "--release-autoscaler"],
                                  env={"KUBECONFIG": kube.kubeconfig("admin"), "PATH": "/usr/bin", "HOME": "/tmp"},
                                  capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual((released.returncode, bounds(self.ns)), (0, (0, 10)), released.stderr)


if __name__ == "__main__":
    kube.main()
