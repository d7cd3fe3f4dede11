#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""With the packaged Role everything works; with each right taken away, the sentence names it, and what can still work
does."""

import json
import pathlib
import tempfile
import unittest

import kube
from largadactl import largadactl

ROLE = kube.ROOT / "packaging" / "kubernetes" / "role.yaml"
USER = "runner-operator"


class Rights(unittest.TestCase):
    def setUp(self):
        self.ns = kube.Namespace("rights")
        self.addCleanup(self.ns.__exit__, None, None, None)
        self.ns.kubectl("apply", "-f", str(ROLE))

    def without(self, resource, verb=None):
        """Takes a resource out of the needed Role, or one of its verbs."""
        role = self.ns.json("role", "largada")
        kept = []
        for rule in role["rules"]:
            if resource in rule["resources"]:
                rule["verbs"] = [] if verb is None else [one for one in rule["verbs"] if one != verb]
            if rule["verbs"]:
                kept.append(rule)
        role["rules"] = kept
        self.ns.kubectl("replace", "-f", "-", stdin=json.dumps(role))

    def start(self, *options, user=USER):
        return largadactl(self, "start", self.ns.name, "k6-job", "Init:2/3", "1", "z-warmup", "--gate-timeout", "10s",
                          *options, user=user)

    def test_the_role_is_enough_by_token_and_by_either_certificate(self):
        for user in (USER, USER + "-rsa", USER + "-ec"):
            with self.subTest(user=user):
                job = "k6-" + user
                self.ns.apply_job(name=job, pods=1)
                done = largadactl(self, "run", "--fleet", "kubernetes", "-n", self.ns.name, "--job", job, "--runners", "1",
                                  "--json", user=user)
                self.assertEqual(done.code, 0, done)
                self.assertEqual(done.json["phases"][1]["requests_source"], "log")

    def test_nobody_is_told_what_is_missing(self):
        self.ns.apply_job(pods=1)
        done = self.start(user="nobody")
        self.assertEqual(done.code, 4, done)
        self.assertIn("pods", done.said)

    def test_without_patching_jobs_nobody_sees_who_coordinates(self):
        self.ns.kubectl("delete", "rolebinding", "largada-jobs")
        self.ns.apply_job(pods=1)
        done = self.start()
        self.assertEqual(done.code, 0, done)
        self.assertIn("patch Jobs", done.said)

    def test_without_logs_totals_are_the_last_read_ones(self):
        self.without("pods/log")
        self.ns.apply_job(pods=1, duration="8s")
        done = largadactl(self, "run", "--fleet", "kubernetes", "-n", self.ns.name, "--job", "k6-job", "--runners", "1",
                          "--json", user=USER)
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.json["phases"][1]["requests_source"], "last-read")
        self.assertIn("pods/log", json.dumps(done.json["warnings"]))

    def test_without_events_it_works(self):
        self.without("events")
        self.ns.apply_job(pods=1)
        self.assertEqual(self.start().code, 0)

    def test_without_port_forward_exec_carries_the_link(self):
        self.without("pods/portforward")
        self.ns.apply_job(pods=1)
        blocked = self.start()
        self.assertEqual(blocked.code, 4, blocked)
        self.assertIn("pods/portforward", blocked.said)
        self.ns.kubectl("create", "rolebinding", "exec", "--role=largada-exec", f"--user={USER}")
        done = self.start()
        self.assertEqual(done.code, 0, done)
        self.assertEqual(len(kube.wait(lambda: self.ns.first_iterations("z-warmup"), "it began")), 1)

    def test_without_pods_nothing_can_be_done(self):
        self.without("pods")
        self.ns.apply_job(pods=1)
        done = self.start()
        self.assertEqual(done.code, 4, done)
        self.assertIn("pods", done.said)


class Doors(unittest.TestCase):
    """Kubeconfig files that do not work."""

    def setUp(self):
        self.ns = kube.Namespace("doors")
        self.addCleanup(self.ns.__exit__, None, None, None)
        self.directory = tempfile.TemporaryDirectory()
        self.addCleanup(self.directory.cleanup)

    def config(self, user="{token: nothing}", cluster=""):
        path = pathlib.Path(self.directory.name) / "config"
        path.write_text(f"""apiVersion: v1
kind: Config
clusters: [{{name: c, cluster: {{server: "{kube.SERVER}", {cluster or 'insecure-skip-tls-verify: true'}}}}}]
users: [{{name: u, user: {user}}}]
contexts: [{{name: x, context: {{cluster: c, user: u}}}}]
current-context: x
""", encoding="utf-8")
        return str(path)

    def start(self, config, *options):
        return largadactl(self, "start", self.ns.name, "k6-job", "Init:2/3", "1", "z-warmup", "--gate-timeout", "5s",
                          "--kubeconfig", config, *options)

    def test_a_token_that_is_refused(self):
        done = self.start(self.config())
        self.assertEqual(done.code, 4, done)
        self.assertNotIn("nothing", done.said.replace("nothing was", "").replace("Nothing", ""))

    def test_a_certificate_authority_that_is_another_one(self):
        done = self.start(self.config(cluster=f'certificate-authority: "{kube.state()}/pki/front.crt"'))
        self.assertEqual(done.code, 5 if "certificate" in done.said else 2, done)

    def test_a_context_that_is_not_there(self):
        done = self.start(self.config(), "--context", "other")
        self.assertIn(done.code, (2, 5), done)
        self.assertIn("other", done.said)

    def test_a_file_that_is_not_there(self):
        done = self.start("/no/such/kubeconfig")
        self.assertIn(done.code, (2, 5), done)
        self.assertIn("/no/such/kubeconfig", done.said)

    def test_plugins_that_fail_hang_or_print_rubbish(self):
        for name, script, said in (("fails", "echo 'log in first' >&2; exit 3", "log in first"),
                                   ("rubbish", "echo rubbish", ""), ("missing", None, "")):
            with self.subTest(plugin=name):
                program = pathlib.Path(self.directory.name) / name
                if script is not None:
                    program.write_text("#!/bin/sh\n" + script + "\n", encoding="utf-8")
                    program.chmod(0o755)
                done = self.start(self.config(
                    f'{{exec: {{apiVersion: client.authentication.k8s.io/v1, command: "{program}", interactiveMode: Never}}}}'))
                self.assertIn(done.code, (4, 5), done)
                self.assertIn(said, done.said)
                self.assertIn(name, done.said)

    def test_a_plugin_that_works(self):
        program = pathlib.Path(self.directory.name) / "works"
        program.write_text("#!/bin/sh\necho '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
                           "\"status\":{\"token\":\"'$(cat " + str(kube.state()) + "/pki/admin.token)'\"}}'\n",
                           encoding="utf-8")
        program.chmod(0o755)
        self.ns.apply_job(pods=1)
        done = self.start(self.config(
            f'{{exec: {{apiVersion: client.authentication.k8s.io/v1, command: "{program}", interactiveMode: Never}}}}'))
        self.assertEqual(done.code, 0, done)


if __name__ == "__main__":
    kube.main()
