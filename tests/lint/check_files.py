#!/usr/bin/env python3
"""House rules that a text search can decide, file by file.

Size, names, header guards, the order of the first include, left-over notes, paths of somebody's machine,
tr() where no user interface is, and code of others laid into the tree.
"""

import pathlib
import re

import tree

MAX_LINES = 600
MAX_BYTES = 256 * 1024

# Spelled in pieces so that this file passes its own rules.
NOTES = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]) + r")\b")
# The homes of made-up users are allowed.
MACHINE_PATHS = re.compile(r"(?<![\w.}$/~-])/(" + "|".join(["work", "root", "home"]) + r")/(?!(me|alice|bob)\b)")
REGISTRIES = re.compile("registry" + r"\.npmjs|\"" + "resolved\"|deb\\." + r"debian\.org")
FOREIGN = re.compile(r"(copyright|\(c\)|©)\s*(\(c\)|©)?\s*(19|20)\d\d", re.IGNORECASE)
VAGUE = r"(utils?|helpers?|managers?|misc|common)"
VAGUE_FILE = re.compile(rf"(^|[_-]){VAGUE}([_.-]|$)|{VAGUE}\.[a-z]+$")
VAGUE_TYPE = re.compile(r"\b(?:class|struct|namespace)\s+(?!Q)(\w*(?:Utils?|Helpers?|Managers?|Misc|Common)"
                        rf"|{VAGUE})\b")
TRANSLATION = re.compile(r"(?<![\w>.])(?:(?:QObject|QCoreApplication)::)?(?:tr|translate)\(\s*[\"\w]")
CPP_NAME = re.compile(r"[a-z0-9]+(_unix|_linux|_mac|_win)?\.(h|cpp|ui)")
TEST_NAME = re.compile(r"(tst_[a-z0-9]+|[a-z0-9]+(_unix|_linux|_mac|_win)?)\.(h|cpp)")
OTHER_NAME = re.compile(r"[a-z0-9._-]+")
CONVENTIONAL = {"CMakeLists.txt", "CMakePresets.json", "README.md", "CONTRIBUTING.md", "LICENSE"}
VENDOR_FOLDERS = {"third_party", "thirdparty", "3rdparty", "vendor", "vendored", "external", "extern",
                  "node_modules", "deps"}
TRANSLATED_ROOMS = {"gui", "cli", "text"}
# Data and generated text, whose length says nothing.
UNLIMITED = re.compile(r"resources/.*\.(json|sql|css)|.*\.ts|(.*/)?package-lock\.json|ui/.*\.ui")


def check_name(path, findings):
    name = path.name
    folders = {part.lower() for part in path.parts[:-1]}
    if folders & VENDOR_FOLDERS or name.endswith((".min.js", ".min.css", ".orig", ".rej")):
        findings.add(path, 1, "code of others is installed, never laid into the tree")
    if VAGUE_FILE.search(name.lower()) or any(re.fullmatch(VAGUE, part) for part in folders):
        findings.add(path, 1, "the name does not say what it is for")
    if name in CONVENTIONAL or (path.parts[0] == "cmake" and name.endswith(".cmake")):
        return
    pattern = OTHER_NAME
    if path.suffix in tree.SOURCE_SUFFIXES and path.parts[0] == "src":
        pattern = CPP_NAME
    elif path.suffix in tree.SOURCE_SUFFIXES and path.parts[0] == "tests":
        pattern = TEST_NAME
    if not pattern.fullmatch(name):
        findings.add(path, 1, "file names are lower case without separators (tst_ before a test, "
                              "_unix, _linux, _win at the end)")


def check_text(path, text, findings):
    lines = text.count("\n")
    if lines > MAX_LINES and not UNLIMITED.fullmatch(str(path)):
        findings.add(path, MAX_LINES, f"{lines} lines; a file has at most {MAX_LINES}: split it by noun")
    if text and not text.endswith("\n"):
        findings.add(path, lines + 1, "the last line does not end")
    if "\r" in text:
        findings.add(path, 1, "has carriage returns")
    for pattern, wrong in [
            (NOTES, "a note of something undone: do it, or file it"),
            (MACHINE_PATHS, "a path of somebody's machine"),
            (REGISTRIES, "an address of a package registry")]:
        for match in pattern.finditer(text):
            findings.add(path, tree.line_of(text, match.start()), wrong)
    if path.name != "LICENSE":
        for match in FOREIGN.finditer(text):
            findings.add(path, tree.line_of(text, match.start()),
                         "a copyright line: code of others is installed, never copied")


def check_header_guard(path, text, findings):
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith(("//", "/*", "*")):
            if line.strip() != "#pragma once":
                findings.add(path, number, "a header begins with #pragma once")
            return


def check_own_header(root, path, text, findings):
    own = path.with_suffix(".h")
    if not (root / own).is_file():
        own = path.with_name(re.sub(r"_(unix|linux|mac|win)$", "", path.stem) + ".h")
    if path.suffix != ".cpp" or not (root / own).is_file():
        return
    first = tree.INCLUDE.search(text)
    accepted = {own.name, "/".join(own.parts[1:]), "/".join(own.parts[-2:])}
    if not first or first[1] != '"' or first[2] not in accepted:
        findings.add(path, tree.line_of(text, first.start()) if first else 1,
                     f"the first include is the file's own header, {'/'.join(own.parts[1:])}")


def without_comments(text):
    """The same text with comments blanked, line numbers kept. Good enough for searching."""
    def blank(match):
        return match[0] if match[0][0] in "\"'" else re.sub(r"[^\n]", " ", match[0])
    return re.sub(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", blank, text, flags=re.DOTALL)


def check_source(root, path, text, findings):
    if path.suffix == ".h":
        check_header_guard(path, text, findings)
    check_own_header(root, path, text, findings)
    code = without_comments(text)
    for match in VAGUE_TYPE.finditer(code):
        findings.add(path, tree.line_of(code, match.start()), "the name does not say what it is for")
    if path.parts[0] == "src" and len(path.parts) > 2 and path.parts[1] not in TRANSLATED_ROOMS:
        for match in TRANSLATION.finditer(code):
            findings.add(path, tree.line_of(code, match.start()),
                         "tr() below the user interfaces: answer a reason, text words it")


def main():
    root = tree.arguments(__doc__).root
    findings = tree.Findings()
    for path in tree.files(root):
        check_name(path, findings)
        data = (root / path).read_bytes()
        if len(data) > MAX_BYTES:
            findings.add(path, 1, f"{len(data)} bytes; a file has at most {MAX_BYTES}")
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            if path.suffix in tree.SOURCE_SUFFIXES | {".py", ".sh", ".md", ".txt", ".json", ".sql"}:
                findings.add(path, 1, "is not UTF-8")
            continue
        check_text(path, text, findings)
        if path.suffix in tree.SOURCE_SUFFIXES:
            check_source(root, path, text, findings)
    tree.finish(findings)


if __name__ == "__main__":
    main()
