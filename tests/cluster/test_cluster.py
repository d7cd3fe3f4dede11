#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cluster itself: it is a real one, and a Job's k6 stand paused in it."""

import http.server
import json
import re
import subprocess
import threading
import unittest
import urllib.request

import kube


class Cluster(unittest.TestCase):
    def test_has_one_real_node(self):
        node = json.loads(kube.kubectl("get", "node", "node1", "-o", "json"))
        self.assertTrue(node["status"]["nodeInfo"]["containerRuntimeVersion"].startswith("containerd://"))

    def test_server_is_verified_by_each_of_its_names(self):
        for host in ("127.0.0.1", "localhost", "api.largada.test"):
            with self.subTest(host=host):
                self.assertEqual(kube.request("/version", token="admin", host=host)[0], 200)

    def test_tokens_and_certificates_tell_who_asks(self):
        for user, status in (("admin", 200), ("nobody", 403), ("runner-operator", 403), ("unknown", 401)):
            with self.subTest(token=user):
                self.assertEqual(kube.request("/api/v1/nodes", token=user)[0], status)
        for user in ("admin-rsa", "admin-ec"):
            with self.subTest(certificate=user):
                self.assertEqual(kube.request("/api/v1/nodes", certificate=user)[0], 200)
        for user in ("runner-operator-rsa", "runner-operator-ec"):
            with self.subTest(certificate=user):
                status, answer = kube.request("/api/v1/nodes", certificate=user)
                self.assertEqual(status, 403)
                self.assertIn('User "runner-operator" cannot list', answer["message"])
        for user in ("admin", "admin-rsa", "admin-ec"):
            with self.subTest(kubeconfig=user):
                name = kube.kubectl("auth", "whoami", "-o", "jsonpath={.status.userInfo.username}", user=user)
                self.assertEqual(name, "admin")

    def test_api_server_can_be_stopped_and_started(self):
        kube.cluster("stop-api", "KILL")
        try:
            with self.assertRaises(OSError):
                kube.request("/version")
        finally:
            kube.cluster("start-api")
        self.assertEqual(kube.request("/version")[0], 200)


class ReferenceJob(unittest.TestCase):
    def test_comes_to_paused_warmups(self):
        with kube.Namespace("reference") as ns:
            ns.apply_job(pods=4)
            names = ns.wait_paused("z-warmup", 4)
            self.assertEqual(ns.statuses(), {name: "Init:2/3" for name in names})
            self.assertEqual(ns.first_iterations("z-warmup"), {})

    def test_runs_through_when_it_is_resumed(self):
        with kube.Namespace("reference") as ns:
            ns.apply_job(pods=2, duration="1s")
            for container in ("z-warmup", "main"):
                for pod in ns.wait_paused(container, 2):
                    ns.resume(pod, container)
            ns.kubectl("wait", "--for=condition=Complete", "--timeout=180s", "job/k6-job")
            for container in ("z-warmup", "main"):
                self.assertEqual(len(ns.first_iterations(container)), 2)

    def test_every_version_of_k6_is_there(self):
        self.assertTrue(kube.K6_VERSIONS)
        with kube.Namespace("versions") as ns:
            for version in kube.K6_VERSIONS:
                name = "k6-" + version.replace(".", "-")
                ns.apply_job(name=name, pods=1, k6=version)
            for version in kube.K6_VERSIONS:
                with self.subTest(version=version):
                    pod, = ns.wait_paused("z-warmup", 1, job="k6-" + version.replace(".", "-"))
                    self.assertIn(f"v{version}", ns.kubectl("exec", pod, "-c", "z-warmup", "--", "k6", "version"))


class Stub(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "8")  # kwok does not pass on the end of a connection
        self.end_headers()
        self.wfile.write(b"the stub")

    def log_message(self, *_):
        pass


class Simulated(unittest.TestCase):
    def test_port_forward_to_a_pod_of_kwok_ends_at_the_stub(self):
        stub = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stub)
        self.addCleanup(stub.server_close)
        self.addCleanup(stub.shutdown)
        threading.Thread(target=stub.serve_forever, daemon=True).start()
        with kube.Namespace("simulated") as ns:
            kube.cluster("kwok", str(stub.server_port), "1")
            ns.apply_simulated_job(pods=50)
            pod = ns.wait_running("main", 50)[0]
            command = ["kubectl", "-n", ns.name, "port-forward", pod, ":6565"]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as forward:
                try:
                    port = re.search(r"127\.0\.0\.1:(\d+)", forward.stdout.readline()).group(1)
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
                        self.assertEqual(answer.read(), b"the stub")
                finally:
                    forward.terminate()


if __name__ == "__main__":
    kube.main()
