"""Start-up and memory of the window, on an engine of its own with 2,000 platforms. Offscreen: the time of a
display server is not testum's."""

import pathlib
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support" / "fleet"))
import daemon  # noqa: E402
import fleet  # noqa: E402
import measure  # noqa: E402

PLATFORMS = 2000
STARTS = 5
IDLE_S = 10
PAINTED = b"The first window was painted"


class Window:
    """One start of testum; its log is read while it runs."""

    def __init__(self, program, folder, server, page):
        environment = daemon.clean_environment(folder, QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=str(folder / "run"),
                                               QT_LOGGING_RULES="testum.start.info=true")
        self.started = time.monotonic()
        self.painted_s = None
        self.log = []
        self.process = subprocess.Popen(
            [str(program), "--data-dir", str(server.folder / "data"), "--env-file", str(server.folder / "testum.env"),
             "--page", page],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            start_new_session=True, preexec_fn=fleet.die_with_parent)
        self.painted = threading.Event()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            self.log.append(line)
            if PAINTED in line:
                self.painted_s = time.monotonic() - self.started
                self.painted.set()

    def wait_painted(self, seconds=30):
        if not self.painted.wait(seconds):
            raise RuntimeError("the window was not painted: " + b"".join(self.log).decode(errors="replace"))
        return self.painted_s

    def close(self):
        fleet.end(self.process, 20)
        self.reader.join(5)


def prepare(testumd, folder, add_platforms):
    server = daemon.Daemon(testumd, folder / "server")
    (folder / "run").mkdir(mode=0o700, parents=True)
    (folder / "config" / "testum").mkdir(parents=True)
    (folder / "config" / "testum" / "testum.ini").write_text("[desktop]\nlastServer=local\n", encoding="utf-8")
    server.start()
    add_platforms(daemon.Api(server.url, server.user, server.password), PLATFORMS)
    server.stop()
    return server


def measure_window(program, folder, add_platforms, targets):
    measure.heading(f"The window, on {PLATFORMS} platforms")
    server = prepare(program.with_name("testumd"), folder, add_platforms)
    times = []
    for _ in range(STARTS):
        window = Window(program, folder, server, "home")
        try:
            times.append(window.wait_painted())
        finally:
            window.close()
    times.sort()
    print("  start to the first painted window: " + ", ".join(f"{value * 1000:.0f}" for value in times) + " ms")
    targets.at_most("first painted window, median", times[len(times) // 2], 1, " s")

    for page in ("home", "platforms"):
        window = Window(program, folder, server, page)
        try:
            window.wait_painted()
            time.sleep(IDLE_S)
            before = measure.cpu_of(window.process.pid)
            resident = measure.memory_mb(window.process.pid, "VmRSS")
            time.sleep(IDLE_S)
            cpu = (measure.cpu_of(window.process.pid) - before) / IDLE_S * 100
        finally:
            window.close()
        print(f"  {page}: {cpu:.1f} % of one core while idle")
        targets.at_most(f"{page}: idle resident memory", resident, 150, " MB")
