#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/kubernetes/role.yaml grants what it says and nothing more, as the API server sees it."""

import unittest

import kube

ROLE = kube.ROOT / "packaging" / "kubernetes" / "role.yaml"
USER = "runner-operator"

WATCHED = [f"{verb} {resource}" for resource in ("pods", "events", "jobs.batch") for verb in ("get", "list", "watch")]
BOUND = WATCHED + ["get pods/portforward", "create pods/portforward", "get pods/log", "patch jobs.batch"]
OPTIONAL = {
    "largada-exec": ["get pods/exec", "create pods/exec"],
    "largada-create": ["create jobs.batch", "delete jobs.batch", "delete pods", "list resourcequotas",
                       *(f"{verb} {resource}" for resource in ("configmaps", "secrets")
                         for verb in ("get", "create", "patch"))],
    "largada-scale": ["get deployments.apps", "list statefulsets.apps", "get deployments.apps/scale",
                      "patch deployments.apps/scale", "patch statefulsets.apps/scale",
                      "list horizontalpodautoscalers.autoscaling"],
}
NEVER = ["list nodes", "create pods", "patch pods", "get pods/proxy", "create pods/attach", "list secrets",
         "delete secrets", "list configmaps", "update jobs.batch", "delete deployments.apps", "patch deployments.apps",
         "create rolebindings.rbac.authorization.k8s.io", "create serviceaccounts/token", "escalate roles"]


class Role(unittest.TestCase):
    def assert_rights(self, ns, granted, refused):
        for right in granted:
            kube.wait_may(USER, right, ns.name)
        too_much = [right for right in refused if kube.may(USER, right, ns.name)]
        self.assertEqual(too_much, [], "rights that are too much")

    def test_nobody_has_any_of_them_before(self):
        with kube.Namespace("role") as ns:
            self.assert_rights(ns, [], BOUND)

    def test_grants_what_a_run_needs_and_leaves_the_rest_unbound(self):
        with kube.Namespace("role") as ns:
            ns.kubectl("apply", "-f", str(ROLE))
            self.assert_rights(ns, BOUND, [right for rights in OPTIONAL.values() for right in rights] + NEVER)
            self.assertEqual([right for right in BOUND if kube.may("nobody", right, ns.name)], [])
            with kube.Namespace("other") as other:
                self.assert_rights(other, [], BOUND)

    def test_kubectl_agrees(self):
        with kube.Namespace("role") as ns:
            ns.kubectl("apply", "-f", str(ROLE))
            for answer, right in (("yes", "get pods/portforward"), ("yes", "patch jobs.batch"),
                                  ("no", "get pods/exec")):
                if answer == "yes":
                    kube.wait_may(USER, right, ns.name)
                verb, resource = right.split()
                resource, _, sub = resource.partition("/")
                done = ns.kubectl("auth", "can-i", verb, resource, f"--subresource={sub}", user=USER, check=False)
                self.assertEqual(done.stdout.strip(), answer, right)
                self.assertEqual(kube.may(USER, right, ns.name), answer == "yes", right)

    def test_optional_roles_grant_what_they_say(self):
        with kube.Namespace("role") as ns:
            ns.kubectl("apply", "-f", str(ROLE))
            granted = list(BOUND)
            for role, rights in OPTIONAL.items():
                with self.subTest(role=role):
                    ns.kubectl("create", "rolebinding", role, f"--role={role}", f"--user={USER}")
                    granted += rights
                    self.assert_rights(ns, granted, NEVER)

    def test_is_enough_to_see_a_job_and_to_read_its_log(self):
        with kube.Namespace("role") as ns:
            ns.kubectl("apply", "-f", str(ROLE))
            ns.apply_job(pods=1)
            pod, = ns.wait_paused("z-warmup", 1)
            for user in (USER, USER + "-rsa", USER + "-ec"):
                with self.subTest(user=user):
                    self.assertIn(pod, ns.kubectl("get", "pods", user=user))
                    ns.kubectl("logs", pod, "-c", "z-warmup", user=user)
                    done = ns.kubectl("exec", pod, "-c", "z-warmup", "--", "k6", "status", user=user, check=False)
                    self.assertIn("forbidden", done.stderr)


if __name__ == "__main__":
    kube.main()
