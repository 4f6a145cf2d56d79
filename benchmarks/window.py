"""The window: first paint, a whole dataset browsed, curves, and how long its event loop is away."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Row, Setting, limited
from benchmarks.picture import dataset_folder

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks import curve
from benchmarks.browsing import Browsing
from benchmarks.heartbeat import Heartbeat, Stalls, rest, until
from desktop import engine_task
from desktop.app import TRAIN, Desk, make_application
from training.config import Config, with_values
from training.events import EventReader, Step
from training.run_directory import RunDirectory
from training.supervisor import Supervisor, window_threads

FIRST_SECONDS = 1.0
SCROLLED = 1000
_PAGES = 6


def run(setting: Setting) -> list[Row]:
    """Measure all of it on one machine, one thing after the other."""
    folder = dataset_folder(setting)
    what = "process start to first window, median of 5"
    rows = [limited("window", what, _first(), FIRST_SECONDS, "s")]
    desk = Desk(make_application(["benchmark"]), start_engine=False)
    try:
        desk.window.resize(1280, 800)
        desk.show()
        # The other pages are built a moment after the first paint; a folder is opened later still.
        until(lambda: len(desk.window.built_pages()) == _PAGES, 30.0)
        rest(1.0)
        browsing = Browsing(desk, folder, setting)
        rows += [*browsing.rows(), *curve.rows()]
        rows += _Stalls(desk, folder, setting, browsing).rows()
    finally:
        desk.window.close()
        desk.close()
    return rows


def _first() -> float:
    def once() -> float:
        command = [sys.executable, "-m", "benchmarks.first_window"]
        start = time.time()
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return float(done.stdout) - start

    once()  # a warm disk
    return statistics.median(once() for _ in range(5))


class _Stalls:
    """How long the event loop is away while other processes are at work."""

    def __init__(self, desk: Desk, folder: Path, setting: Setting, browsing: Browsing) -> None:
        self._desk, self._folder, self._browsing = desk, folder, browsing
        self._span = 2.0 if setting.small else 6.0
        self._supervisor = Supervisor(desk.runs_folder)
        self._beat = Heartbeat(desk)

    def rows(self) -> list[Row]:
        worst = self._while_engine_starts().worst
        rows = [limited("window", "stall while the engine starts, worst", worst, 60, "ms")]
        fast = f"scrolling {SCROLLED:,} images in {self._span:.0f} s"
        rows += self._told(f"while {fast}", self._browsing.scrolled(SCROLLED, self._span), 50)
        with self._training():
            self._desk.window.show_page(TRAIN)
            rest(1.0)
            rows += self._told("while a run trains", self._idle(), 20)
            scrolled = self._browsing.scrolled(SCROLLED, self._span)
            rows += self._told(f"{fast} while a run trains", scrolled, 80)
        return rows

    def _told(self, what: str, stalls: Stalls, limit: float) -> list[Row]:
        return [
            limited("window", f"stalls {what}, p99", stalls.p99, limit, "ms"),
            limited("window", f"stalls {what}, worst", stalls.worst, None, "ms"),
        ]

    def _while_engine_starts(self) -> Stalls:
        engine = self._desk.engine
        channel = engine.channel(urgent=False)
        warm: list[object] = []
        channel.answered.connect(lambda value: warm.append(value))
        channel.failed.connect(lambda error: warm.append(error))
        self._beat.start()
        engine.start()
        channel.ask(engine_task.warm_rest)  # answered when torch is there too
        until(lambda: bool(warm))
        result = self._beat.stop()
        if isinstance(warm[0], Exception):
            raise warm[0]
        return result

    def _idle(self) -> Stalls:
        self._beat.start()
        rest(self._span)
        return self._beat.stop()

    @contextmanager
    def _training(self) -> Iterator[RunDirectory]:
        values = {"data.folder": self._folder, "head_phase.epochs": 1000, "head_phase.views": 0}
        run = self._supervisor.prepare(with_values(Config(), values), threads=window_threads())
        self._supervisor.start(run)
        try:
            reader = EventReader(run.events)
            until(lambda: any(isinstance(timed.event, Step) for timed in reader.poll()))
            yield run
        finally:
            self._supervisor.kill(run)
            QApplication.processEvents()
