#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A dashboard as somebody else would write it from the agent protocol alone: just enough for agents to work against.
With an address and a secret as arguments it is a program; a test makes a Dashboard and reads its attributes."""

import datetime
import hashlib
import http.server
import json
import re
import socket
import sys
import threading
import time
import uuid


class Dashboard(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, address, secret, tls=None):
        self.secret, self.lock = secret, threading.Lock()
        self.targets, self.agents, self.runs, self.heartbeats, self.log, self.faults = [], {}, {}, [], [], []
        self.connections, self.is_over = set(), False
        super().__init__(address, Handler)
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def get_request(self):
        connection, address = super().get_request()
        self.connections.add(connection)
        return connection, address

    def drop_connections(self):
        """Those that agents keep, as when the process ends. What it has noted until then was answered."""
        with self.lock:
            self.is_over = True
        for connection in self.connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # over already

    def answer(self, method, path, body):
        if (method, path) == ("POST", "/api/k6/agents/register"):
            agent = self.agents.setdefault(body["name"], {"id": str(len(self.agents) + 1), "first": time.monotonic()})
            agent.update(body)
            return 200, {"id": agent["id"], "name": body["name"], "serverTime": now()}
        if (method, path) == ("POST", "/api/k6/agents/heartbeat"):
            self.heartbeats.append(body)
            return (200, {}) if body["name"] in self.agents else (404, error("unknown agent"))
        if (method, path) == ("GET", "/api/k6/targets"):
            return 200, {"items": [target for target in self.targets if target["enabled"]]}
        if (method, path) == ("POST", "/api/k6/runs"):
            known = body["targetId"] in {target["id"] for target in self.targets}
            if body["agent"] not in self.agents or not known:
                return 404, error("unknown agent" if known else "unknown target")
            run = body.get("runId") or str(uuid.uuid4())
            is_new = run not in self.runs
            self.runs.setdefault(run, {**body, "status": "running", "reports": [], "begun": time.monotonic()})
            return (201 if is_new else 200), {"runId": run}
        report = re.fullmatch("/api/k6/runs/([^/]+)/metrics", path)
        if method == "POST" and report:
            run = self.runs.get(report[1])
            if run is None:
                return 404, error("unknown run")
            if run["targetId"] not in {target["id"] for target in self.targets}:
                return 410, error("target deleted")
            run["reports"].append(body)
            run["status"] = "error" if "error" in body else "completed"
            return 200, {}
        return 404, error("no such route")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer in one packet

    def handle_one(self):
        server = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with server.lock:
            if server.is_over:
                self.close_connection = True
                return
            fault = server.faults.pop(0) if server.faults else None
            if self.headers.get("Authorization") != f"Bearer {server.secret}":
                status, answer = 401, error("who are you?")
            elif fault:
                status, answer = fault, error("out of order")
            else:
                status, answer = server.answer(self.command, self.path, json.loads(body) if body else None)
            text = json.dumps(answer).encode()
            etag = f'"{hashlib.sha256(text).hexdigest()[:16]}"'
            if self.command == "GET" and self.headers.get("If-None-Match") == etag:
                status, text = 304, b""
            server.log.append((time.monotonic(), self.command, self.path, status))
            self.send_response(status)
            self.send_header("ETag", etag)
            if status != 304:
                self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)
            self.wfile.flush()

    do_GET = do_POST = handle_one

    def log_message(self, *_arguments):
        pass


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def error(message):
    return {"error": {"code": "error", "message": message, "field": ""}}


if __name__ == "__main__":
    host, port = sys.argv[1].rsplit(":", 1)
    Dashboard((host, int(port)), sys.argv[2])
    threading.Event().wait()
