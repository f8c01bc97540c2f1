#!/usr/bin/env python3
"""Measures testum beside other clients on a fleet of loopback hosts, and against its targets.

Everything runs on this machine, on addresses 127.0.16.1 and on, so the hosts' own work is in the wall
times: ratios within one run count, absolute times do not. Ends with 1 when a target was missed.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support" / "fleet"))
import daemon  # noqa: E402
import fanout  # noqa: E402
import feed  # noqa: E402
import fleet  # noqa: E402
import measure  # noqa: E402
import window  # noqa: E402

SECTIONS = ["fanout", "stream", "live", "api", "watchers", "window", "output"]
GIB = 1 << 30


class Server(daemon.Daemon):
    """A daemon that is started anew for every measurement, on what it has stored."""

    def prepare(self, hosts, authorize):
        self.start()
        api = daemon.Api(self.url, self.user, self.password)
        api.add_fleet(hosts, authorize)
        # The embedded engine needs the key, and no administrator.
        daemon.write_private(self.folder / "client.env", f"TESTUM_MASTER_KEY_FILE={self.folder / 'master.key'}\n")
        self.stop()

    def restart(self):
        self.stop()
        self.launch()

    def api(self):
        return daemon.Api(self.url, self.user, self.password)


def measure_stream(tools, server, host, targets):
    command = f"head -c {GIB} /dev/zero"
    measure.heading("One stream of 1 GiB")
    server.restart()
    api = server.api()
    before = measure.cpu_of(server.process.pid)
    started = time.monotonic()
    task = api.call("POST", "/tasks", {"type": "run_command", "platforms": [host.name], "command": command,
                                       "output_cap": 2 * GIB})
    task = api.wait(task["id"], measure.LIMIT_S)
    wall = time.monotonic() - started
    run = api.call("GET", f"/tasks/{task['id']}/runs")["items"][0]
    if task["status"] != "success" or run["stdout_bytes"] != GIB:
        raise RuntimeError(f"the stream ended as {task['status']} with {run['stdout_bytes']} bytes")
    ours = measure.Cost(wall, measure.cpu_of(server.process.pid) - before)
    peak = measure.memory_mb(server.process.pid, "VmHWM")
    server.stop()
    rows = [("testumd, to the store", ours), ("bare libssh, thrown away", tools.bare([host], command)),
            ("ssh, thrown away", tools.ssh(host, command))]
    measure.table(rows)
    targets.at_least("throughput to the store", GIB / 1e6 / wall, 150, " MB/s")
    targets.at_most("peak resident memory", peak, 200, " MB")


def measure_live(server, hosts, targets):
    measure.heading(f"Live path: {len(hosts)} hosts write a line a second, seen over a WebSocket")
    server.restart()
    values = feed.latencies(server.api(), [host.name for host in hosts], 40)
    server.stop()
    print(f"  {len(values)} lines; from writing on the host to arrival here, milliseconds: "
          + ", ".join(f"p{round(share * 100)} {measure.percentile(values, share):.1f}" for share in (0.5, 0.95, 0.99)))
    targets.at_most("p95", measure.percentile(values, 0.95), 100, " ms")


def wrk(api, folder, path):
    """Requests a second and p99 in milliseconds of 50 connections over 5 seconds."""
    script = folder / "wrk.lua"
    script.unlink(missing_ok=True)
    daemon.write_private(script, f'wrk.headers["Authorization"] = "Bearer {api.token}"\n')
    done = subprocess.run(["wrk", "-t1", "-c50", "-d5s", "--latency", "-s", str(script), api.url + "/api/v1" + path],
                          capture_output=True, text=True, check=True, timeout=60)
    if "Non-2xx" in done.stdout:
        raise RuntimeError(done.stdout)
    units = {"us": 0.001, "ms": 1, "s": 1000}
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", done.stdout).groups()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1]), float(value) * units[unit]


def add_platforms(api, count):
    def add(first, last):
        for number in range(first, last):
            api.call("POST", "/platforms", {"name": f"listed{number:05}", "host": f"host{number}.example.org",
                                            "username": "root", "auth_method": "agent"})

    share = (count + 3) // 4
    threads = [threading.Thread(target=add, args=(first, min(count, first + share))) for first in range(0, count, share)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measure_api(server, folder, platforms, targets):
    if not shutil.which("wrk"):
        print("wrk is not installed: the API is not measured")
        return
    server.restart()
    api = server.api()
    add_platforms(api, platforms)
    task = api.call("GET", "/tasks?limit=1")["items"]
    total = api.call("GET", "/platforms?limit=1")["total"]
    measure.heading("API: 50 connections, signed in")
    rows = [("GET /me", "/me", True), (f"GET /platforms?limit=1000 of {total}", "/platforms?limit=1000", False)]
    if task:
        rows.insert(1, ("GET /tasks/{id}", f"/tasks/{task[0]['id']}", True))
    for name, path, small in rows:
        rate, p99 = wrk(api, folder, path)
        print(f"  {name}: {rate:.0f} requests/s, p99 {p99:.1f} ms", flush=True)
        if small:
            targets.at_least(f"{name}: rate", rate, 2000, "/s")
        targets.at_most(f"{name}: p99", p99, 50, " ms")
    server.stop()


def measure_watchers(server, host, count, targets):
    measure.heading(f"{count} watchers on one task that writes 1 MB/s for 10 s")
    server.restart()
    api = server.api()
    line = "x" * 99
    command = (f"sleep 10; i=0; while [ $i -lt 100 ]; do yes {line} | head -c 100000; sleep 0.1;"
               " i=$((i+1)); done; sleep 1")
    task = api.call("POST", "/tasks", {"type": "run_command", "platforms": [host.name], "command": command})
    watchers = feed.Watchers(api, task["id"], count)
    before = measure.cpu_of(server.process.pid)
    try:
        watchers.read_until_done(120)
        ends = [moment for moment in watchers.ended.values() if moment]
        behind = max(ends) - min(ends) if ends else 0.0
        print(f"  {len(ends)} of {count} saw the end, {sum(watchers.bytes.values()) / 1e6:.0f} MB in all, "
              f"testumd CPU {measure.cpu_of(server.process.pid) - before:.1f} s, "
              f"memory {measure.memory_mb(server.process.pid, 'VmHWM'):.0f} MB", flush=True)
    finally:
        watchers.close()
    server.stop()
    targets.at_least("watchers that saw the end", len(ends), count)
    targets.at_most("last watcher behind the first", behind, 2, " s")


def measure_output(program, targets):
    """The program measures and judges itself: it holds the pane and its peer in processes of their own."""
    measure.heading("Output pane: a million lines, 200 MB, beside QPlainTextEdit")
    ended = subprocess.run([str(program)], check=False, timeout=600)
    if ended.returncode:
        targets.missed.append("output pane, see above")


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--reference", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--hosts", default="50,200", help="sizes of the fleet (default 50,200)")
    parser.add_argument("--rounds", type=int, default=3, help="of the fan-out (default 3)")
    parser.add_argument("--watchers", type=int, default=1000)
    parser.add_argument("--platforms", type=int, default=10000, help="in the list that the API answers")
    parser.add_argument("sections", nargs="*", metavar="SECTION", default=SECTIONS, help=" ".join(SECTIONS))
    options = parser.parse_args()
    unknown = set(options.sections) - set(SECTIONS)
    if unknown:
        parser.error("no such section: " + ", ".join(sorted(unknown)))
    sizes = sorted(int(size) for size in options.hosts.split(","))

    folder = pathlib.Path(tempfile.mkdtemp(prefix="testum-bench-"))
    hosts = fleet.Fleet(folder / "fleet")
    server = Server(options.bin / "testumd", folder / "server")
    targets = measure.Targets()
    try:
        if set(options.sections) - {"window", "output"}:
            hosts.start_addresses(sizes[-1])
            tools = fanout.Tools(folder, hosts.hosts, options.reference)
            hosts.authorize(tools.public_key)
            server.prepare(hosts.hosts, hosts.authorize)
        if "fanout" in options.sections:
            for size in sizes:
                fanout.compare(tools, server, options.bin, hosts.hosts[:size], options.rounds, feed.run_task, targets)
        if "stream" in options.sections:
            measure_stream(tools, server, hosts.hosts[0], targets)
        if "live" in options.sections:
            measure_live(server, hosts.hosts, targets)
        if "watchers" in options.sections:
            measure_watchers(server, hosts.hosts[0], options.watchers, targets)
        if "api" in options.sections:
            measure_api(server, folder, options.platforms, targets)
        if "window" in options.sections:
            window.measure_window(options.bin / "testum", folder / "window", add_platforms, targets)
        if "output" in options.sections:
            measure_output(options.reference.with_name("outputviewbench"), targets)
    finally:
        server.stop()
        hosts.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{len(targets.missed)} targets missed" + "".join(f"\n  {what}" for what in targets.missed))
    return 1 if targets.missed else 0


if __name__ == "__main__":
    sys.exit(main())
