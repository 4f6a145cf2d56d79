"""Curves of 50,000 points: one point more, or a run told anew, until that is painted."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from benchmarks.heartbeat import rest, until
from benchmarks.measure import Row, limited
from desktop.train.run_view import RunView
from desktop.train.snapshot import RunFacts, detail_of, row_of
from desktop.widget.run_curves import RunCurves
from training.events import EpochDone, Started, Step, TimedEvent
from training.run_directory import Status
from training.run_state import RunState

POINTS, UPDATE_MS = 50_000, 16.0
_UPDATES = 60
_EPOCHS = 50


def rows() -> list[Row]:
    """Measure a chart as it is, smoothed and with logarithms, and the view of a whole run."""
    found = []
    for name, smoothing, log in (
        ("", 0.0, False), (", smoothed", 0.6, False), (", logarithmic", 0.0, True),
    ):  # fmt: skip
        view = RunCurves("Loss")
        view.set_smoothing(smoothing)
        view.set_log(log)
        spent = _chart(view)
        what = f"curve of {POINTS:,} points{name}: one more, painted, median of {_UPDATES}"
        found.append(limited("window", what, spent, UPDATE_MS, "ms"))
    what = f"page of a run of {POINTS:,} steps told anew and painted, median of {_UPDATES}"
    return [*found, limited("window", what, _run_view(), UPDATE_MS, "ms")]


def _chart(view: RunCurves) -> float:
    view.resize(900, 320)
    _show(view)
    view.set_series("training", range(POINTS), [_loss(number) for number in range(POINTS)])
    view.repaint()

    def update(number: int) -> None:
        view.append("training", float(POINTS + number), _loss(number))
        view.repaint()

    spent = _median_ms(update)
    view.close()
    return spent


def _run_view() -> float:
    """The watcher's thread makes the detail; the window's thread shows it."""
    state, path = RunState(), Path("run")
    each = POINTS // _EPOCHS
    state.feed([TimedEvent(0, 0.0, Started(1, "host", False))])
    view = RunView()
    view.resize(1000, 800)
    _show(view)
    details = []
    for number in range(POINTS + _UPDATES):
        epoch, step = number // each + 1, number % each + 1
        loss = _loss(number)
        told = Step(epoch, "fine_tune", step, each, loss, 100.0, 60.0)
        events: list[TimedEvent] = [TimedEvent(number + 1, float(number), told)]
        if step == each:
            done = EpochDone(
                epoch, "fine_tune", _EPOCHS, loss, 0.7, loss, 0.7, 0.6, 0.9, 1e-3, 9.0, False
            )
            events.append(TimedEvent(number + 1, float(number), done))
        state.feed(events)
        if number >= POINTS:
            row = row_of(path, RunFacts("net"), state, Status.RUNNING, False)
            details.append(detail_of(row, RunFacts("net"), state))
    view.set_detail(details[0])
    view.repaint()

    def update(number: int) -> None:
        view.set_detail(details[number])
        for chart in view.curves.charts:
            chart.repaint()

    spent = _median_ms(update)
    view.close()
    return spent


def _show(view: QWidget) -> None:
    """Show a widget and wait until it is seen: what is not seen is not painted."""
    view.show()

    def seen() -> bool:
        window = view.windowHandle()
        return window is not None and window.isExposed()

    until(seen)
    rest(0.2)


def _median_ms(update: Callable[[int], None]) -> float:
    times = []
    for number in range(_UPDATES):
        start = time.perf_counter()
        update(number)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def _loss(number: int) -> float:
    return 2.0 / math.sqrt(1 + number / 500) + 0.3 * math.sin(number * 12.9898) ** 2
