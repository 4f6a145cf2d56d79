"""The window: time to the first paint, opening a folder, and how long its event loop is away."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Row, Setting, limited, seconds
from benchmarks.picture import dataset_folder

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QListView

from benchmarks.heartbeat import Heartbeat
from core.dataset import open_dataset
from desktop import engine_task
from desktop.app import BROWSE, TRAIN, Desk, make_application
from training.config import Config, with_values
from training.events import EventReader, Step
from training.run_directory import RunDirectory
from training.supervisor import Supervisor, window_threads

_PATIENCE = 600.0
_PAGES = 6
SCROLLED = 1000


def run(setting: Setting) -> list[Row]:
    """Measure all of it on one machine, one thing after the other."""
    folder = dataset_folder(setting)
    rows = [limited("window", "process start to first window, median of 5", _first(), 1.0, "s")]
    opening = statistics.median(seconds(lambda: open_dataset(folder)) for _ in range(3))
    images = len(open_dataset(folder).records)
    rows.append(limited("window", f"opening the folder of {images:,} images", opening, None, "s"))
    application = make_application(["benchmark"])
    desk = Desk(application, start_engine=False)
    try:
        desk.show()
        rows += _Stalls(desk, folder, setting).measure()
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


def until(happened: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Run the event loop until `happened`; raises TimeoutError."""
    deadline = time.monotonic() + patience
    loop = QEventLoop()
    watch = QTimer()
    watch.timeout.connect(lambda: loop.quit() if happened() else None)
    watch.start(20)
    QTimer.singleShot(int(patience * 1000), loop, loop.quit)
    if not happened():
        loop.exec()
    watch.stop()
    if not happened() and time.monotonic() >= deadline:
        raise TimeoutError("the window did not get there")


class _Stalls:
    """The measurements that need the window open."""

    def __init__(self, desk: Desk, folder: Path, setting: Setting) -> None:
        self._desk = desk
        self._folder = folder
        self._span = 2.0 if setting.small else 6.0
        self._supervisor = Supervisor(desk.runs_folder)
        self._beat = Heartbeat(desk)

    def measure(self) -> list[Row]:
        self._desk.window.resize(1280, 800)
        # The other pages are built a moment after the first paint; a folder is opened later still.
        until(lambda: len(self._desk.window.built_pages()) == _PAGES, 30.0)
        self._rest(1.0)
        rows = [self._opened()]
        engine = self._while_engine_starts()
        rows.append(limited("window", "stall while the engine starts, worst", engine[1], 60, "ms"))
        rows += self._rows("while scrolling 1,000 images in 6 s", self._scrolled(), 50)
        with self._training():
            self._desk.window.show_page(TRAIN)
            self._rest(1.0)
            rows += self._rows("while a run trains", self._idle(), 20)
            rows += self._rows("scrolling while a run trains", self._scrolled(), 80)
        return rows

    def _rows(self, what: str, stalls: tuple[float, float], limit: float) -> list[Row]:
        return [
            limited("window", f"stalls {what}, p99", stalls[0], limit, "ms"),
            limited("window", f"stalls {what}, worst", stalls[1], None, "ms"),
        ]

    def _opened(self) -> Row:
        opened: list[object] = []
        checked: list[bool] = []
        session = self._desk.session
        session.dataset_changed.connect(opened.append)
        session.integrity_progressed.connect(lambda done, total: checked.append(done >= total))
        start = time.perf_counter()
        self._beat.start()
        self._desk.open_folder(str(self._folder))
        until(lambda: bool(opened))
        taken = time.perf_counter() - start
        worst = self._beat.stop()[1]
        # The check of every image goes on behind; the measurements below are without it.
        until(lambda: any(checked))
        what = f"opening it in the window (longest stall {worst:.0f} ms)"
        return limited("window", what, taken, None, "s")

    def _while_engine_starts(self) -> tuple[float, float]:
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

    def _idle(self) -> tuple[float, float]:
        self._beat.start()
        self._rest(self._span)
        return self._beat.stop()

    def _rest(self, span: float) -> None:
        end = time.monotonic() + span
        until(lambda: time.monotonic() >= end)

    def _scrolled(self) -> tuple[float, float]:
        self._desk.window.show_page(BROWSE)
        view = self._thumbnails()
        bar = view.verticalScrollBar()
        bar.setValue(0)
        until(lambda: bar.maximum() > 0)
        self._rest(1.0)
        model = view.model()
        assert model is not None
        reach = bar.maximum() * min(1.0, SCROLLED / model.rowCount())
        start = time.perf_counter()
        drive = QTimer()
        drive.timeout.connect(
            lambda: bar.setValue(round(reach * (time.perf_counter() - start) / self._span))
        )
        self._beat.start()
        drive.start(16)
        self._rest(self._span)
        drive.stop()
        return self._beat.stop()

    def _thumbnails(self) -> QListView:
        views = self._desk.window.page(BROWSE).findChildren(QListView)
        return max(views, key=lambda view: view.model().rowCount() if view.model() else 0)

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
