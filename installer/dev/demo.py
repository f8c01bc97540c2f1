#!/usr/bin/env python3
"""`./dev run --demo`: five throw-away SSH hosts and one command on all five, live.

In the window where there is a display: its own engine serves the API as well, and the demo starts its task
through that. Without one, or with --server, by testumd and testumctl.
"""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests" / "support" / "fleet"))
import daemon  # noqa: E402
import display  # noqa: E402
import fleet  # noqa: E402

NAMES = ["amber", "birch", "cedar", "daisy", "elder"]
COMMAND = ("sh -c 'for step in 1 2 3; do sleep 0.$(( ($$ + step) % 6 + 2 ));"
           " echo \"step $step of 3, port ${SSH_CONNECTION##* }\"; done; uname -sr'")
# Long enough to look at, in colour, with a word on standard error now and then.
LONG_COMMAND = ("sh -c 'for step in $(seq 1 60); do sleep 0.$(( ($$ + step) % 6 + 2 ));"
                " printf \"\\033[32mstep %s of 60\\033[0m, port %s\\n\" $step ${SSH_CONNECTION##* };"
                " [ $((step % 20)) -ne 0 ] || echo \"checkpoint $step\" >&2; done; uname -sr'")
DESKTOP_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE",
                     "XDG_CURRENT_DESKTOP", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR")


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


def prepare(hosts, server):
    say("Starting five SSH hosts on loopback ports, each with its own host key …")
    hosts.start_separate(NAMES)
    say("Starting testumd on a private database …")
    server.start()
    api = daemon.Api(server.url, server.user, server.password)
    api.add_fleet(hosts.hosts, hosts.authorize)
    say("Added through the API: " + ", ".join(f"{host.name} (port {host.port})" for host in hosts.hosts))


def tell_api(url, server):
    say(f"\nThe API is up:  {url}\n"
        f"  user          {server.user}\n"
        f"  password      {server.password}\n"
        f"  documentation {url}/docs")


class Window:
    """testum on the demo's data directory, with the API switched on, and settings of its own."""

    def __init__(self, options, folder, server):
        self.program = str(options.bin / "testum")
        self.arguments = ["--data-dir", str(server.folder / "data"), "--env-file", str(server.folder / "testum.env")]
        self.environment = daemon.clean_environment(
            folder, **{name: os.environ[name] for name in DESKTOP_VARIABLES if name in os.environ})
        self.port = fleet.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        settings = folder / "config" / "testum"
        settings.mkdir(parents=True)
        (settings / "testum.ini").write_text(
            f"[desktop]\nlastServer=local\n\n[kept]\napiServer\\on=true\napiServer\\listen=127.0.0.1:{self.port}\n",
            encoding="utf-8")

    def open(self, log):
        self.process = subprocess.Popen([self.program, *self.arguments], env=self.environment, stdin=subprocess.DEVNULL,
                                        stdout=log, stderr=log, start_new_session=True,
                                        preexec_fn=fleet.die_with_parent)

    def api(self, server, seconds=30):
        """Signs in as soon as the window's engine serves."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                return daemon.Api(self.url, server.user, server.password)
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("the window did not get ready") from None
                time.sleep(0.1)

    def show(self, page):
        """A second start hands the page over to the first."""
        subprocess.run([self.program, *self.arguments, "--page", page], env=self.environment, check=True,
                       stdin=subprocess.DEVNULL, timeout=60)

    def close(self):
        if not self.process:
            return
        if self.process.poll() is None:
            # The first signal waits for running tasks, and the demo's has a minute to go.
            self.process.terminate()
            time.sleep(0.5)
        fleet.end(self.process, 15)
        self.process = None


def demonstrate_window(options, hosts, server, window, log):
    prepare(hosts, server)
    server.stop()
    say("Opening the window on it …")
    window.open(log)
    api = window.api(server)
    task = api.call("POST", "/tasks", {"type": "run_command", "platforms": NAMES, "command": LONG_COMMAND})
    window.show(f"tasks/{task['id']}")
    tell_api(window.url, server)
    if options.exit:
        return
    say("Closing the window, or Ctrl-C, ends it and removes everything.")
    window.process.wait()


def demonstrate(options, folder, hosts, server):
    prepare(hosts, server)

    write = folder / "password"
    daemon.write_private(write, server.password + "\n")
    ctl(options, folder, server, "login", "--url", server.url, "-u", server.user,
        "--password-file", str(write), stdout=subprocess.DEVNULL)
    say("\n$ testumctl run -w " + ",".join(NAMES) + " -- …\n")
    ctl(options, folder, server, "run", "-w", ",".join(NAMES), "--", COMMAND,
        stderr=subprocess.STDOUT)

    tell_api(server.url, server)
    if not options.exit:
        say("Ctrl-C ends it and removes everything.")
        server.process.wait()
        raise RuntimeError("testumd ended unexpectedly")


def main():
    parser = argparse.ArgumentParser(prog="./dev run --demo", description=__doc__)
    parser.add_argument("--bin", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--exit", action="store_true", help="end after the summary",
                        default=os.environ.get("TESTUM_DEMO_EXIT") == "1")
    parser.add_argument("--server", action="store_true", help="without the window, also where there is a display")
    options = parser.parse_args()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="testum-demo-"))
    hosts = fleet.Fleet(folder / "hosts")
    server = daemon.Daemon(options.bin / "testumd", folder / "server")
    window = None
    code = 0
    try:
        if options.server or not (display.wayland() or display.x11()):
            demonstrate(options, folder, hosts, server)
        else:
            window = Window(options, folder, server)
            with open(folder / "window.log", "wb") as log:
                demonstrate_window(options, hosts, server, window, log)
    except Stop:
        say("\nStopping …")
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        print(f"demo: {error}", file=sys.stderr)
        code = 1
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        if window:
            window.close()
        server.stop()
        hosts.stop()
        shutil.rmtree(folder, ignore_errors=True)
        say("Everything of the demo is removed.")
    return code


if __name__ == "__main__":
    sys.exit(main())
