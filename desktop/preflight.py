"""Looks for what Qt needs before Qt loads, since Qt itself ends in an abort (stdlib only)."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

# Shared library -> Debian and Ubuntu package.
BASE_LIBRARIES: Mapping[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES: Mapping[str, str] = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND_LIBRARIES: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
_HEADLESS = {"offscreen", "minimal", "vnc", "linuxfb", "eglfs", "minimalegl", "vkkhrdisplay"}
_NO_DISPLAY_HINT = (
    "Start Dermadesk from a desktop session, or run it without a window: "
    "`dermadesk --help` lists the commands."
)


def loads(library: str) -> bool:
    """Return whether the dynamic loader finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def x11_lives(display: str) -> bool:
    """Return whether an X server answers at `display` and lets us in; within about a second."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        addresses: list[str] = [f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"]
        reachable = any(_connects(socket.AF_UNIX, address) for address in addresses)
    else:
        reachable = _connects(socket.AF_INET, (host.strip("[]"), 6000 + int(number)))
    return reachable and _x11_lets_in(display)


def wayland_lives(name: str, runtime_folder: str) -> bool:
    """Return whether a Wayland compositor answers at the socket `name`."""
    return _connects(socket.AF_UNIX, str(Path(runtime_folder) / name))


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(1.0)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True


def _x11_lets_in(display: str) -> bool:
    """Ask libxcb, which knows the cookies; True where it is absent (that is reported apart)."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    wrong = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not wrong


def missing_packages(libraries: Mapping[str, str], found: Callable[[str], bool]) -> list[str]:
    """Return the packages of the libraries that are not there, each once, in order."""
    return list(dict.fromkeys(pkg for name, pkg in libraries.items() if not found(name)))


def _install_line(packages: list[str]) -> str:
    return (
        "Dermadesk cannot open its window: system libraries that Qt needs are missing. "
        f"Install them with:\n  sudo apt-get install -y {' '.join(packages)}"
    )


def fault(
    environment: Mapping[str, str],
    *,
    platform: str = sys.platform,
    found: Callable[[str], bool] = loads,
    x11: Callable[[str], bool] = x11_lives,
    wayland: Callable[[str, str], bool] = wayland_lives,
) -> str | None:
    """Return a sentence that says why Qt could not start, and what to do; None where it can.

    Only Linux is looked at: on Windows and macOS the Qt packages bring all they need.
    """
    if not platform.startswith("linux"):
        return None
    missing = missing_packages(BASE_LIBRARIES, found)
    wanted = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if wanted in _HEADLESS:
        return _install_line(missing) if missing else None
    display, socket_name = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    on_wayland = wanted.startswith("wayland") or (wanted == "" and not display)
    if on_wayland and socket_name:
        if not wayland(socket_name, environment.get("XDG_RUNTIME_DIR", "")):
            return f"The Wayland display {socket_name} does not answer. {_NO_DISPLAY_HINT}"
        missing += missing_packages(WAYLAND_LIBRARIES, found)
    elif display:
        missing += missing_packages(X11_LIBRARIES, found)
        if not missing and not x11(display):
            return f"The X display {display} does not answer. {_NO_DISPLAY_HINT}"
    else:
        return f"There is no display to open a window on. {_NO_DISPLAY_HINT}"
    return _install_line(missing) if missing else None


def platform_to_use(environment: Mapping[str, str]) -> str | None:
    """Return the Qt platform to ask for where Qt would guess wrong: Wayland without X."""
    if "QT_QPA_PLATFORM" in environment or environment.get("DISPLAY"):
        return None
    return "wayland" if environment.get("WAYLAND_DISPLAY") else None


def passes() -> bool:
    """Check this machine; print the sentence to stderr and return False where Qt cannot start."""
    sentence = fault(os.environ)
    if sentence is not None:
        print(sentence, file=sys.stderr)
        return False
    platform = platform_to_use(os.environ)
    if platform is not None and sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = platform
    return True
