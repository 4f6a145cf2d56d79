"""A thread that reads the runs folder: the list each second, events and log each tenth of one."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QThread, Signal

from core.error import UserError
from desktop.train.facts import facts_of, with_fresh_note, with_size
from desktop.train.queue_model import QueueState
from desktop.train.snapshot import RunDetail, RunFacts, RunRow, detail_of, row_of
from desktop.translation import told_error, tr
from training.events import EventReader, Started
from training.run_directory import RunDirectory, RunState, Status, list_runs
from training.series.progress import SeriesReader, SeriesRow
from training.series.queue import RunQueue

TICK_SECONDS = 0.1
SCAN_SECONDS = 1.0
_LOG_TAIL = 64 * 1024


@dataclass
class _Watched:
    """One run under watch: how far it was read, and what that came to."""

    run: RunDirectory
    reader: EventReader
    state: RunState = field(default_factory=RunState)
    facts: RunFacts = field(default_factory=lambda: RunFacts(""))
    noted: int = -1
    size: int = -1
    status: Status = Status.QUEUED
    expected: bool = False
    started_before: Started | None = None
    row: RunRow | None = None

    def read(self) -> bool:
        """Take in what is new and the status with it; return whether there was anything."""
        known = self.reader.lines
        self.status = self.run.follow(self.reader, self.state)
        return self.reader.lines > known

    def judge(self) -> None:
        """Derive the row anew."""
        if self.state.started is not self.started_before or self.status is Status.RUNNING:
            self.expected = False
        self.row = row_of(self.run.path, self.facts, self.state, self.status, self.expected)

    def look_aside(self) -> None:
        """Take in what stands beside the events: the note, and the size once it is known."""
        self.facts, self.noted = with_fresh_note(self.facts, self.run, self.noted)
        self.facts = with_size(self.facts, self.run)

    @property
    def busy(self) -> bool:
        return self.expected or self.status is Status.RUNNING


class RunWatcher(QThread):
    """Follows the runs folder, whoever writes there, and tells what has changed.

    Only the chosen run and those at work are read each tick; the others are looked at each second.
    """

    rows_changed = Signal(object)
    detail_changed = Signal(object)
    log_grown = Signal(object, str)
    failed = Signal(object)
    queue_changed = Signal(object)
    series_changed = Signal(object)

    def __init__(self, runs_folder: Path) -> None:
        super().__init__()
        self.setObjectName("RunWatcher")
        self._folder = runs_folder
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stopped = False
        self._chosen: tuple[Path, ...] = ()
        self._told: tuple[Path, ...] = ()
        self._expectations: list[tuple[Path, bool]] = []
        self._watched: dict[Path, _Watched] = {}
        self._rows: tuple[RunRow, ...] | None = None
        self._failure = ""
        self._queue = RunQueue(runs_folder)
        self._queue_state: QueueState | None = None
        self._series = SeriesReader(runs_folder)
        self._series_rows: tuple[SeriesRow, ...] = ()
        self._log_path: Path | None = None
        self._log_offset = 0

    def choose(self, *paths: Path) -> None:
        """Have these runs told in detail, and the log of the first; from any thread."""
        with self._lock:
            self._chosen = paths
        self._wake.set()

    def expect(self, path: Path, coming: bool = True) -> None:
        """Show a run as starting until its worker says so itself, or until nothing comes."""
        with self._lock:
            self._expectations.append((path, coming))
        self._wake.set()

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._stopped = True
        self._wake.set()
        self.wait()

    def run(self) -> None:
        next_scan = 0.0
        while not self._stopped:
            woken = self._wake.is_set()
            self._wake.clear()
            now = time.monotonic()
            scan = woken or now >= next_scan
            if scan:
                next_scan = now + SCAN_SECONDS
            try:
                if scan or not self._failure:  # between scans nothing is told of what failed
                    self._look(scan)
            except UserError as error:
                self._tell_failure(error)
            except OSError as error:  # a disk that went away may come back
                said = tr(
                    "The runs in {folder} cannot be followed: {error}.",
                    folder=self._folder,
                    error=error.strerror or error,
                )
                self._tell_failure(UserError(said))
            else:
                if scan and self._failure:
                    self._failure, self._rows = "", None  # what was said is taken back
            self._wake.wait(TICK_SECONDS)

    def _look(self, scan: bool) -> None:
        """Tell what has changed since the last look; raises UserError and OSError."""
        with self._lock:
            chosen = self._chosen
        if scan:
            self._look_at_queue()
            self._look_at_series()
            self._scan()
        changed = self._read(scan, chosen)
        self._tell_rows()
        present = tuple(path for path in chosen if path in self._watched)
        for path in present:
            if path in changed or present != self._told:
                self._tell_detail(self._watched[path])
        self._told = present
        if len(present) == 1:
            self._tell_log(self._watched[present[0]].run)

    def _tell_failure(self, error: UserError) -> None:
        """Tell why nothing can be read, once."""
        if str(error) != self._failure:
            self._failure = str(error)
            self.failed.emit(error)

    def _scan(self) -> None:
        """Find runs that came and went; raises UserError."""
        with self._lock:
            # Before the list: a run that is made after it is expected at the next scan.
            expectations = tuple(self._expectations)
        found = list_runs(self._folder)
        known = self._watched
        self._watched = {run.path: known.get(run.path) or _begin(run) for run in found}
        with self._lock:
            del self._expectations[: len(expectations)]
        for path, coming in expectations:
            if path in self._watched:
                watched = self._watched[path]
                watched.expected, watched.started_before = coming, watched.state.started

    def refresh(self) -> None:
        """Look at everything now, not only at the next second."""
        self._wake.set()

    def forget_queue(self) -> None:
        """Tell the queue anew: what is shown of it was refused."""
        self._queue_state = None
        self._wake.set()

    def _look_at_queue(self) -> None:
        try:
            names = tuple(entry.run for entry in self._queue.entries())
            state = QueueState(names, self._queue.is_worked_off())
        except UserError as error:
            state = QueueState(problem=told_error(error))
        if state != self._queue_state:
            self._queue_state = state
            self.queue_changed.emit(state)

    def _look_at_series(self) -> None:
        rows = self._series.rows()
        if rows != self._series_rows:
            self._series_rows = rows
            self.series_changed.emit(rows)

    def _read(self, scan: bool, chosen: tuple[Path, ...]) -> set[Path]:
        """Read what may have grown; return the runs that changed."""
        changed: set[Path] = set()
        for path, watched in list(self._watched.items()):
            if not (watched.busy or path in chosen or scan):
                continue
            before = watched.row
            try:
                size = watched.run.events.stat().st_size
                look = scan or before is None or size != watched.size
                grown = look and watched.read()
                watched.size = size
            except OSError:
                del self._watched[path]  # deleted, or taken away: the next scan has the last word
                continue
            if scan or before is None:
                watched.look_aside()
            if grown or scan or before is None:
                watched.judge()
            if grown or watched.row != before:
                changed.add(path)
        return changed

    def _tell_rows(self) -> None:
        rows = tuple(watched.row for watched in self._watched.values() if watched.row is not None)
        if rows != self._rows:
            self._rows = rows
            self.rows_changed.emit(rows)

    def _tell_detail(self, watched: _Watched) -> None:
        if watched.row is not None:
            detail: RunDetail = detail_of(watched.row, watched.facts, watched.state)
            self.detail_changed.emit(detail)

    def _tell_log(self, run: RunDirectory) -> None:
        """Tell what was added to the log; of a log that is new here, its end."""
        try:
            with run.log.open("rb") as file:
                size = file.seek(0, 2)
                if self._log_path != run.path or size < self._log_offset:
                    self._log_path, self._log_offset = run.path, max(0, size - _LOG_TAIL)
                if size == self._log_offset:
                    return
                file.seek(self._log_offset)
                data = file.read(_LOG_TAIL)
        except OSError:
            return  # no worker has begun: there is no log yet
        # Half a character at the end is left for the next time.
        end = len(data) if data.endswith(b"\n") or len(data) < 4 else data.rfind(b"\n") + 1
        data = data[: end or len(data)]
        self._log_offset += len(data)
        self.log_grown.emit(run.path, data.decode("utf-8", errors="replace"))


def _begin(run: RunDirectory) -> _Watched:
    return _Watched(run, EventReader(run.events), facts=facts_of(run))
