"""Every test in a home of its own, without leftovers, and real images only where they are."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Helper processes of the standard library that live as long as the interpreter.
_LASTING = ("resource_tracker", "forkserver")
_LEAK_SECONDS = 60.0
_WAIT_MS = 120_000  # how long a signal is waited for, in vain: a machine may be busy with others


def _real_folder() -> Path | None:
    value = os.environ.get("DERMADESK_HAM10000", "")
    return Path(value).resolve() if value and Path(value).is_dir() else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if _real_folder() is not None:
        return
    skip = pytest.mark.skip(reason="real images absent: DERMADESK_HAM10000 names no folder")
    for item in items:
        if item.get_closest_marker("real"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def ham10000() -> Path:
    """The folder of the real images; use it together with the marker `real`."""
    folder = _real_folder()
    if folder is None:
        pytest.skip("real images absent: DERMADESK_HAM10000 names no folder")
    return folder


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generated lesions in the HAM10000 layout, made once; tests must not write into it."""
    from core.synthetic import make_demo

    return make_demo(tmp_path_factory.mktemp("demo") / "images", images=140)


@pytest.fixture(scope="session", autouse=True)
def _shared_caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    # matplotlib would build its font cache anew in every isolated home.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPLCONFIGDIR", str(tmp_path_factory.mktemp("matplotlib")))
        # The exporter of torch shows progress, and the thread that watches it would stay.
        patch.setattr("tqdm.std.tqdm.monitor_interval", 0)
        yield


@pytest.fixture(autouse=True)
def isolated_home(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Path:
    """A fresh home for settings, runs, weights and caches, for this process and its children."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(home / variable.lower()))
    # Without the model that comes with the program: tests bring their own.
    for variable in ("RUNS", "WEIGHTS", "CACHE", "BUNDLED"):
        monkeypatch.setenv(f"DERMADESK_{variable}", str(home / f"dermadesk_{variable.lower()}"))
    monkeypatch.setenv("DERMADESK_LANGUAGE", "en")
    monkeypatch.setenv("DERMADESK_CASES", str(home / "cases" / "cases.sqlite"))
    if "PySide6.QtCore" in sys.modules or "qtbot" in request.fixturenames:
        from PySide6.QtCore import QSettings

        # Qt looks at the environment once per process, so it is told the place each time.
        for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(kind, QSettings.Scope.UserScope, str(home / "config"))
    return home


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """The robot of pytest-qt, patient: no wait for what must come is cut short by a busy machine.

    What is waited for usually comes at once, so that this costs nothing.
    """
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
        setattr(qtbot, name, _patient(getattr(qtbot, name)))
    return qtbot


def _patient(wait: Callable[..., Any]) -> Callable[..., Any]:
    def waiting(*arguments: Any, timeout: int = 0, **options: Any) -> Any:
        # Without raising it is waited for something that is not to come.
        least = 0 if options.get("raising") is False else _WAIT_MS
        return wait(*arguments, timeout=max(timeout, least), **options)

    return waiting


@pytest.fixture(autouse=True)
def no_leaks(isolated_home: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a Qt thread or a child process behind."""
    threads = set(threading.enumerate())
    children = _children()
    yield
    leaks = _settled(lambda: _leaks(threads, children, "qtbot" in request.fixturenames))
    if leaks:
        pytest.fail("left behind: " + ", ".join(leaks))


def _settled(find: Callable[[], list[str]]) -> list[str]:
    """Give what is on its way out the time to end; usually returns at once."""
    deadline = time.monotonic() + _LEAK_SECONDS
    while leaks := find():
        if time.monotonic() > deadline:
            return leaks
        time.sleep(0.02)
    return []


def _leaks(threads: set[threading.Thread], children: dict[int, str], qt: bool) -> list[str]:
    found = [
        f"thread {thread.name}"
        for thread in threading.enumerate()
        # A dummy stands for a thread that Python did not start and cannot see ending.
        if thread not in threads and not isinstance(thread, threading._DummyThread)
    ]
    found += [f"process {pid}: {name}" for pid, name in _children().items() if pid not in children]
    return found + (_qt_threads() if qt else [])


def _qt_threads() -> list[str]:
    from PySide6.QtCore import QThread
    from shiboken6 import isValid

    gc.unfreeze()  # what was there when a folder was opened is else not among the objects
    return [
        f"QThread {thread.objectName() or type(thread).__name__}"
        for thread in gc.get_objects()
        if issubclass(type(thread), QThread)
        and isValid(thread)
        and thread.isRunning()
        and thread is not QThread.currentThread()
    ]


def _children() -> dict[int, str]:
    """Return pid and command of the living children of this process; empty outside Linux."""
    found: dict[int, str] = {}
    for task in Path("/proc/self/task").glob("*/children"):
        for pid in map(int, _text(task).split()):
            command = _text(Path(f"/proc/{pid}/cmdline")).replace("\0", " ").strip()
            # A zombie has no command: it has ended, only its parent has not asked yet.
            if command and not any(name in command for name in _LASTING):
                found[pid] = command[:120]
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
