"""One long piece of work in a process of its own, with progress, and an end at any moment."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, Slot

_POLL_SECONDS = 0.1


class _ErrandThread(QThread):
    """Listens to the process of one errand; `tell(kind, value)` is called in this thread."""

    def __init__(
        self,
        function: Callable[..., object],
        arguments: tuple[object, ...],
        tell: Callable[[str, object], None],
    ) -> None:
        super().__init__()
        self.setObjectName("ErrandThread")
        self._function, self._arguments, self._tell = function, arguments, tell
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """End the process within a fraction of a second."""
        self._cancelled.set()

    def run(self) -> None:
        from desktop.errand_task import perform

        context = multiprocessing.get_context("spawn")
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(
            target=perform, args=(sending, self._function, self._arguments), daemon=True
        )
        process.start()
        sending.close()
        kind: str = ""
        try:
            while not self._cancelled.is_set() and kind not in ("answer", "failure"):
                if receiving.poll(_POLL_SECONDS):
                    kind, value = receiving.recv()
                    self._tell(kind, value)
        except EOFError:
            if not self._cancelled.is_set():
                self._tell("failure", RuntimeError("The process of this work died early."))
        finally:
            if kind not in ("answer", "failure"):
                process.terminate()
            process.join()
            receiving.close()


class Errand(QObject):
    """Does one thing at a time: what is asked for newly ends what was under way.

    `progressed(what, done, total)` follows while the process works, then `answered` or `failed`,
    unless it was cancelled.
    """

    progressed = Signal(str, int, int)
    answered = Signal(object)
    failed = Signal(object)
    _arrived = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._thread: _ErrandThread | None = None
        self._ending: list[_ErrandThread] = []
        self._arrived.connect(self._on_arrived)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._thread is not None

    def start(self, function: Callable[..., object], *arguments: object) -> None:
        """Call `function(*arguments, report)` in a process; it must be found by its name there."""
        self.cancel()
        generation = self._generation
        self._thread = _ErrandThread(
            function, arguments, lambda kind, value: self._arrived.emit(generation, kind, value)
        )
        self._thread.start()

    def cancel(self) -> None:
        """End what is under way; nothing more is heard of it."""
        self._generation += 1
        if self._thread is not None:
            self._thread.cancel()
            self._put_aside(self._thread)

    def close(self) -> None:
        """End what is under way and wait for it."""
        self.cancel()
        for thread in self._ending:
            thread.wait()
        self._ending.clear()

    def _put_aside(self, thread: _ErrandThread) -> None:
        # A thread object must outlive its thread, which ends a moment after its last word.
        self._ending = [entry for entry in self._ending if entry.isRunning()]
        self._ending.append(thread)
        self._thread = None

    @Slot(int, str, object)
    def _on_arrived(self, generation: int, kind: str, value: object) -> None:
        if generation != self._generation or self._thread is None:
            return
        if kind == "progress":
            self.progressed.emit(*value)  # type: ignore[misc]
            return
        self._put_aside(self._thread)
        if kind == "answer":
            self.answered.emit(value)
        else:
            self.failed.emit(value)
