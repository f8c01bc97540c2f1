"""Following tasks over WebSockets: one that reads every message, and a thousand that only count."""

import asyncio
import base64
import json
import os
import re
import resource
import select
import socket
import time
import urllib.parse

import websockets

LIMIT_S = 300


def socket_url(api, task_id):
    return api.url.replace("http", "ws", 1) + f"/api/v1/ws/tasks/{task_id}"


async def _follow(api, task_id, on_message):
    headers = {"Authorization": "Bearer " + api.token}
    async with websockets.connect(socket_url(api, task_id), extra_headers=headers, max_size=None,
                                  max_queue=4096, compression=None) as connection:
        async for text in connection:
            message = json.loads(text)
            if on_message:
                on_message(message)
            if message["type"] == "done":
                return message["payload"]
    raise RuntimeError("the feed ended before the task")


def run_task(api, spec, on_message=None):
    """Starts a task and follows it to its end: seconds and status."""
    started = time.monotonic()
    task = api.call("POST", "/tasks", spec)
    status = asyncio.run(asyncio.wait_for(_follow(api, task["id"], on_message), LIMIT_S))
    return time.monotonic() - started, status


def latencies(api, names, seconds):
    """Milliseconds from a line's writing on the host to its arrival here, all hosts talking."""
    first_seen = {}
    samples = []
    stamp = re.compile(r"\b1\d{18}\b")

    def on_message(message):
        now = time.time_ns()
        if message["type"] != "output":
            return
        first_seen.setdefault(message["platform_id"], now)
        samples.extend((int(text), now) for text in stamp.findall(message["payload"]))

    # One process a host: 200 shells that start two programs a second keep both cores busy by themselves.
    command = ("perl -MTime::HiRes=time,sleep -e '$| = 1; for (1.." + str(seconds) + ") "
               "{ printf \"%d\\n\", time * 1e9; sleep 1 }'")
    # All at once on two cores: sshd alone may take a minute for the logins, which is not what is measured.
    _, status = run_task(api, {"type": "run_command", "platforms": names, "command": command,
                               "width": len(names), "connect_timeout": 120}, on_message)
    if status != "success" or len(first_seen) != len(names):
        raise RuntimeError(f"the task ended as {status}, {len(first_seen)} of {len(names)} hosts talked")
    # Logging in is another measurement: only what was written after all hosts had begun counts.
    begun = max(first_seen.values())
    return [(arrived - written) / 1e6 for written, arrived in samples if written > begun]


class Watchers:
    """Many sockets on one task that read and count, as cheaply as Python can."""

    def __init__(self, api, task_id, count):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, count + 256)), hard))
        self.sockets = {}
        self.bytes = {}
        self.tails = {}
        self.ended = {}
        self.poll = select.epoll()
        target = urllib.parse.urlsplit(api.url)
        head = (f"GET /api/v1/ws/tasks/{task_id} HTTP/1.1\r\nHost: {target.netloc}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer {api.token}\r\n"
                "Sec-WebSocket-Key: ")
        for _ in range(count):
            connection = socket.create_connection((target.hostname, target.port), 30)
            key = base64.b64encode(os.urandom(16)).decode()
            connection.sendall((head + key + "\r\n\r\n").encode())
            answer = connection.recv(4096)
            if not answer.startswith(b"HTTP/1.1 101"):
                raise RuntimeError(f"the upgrade was refused: {answer[:200]!r}")
            connection.setblocking(False)
            number = connection.fileno()
            self.sockets[number] = connection
            self.bytes[number] = len(answer)
            self.tails[number] = b""
            self.poll.register(number, select.EPOLLIN)

    def read_until_done(self, seconds):
        """Reads until every watcher saw the task's end or was closed."""
        buffer = bytearray(1 << 20)
        deadline = time.monotonic() + seconds
        while len(self.ended) < len(self.sockets) and time.monotonic() < deadline:
            for number, _ in self.poll.poll(1):
                size = self.sockets[number].recv_into(buffer)
                tail = (self.tails[number] + bytes(buffer[max(0, size - 4096):size]))[-4096:]
                self.tails[number] = tail
                self.bytes[number] += size
                if b'"type":"done"' in tail:
                    self.ended[number] = time.monotonic()
                elif size:
                    continue
                self.poll.unregister(number)
                self.ended.setdefault(number, None)

    def close(self):
        for connection in self.sockets.values():
            connection.close()
        self.poll.close()
