"""The casebook behind the window: one thread owns it, whoever needs it asks through a desk."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from core.casebook.casebook import Casebook

Work = Callable[[Casebook], object]


class _KeeperThread(QThread):
    """Opens the casebook when it is first needed and does one piece of work after the other."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.setObjectName("KeeperThread")
        self._path = path
        self._jobs: queue.Queue[tuple[Work, Callable[[object, object], None]] | None] = (
            queue.Queue()
        )

    def put(self, work: Work, tell: Callable[[object, object], None]) -> None:
        """Have `work` done; `tell(value, error)` is called in this thread."""
        self._jobs.put((work, tell))

    def finish(self) -> None:
        """Do what was asked for, close the casebook, end the thread and wait for it."""
        self._jobs.put(None)
        self.wait()

    def run(self) -> None:
        book: Casebook | None = None
        try:
            while (job := self._jobs.get()) is not None:
                work, tell = job
                try:
                    # A file that could not be opened is tried again: a person may have mended it.
                    book = book or Casebook.open(self._path)
                    value = work(book)
                except Exception as error:  # handed over: a sentence for a person, or a bug
                    tell(None, error)
                else:
                    tell(value, None)
        finally:
            if book is not None:
                book.close()


class CaseDesk(QObject):
    """Where one asker meets the casebook.

    A question (`ask`) is answered by `answered`, the newest only. What changes cases (`change`) is
    always carried out and ends in `changed` with what came of it, or in `failed`, in the order in
    which it was asked for. A bug is a failure too, which the asker raises.
    """

    answered = Signal(object)
    changed = Signal(object)
    failed = Signal(object)
    _arrived = Signal(int, object, object)
    _done = Signal(object, object)

    def __init__(self, thread: _KeeperThread, keeper: CaseKeeper) -> None:
        super().__init__(keeper)
        self._thread = thread
        self._keeper = keeper
        self._generation = 0
        self._asking = False
        self._changing = 0
        self._arrived.connect(self._on_arrived)
        self._done.connect(self._on_done)

    @property
    def busy(self) -> bool:
        """Whether an answer or a change is still to come."""
        return self._asking or self._changing > 0

    def ask(self, work: Work) -> None:
        """Have a question answered; the answer to the one before is dropped."""
        self._generation += 1
        self._asking = True
        generation = self._generation
        self._thread.put(work, lambda value, error: self._arrived.emit(generation, value, error))

    def change(self, work: Work) -> None:
        """Have cases changed, `lambda book: book.add(entry)`; the value is that of `work`."""
        self._changing += 1
        self._thread.put(work, self._done.emit)

    def drop(self) -> None:
        """Forget the question: its answer will not be delivered."""
        self._generation += 1
        self._asking = False

    @Slot(int, object, object)
    def _on_arrived(self, generation: int, value: object, error: Exception | None) -> None:
        if generation != self._generation:
            return
        self._asking = False
        if error is None:
            self.answered.emit(value)
        else:
            self.failed.emit(error)

    @Slot(object, object)
    def _on_done(self, value: object, error: Exception | None) -> None:
        self._changing -= 1
        if error is None:
            self.changed.emit(value)
            self._keeper.cases_changed.emit()
        else:
            self.failed.emit(error)


class CaseKeeper(QObject):
    """Keeps the cases; `cases_changed` follows each change, whoever made it."""

    cases_changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._thread = _KeeperThread(path)

    def desk(self) -> CaseDesk:
        """Return a new place to ask at, living as long as the keeper."""
        if not self._thread.isRunning():
            self._thread.start()
        return CaseDesk(self._thread, self)

    def close(self) -> None:
        """Carry out every change that was asked for, and give the file back."""
        if self._thread.isRunning():
            self._thread.finish()
