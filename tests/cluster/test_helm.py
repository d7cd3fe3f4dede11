#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/helm/web-agent-cluster: what it makes of its values, what it refuses, and that its releases work."""

import base64
import itertools
import json
import os
import shutil
import subprocess
import sys
import unittest

import fleet
import kube

CHART = str(kube.ROOT / "packaging" / "helm" / "web-agent-cluster")
SECRET = f"k6agent.dashboardSecret={fleet.SECRET}"
EXTERNAL = ("k6agent.hpa.minReplicas=0", "k6agent.hpa.external.metric=queued")


def helm(*arguments, check=True):
    done = subprocess.run([os.environ["HELM"], *arguments], capture_output=True, text=True, timeout=300, check=False,
                          env={**os.environ, "KUBECONFIG": kube.kubeconfig("admin")})
    if check and done.returncode != 0:
        raise AssertionError(f"helm {' '.join(arguments)}: {done.stderr}")
    return done.stdout if check else done


def settings(*values):
    return [word for value in values for word in ("--set", value)]


def objects(text):
    """What `helm template` printed, by kind and name; kubectl reads YAML for us."""
    done = kube.kubectl("create", "--dry-run=client", "--validate=false", "-o", "json", "-f", "-", stdin=text)
    found, decoder = {}, json.JSONDecoder()
    while done.strip():
        one, end = decoder.raw_decode(done.lstrip())
        done = done.lstrip()[end:]
        for item in one.get("items", [one]):
            found[item["kind"], item["metadata"]["name"]] = item
    return found


class Chart(unittest.TestCase):
    def template(self, *values):
        return helm("template", "web-agent", CHART, *settings(SECRET, *values))

    def test_lint_finds_nothing(self):
        self.assertIn("0 chart(s) failed", helm("lint", "--strict", CHART, *settings(SECRET)))

    def test_values_that_cannot_be(self):
        for values, said in (
                (("k6agent.dashboardSecret=",), "k6agent.dashboardSecret is needed"),
                (("k6agent.dashboardSecret=short",), "dashboardSecret"),
                (("k6agent.replicas=many",), "replicas"), (("k6agent.replicas=-1",), "replicas"),
                (("k6agent.hpa.minReplicas=0",), "external"), (("k6agent.hpa.maxReplicas=0",), "maxReplicas"),
                (("k6agent.replica=5",), "replica"), (("dashboard.adminBasicAuth=nopassword",), "adminBasicAuth"),
                (("image.pullPolicy=Sometimes",), "pullPolicy"),
                (("dashboard.enabled=false",), "k6agent.dashboardUrl is needed"),
                (("k6agent.networkPolicy.targets[0].cidr=everywhere",), "cidr")):
            with self.subTest(values=values):
                done = helm("template", "web-agent", CHART, *settings(SECRET, *values), check=False)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(said, done.stderr)

    def test_replicas_are_the_lower_bound_of_the_autoscaler(self):
        for values, replicas, least, most in (
                ((), None, 1, 10), (("k6agent.replicas=5",), None, 5, 10),
                (("k6agent.replicas=50",), None, 50, 50), (("k6agent.hpa.minReplicas=3",), None, 3, 10),
                (("k6agent.replicas=0",), 0, 1, 10), (EXTERNAL, None, 0, 10)):
            with self.subTest(values=values):
                made = objects(self.template(*values))
                spec = made["HorizontalPodAutoscaler", "k6agent"]["spec"]
                self.assertEqual((spec["minReplicas"], spec["maxReplicas"]), (least, most))
                self.assertEqual(made["Deployment", "k6agent"]["spec"].get("replicas"), replicas)
        made = objects(self.template("k6agent.replicas=5", "k6agent.hpa.enabled=false"))
        self.assertEqual(made["Deployment", "k6agent"]["spec"]["replicas"], 5)
        self.assertNotIn(("HorizontalPodAutoscaler", "k6agent"), made)

    def test_makes_the_same_as_the_files(self):
        made = objects(self.template())
        pods = made["Deployment", "k6agent"]["spec"]["template"]["spec"]
        there = objects(fleet.manifest("21-k6-agent-deployment.yaml"))["Deployment", "k6agent"]["spec"]["template"]["spec"]
        for key in ("securityContext", "volumes", "terminationGracePeriodSeconds"):
            self.assertEqual(pods[key], there[key], key)
        for key in ("image", "resources", "securityContext", "volumeMounts"):
            self.assertEqual(pods["containers"][0][key], there["containers"][0][key], key)
        there = objects(fleet.manifest("10-dashboard.yaml"))
        self.assertEqual(made["Role", "dashboard"]["rules"], there["Role", "dashboard"]["rules"])
        self.assertNotIn(("ClusterRole", "default-dashboard-nodes"), made)
        seeing = objects(self.template("dashboard.seesNodes=true"))
        there = objects(fleet.manifest("12-dashboard-nodes.yaml"))
        self.assertEqual(seeing["ClusterRole", "default-dashboard-nodes"]["rules"],
                         there["ClusterRole", "largada-nodes"]["rules"])
        tagged = objects(self.template("image.k6agent.tag=v3.0.0", "image.registry=registry.example.com/x"))
        self.assertEqual(tagged["Deployment", "k6agent"]["spec"]["template"]["spec"]["containers"][0]["image"],
                         "registry.example.com/x/largada-agent:v3.0.0")

    def test_the_api_server_takes_every_variant(self):
        with kube.Namespace("helm") as ns:
            for statefulset, autoscaler, dashboard in itertools.product(("true", "false"), repeat=3):
                with self.subTest(statefulset=statefulset, autoscaler=autoscaler, dashboard=dashboard):
                    text = self.template(f"k6agent.statefulset={statefulset}", f"k6agent.hpa.enabled={autoscaler}",
                                         f"dashboard.enabled={dashboard}", "k6agent.dashboardUrl=http://10.0.0.1:3000",
                                         "k6agent.env.K6_VUS=2", "image.pullSecrets[0]=registry",
                                         "dashboard.persistence.storageClass=fast", "dashboard.seesNodes=true")
                    ns.kubectl("apply", "--dry-run=server", "--validate=strict", "-f", "-",
                               stdin=text.replace("namespace: default", f"namespace: {ns.name}"))


