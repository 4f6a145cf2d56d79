"""The thread that owns the engine process: it spawns it, feeds it, revives it and ends it."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from core.error import UserError
from desktop.translation import told_error, tr

STARTING = "starting"
READY = "ready"
RESTARTED = "restarted"
STOPPED = "stopped"

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """One call for the engine process; `answer` and `fail` are called in the engine thread."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    wanted: Callable[[], bool]
    answer: Callable[[object], None]
    fail: Callable[[Exception], None]


class _Context(SpawnContext):
    """A spawn context that remembers the processes it made, so that one can be ended at once."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[SpawnProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override]
        process = SpawnProcess(*args, **kwargs)
        self.made.append(process)
        return process

    def kill(self) -> None:
        """End every process of this context that has started."""
        for process in self.made:
            if process.pid is not None:
                process.kill()


class EngineThread(QThread):
    """Takes requests, a person's before the background's, and has one process answer them in turn.

    Spawning, pickling and waiting all happen here: none of it may hold up the window's event loop.
    """

    state_changed = Signal(str)
    noticed = Signal(str)

    def __init__(
        self,
        prepare: Callable[[], None],
        warm: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._warm = warm
        self._changed = threading.Condition()
        self._urgent: deque[Request] = deque()
        self._background: deque[Request] = deque()
        self._stopping = False
        self._state = ""
        self._executor: ProcessPoolExecutor | None = None
        self._context: _Context | None = None

    def put(self, request: Request, *, urgent: bool) -> None:
        """Queue `request`; a person's (`urgent`) goes before everything in the background."""
        with self._changed:
            (self._urgent if urgent else self._background).append(request)
            self._changed.notify()

    def stop(self) -> None:
        """End the process at once, whatever it is doing, and wait for the thread."""
        with self._changed:
            self._stopping = True
            self._urgent.clear()
            self._background.clear()
            if self._context is not None:
                self._context.kill()
            self._changed.notify()
        self.wait()

    def run(self) -> None:
        """Serve until `stop` (called by Qt in the new thread)."""
        self._say(STARTING)
        warm = Request(self._warm, (), lambda: True, lambda _: None, self._on_warm_failed)
        self._serve(warm)
        while (request := self._next()) is not None:
            if request.wanted():
                self._serve(request)
        self._discard()
        self._say(STOPPED)

    def _say(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _next(self) -> Request | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._urgent or self._background)
            if self._stopping:
                return None
            return (self._urgent or self._background).popleft()

    def _on_warm_failed(self, error: Exception) -> None:
        _LOG.error("The engine process did not start.", exc_info=error)
        self.noticed.emit(tr("The engine could not start: {error}", error=told_error(error)))
        self._say(STOPPED)

    def _serve(self, request: Request) -> None:
        try:
            value = self._call(request)
        except Exception as error:
            # Not swallowed: it travels to whoever asked, who shows it or raises it in the window.
            if not self._stopping:
                request.fail(error)
        else:
            # Also after a start that failed or a process that ended: it answers now.
            self._say(READY)
            request.answer(value)

    def _call(self, request: Request) -> object:
        try:
            return self._submit(request).result()
        except BrokenProcessPool:
            if self._stopping:
                raise
        _LOG.warning("The engine process ended unexpectedly; it is started again.")
        self._discard()
        self._say(RESTARTED)
        self.noticed.emit(
            tr("The engine stopped unexpectedly. It was started again and is answering.")
        )
        try:
            return self._submit(request).result()
        except BrokenProcessPool as error:
            self._discard()
            raise UserError(
                tr("The engine stopped twice on the same request."),
                tr("The computer may be short of memory: close other programs, then try again."),
            ) from error

    def _submit(self, request: Request) -> Future[object]:
        if self._executor is None:
            context = _Context()
            executor = ProcessPoolExecutor(1, mp_context=context, initializer=self._prepare)
            with self._changed:
                self._executor, self._context = executor, context
        future = self._executor.submit(request.function, *request.arguments)
        _let_go_of_answers(self._executor)
        with self._changed:
            # `stop` may have come while the process was being spawned.
            if self._stopping and self._context is not None:
                self._context.kill()
        return future

    def _discard(self) -> None:
        with self._changed:
            executor, context = self._executor, self._context
            self._executor = self._context = None
        if context is not None:
            context.kill()
        if executor is not None:
            executor.shutdown(wait=True, cancel_futures=True)


def _let_go_of_answers(executor: ProcessPoolExecutor) -> None:
    """Close this process's end of the pipe that answers are written to, which nobody here uses.

    A process that dies in the middle of a long answer leaves half of it: with an end still open
    here, whoever reads would wait for the other half for ever.
    """
    answers = getattr(executor, "_result_queue", None)
    writer = getattr(answers, "_writer", None)
    if writer is not None and not writer.closed:
        writer.close()
