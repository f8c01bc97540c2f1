"""A private testumd for the demo, the README's test and the benchmark, and a client for its API."""

import base64
import json
import os
import pathlib
import secrets
import select
import subprocess
import time
import urllib.error
import urllib.request

import fleet

READY = "testumd ready on "
KEPT_VARIABLES = ("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_MESSAGES", "TZ", "LD_LIBRARY_PATH",
                  "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS")


def write_private(path, text):
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def clean_environment(folder, **more):
    """No setting of the caller's own testum, and nothing that touches his files or keychain."""
    variables = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    for name, sub in [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "share"), ("XDG_CACHE_HOME", "cache")]:
        variables[name] = str(pathlib.Path(folder) / sub)
    variables["TESTUM_KEYCHAIN"] = "off"
    variables.update(more)
    return variables


class Daemon:
    """testumd with a database, a master key and an administrator of its own in one folder."""

    def __init__(self, binary, folder, user="admin", password=None):
        self.binary = str(binary)
        self.folder = pathlib.Path(folder)
        self.user = user
        self.password = password or secrets.token_urlsafe(15)
        self.url = None
        self.process = None

    def start(self, seconds=60):
        self.folder.mkdir(mode=0o700, parents=True)
        write_private(self.folder / "master.key", base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
        write_private(self.folder / "testum.env",
                      f"ADMIN_USERNAME={self.user}\nADMIN_PASSWORD={self.password}\n"
                      f"TESTUM_MASTER_KEY_FILE={self.folder / 'master.key'}\n")
        return self.launch(seconds)

    def launch(self, seconds=60):
        """Starts it again on what it has stored."""
        with open(self.folder / "testumd.log", "wb") as log:
            self.process = subprocess.Popen(
                [self.binary, "--listen", "127.0.0.1:0", "--data-dir", str(self.folder / "data"),
                 "--env-file", str(self.folder / "testum.env")],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, env=clean_environment(self.folder),
                start_new_session=True, preexec_fn=fleet.die_with_parent)
        line = self._first_line(seconds)
        if not line.startswith(READY):
            self.stop()
            log = (self.folder / "testumd.log").read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"testumd did not start.\n{log}{line}")
        self.url = line[len(READY):].strip()
        return self.url

    def _first_line(self, seconds):
        deadline = time.monotonic() + seconds
        data = b""
        while b"\n" not in data and time.monotonic() < deadline:
            if select.select([self.process.stdout], [], [], 0.2)[0]:
                part = os.read(self.process.stdout.fileno(), 4096)
                if not part:
                    break
                data += part
        return data.decode(errors="replace").partition("\n")[0]

    def stop(self, grace=10):
        if self.process:
            fleet.end(self.process, grace)
            self.process.stdout.close()
            self.process = None


class ApiError(RuntimeError):
    pass


class Api:
    """Signed in over HTTP, JSON in and out."""

    def __init__(self, url, user, password):
        self.url = url
        self.token = None
        self.token = self.call("POST", "/auth/login", {"username": user, "password": password})["access_token"]

    def call(self, method, path, body=None, timeout=60):
        request = urllib.request.Request(self.url + "/api/v1" + path, method=method,
                                         data=None if body is None else json.dumps(body).encode())
        request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise ApiError(f"{method} {path}: {error.code} {error.read().decode(errors='replace')}") from error
        return json.loads(text) if text else None

    def add_fleet(self, hosts, authorize):
        """A key pair whose private half never leaves the vault, and a platform for every host."""
        key = self.call("POST", "/keys/generate", {"name": "fleet"})
        authorize(key["public_key"])
        for host in hosts:
            self.call("POST", "/platforms", {
                "name": host.name, "host": host.address, "port": host.port, "username": host.user,
                "auth_method": "private_key", "ssh_key_id": key["id"]})

    def wait(self, task_id, seconds):
        """Polls until a task has ended; answers it."""
        deadline = time.monotonic() + seconds
        while True:
            task = self.call("GET", f"/tasks/{task_id}")
            if task["status"] not in ("pending", "running"):
                return task
            if time.monotonic() > deadline:
                raise ApiError(f"task {task_id} did not end within {seconds} s")
            time.sleep(0.05)
