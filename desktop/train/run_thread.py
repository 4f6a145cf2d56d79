"""A thread that owns the supervisor: what starts and stops workers may take seconds."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QThread, Signal

from core.error import UserError, as_user_error
from training.config import Config
from training.note import write_note
from training.run_directory import RunDirectory
from training.series.queue import RunQueue
from training.supervisor import Supervisor, window_threads

_LOOK_SECONDS = 0.25


class RunThread(QThread):
    """Carries out one request after the other; each ends in a signal.

    `begun` has the path of a run whose worker was started, `ended` that of a worker which is gone,
    with its exit code, `queued` that of a run which was put into the queue. `refused` says why no
    new run was made, `failed` why something else was not done.
    """

    begun = Signal(object)
    ended = Signal(object, int)
    failed = Signal(object)
    crashed = Signal(object)
    done = Signal()
    queued = Signal(object)
    refused = Signal(object)

    def __init__(self, supervisor: Supervisor) -> None:
        super().__init__()
        self.setObjectName("RunThread")
        self._supervisor = supervisor
        self._requests: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._alive: dict[Path, RunDirectory] = {}

    @property
    def runs_folder(self) -> Path:
        """The folder that runs are made in."""
        return self._supervisor.runs_folder

    def begin(self, config: Config) -> None:
        """Make a run from `config` and start it."""
        self._requests.put(lambda: self._make(self._prepare_and_start, config))

    def enqueue(self, config: Config) -> None:
        """Make a run from `config` and put it at the end of the queue."""
        self._requests.put(lambda: self._make(self._prepare_and_queue, config))

    def do(self, work: Callable[[], object]) -> None:
        """Carry out `work` after what was asked before; `done` or `failed` follows."""
        self._requests.put(lambda: self._do(work))

    def resume(self, path: Path) -> None:
        """Let a run go on."""
        self._requests.put(lambda: self._resume(RunDirectory(path)))

    def pause(self, path: Path) -> None:
        """Ask a run to pause."""
        self._requests.put(lambda: self._supervisor.request_pause(RunDirectory(path)))

    def stop_run(self, path: Path) -> None:
        """Ask a run to stop."""
        self._requests.put(lambda: self._supervisor.request_stop(RunDirectory(path)))

    def keep_note(self, path: Path, text: str) -> None:
        """Keep the note of a run."""
        self._requests.put(lambda: write_note(path, text))

    def finish(self) -> None:
        """Carry out what was asked, let the workers go, end the thread and wait for it."""
        self._requests.put(None)
        self.wait()

    def run(self) -> None:
        while True:
            try:
                request = self._requests.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                self._look()
                continue
            if request is None:
                break
            self._carry_out(request)
        self._supervisor.release()

    def _carry_out(self, request: Callable[[], None]) -> None:
        try:
            request()
        except Exception as error:
            told = as_user_error(error)
            if told is not None:
                self.failed.emit(told)
            else:
                self.crashed.emit(error)  # handed to the window, which shows it as the bug it is

    def _make(self, make: Callable[[Config], None], config: Config) -> None:
        try:
            make(config)
        except (UserError, OSError) as error:
            told = as_user_error(error)
            if told is None:
                raise
            self.refused.emit(told)

    def _prepare_and_start(self, config: Config) -> None:
        run = self._supervisor.prepare(config, threads=window_threads())
        self._supervisor.start(run)
        self._note(run)

    def _prepare_and_queue(self, config: Config) -> None:
        run = self._supervisor.prepare(config, threads=window_threads())
        RunQueue(self._supervisor.runs_folder).add(run)
        self.queued.emit(run.path)

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        finally:
            self.done.emit()

    def _resume(self, run: RunDirectory) -> None:
        self._supervisor.resume(run)
        self._note(run)

    def _note(self, run: RunDirectory) -> None:
        self._alive[run.path] = run
        self.begun.emit(run.path)

    def _look(self) -> None:
        """Tell of workers that are gone, which also lets the system forget them."""
        for path, run in list(self._alive.items()):
            code = self._supervisor.exit_code(run)
            if code is not None:
                del self._alive[path]
                self.ended.emit(path, code)
