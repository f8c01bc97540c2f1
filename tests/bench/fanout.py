"""One short command on many hosts: testum, ssh in xargs, pssh, clush and a bare libssh loop in turn."""

import shutil
import subprocess

import daemon
import measure

WIDTH = 64
COMMAND = "uptime"

SSH_CONFIG = """\
User {user}
Port {port}
IdentityFile {key}
IdentitiesOnly yes
BatchMode yes
StrictHostKeyChecking no
UserKnownHostsFile /dev/null
GlobalKnownHostsFile /dev/null
LogLevel ERROR
KexAlgorithms curve25519-sha256
Ciphers aes128-gcm@openssh.com
"""


class Tools:
    """The other clients, all with the same key and the same algorithms."""

    def __init__(self, folder, hosts, reference):
        self.folder = folder
        self.hosts = hosts
        self.reference = reference
        self.key = folder / "client_key"
        if not self.key.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self.key)], check=True)
        self.public_key = (folder / "client_key.pub").read_text(encoding="utf-8")
        self.config = folder / "ssh_config"
        self.config.write_text(SSH_CONFIG.format(user=hosts[0].user, port=hosts[0].port, key=self.key),
                               encoding="utf-8")
        self.environment = daemon.clean_environment(folder, HOME=str(folder))

    def _file(self, name, hosts, line):
        path = self.folder / name
        path.write_text("".join(line.format(host) + "\n" for host in hosts), encoding="utf-8")
        return path

    def bare(self, hosts, command=COMMAND, width=WIDTH):
        listing = self._file("bare.txt", hosts, "{0.address} {0.port}")
        with open(listing, "rb") as lines:
            return measure.run([str(self.reference), str(width), str(self.key), hosts[0].user, command],
                               self.environment, lines)

    def xargs(self, hosts):
        listing = self._file("xargs.txt", hosts, "{0.address}")
        return measure.run(["xargs", "-a", str(listing), "-P", str(WIDTH), "-I", "{}",
                            "ssh", "-n", "-F", str(self.config), "{}", COMMAND], self.environment)

    def pssh(self, hosts):
        listing = self._file("pssh.txt", hosts, "{0.address}")
        return measure.run(["parallel-ssh", "-h", str(listing), "-p", str(WIDTH), "-t", "120", "-i",
                            "-x", f"-F {self.config}", COMMAND], self.environment)

    def clush(self, hosts):
        listing = self._file("clush.txt", hosts, "{0.address}")
        return measure.run(["clush", "--hostfile", str(listing), "-f", str(WIDTH), "-n", "-S",
                            "-o", f"-F {self.config}", COMMAND], self.environment)

    def ssh(self, host, command):
        return measure.run(["ssh", "-n", "-F", str(self.config), host.address, command], self.environment)


def testumctl(server, binary, hosts):
    """The embedded engine on the data directory of a stopped server."""
    return measure.run(
        [str(binary / "testumctl"), "run", "--data-dir", str(server.folder / "data"),
         "--env-file", str(server.folder / "client.env"), "-w", ",".join(host.name for host in hosts), "--", COMMAND],
        daemon.clean_environment(server.folder))


def through_api(server, api, hosts, feed):
    """One task over HTTP, followed over a WebSocket; the CPU is the server's."""
    before = measure.cpu_of(server.process.pid)
    wall, status = feed(api, {"type": "run_command", "platforms": [host.name for host in hosts],
                              "command": COMMAND, "width": WIDTH})
    if status != "success":
        raise RuntimeError(f"the task ended as {status}")
    return measure.Cost(wall, measure.cpu_of(server.process.pid) - before)


def compare(tools, server, binary, hosts, rounds, feed, targets):
    measure.heading(f"Cold `{COMMAND}` on {len(hosts)} hosts, width {WIDTH}, {rounds} rounds in turn, medians")
    others = {"bare libssh": tools.bare, "xargs -P ssh": tools.xargs}
    if shutil.which("parallel-ssh"):
        others["pssh"] = tools.pssh
    if shutil.which("clush"):
        others["clush"] = tools.clush
    costs = {}
    for _ in range(rounds):
        for name, run in others.items():
            costs.setdefault(name, []).append(run(hosts))
        costs.setdefault("testumctl run", []).append(testumctl(server, binary, hosts))
        server.restart()
        api = daemon.Api(server.url, server.user, server.password)
        costs.setdefault("testumd, API", []).append(through_api(server, api, hosts, feed))
        costs.setdefault("testumd, API, again", []).append(through_api(server, api, hosts, feed))
        server.stop()
    medians = {name: measure.median(each) for name, each in costs.items()}
    measure.table(list(medians.items()))
    for name in ("testumctl run", "testumd, API"):
        ours = medians[name]
        targets.at_most(f"{name}: wall / bare libssh", ours.wall / medians["bare libssh"].wall, 1.15)
        targets.at_most(f"{name}: CPU / bare libssh", ours.cpu / medians["bare libssh"].cpu, 2.5)
        for other in ("clush", "pssh"):
            if other in medians:
                targets.at_most(f"{name}: wall / {other}", ours.wall / medians[other].wall, 0.75)
        if "clush" in medians:
            targets.at_most(f"{name}: CPU / clush", ours.cpu / medians["clush"].cpu, 0.25)
