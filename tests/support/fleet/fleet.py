"""Throw-away SSH hosts on loopback: OpenSSH servers with host keys of their own in one folder.

They run as whoever starts them and let that user in by public key, with the folder as home, so that no
shell start-up file of his is read. Everything ends with stop(), and
with this process. For the demo, the README's test and the benchmark.
"""

import contextlib
import ctypes
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import time

# sshd listens on at most 16 addresses.
ADDRESSES_PER_SERVER = 16
PR_SET_PDEATHSIG = 1

CONFIG = """\
HostKey {folder}/host_key
AuthorizedKeysFile {keys}
PidFile none
StrictModes no
UsePAM {pam}
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
PubkeyAuthentication yes
MaxStartups 2000:100:2000
PerSourceMaxStartups none
MaxSessions 100
LoginGraceTime 60
UseDNS no
X11Forwarding no
AllowTcpForwarding no
PrintMotd no
PrintLastLog no
SetEnv HOME={folder}
LogLevel {log_level}
"""


def die_with_parent():
    """In the child: the kernel ends it when this process ends, however that happens."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def free_port(address="127.0.0.1"):
    with socket.socket() as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


def login_name():
    return pwd.getpwuid(os.getuid()).pw_name


def account_is_locked():
    """sshd refuses a locked account unless PAM is asked, and only root can read that."""
    try:
        for line in pathlib.Path("/etc/shadow").read_text(encoding="utf-8").splitlines():
            name, password = line.split(":")[:2]
            if name == login_name():
                return password.startswith("!")
    except OSError:
        pass
    return False


def children(pid):
    """All processes below one, parents first."""
    parents = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError, ValueError):
                stat = pathlib.Path(entry.path, "stat").read_text(encoding="utf-8", errors="replace")
                parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found = []
    pending = [pid]
    while pending:
        below = parents.get(pending.pop(0), [])
        found += below
        pending += below
    return found


def end(process, grace=5.0):
    """Ends a Popen and everything below it; blocks until it is gone."""
    below = children(process.pid) if process.poll() is None else []
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            below = children(process.pid)
            process.kill()
            process.wait()
    for pid in reversed(below):
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def wait_for_port(address, port, process, seconds=15):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return False
        with contextlib.suppress(OSError):
            socket.create_connection((address, port), 1).close()
            return True
        time.sleep(0.05)
    return False


class Server:
    """One sshd on one or more loopback addresses."""

    def __init__(self, folder, addresses, keys, port=None, log_level="ERROR"):
        self.folder = pathlib.Path(folder)
        self.addresses = list(addresses)
        self.keys = keys
        self.port = port
        self.log_level = log_level
        self.process = None

    def start(self):
        self.folder.mkdir(mode=0o700, parents=True)
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", self.folder.name,
                        "-f", str(self.folder / "host_key")], check=True, stdin=subprocess.DEVNULL)
        sshd = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:" + os.environ.get("PATH", ""))
        if not sshd:
            raise RuntimeError("sshd is not installed (Debian: openssh-server)")
        if os.getuid() == 0:
            os.makedirs("/run/sshd", 0o755, exist_ok=True)
        # A free port can be taken before sshd binds it; then it takes another one.
        for _ in range(5):
            if self._launch(sshd, self.port or free_port(self.addresses[0])):
                return
        raise RuntimeError("sshd did not start: " + (self.folder / "log").read_text(encoding="utf-8"))

    def _launch(self, sshd, port):
        pam = "yes" if os.getuid() == 0 and account_is_locked() else "no"
        config = CONFIG.format(folder=self.folder, keys=self.keys, pam=pam, log_level=self.log_level)
        listen = "".join(f"ListenAddress {address}:{port}\n" for address in self.addresses)
        (self.folder / "config").write_text(listen + config, encoding="utf-8")
        with open(self.folder / "log", "wb") as log:
            self.process = subprocess.Popen(
                [sshd, "-D", "-e", "-f", str(self.folder / "config")], stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True, preexec_fn=die_with_parent)
        if all(wait_for_port(address, port, self.process) for address in self.addresses):
            self.port = port
            return True
        end(self.process)
        return False

    def stop(self):
        if self.process:
            end(self.process)


class Host:
    def __init__(self, name, address, port):
        self.name = name
        self.address = address
        self.port = port
        self.user = login_name()


class Fleet:
    """`names` hosts, each its own sshd on a port of 127.0.0.1, or many addresses with one port."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.keys = self.folder / "authorized_keys"
        self.keys.touch(mode=0o600)
        self.servers = []
        self.hosts = []

    def authorize(self, public_key):
        with open(self.keys, "a", encoding="utf-8") as keys:
            keys.write(public_key.strip() + "\n")

    def start_separate(self, names):
        for name in names:
            server = Server(self.folder / name, ["127.0.0.1"], self.keys)
            self.servers.append(server)
            server.start()
            self.hosts.append(Host(name, "127.0.0.1", server.port))

    def start_addresses(self, count):
        """127.0.16.1 and on, all with one port, as few sshd processes as will do."""
        addresses = [f"127.0.{16 + number // 250}.{1 + number % 250}" for number in range(count)]
        port = free_port(addresses[0])
        for first in range(0, count, ADDRESSES_PER_SERVER):
            part = addresses[first:first + ADDRESSES_PER_SERVER]
            server = Server(self.folder / f"server{first}", part, self.keys, port)
            self.servers.append(server)
            server.start()
            self.hosts += [Host(f"host{first + number:04}", address, port)
                           for number, address in enumerate(part)]

    def stop(self):
        for server in self.servers:
            server.stop()
        self.servers.clear()
