#!/usr/bin/env python3
"""Runs clang-tidy over src/, as many at once as there are cores, and remembers what was clean.

Nearly all of a run's time goes into Qt's headers, so the files of a room are looked at several at a time,
in one translation unit. A batch with a finding is looked at again in halves, down to single files, whose
findings are the ones that count: names that clash only because files were put together are none.
A batch is skipped when its files, every project header they reach, their compile command and .clang-tidy
are what they were when it was last clean. The memory lies in ~/.cache/testum/tidy.
"""

import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

import tree

ROOT = pathlib.Path(__file__).resolve().parents[2]
BATCH = 8


def read_commands(build):
    """Source file → compiler flags, without compiler, input and output."""
    commands = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = pathlib.Path(entry["file"]).resolve()
        if not path.is_relative_to(ROOT / "src") or not path.is_file():
            continue
        words = shlex.split(entry["command"]) if "command" in entry else entry["arguments"]
        first = next(number for number, word in enumerate(words) if word.startswith("-") and number > 0
                     and "ccache" not in word and words[number - 1] not in ("env", "-E"))
        flags = []
        rest = iter(words[first:])
        for word in rest:
            if word in ("-o", "-c"):
                next(rest)
            else:
                flags.append(word)
        commands[path] = flags
    return commands


def reachable(path, seen):
    """Collects into `seen` the project files that a source file reads."""
    if path in seen:
        return
    seen.add(path)
    for kind, name in tree.INCLUDE.findall(path.read_text(encoding="utf-8")):
        for candidate in (ROOT / "src" / name, path.parent / name):
            if kind == '"' and candidate.is_file():
                reachable(candidate.resolve(), seen)
                break


class Tidy:
    def __init__(self, build, cache):
        self.build = build
        self.cache = cache
        self.commands = read_commands(build)
        self.version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
        (build / "batches").mkdir(exist_ok=True)

    def batches(self):
        """The files of a room with equal flags, in order, at most BATCH together."""
        groups = {}
        for path in sorted(self.commands):
            key = (path.relative_to(ROOT / "src").parts[0], tuple(self.commands[path]))
            groups.setdefault(key, []).append(path)
        return [files[first:first + BATCH] for files in groups.values() for first in range(0, len(files), BATCH)]

    def mark(self, files):
        """A file that exists when these files were clean together."""
        digest = hashlib.sha256(self.version)
        # Another clone of the same tree has the same marks.
        digest.update(" ".join(self.commands[files[0]]).replace(str(ROOT), "").encode())
        digest.update((ROOT / ".clang-tidy").read_bytes())
        seen = set()
        for path in files:
            reachable(path, seen)
        for path in sorted(seen):
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
        digest.update(str([str(path.relative_to(ROOT)) for path in files]).encode())
        return self.cache / digest.hexdigest()

    def look(self, files):
        """The findings in these files, one text a file."""
        mark = self.mark(files)
        if mark.exists():
            return []
        source = files[0]
        if len(files) > 1:
            source = self.build / "batches" / (mark.name[:16] + ".cpp")
            source.write_text("".join(f'#include "{path}"\n' for path in files), encoding="utf-8")
        run = subprocess.run(
            ["clang-tidy", "--quiet", str(source), "--", *self.commands[files[0]], "-Qunused-arguments",
             "-Wno-unknown-warning-option"], capture_output=True, text=True, check=False)
        if run.returncode == 0:
            findings = []
        elif len(files) > 1:
            half = (len(files) + 1) // 2
            findings = self.look(files[:half]) + self.look(files[half:])
        else:
            findings = [f"--- {source.relative_to(ROOT)}\n{(run.stdout or run.stderr).strip()}"]
        if not findings:
            mark.touch()
        return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="a build without precompiled headers")
    parser.add_argument("files", nargs="*", help="only sources whose path contains one of these, one by one")
    options = parser.parse_args()
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "testum" / "tidy"
    cache.mkdir(parents=True, exist_ok=True)

    tidy = Tidy(options.build.resolve(), cache)
    batches = tidy.batches()
    if options.files:
        batches = [[path] for path in sorted(tidy.commands) if any(part in str(path) for part in options.files)]
    if not batches:
        sys.exit("run_tidy: no source to look at")
    changed = [batch for batch in batches if not tidy.mark(batch).exists()]
    print(f"clang-tidy: {sum(map(len, batches))} sources, {sum(map(len, changed))} to look at", flush=True)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for findings in pool.map(tidy.look, changed):
            failed += len(findings)
            for text in findings:
                print(text, flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
