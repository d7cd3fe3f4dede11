# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A k6 API for many simulated pods at once: each connection is one k6 that stands paused. Only what reads and releases
needs of it, with the moments at which that came."""

import asyncio
import json
import threading
import time

STARTED, PAUSED, INITIALISING = 7, 4, 2  # k6's lib/execution.go, ExecutionStatus


class Connection(asyncio.Protocol):
    def __init__(self, stub):
        self._stub, self._bytes = stub, b""
        self.status = INITIALISING

    def connection_made(self, transport):
        self._transport = transport
        self._stub.opened(self)

    def connection_lost(self, _):
        self._stub.closed(self)

    def data_received(self, data):
        self._bytes += data
        while b"\r\n\r\n" in self._bytes:
            head, _, rest = self._bytes.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines[1:])
            length = int(headers.get("content-length", 0))
            if len(rest) < length:
                return
            self._bytes = rest[length:]
            self._answer(*lines[0].split()[:2])

    def _answer(self, method, path):
        if method == "PATCH":
            self._stub.released(self)
            self.status = STARTED
        if path.startswith("/v1/status"):
            running = self.status == STARTED
            data = {"type": "status", "id": "default", "attributes": {
                "status": self.status, "paused": not running, "vus": 0, "vus-max": 1, "stopped": False,
                "running": running, "tainted": False}}
        else:
            data = []
        body = json.dumps({"data": data}).encode()
        self._transport.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                              % (len(body), body))


class Stub:
    """Serves on a port of its own until the end of the program. Once so many connections are there at the same time, all
    but the newest stand paused, and that one does so five seconds later: the reads of a second are bounded, and by then all have been read. Times are time.monotonic()."""

    def __init__(self, pods):
        self._pods, self._there = pods, []
        self.all_open_at = self.last_paused_at = None
        self.released_at = []
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()

        def serve():
            asyncio.set_event_loop(self._loop)
            server = self._loop.run_until_complete(
                self._loop.create_server(lambda: Connection(self), "127.0.0.1", 0, backlog=4096))
            self.port = server.sockets[0].getsockname()[1]
            ready.set()
            self._loop.run_forever()

        threading.Thread(target=serve, daemon=True).start()
        ready.wait()

    def opened(self, connection):
        self._there.append(connection)
        if len(self._there) < self._pods or self.all_open_at is not None:
            return
        self.all_open_at = time.monotonic()
        for other in self._there[:-1]:
            other.status = PAUSED
        self._loop.call_later(5, self._pause, connection)

    def _pause(self, connection):
        connection.status = PAUSED
        self.last_paused_at = time.monotonic()

    def closed(self, connection):
        self._there.remove(connection)

    def released(self, _):
        self.released_at.append(time.monotonic())
