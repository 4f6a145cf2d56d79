"""What the queue of the Train page does: view, thread of runs and undo, tied together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.train.queue_change import QueueDesk
from desktop.train.queue_view import QueueView
from desktop.train.run_thread import RunThread
from training.run_directory import RunDirectory
from training.series.queue import RunQueue, start_detached


class QueuePart(QObject):
    """Has changes of the queue carried out in order, by the thread that minds the runs."""

    def __init__(
        self, queue: RunQueue, thread: RunThread, undo: QUndoStack, place: QWidget | None = None
    ) -> None:
        super().__init__()
        self._queue, self._thread = queue, thread
        self.desk = QueueDesk(self)
        self.view = QueueView(self.desk, undo.push, place)
        self.desk.move_wanted.connect(
            lambda name, place: thread.do(lambda: queue.move(name, place))
        )
        self.desk.remove_wanted.connect(lambda name: thread.do(lambda: queue.remove(name)))
        self.desk.insert_wanted.connect(self._on_insert_wanted)
        self.view.work_requested.connect(self._on_work_requested)
        self.view.stop_requested.connect(lambda: thread.do(queue.stop_request.touch))

    def add(self, path: Path) -> None:
        """Put a run that there is at the end of the queue."""
        self._thread.do(lambda: self._queue.add(RunDirectory(path)))

    def _on_insert_wanted(self, name: str, place: int) -> None:
        def insert() -> None:
            self._queue.add(RunDirectory(self._queue.runs_folder / name))
            self._queue.move(name, place)

        self._thread.do(insert)

    def _on_work_requested(self, slots: Sequence[str]) -> None:
        self._thread.do(lambda: start_detached(self._queue, slots))
