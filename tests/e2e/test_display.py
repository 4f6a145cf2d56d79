"""All pages on a real X server, driven by real keys and the real mouse from outside the process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120.0
NEEDED = ("Xvfb", "xdotool")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason=f"one of {', '.join(NEEDED)} is not installed"
)
# The program as it is, without the engine, that tells outside what a person would see.
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.app import BROWSE, Desk, make_application
application = make_application(["window"])
desk = Desk(application, runs_folder=Path(sys.argv[2]), theme="light", check_images=False,
            start_engine=False)
window, page = desk.window, desk.window.page(BROWSE)
told = ""
def tell():
    global told
    dialogs = [name for name in ("palette", "settings", "shortcuts")
               if getattr(desk.shell, name) is not None and getattr(desk.shell, name).isVisible()]
    active = application.activeWindow() is not None
    said = [page.store.of(record.image_id).proposal for record in page.selected_records()]
    shown = window.current_index if window.has_page(window.current_index) else -1
    cell = page.grid.visualRect(page.collection.model.index(1, 0)).center()
    place = page.grid.viewport().mapToGlobal(cell)
    now = f"page={shown} dark={desk.theme.dark} dialogs={dialogs} said={said} active={active}"
    now += f" images={page.collection.model.rowCount()} cell={place.x()},{place.y()}"
    if now != told:
        told = now
        print(now, flush=True)
timer = QTimer(interval=20)
timer.timeout.connect(tell)
timer.start()
desk.show()
window.move(0, 0)
desk.open_folder(sys.argv[1])
print("rail", *(v for n in range(6) for v in window.page_button(n).mapToGlobal(
    window.page_button(n).rect().center()).toTuple()), flush=True)
sys.exit(application.exec())
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that nobody sees; the server chooses its number."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as number:
        name = f":{number.readline().strip()}"
    yield name
    server.terminate()
    server.wait()


class Program:
    """The window in a process of its own, and the hands outside it."""

    def __init__(self, display: str, images: Path, place: Path) -> None:
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
                             "PYTHONPATH": str(ROOT)}  # fmt: skip
        self._environment.pop("WAYLAND_DISPLAY", None)
        self._log = place / "told"
        with self._log.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _WINDOW, str(images), str(place / "runs")],
                stdout=out, stderr=subprocess.STDOUT, env=self._environment, cwd=ROOT,
            )  # fmt: skip

    def told(self) -> str:
        """Return the newest line that the window told."""
        return (self._log.read_text().splitlines() or [""])[-1]

    def rail(self) -> list[int]:
        """Return the middles of the buttons of the pages, x and y in turn."""
        lines = self._log.read_text().splitlines()
        return [int(word) for line in lines if line.startswith("rail") for word in line.split()[1:]]

    def do(self, *words: str) -> None:
        """Have xdotool do something."""
        subprocess.run(["xdotool", *words], env=self._environment, check=True)

    def click(self, x: int, y: int) -> None:
        """Press the left button of the mouse."""
        self.do("mousemove", str(x), str(y), "click", "1")

    def focus(self) -> None:
        """Give the window the keys: there is no window manager here that does."""

        def focused() -> bool:
            self.do("search", "--onlyvisible", "--name", "^Dermadesk$", "windowfocus")
            return "active=True" in self.told()

        until(focused, self.told)

    def wait(self, what: str) -> None:
        """Wait until the window tells something."""
        until(lambda: what in self.told(), lambda: f"{what} is not in: {self.told()}")


def until(happened: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    deadline = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < deadline, otherwise()
        time.sleep(0.02)


@pytest.fixture
def program(display: str, demo_folder: Path, tmp_path: Path) -> Iterator[Program]:
    program = Program(display, demo_folder, tmp_path)
    yield program
    program.process.kill()
    program.process.wait()


def test_all_pages_by_real_keys_and_mouse(program: Program) -> None:
    program.wait("images=140")
    program.focus()
    for number in (2, 3, 4, 5, 6, 1):
        program.do("key", f"ctrl+{number}")
        program.wait(f"page={number - 1}")
    places = program.rail()
    program.click(places[2], places[3])
    program.wait("page=1")
    program.do("key", "ctrl+1")
    program.wait("page=0")
    program.click(*map(int, program.told().rpartition("cell=")[2].split(",")))
    program.wait("said=[None]")
    program.do("key", "5")
    program.wait("said=['mel']")
    program.do("key", "ctrl+z")
    program.wait("said=[None]")
    program.do("key", "ctrl+k")
    program.wait("dialogs=['palette']")
    program.do("type", "theme dark")
    program.do("key", "Return")
    program.wait("dark=True")
    program.wait("dialogs=[]")
    program.focus()
    program.do("key", "ctrl+q")
    until(lambda: program.process.poll() is not None, program.told)
    assert program.process.returncode == 0
