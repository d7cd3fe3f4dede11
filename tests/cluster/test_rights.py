#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""With the packaged Role everything works; with each right taken away, the sentence names it, and what can still work
does."""

import json
import pathlib
import tempfile
import time
import unittest

import kube
from largadactl import Running, largadactl

ROLE = kube.ROOT / "packaging" / "kubernetes" / "role.yaml"
USER = "runner-operator"
PKI = kube.state() / "pki" if kube.is_inside() else pathlib.Path()


class Rights(unittest.TestCase):
    def setUp(self):
        self.ns = kube.Namespace("rights")
        self.addCleanup(self.ns.__exit__, None, None, None)
        self.ns.kubectl("apply", "-f", str(ROLE))
        for right in ("list pods", "patch jobs.batch"):  # one of each binding
            kube.wait_may(USER, right, self.ns.name)

    def without(self, resource, verb):
        """Takes a resource out of the needed Role, of whose verbs that is one."""
        role = self.ns.json("role", "largada")
        kept = []
        for rule in role["rules"]:
            if resource in rule["resources"]:
                rule["verbs"] = []
            if rule["verbs"]:
                kept.append(rule)
        role["rules"] = kept
        self.ns.kubectl("replace", "-f", "-", stdin=json.dumps(role))
        kube.wait_may(USER, f"{verb} {resource}", self.ns.name, allowed=False)

    def start(self, *options, user=USER):
        return largadactl(self, "start", self.ns.name, "k6-job", "Init:2/3", "1", "z-warmup", "--gate-timeout", "3m",
                          *options, user=user)

    def test_the_role_is_enough_by_token_and_by_either_certificate(self):
        self.ns.apply_job(pods=1)
        done = largadactl(self, "run", "--fleet", "kubernetes", "-n", self.ns.name, "--job", "k6-job", "--runners", "1",
                          "--json", user=USER)
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.json["phases"][1]["requests_source"], "log")
        for user in (USER + "-rsa", USER + "-ec"):
            with self.subTest(user=user):
                self.ns.kubectl("delete", "job", "k6-job", "--wait=true")
                self.ns.apply_job(pods=1)
                done = self.start(user=user)
                self.assertEqual(done.code, 0, done)

    def test_nobody_is_told_what_is_missing(self):
        self.ns.apply_job(pods=1)
        done = self.start(user="nobody")
        self.assertEqual(done.code, 4, done)
        for right in ("get pods", "list pods", "watch pods", "get pods/portforward"):
            self.assertIn(f"“{right}”", done.err)

    def test_without_patching_jobs_nobody_sees_who_coordinates(self):
        self.ns.kubectl("delete", "rolebinding", "largada-jobs")
        kube.wait_may(USER, "patch jobs.batch", self.ns.name, allowed=False)
        self.ns.apply_job(pods=1)
        done = self.start()
        self.assertEqual(done.code, 0, done)
        self.assertIn("patch Jobs", done.said)

    def test_without_logs_totals_are_the_last_read_ones(self):
        self.without("pods/log", "get")
        self.ns.apply_job(pods=1, duration="8s")
        done = largadactl(self, "run", "--fleet", "kubernetes", "-n", self.ns.name, "--job", "k6-job", "--runners", "1",
                          "--json", user=USER)
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.json["phases"][1]["requests_source"], "last-read")
        self.assertIn("pods/log", json.dumps(done.json["warnings"]))

    def test_without_events_it_works(self):
        self.without("events", "list")
        self.ns.apply_job(pods=1)
        self.assertEqual(self.start().code, 0)

    def test_without_port_forward_exec_carries_the_link(self):
        self.without("pods/portforward", "get")
        self.ns.apply_job(pods=1)
        blocked = self.start()
        self.assertEqual(blocked.code, 4, blocked)
        self.assertIn("“get pods/portforward”", blocked.err)
        self.assertEqual(self.ns.first_iterations("z-warmup"), {})
        self.ns.kubectl("create", "rolebinding", "exec", "--role=largada-exec", f"--user={USER}")
        kube.wait_may(USER, "get pods/exec", self.ns.name)
        done = self.start()
        self.assertEqual(done.code, 0, done)
        self.assertEqual(len(kube.wait(lambda: self.ns.first_iterations("z-warmup"), "it began")), 1)

    def test_without_pods_nothing_can_be_done(self):
        self.without("pods", "list")
        self.ns.apply_job(pods=1)
        done = self.start()
        self.assertEqual(done.code, 4, done)
        self.assertIn("“list pods”", done.err)


class Doors(unittest.TestCase):
    """Kubeconfig files that do not work, and credentials that change."""

    def setUp(self):
        self.ns = kube.Namespace("doors")
        self.addCleanup(self.ns.__exit__, None, None, None)
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)

    def config(self, user="{token: admin-token}", server=kube.SERVER, trust=None):
        path = self.directory / "config"
        path.write_text(f"""apiVersion: v1
