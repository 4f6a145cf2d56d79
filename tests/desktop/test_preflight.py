"""What is said where Qt could not start, with libraries and displays that are made up."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import preflight

ROOT = Path(__file__).resolve().parents[2]


def _fault(environment, *, gone=(), x11=True, wayland=True, platform="linux"):
    return preflight.fault(
        environment,
        platform=platform,
        found=lambda name: name not in gone,
        x11=lambda display: x11,
        wayland=lambda name, folder: wayland,
    )


def test_all_is_well_with_a_living_display():
    assert _fault({"DISPLAY": ":0"}) is None
    assert _fault({"WAYLAND_DISPLAY": "wayland-0"}) is None
    assert _fault({"QT_QPA_PLATFORM": "offscreen"}) is None


@pytest.mark.parametrize(("library", "package"), sorted(preflight.BASE_LIBRARIES.items()))
def test_a_missing_base_library_names_its_package(library, package):
    sentence = _fault({"QT_QPA_PLATFORM": "offscreen"}, gone={library})
    assert sentence is not None
    assert f"sudo apt-get install -y {package}" in sentence


@pytest.mark.parametrize(("library", "package"), sorted(preflight.X11_LIBRARIES.items()))
def test_a_missing_x11_library_matters_on_x11_alone(library, package):
    sentence = _fault({"DISPLAY": ":0"}, gone={library})
    assert sentence is not None
    assert package in sentence
    assert _fault({"QT_QPA_PLATFORM": "offscreen"}, gone={library}) is None


def test_several_missing_libraries_make_one_line():
    sentence = _fault({"DISPLAY": ":0"}, gone={"libGL.so.1", "libxcb-cursor.so.0"})
    assert sentence is not None
    assert sentence.endswith("sudo apt-get install -y libgl1 libxcb-cursor0")


def test_no_display_and_dead_displays():
    assert "no display" in (_fault({}) or "")
    assert "X display :7 does not answer" in (_fault({"DISPLAY": ":7"}, x11=False) or "")
    dead = _fault({"WAYLAND_DISPLAY": "wayland-0"}, wayland=False)
    assert "Wayland display wayland-0 does not answer" in (dead or "")


def test_other_systems_are_not_looked_at():
    assert _fault({}, platform="win32", gone=set(preflight.BASE_LIBRARIES)) is None
    assert _fault({}, platform="darwin") is None


def test_wayland_alone_is_asked_for_by_name():
    assert preflight.platform_to_use({"WAYLAND_DISPLAY": "wayland-0"}) == "wayland"
    assert preflight.platform_to_use({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}) is None
    assert preflight.platform_to_use({"QT_QPA_PLATFORM": "offscreen"}) is None


@pytest.mark.parametrize("display", ["nonsense", ":", ":31999", "unix:31998.0"])
def test_nobody_answers_there(display):
    assert not preflight.x11_lives(display)


def test_a_wayland_socket_lives_while_somebody_listens(tmp_path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        assert preflight.wayland_lives("w", str(tmp_path))
    assert not preflight.wayland_lives("w", str(tmp_path))


def test_loads_tells_present_from_absent():
    assert not preflight.loads("libno-such-thing.so.99")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays of Linux")
@pytest.mark.parametrize("display", ["", ":31997"])
def test_the_program_ends_with_a_sentence_and_exit_code_2(display):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    if display:
        environment["DISPLAY"] = display
    done = subprocess.run(
        [sys.executable, "-m", "desktop"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().endswith(".") or "apt-get install" in done.stderr


def test_preflight_loads_no_qt():
    code = "import sys, desktop.preflight; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
