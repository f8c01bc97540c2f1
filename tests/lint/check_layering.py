#!/usr/bin/env python3
"""Holds every #include of src/ against the dependency table in src/CMakeLists.txt.

Refused: a room that includes one it does not depend on; a circle of rooms or of headers; an external
library in a room whose testum_module() call does not name it, or that may not name it; a C library's
header outside a .cpp or *handles.h; an operating system's header outside a file that names the system.
"""

import pathlib
import re

import tree

# Which external library may be named by which rooms.
OWNERS = {
    "OpenSSL::Crypto": {"crypto"},
    "Qt6Keychain::Qt6Keychain": {"keychain"},
    "Qt6::Sql": {"storage"},
    "ssh": {"ssh"},
    "Qt6::HttpServer": {"server"},
    "Qt6::WebSockets": {"server", "client", "gui"},
    "Qt6::Network": {"server", "client", "desktop"},
    "Qt6::Widgets": {"gui", "desktop"},
    "Qt6::Svg": {"gui"},
    "Qt6::DBus": {"gui"},
}

# Which library a header belongs to. The first match counts.
HEADERS = [
    (re.compile(r"openssl/"), "OpenSSL::Crypto"),
    (re.compile(r"(qt6|qt5)?keychain(\.h|/)"), "Qt6Keychain::Qt6Keychain"),
    (re.compile(r"libssh/"), "ssh"),
    (re.compile(r"(QtSql/|QSql|sqlite3|libpq)"), "Qt6::Sql"),
    (re.compile(r"(QtHttpServer/|QHttpServer|QAbstractHttpServer)"), "Qt6::HttpServer"),
    (re.compile(r"(QtWebSockets/|QWebSocket|QMaskGenerator)"), "Qt6::WebSockets"),
    (re.compile(r"(QtNetwork/|QNetwork|QTcp|QSsl|QHost|QUdp|QLocalS|QAbstractSocket|QAuthenticator"
                r"|QDns|QHttp)"), "Qt6::Network"),
    (re.compile(r"(QtSvg|QSvg)"), "Qt6::Svg"),
    (re.compile(r"(QtDBus|QDBus)"), "Qt6::DBus"),
    (re.compile(r"(QtWidgets/|QApplication$|QMainWindow|QDialog|QMessageBox|QLabel|QLayout|QStyle"
                r"|Q(?!\w*(String|ByteArray)View)\w*(Widget|View|Button|Edit|Box|Menu|Bar|Layout|Delegate)$)"),
     "Qt6::Widgets"),
    (re.compile(r"(QtTest|QTest|QSignalSpy)"), "Qt6::Test"),
]

# Headers of one operating system, and the name that a file using them ends in.
SYSTEM_HEADER = re.compile(
    r"(sys/|netinet/|arpa/|linux/|netdb\.h|unistd\.h|poll\.h|pwd\.h|grp\.h|fcntl\.h|signal\.h|termios\.h"
    r"|dlfcn\.h|pthread\.h|windows\.h|winsock2\.h|ws2tcpip\.h|io\.h$)")
SYSTEM_FILE = re.compile(r"_(unix|linux|mac|win)\.(cpp|h)$")

CALL = re.compile(r"testum_module\(\s*([a-z]+)([^)]*)\)")


class Room:
    def __init__(self, name, words, line):
        self.name = name
        self.line = line
        self.depends = []
        self.libraries = []
        target = None
        for word in words:
            if word == "DEPENDS":
                target = self.depends
            elif word in ("PUBLIC", "PRIVATE"):
                target = self.libraries
            elif target is not None:
                target.append(word)


def read_rooms(text):
    text = re.sub(r"#.*", "", text)
    return {match[1]: Room(match[1], match[2].split(), tree.line_of(text, match.start()))
            for match in CALL.finditer(text)}


def circle(edges):
    """The first circle of a graph as a list of its nodes, or None."""
    state = {}

    def visit(node, path):
        if state.get(node) == "done":
            return None
        if node in path:
            return path[path.index(node):] + [node]
        for successor in edges.get(node, ()):
            found = visit(successor, path + [node])
            if found:
                return found
        state[node] = "done"
        return None

    for start in sorted(edges):
        found = visit(start, [])
        if found:
            return found
    return None


def check_table(rooms, table, findings):
    for room in rooms.values():
        for dependency in room.depends:
            if dependency not in rooms:
                findings.add(table, room.line, f"room {room.name} depends on an unknown room {dependency}")
        for library in room.libraries:
            if library in OWNERS and room.name not in OWNERS[library]:
                findings.add(table, room.line, f"room {room.name} may not use {library}: it belongs to "
                                               + ", ".join(sorted(OWNERS[library])))
    found = circle({room.name: room.depends for room in rooms.values()})
    if found:
        findings.add(table, rooms[found[0]].line, "rooms depend in a circle: " + " → ".join(found))


def check_include(rooms, room, path, kind, name, root):
    """What is wrong with one #include, or None."""
    if kind == '"':
        first = name.split("/")[0]
        if "/" in name and first in rooms:
            if first != room.name and first not in room.depends:
                return f"room {room.name} may not include {name}: it does not depend on {first}"
            if not (root / "src" / name).is_file() and not pathlib.PurePosixPath(name).name.startswith("ui_"):
                return f"{name} does not exist"
        elif "/" in name:
            return f"{name} is in no room"
        return None
    for pattern, library in HEADERS:
        if not pattern.match(name):
            continue
        if library == "Qt6::Test":
            return f"<{name}> is for tests only"
        if library not in room.libraries:
            return f"<{name}> belongs to {library}, which room {room.name} does not link itself"
        break
    if name.endswith(".h") and not name.startswith("q") and path.suffix == ".h" \
            and not path.name.endswith("handles.h") and not SYSTEM_FILE.search(path.name):
        return f"C header <{name}> belongs into a .cpp or a *handles.h"
    if SYSTEM_HEADER.match(name) and not SYSTEM_FILE.search(path.name):
        return f"<{name}> ties this file to one system: its name must end in _unix, _linux or _win"
    return None


def main():
    root = tree.arguments(__doc__).root
    findings = tree.Findings()
    table = root / "src" / "CMakeLists.txt"
    if not table.is_file():
        findings.add("src/CMakeLists.txt", 1, "the dependency table is missing")
        tree.finish(findings)
    rooms = read_rooms(table.read_text(encoding="utf-8"))
    check_table(rooms, "src/CMakeLists.txt", findings)

    headers = {}
    for path in tree.files(root):
        if path.parts[0] != "src" or path.suffix not in tree.SOURCE_SUFFIXES:
            continue
        if len(path.parts) < 3 or path.parts[1] not in rooms:
            findings.add(path, 1, "belongs to no room: no testum_module() names its folder")
            continue
        room = rooms[path.parts[1]]
        text = (root / path).read_text(encoding="utf-8")
        for match in tree.INCLUDE.finditer(text):
            wrong = check_include(rooms, room, path, match[1], match[2], root)
            if wrong:
                findings.add(path, tree.line_of(text, match.start()), wrong)
            if path.suffix == ".h" and match[1] == '"':
                headers.setdefault("/".join(path.parts[1:]), []).append(match[2])
    found = circle(headers)
    if found:
        findings.add("src/" + found[0], 1, "headers include each other in a circle: " + " → ".join(found))
    tree.finish(findings)


if __name__ == "__main__":
    main()
