"""One small piece of work off the window's thread: a function without Qt, and what it returned."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal


class _ChoreThread(QThread):
    def __init__(self, work: Callable[[], object], tell: Callable[[object, object], None]) -> None:
        super().__init__()
        self.setObjectName("ChoreThread")
        self._work, self._tell = work, tell

    def run(self) -> None:
        try:
            value = self._work()
        except Exception as error:  # handed over: a sentence for a person, or a bug for the dialog
            self._tell(None, error)
        else:
            self._tell(value, None)


class Chore(QObject):
    """Reads a folder, counts a size: work of moments that waits for a disk and not for a processor.

    What is asked newly drops the answer that is under way. `answered` or `failed` follows.
    """

    answered = Signal(object)
    failed = Signal(object)
    _arrived = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._busy = False
        self._threads: list[_ChoreThread] = []
        self._arrived.connect(self._on_arrived)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._busy

    def start(self, work: Callable[[], object]) -> None:
        """Have `work` done; it must not touch Qt."""
        self._generation += 1
        self._busy = True
        generation = self._generation
        thread = _ChoreThread(
            work, lambda value, error: self._arrived.emit(generation, value, error)
        )
        self._threads = [entry for entry in self._threads if entry.isRunning()]
        self._threads.append(thread)
        thread.start()

    def close(self) -> None:
        """Drop the answer and wait for the end of the work."""
        self._generation += 1
        self._busy = False
        for thread in self._threads:
            thread.wait()
        self._threads.clear()

    def _on_arrived(self, generation: int, value: object, error: object) -> None:
        if generation != self._generation:
            return
        self._busy = False
        if error is None:
            self.answered.emit(value)
        else:
            self.failed.emit(error)
