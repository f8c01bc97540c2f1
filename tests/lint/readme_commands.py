#!/usr/bin/env python3
"""Runs every command of the README with the real programs, in a sandbox, in order.

The word after "sh" on a block's fence says how:
  demo    runs to its end, with TESTUM_DEMO_EXIT=1 in place of somebody's Ctrl-C
  ci      is not run from within the test suite; it must be a line of .ci/run
  server  is started and goes on until the end of the test
  client  runs in one shell with the other client blocks, which stops at the first failure
A block without such a word is an error. Port 8000 and port 22 become free ones, and the home directory
that of the sandbox, whose one SSH host knows the keys in it.

Usage: readme_commands.py BIN-DIRECTORY
"""

import contextlib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support" / "fleet"))
import daemon  # noqa: E402
import fleet  # noqa: E402

README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\S*)[ \t]*(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BIN = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
SLOW = float(os.environ.get("TESTUM_SLOW_FACTOR", "1"))


def blocks(kind=None):
    return [(word, text) for shell, word, text in FENCE.findall(README)
            if shell == "sh" and kind in (None, word)]


class Sandbox:
    """A folder that looks like a built tree, a home, an SSH host for it, and free ports."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="testum-readme-")
        root = pathlib.Path(self.folder.name)
        self.tree = root / "tree"
        self.home = root / "home"
        (self.tree / "build" / "release").mkdir(parents=True)
        (self.home / ".ssh").mkdir(mode=0o700, parents=True)
        (self.tree / "build" / "release" / "bin").symlink_to(BIN)
        dev = self.tree / "dev"
        dev.write_text(f'#!/bin/sh\nexec {shlex.quote(str(ROOT / "dev"))} "$@"\n', encoding="utf-8")
        dev.chmod(0o755)
        self.fleet = fleet.Fleet(root / "fleet")
        self.fleet.keys = self.home / ".ssh" / "authorized_keys"
        self.fleet.start_separate(["here"])
        self.port = fleet.free_port()
        self.environment = daemon.clean_environment(
            root, HOME=str(self.home), TESTUM_BIN_DIR=str(BIN), TESTUM_LISTEN=f"127.0.0.1:{self.port}",
            TESTUM_DEMO_EXIT="1")
        self.processes = []

    def adapt(self, text):
        text = re.sub(r"\b127\.0\.0\.1:8000\b", f"127.0.0.1:{self.port}", text)
        return text.replace('\\"port\\":22,', f'\\"port\\":{self.fleet.hosts[0].port},')

    def run(self, text, seconds):
        return subprocess.run(["bash", "-euo", "pipefail", "-c", self.adapt(text)], cwd=self.tree,
                              env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=seconds * SLOW, check=False)

    def start(self, text):
        with open(self.tree / "server.out", "wb") as output:
            process = subprocess.Popen(
                ["bash", "-euo", "pipefail", "-c", self.adapt(text)], cwd=self.tree, env=self.environment,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
                preexec_fn=fleet.die_with_parent)
        self.processes.append(process)
        deadline = time.monotonic() + 60 * SLOW
        while time.monotonic() < deadline and process.poll() is None:
            if daemon.READY in self.server_output():
                return True
            time.sleep(0.1)
        return False

    def server_output(self):
        return (self.tree / "server.out").read_text(encoding="utf-8", errors="replace")

    def close(self):
        for process in self.processes:
            fleet.end(process)
        self.fleet.stop()
        self.folder.cleanup()


class ReadmeTest(unittest.TestCase):
    def sandbox(self):
        sandbox = Sandbox()
        self.addCleanup(sandbox.close)
        return sandbox

    def test_has_at_most_150_lines(self):
        self.assertLessEqual(README.count("\n"), 150)

    def test_every_shell_block_says_how_it_is_run(self):
        self.assertGreaterEqual(len(blocks()), 6)
        for word, text in blocks():
            self.assertIn(word, ("demo", "ci", "server", "client"), text)

    def test_first_screen_holds_the_two_commands(self):
        self.assertEqual([text for _, text in blocks()][:2], ["./dev run --demo\n", "./dev test\n"])
        self.assertLess(README[:README.index("./dev test")].count("\n"), 20)

    def test_ci_runs_the_ci_blocks(self):
        lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
        for _, text in blocks("ci"):
            for line in text.splitlines():
                self.assertTrue(any(known == line or known.startswith(line + " ") for known in lines), line)

    def test_demo_shows_what_the_readme_says(self):
        for _, text in blocks("demo"):
            done = self.sandbox().run(text, 180)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            for name in ("amber", "birch", "cedar", "daisy", "elder"):
                self.assertIn(f"{name}: step 3 of 3, port ", done.stdout)
            for line in ("Added through the API: amber (port ", "The API is up:  http://127.0.0.1:", "  user          admin",
                         "  password      ", "  documentation http://127.0.0.1:"):
                self.assertIn(line, done.stdout)
                self.assertIn(line, README)

    def test_server_and_client_commands_work_in_order(self):
        sandbox = self.sandbox()
        servers = blocks("server")
        self.assertEqual(len(servers), 1)
        self.assertTrue(sandbox.start(servers[0][1]), sandbox.server_output())
        clients = [text for _, text in blocks("client")]
        # The reader looks at the task later than this test would.
        look = "curl -K curlrc $api/tasks/$task "
        wait = f"until {look} | grep -q '\"exit_code\":0'; do sleep 0.1; done\n"
        script = "".join(clients)
        self.assertEqual(script.count("\n" + look), 1)
        script = script.replace("\n" + look, "\n" + wait + look)
        done = sandbox.run(script, 120)
        output = done.stdout + done.stderr
        self.assertEqual(done.returncode, 0, output + sandbox.server_output())
        self.assertIn('"stdout":', done.stdout)
        self.assertIn('"type":"done"', done.stdout)
        self.assertRegex(done.stdout, r"here: .*load average")
        password = (sandbox.tree / "password").read_text(encoding="utf-8").strip()
        self.assertNotIn(password, output + sandbox.server_output())
        for name in ("testum.env", "password", "token", "curlrc"):
            self.assertEqual((sandbox.tree / name).stat().st_mode & 0o077, 0, name)

    def test_table_has_every_option_and_only_those(self):
        done = subprocess.run([str(BIN / "testumd"), "--help"], capture_output=True, text=True, check=True,
                              env=daemon.clean_environment("/nonexistent", LANG="C.UTF-8"))
        known = set(re.findall(r"--[a-z][a-z-]+", done.stdout)) - {"--help", "--version", "--help-all"}
        table = README[README.index("## Configuration"):README.index("## Security")]
        first_cells = " ".join(line.split("|")[1] for line in table.splitlines() if line.startswith("|"))
        named = set(re.findall(r"--[a-z][a-z-]+", first_cells))
        self.assertEqual(named, known)

    def test_table_names_only_variables_that_are_read(self):
        table = README[README.index("## Configuration"):README.index("## Security")]
        sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "app").glob("*.cpp"))
        for name in set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+)`", table)):
            self.assertIn(f'"{name}"', sources)

    def test_binaries_do_not_link_qt_http_server(self):
        for name in ("testum", "testumd", "testumctl"):
            linked = subprocess.run(["ldd", str(BIN / name)], capture_output=True, text=True, check=True).stdout
            self.assertIn("libQt6Core", linked)
            self.assertNotIn("HttpServer", linked)
            self.assertEqual("libQt6Widgets" in linked, name == "testum", name)

    def test_links_lead_somewhere(self):
        for target in re.findall(r"\]\(([^)#]+)\)", README):
            self.assertTrue((ROOT / target).exists(), target)


@contextlib.contextmanager
def display():
    """The name of an X server of the test's own."""
    reader, writer = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
                              pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              preexec_fn=fleet.die_with_parent)
    os.close(writer)
    try:
        with os.fdopen(reader) as pipe:
            yield ":" + pipe.readline().strip()
    finally:
        fleet.end(server)


