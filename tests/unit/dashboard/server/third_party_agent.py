#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An agent as somebody else would write it from the protocol alone, with a k6 that measures nothing. It ends when it has
made as many runs as it was asked for; environment as of every agent, intervals shortened by it."""

import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid

BASE, SECRET, NAME = os.environ["DASHBOARD_URL"], os.environ["DASHBOARD_SECRET"], os.environ["AGENT_NAME"]
POLL, BEAT = int(os.environ["POLL_INTERVAL_MS"]) / 1000, int(os.environ["HEARTBEAT_INTERVAL_MS"]) / 1000


def call(method, path, body=None, etag=None):
    headers = {"Authorization": f"Bearer {SECRET}", "Content-Type": "application/json"}
    if etag:
        headers["If-None-Match"] = etag
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(BASE + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.loads(answer.read() or b"null"), answer.headers.get("ETag")
    except urllib.error.HTTPError as error:
        return error.code, None, etag


def run(target):
    run_id = str(uuid.uuid4())
    status, begun, _ = call("POST", "/api/k6/runs", {"agent": NAME, "targetId": target["id"], "runId": run_id})
    assert status == 201 and begun == {"runId": run_id}, (status, begun)
    metrics = {"p50_ms": 1.5, "p95_ms": 2.5, "p99_ms": 3.5, "avg_ms": 1.75, "error_rate": 0, "rps": 10 * target["vus"],
               "data_received_bytes": 1000, "iterations": 10}
    status, answer, _ = call("POST", f"/api/k6/runs/{run_id}/metrics", metrics)
    assert (status, answer) == (200, {}), (status, answer)


def main(wanted):
    status, answer, _ = call("POST", "/api/k6/agents/register", {"name": NAME})
    assert status == 200 and answer["name"] == NAME, (status, answer)
    targets, etag, due, beat, made, polls, unchanged = [], None, {}, 0, 0, 0, 0
    while made < wanted:
        now = time.monotonic()
        if now >= beat:
            assert call("POST", "/api/k6/agents/heartbeat", {"name": NAME, "waiting": 0})[:2] == (200, {})
            beat = now + BEAT
        status, answer, etag = call("GET", "/api/k6/targets", etag=etag)
        polls += 1
        unchanged += status == 304
        targets = answer["items"] if status == 200 else targets
        for target in targets:
            if now >= due.get(target["id"], 0):
                due[target["id"]] = now + target["runIntervalMs"] / 1000
                run(target)
                made += 1
        time.sleep(POLL)
    print(json.dumps({"made": made, "polls": polls, "unchanged": unchanged}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