kind: Config
clusters: [{{name: c, cluster: {{server: "{server}"{trust or f', certificate-authority: "{PKI}/ca.crt"'}}}}}]
users: [{{name: u, user: {user}}}]
contexts: [{{name: x, context: {{cluster: c, user: u}}}}]
current-context: x
""", encoding="utf-8")
        return str(path)

    def plugin(self, name, script):
        """A kubeconfig whose credentials a shell script prints."""
        program = self.directory / name
        if script is not None:
            program.write_text("#!/bin/sh\n" + script, encoding="utf-8")
            program.chmod(0o755)
        return self.config(
            f'{{exec: {{apiVersion: client.authentication.k8s.io/v1, command: "{program}", interactiveMode: Never}}}}')

    def start(self, config, *options):
        return largadactl(self, "start", self.ns.name, "k6-job", "Init:2/3", "1", "z-warmup", "--gate-timeout", "3m",
                          "--kubeconfig", config, *options)

    def test_a_token_that_is_refused(self):
        done = self.start(self.config(user="{token: not-to-be-seen}"))
        self.assertEqual(done.code, 4, done)
        self.assertIn("Token expired or refused", done.err)
        self.assertNotIn("not-to-be-seen", done.said)

    def test_a_file_with_a_token_that_is_not_there(self):
        done = self.start(self.config(user="{tokenFile: /no/such/token}"))
        self.assertEqual(done.code, 4, done)
        self.assertIn("/no/such/token", done.err)

    def test_a_certificate_authority_that_is_another_one(self):
        done = self.start(self.config(trust=f', certificate-authority: "{PKI}/client-ca.crt"'))
        self.assertEqual(done.code, 5, done)
        self.assertIn("certificate", done.err)

    def test_plain_http_where_https_is_spoken(self):
        done = self.start(self.config(server=kube.SERVER.replace("https", "http"), trust=" "))
        self.assertEqual(done.code, 5, done)
        self.assertIn("HTTPS", done.err)

    def test_a_port_where_nobody_listens(self):
        done = self.start(self.config(server="https://127.0.0.1:1"))
        self.assertEqual(done.code, 5, done)
        self.assertIn("127.0.0.1:1", done.err)

    def test_a_context_that_is_not_there(self):
        done = self.start(self.config(), "--context", "other")
        self.assertEqual(done.code, 2, done)
        self.assertIn("other", done.err)

    def test_a_file_that_is_not_there(self):
        done = self.start("/no/such/kubeconfig")
        self.assertEqual(done.code, 2, done)
        self.assertIn("/no/such/kubeconfig", done.err)

    def test_a_certificate_that_cannot_be_read(self):
        done = self.start(self.config(trust=', certificate-authority: "/no/such/ca.crt"'))
        self.assertEqual(done.code, 2, done)
        self.assertIn("/no/such/ca.crt", done.err)

    def test_plugins_that_fail_or_print_rubbish(self):
        for name, script, said in (("fails", "echo 'log in first' >&2; exit 3", "log in first"),
                                   ("rubbish", "echo rubbish", "ExecCredential"), ("missing", None, "no such program")):
            with self.subTest(plugin=name):
                done = self.start(self.plugin(name, script))
                self.assertEqual(done.code, 4, done)
                self.assertIn(said, done.err)
                self.assertIn(str(self.directory / name), done.err)

    def credential(self, status):
        return json.dumps({"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": status})

    def test_a_plugin_is_asked_again_when_its_token_is_refused(self):
        self.ns.apply_job(pods=1)
        for name, token in (("first", "outdated"), ("second", "admin-token")):
            (self.directory / name).write_text(self.credential({"token": token}), encoding="utf-8")
        done = self.start(self.plugin("renews", f"cd {self.directory}\ncat first\nmv second first || true\n"))
        self.assertEqual(done.code, 0, done)

    def test_a_certificate_is_rotated_while_the_gate_is_closed(self):
        pair = {kind: {"clientCertificateData": (PKI / f"admin-{kind}.crt").read_text(encoding="utf-8"),
                       "clientKeyData": (PKI / f"admin-{kind}.key").read_text(encoding="utf-8")} for kind in ("rsa", "ec")}
        soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 4))
        (self.directory / "first").write_text(self.credential({**pair["rsa"], "expirationTimestamp": soon}), encoding="utf-8")
        (self.directory / "second").write_text(self.credential(pair["ec"]), encoding="utf-8")
        config = self.plugin("rotates", f"cd {self.directory}\necho >>calls\ncat first\nmv second first || true\n")
        running = Running(self, ["start", self.ns.name, "k6-job", "Init:2/3", "1", "z-warmup", "--kubeconfig", config])
        time.sleep(6)
        self.ns.apply_job(pods=1)
        done = running.done()
        self.assertEqual(done.code, 0, done)
        self.assertGreaterEqual(len((self.directory / "calls").read_text(encoding="utf-8")), 2)


if __name__ == "__main__":
    kube.main()