class DemoTest(unittest.TestCase):
    def test_window_is_opened_where_a_display_is(self):
        with tempfile.TemporaryDirectory(prefix="testum-demotest-") as folder, display() as name:
            runtime = pathlib.Path(folder) / "run"
            runtime.mkdir(mode=0o700)
            environment = daemon.clean_environment(folder, TMPDIR=folder, TESTUM_BIN_DIR=str(BIN), DISPLAY=name,
                                                   XDG_RUNTIME_DIR=str(runtime))
            done = subprocess.run([str(ROOT / "dev"), "run", "--demo", "--exit"], env=environment, text=True,
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=180 * SLOW, check=False)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("Opening the window", done.stdout)
            self.assertIn("The API is up:  http://127.0.0.1:", done.stdout)
            self.assertIn("Everything of the demo is removed.", done.stdout)
            self.assertEqual(os.listdir(folder), ["run"])

    def test_termination_removes_everything(self):
        with tempfile.TemporaryDirectory(prefix="testum-demotest-") as folder:
            environment = daemon.clean_environment(folder, TMPDIR=folder, TESTUM_BIN_DIR=str(BIN))
            process = subprocess.Popen([str(ROOT / "dev"), "run", "--demo"], env=environment, text=True,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                       preexec_fn=fleet.die_with_parent)
            self.addCleanup(fleet.end, process)
            seen = ""
            for line in process.stdout:
                seen += line
                if line.startswith("Ctrl-C"):
                    break
            url = re.search(r"The API is up:  (\S+)", seen)
            self.assertTrue(url, seen)
            with urllib.request.urlopen(url[1] + "/health", timeout=10) as answer:
                self.assertEqual(answer.status, 200)
            password = re.search(r"password +(\S+)", seen)[1]
            below = fleet.children(process.pid)
            self.assertGreaterEqual(len(below), 6)
            for pid in below:
                for name in ("cmdline", "environ"):
                    self.assertNotIn(password.encode(), pathlib.Path(f"/proc/{pid}/{name}").read_bytes())
            process.terminate()
            rest, _ = process.communicate(timeout=60 * SLOW)
            self.assertEqual(process.returncode, 0, rest)
            self.assertIn("Everything of the demo is removed.", rest)
            self.assertEqual(os.listdir(folder), [])
            for pid in below:
                self.assertFalse(pathlib.Path(f"/proc/{pid}/exe").exists())


if __name__ == "__main__":
    if BIN is None:
        sys.exit(__doc__)
    unittest.main(argv=sys.argv[:1])
