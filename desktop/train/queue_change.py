"""Changes of the queue that can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from desktop.translation import tr


class QueueDesk(QObject):
    """Where changes of the queue are asked for: places count from 1."""

    move_wanted = Signal(str, int)
    remove_wanted = Signal(str)
    insert_wanted = Signal(str, int)


class QueueMove(QUndoCommand):
    """A run that changed its place."""

    def __init__(self, desk: QueueDesk, name: str, before: int, after: int) -> None:
        super().__init__(tr("the place of {name}", name=name))
        self._desk, self._name, self._places = desk, name, (before, after)

    def redo(self) -> None:
        self._desk.move_wanted.emit(self._name, self._places[1] + 1)

    def undo(self) -> None:
        self._desk.move_wanted.emit(self._name, self._places[0] + 1)


class QueueRemoval(QUndoCommand):
    """A run that was taken out of the queue."""

    def __init__(self, desk: QueueDesk, name: str, place: int) -> None:
        super().__init__(tr("the removal of {name}", name=name))
        self._desk, self._name, self._place = desk, name, place

    def redo(self) -> None:
        self._desk.remove_wanted.emit(self._name)

    def undo(self) -> None:
        self._desk.insert_wanted.emit(self._name, self._place + 1)
