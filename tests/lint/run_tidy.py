#!/usr/bin/env python3
"""Runs clang-tidy over src/, as many at once as there are cores, and remembers what was clean.

A file is skipped when it, every project header it reaches, its compile command and .clang-tidy are
what they were when it last had no finding. The memory lies in ~/.cache/testum/tidy.
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


def fingerprint(entry, version):
    digest = hashlib.sha256(version.encode())
    # Another clone of the same tree has the same fingerprints.
    digest.update(command(entry).replace(str(ROOT), "").encode())
    digest.update((ROOT / ".clang-tidy").read_bytes())
    seen = set()
    reachable(pathlib.Path(entry["file"]).resolve(), seen)
    for path in sorted(seen):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def command(entry):
    return entry.get("command") or shlex.join(entry["arguments"])


def tidy(build, entry):
    run = subprocess.run(
        ["clang-tidy", "--quiet", "-p", str(build), "--extra-arg=-Qunused-arguments",
         "--extra-arg=-Wno-unknown-warning-option", entry["file"]],
        capture_output=True, text=True, check=False)
    return run.returncode, run.stdout.strip() + ("\n" + run.stderr if run.returncode and not run.stdout else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("files", nargs="*", help="only sources whose path contains one of these")
    options = parser.parse_args()

    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True, check=True).stdout
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "testum" / "tidy"
    cache.mkdir(parents=True, exist_ok=True)

    entries = {}
    for entry in json.loads((options.build / "compile_commands.json").read_text(encoding="utf-8")):
        path = pathlib.Path(entry["file"]).resolve()
        if path.is_relative_to(ROOT / "src") and path.is_file() \
                and (not options.files or any(part in str(path) for part in options.files)):
            entries[path] = entry
    if not entries:
        sys.exit("run_tidy: no source to look at")

    todo = []
    for path, entry in sorted(entries.items()):
        mark = cache / fingerprint(entry, version)
        if not mark.exists():
            todo.append((path, entry, mark))
    print(f"clang-tidy: {len(entries)} sources, {len(todo)} of them changed", flush=True)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda item: (item, *tidy(options.build, item[1])), todo)
        for (path, _, mark), code, output in results:
            if code == 0:
                mark.touch()
                continue
            failed += 1
            print(f"--- {path.relative_to(ROOT)}\n{output}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
