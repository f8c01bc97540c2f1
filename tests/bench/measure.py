"""Measuring programs and printing what came out."""

import dataclasses
import os
import pathlib
import statistics
import subprocess
import time

LIMIT_S = 300


@dataclasses.dataclass
class Cost:
    """Wall time and client CPU (user and system, children included), in seconds."""

    wall: float
    cpu: float


def run(command, environment=None, standard_input=None, limit=LIMIT_S):
    """Runs a program to its end with its output thrown away; raises when it fails or takes too long."""
    started = time.monotonic()
    with subprocess.Popen(command, env=environment, stdin=standard_input or subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True) as process:
        os.set_blocking(process.stderr.fileno(), False)
        errors = b""
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            errors = (errors + (process.stderr.read() or b""))[-2000:]
            if pid:
                break
            if time.monotonic() - started > limit:
                process.kill()
                raise RuntimeError(f"{command[0]} took more than {limit} s")
            time.sleep(0.002)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {errors.decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def cpu_of(pid):
    """User and system seconds of a running process, all its threads."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid, what):
    """VmRSS or VmHWM of a running process."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1]) / 1024
    return 0.0


def median(costs):
    return Cost(statistics.median(cost.wall for cost in costs), statistics.median(cost.cpu for cost in costs))


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def heading(text):
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def table(rows):
    """Name, wall and CPU of each, side by side."""
    width = max(len(name) for name, _ in rows)
    for name, cost in rows:
        print(f"  {name:{width}}  wall {cost.wall:8.2f} s   client CPU {cost.cpu:7.2f} s", flush=True)


class Targets:
    """The targets of the design next to what was measured."""

    def __init__(self):
        self.missed = []

    def at_most(self, what, value, limit, unit=""):
        self._print(what, value, "≤", limit, unit, value <= limit)

    def at_least(self, what, value, limit, unit=""):
        self._print(what, value, "≥", limit, unit, value >= limit)

    def _print(self, what, value, sign, limit, unit, met):
        print(f"  {'met   ' if met else 'MISSED'}  {what}: {value:.2f}{unit} (target {sign} {limit:g}{unit})", flush=True)
        if not met:
            self.missed.append(what)
