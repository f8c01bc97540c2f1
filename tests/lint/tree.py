"""What the lints share: the files of a tree, and how a finding is printed."""

import argparse
import pathlib
import re
import subprocess
import sys

SOURCE_SUFFIXES = {".h", ".cpp"}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def arguments(description):
    """Parses --root, by default the tree this file is in."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parents[2])
    return parser.parse_args()


def files(root):
    """The paths of a tree, relative to it: what git knows or would add, or all where there is no git."""
    if (root / ".git").exists():
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True).stdout.decode().split("\0")
        paths = [pathlib.PurePosixPath(name) for name in listed if name]
    else:
        paths = [pathlib.PurePosixPath(path.relative_to(root).as_posix())
                 for path in root.rglob("*") if path.is_file()]
    return sorted(path for path in set(paths) if (root / path).is_file())


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


class Findings:
    """Collects findings, prints them sorted as FILE:LINE: TEXT, and answers the exit code."""

    def __init__(self):
        self._found = set()

    def add(self, path, line, text):
        self._found.add((str(path), line, text))

    def report(self):
        for path, line, text in sorted(self._found):
            print(f"{path}:{line}: {text}")
        return 1 if self._found else 0


def finish(findings):
    sys.exit(findings.report())
