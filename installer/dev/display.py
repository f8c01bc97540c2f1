#!/usr/bin/env python3
"""Says by its exit status whether a window can be opened here: 0 when a display server answers.

An environment variable alone proves nothing: it outlives the session it came from.
"""

import os
import pathlib
import socket
import sys


def connects(family, address):
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(2)
        try:
            probe.connect(address)
        except OSError:
            return False
        return True


def wayland():
    name = os.environ.get("WAYLAND_DISPLAY")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    # An absolute name is taken as it is.
    return bool(name) and connects(socket.AF_UNIX, str(pathlib.Path(runtime) / name))


def x11():
    host, separator, rest = os.environ.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not separator or not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        # Some servers listen on the abstract name only.
        return connects(socket.AF_UNIX, path) or connects(socket.AF_UNIX, "\0" + path)
    return connects(socket.AF_INET, (host, 6000 + int(number)))


if __name__ == "__main__":
    sys.exit(0 if wayland() or x11() else 1)