class Release(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        fleet.import_images()

    def setUp(self):
        self.ns = kube.Namespace("helm")
        self.addCleanup(self.ns.__exit__, None, None, None)

    def upgrade(self, *values):
        return helm("upgrade", "--install", "web-agent", CHART, "-n", self.ns.name, *settings(SECRET, *values))

    def test_the_whole_in_the_cluster(self):
        values = ("image.k6agent.tag=0.1.0", "k6agent.replicas=2", "dashboard.persistence.enabled=false",
                  *(f"dashboard.env.{name}={value}" for name, value in fleet.API.items()))
        self.assertIn("kubectl -n " + self.ns.name, self.upgrade(*values))
        self.ns.kubectl("rollout", "status", "deployment/dashboard", "--timeout=180s")
        url = fleet.dashboard_of(self.ns).url
        password = self.ns.json("secret", "dashboard")["data"]["ADMIN_BASIC_AUTH"]
        self.upgrade(*values, f"k6agent.dashboardUrl={url}")
        self.assertEqual(self.ns.json("secret", "dashboard")["data"]["ADMIN_BASIC_AUTH"], password)
        dashboard = fleet.Dashboard(url)
        dashboard.admin = base64.b64decode(password).decode()
        kube.wait(lambda: len(dashboard.online()) >= 2, "two agents online", 180)
        dashboard.scale(3)
        dashboard.wait_config(lambda seen: (seen["existing"], seen["lastError"]) == (3, None), "three agents")
        self.assertEqual(self.ns.json("hpa", "k6agent")["spec"]["minReplicas"], 3)

    def test_a_statefulset_with_a_dashboard_elsewhere(self):
        target = fleet.Target(self)
        dashboard = fleet.HostDashboard(self, "--scale-backend", "kubernetes", "--statefulset", "k6agent", "-n",
                                        self.ns.name, "--initial-agents", "2")
        dashboard.add_target(target.url)
        values = ("k6agent.statefulset=true", "k6agent.hpa.enabled=false", "k6agent.replicas=2",
                  "dashboard.enabled=false", f"k6agent.dashboardUrl={dashboard.url}", "k6agent.env.POLL_INTERVAL_MS=500")
        self.upgrade(*values)
        kube.wait(lambda: dashboard.online() == ["k6agent-0", "k6agent-1"], "both agents by name", 180)
        kube.wait(lambda: {run["agent"] for run in dashboard.runs()} == {"k6agent-0", "k6agent-1"}, "their runs", 180)
        dashboard.scale(3)
        dashboard.wait_config(lambda seen: seen["existing"] == 3, "three agents")
        self.upgrade(*values)  # what runs is not the chart's business any more
        self.assertEqual(self.ns.json("statefulset", "k6agent")["spec"]["replicas"], 3)


if __name__ == "__main__":
    if not os.environ.get("HELM") or not shutil.which(os.environ["HELM"]):
        print("skipped: helm is not built; tests/cluster/build.sh helm does it", file=sys.stderr)
        sys.exit(77)
    kube.main()
