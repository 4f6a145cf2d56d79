"""All of a dataset in the window: opened, scrolled through and filtered, and what that holds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from benchmarks.heartbeat import Heartbeat, Stalls, rest, until
from benchmarks.measure import Row, Setting, limited, resident_bytes
from desktop.app import BROWSE, Desk
from desktop.browse.filter import RecordFilter
from desktop.browse.page import BrowsePage

FIRST_SECONDS, USABLE_SECONDS = 1.0, 2.0
SCROLL_MS, FILTER_MS, MEMORY_MB = 50.0, 50.0, 400.0
_FELT = 0.05  # seconds that a person takes for at once
_TIMES = 5


class Browsing:
    """Acts on the Browse page of a desk that is shown."""

    def __init__(self, desk: Desk, folder: Path, setting: Setting) -> None:
        self._desk, self._folder = desk, folder
        self._span = 2.0 if setting.small else 20.0
        self._beat = Heartbeat(desk)
        page = desk.window.page(BROWSE)
        assert isinstance(page, BrowsePage)
        self._page = page

    def rows(self) -> list[Row]:
        """Measure, one thing after the other; the window process has done nothing else before."""
        checked: list[bool] = []
        self._desk.session.integrity_progressed.connect(
            lambda done, total: checked.append(done >= total)
        )
        rows = self._opening()
        # The check of every image goes on behind; what follows is measured without it.
        until(lambda: checked[-1:] == [True])
        rows.append(self._scrolling())
        held = resident_bytes() / 1e6
        rows.append(
            limited("window", "memory after scrolling through all of it", held, MEMORY_MB, "MB")
        )
        return [*rows, *self._filtering()]

    def scrolled(self, images: int, span: float) -> Stalls:
        """Scroll from the top through so many images in `span` seconds."""
        self._desk.window.show_page(BROWSE)
        bar = self._page.grid.verticalScrollBar()
        bar.setValue(0)
        until(lambda: bar.maximum() > 0)
        rest(1.0)
        count = self._page.collection.model.rowCount()
        reach = bar.maximum() * min(1.0, images / count)
        start = time.perf_counter()
        drive = QTimer()
        drive.timeout.connect(
            lambda: bar.setValue(round(reach * (time.perf_counter() - start) / span))
        )
        self._beat.start()
        drive.start(16)
        rest(span)
        drive.stop()
        return self._beat.stop()

    def _opening(self) -> list[Row]:
        self._opened()  # what is read and imported the first time is warm then
        times = [self._opened() for _ in range(_TIMES)]
        first, usable, worst = (statistics.median(each) for each in zip(*times, strict=True))
        what = f"{self._page.collection.model.rowCount():,} images opened"
        return [
            limited("window", f"{what} to the first thumbnails", first, FIRST_SECONDS, "s"),
            limited("window", f"{what}, all in sight, fully usable", usable, USABLE_SECONDS, "s"),
            limited("window", f"{what}: longest stall", worst, None, "ms"),
        ]

    def _opened(self) -> tuple[float, float, float]:
        """Return seconds to one thumbnail, to all of them without a stall, and the worst in ms."""
        opened: list[object] = []
        self._desk.session.dataset_changed.connect(opened.append)
        start = time.perf_counter()
        self._beat.start()
        self._desk.open_folder(str(self._folder))
        until(lambda: bool(opened) and any(self._seen()))
        first = time.perf_counter() - start
        until(lambda: all(self._seen()))
        shown = time.perf_counter()
        rest(1.0)
        awake = self._beat.awake_since(_FELT)
        self._desk.session.dataset_changed.disconnect(opened.append)
        return first, max(shown, awake) - start, self._beat.stop().worst

    def _seen(self) -> Iterator[bool]:
        """Yield of each cell in sight whether its picture is there."""
        grid = self._page.grid
        records = grid.records.records(*grid.visible_rows())
        yield from (grid.picture(record.path) is not None for record in records)
        if not records:
            yield False

    def _scrolling(self) -> Row:
        count = self._page.collection.model.rowCount()
        runs = [self.scrolled(count, self._span) for _ in range(_TIMES)]
        stall = statistics.median(run.p999 for run in runs)
        worst = max(run.worst for run in runs)
        what = f"stalls scrolling through {count:,} images in {self._span:.0f} s, p99.9"
        what += f", median of {_TIMES} (worst of all {worst:.0f} ms)"
        return limited("window", what, stall, SCROLL_MS, "ms")

    def _filtering(self) -> list[Row]:
        bar = self._page.grid.verticalScrollBar()
        bar.setValue(0)
        times: list[float] = []
        for _ in range(_TIMES):
            for wanted in _FILTERS:
                rest(0.3)
                self._beat.start()
                QTimer.singleShot(0, self._page, lambda w=wanted: self._page.filters.show_filter(w))
                rest(0.2)
                times.append(self._beat.stop().worst)
        middle, worst = statistics.median(times), max(times)
        return [
            limited("window", f"filter changed, worst of {len(times)}", worst, FILTER_MS, "ms"),
            limited("window", "filter changed, median", middle, None, "ms"),
        ]


_FILTERS = (
    RecordFilter(diagnoses=frozenset({"nv"})),
    RecordFilter(diagnoses=frozenset({"nv", "mel"})),
    RecordFilter(sex="female"),
    RecordFilter(sex="female", age_low=40.0),
    RecordFilter(text="back"),
    RecordFilter(text="no such image"),
    RecordFilter(),
)
