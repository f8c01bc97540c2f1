#!/usr/bin/env python3
"""`./dev run --demo`: five throw-away SSH hosts, a private testumd, one command on all five, live."""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests" / "support" / "fleet"))
import daemon  # noqa: E402
import fleet  # noqa: E402

NAMES = ["amber", "birch", "cedar", "daisy", "elder"]
COMMAND = ("sh -c 'for step in 1 2 3; do sleep 0.$(( ($$ + step) % 6 + 2 ));"
           " echo \"step $step of 3, port ${SSH_CONNECTION##* }\"; done; uname -sr'")


class Stop(Exception):
    """Ctrl-C or SIGTERM."""


def stop(_number, _frame):
    # A second signal must not cut the cleaning up short.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stop


def say(text):
    print(text, flush=True)


def ctl(options, folder, server, *arguments, **keywords):
    """testumctl with a sign-in file of its own, in the demo's folder."""
    return subprocess.run([str(options.bin / "testumctl"), *arguments],
                          env=daemon.clean_environment(folder), check=True, **keywords)


def demonstrate(options, folder, hosts, server):
    say("Starting five SSH hosts on loopback ports, each with its own host key …")
    hosts.start_separate(NAMES)
    say("Starting testumd on a private database …")
    server.start()
    api = daemon.Api(server.url, server.user, server.password)
    api.add_fleet(hosts.hosts, hosts.authorize)
    say("Added through the API: " + ", ".join(f"{host.name} (port {host.port})" for host in hosts.hosts))

    write = folder / "password"
    daemon.write_private(write, server.password + "\n")
    ctl(options, folder, server, "login", "--url", server.url, "-u", server.user,
        "--password-file", str(write), stdout=subprocess.DEVNULL)
    say("\n$ testumctl run -w " + ",".join(NAMES) + " -- …\n")
    ctl(options, folder, server, "run", "-w", ",".join(NAMES), "--", COMMAND,
        stderr=subprocess.STDOUT)

    say(f"\nThe API is up:  {server.url}\n"
        f"  user          {server.user}\n"
        f"  password      {server.password}\n"
        f"  documentation {server.url}/docs")
    if not options.exit:
        say("Ctrl-C ends it and removes everything.")
        server.process.wait()
        raise RuntimeError("testumd ended unexpectedly")


def main():
    parser = argparse.ArgumentParser(prog="./dev run --demo", description=__doc__)
    parser.add_argument("--bin", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--exit", action="store_true", help="end after the summary",
                        default=os.environ.get("TESTUM_DEMO_EXIT") == "1")
    options = parser.parse_args()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="testum-demo-"))
    hosts = fleet.Fleet(folder / "hosts")
    server = daemon.Daemon(options.bin / "testumd", folder / "server")
    code = 0
    try:
        demonstrate(options, folder, hosts, server)
    except Stop:
        say("\nStopping …")
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        print(f"demo: {error}", file=sys.stderr)
        code = 1
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        server.stop()
        hosts.stop()
        shutil.rmtree(folder, ignore_errors=True)
        say("Everything of the demo is removed.")
    return code


if __name__ == "__main__":
    sys.exit(main())
