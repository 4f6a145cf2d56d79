"""The queue as a Qt model whose rows are moved by dragging or by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.train.run_model import ROW_ROLE
from desktop.train.snapshot import RunRow
from desktop.translation import tr
from desktop.widget.label import plain_tip
from training.run_directory import Status

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class QueueState:
    """The queue as it was read: names of runs in order, whether a process works it off."""

    runs: tuple[str, ...] = ()
    worked_off: bool = False
    problem: str = ""


class QueueModel(QAbstractListModel):
    """The runs that wait, in order. `moved(name, before, after)` follows a move made here."""

    moved = Signal(str, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._rows: dict[str, RunRow] = {}

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._names):
            return None
        name = self._names[index.row()]
        row = self._rows.get(name) or _gone(name)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{index.row() + 1}. {name}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr(
                "{row} of {count}: {title}, {kind_text}",
                row=index.row() + 1,
                count=len(self._names),
                title=row.title,
                kind_text=row.kind_text,
            )
        # As it is painted: with its place before its title.
        place = f"{index.row() + 1}.  {row.title}"
        return replace(row, note=place) if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def names(self) -> tuple[str, ...]:
        """Return the names of the runs in order."""
        return tuple(self._names)

    def set_names(self, names: Sequence[str]) -> None:
        """Make the order equal `names`, touching only what differs, so that a choice stays."""
        for number in reversed(range(len(self._names))):
            if self._names[number] not in names:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._names[number]
                self.endRemoveRows()
                self._tell_places()
        for number, name in enumerate(names):
            if name not in self._names:
                self.beginInsertRows(QModelIndex(), number, number)
                self._names.insert(number, name)
                self.endInsertRows()
            elif self._names[number] != name:
                self._shift(self._names.index(name), number)

    def set_rows(self, rows: Mapping[str, RunRow]) -> None:
        """Take in what is known of the runs, by name."""
        changed = [
            n for n, name in enumerate(self._names) if rows.get(name) != self._rows.get(name)
        ]
        self._rows = dict(rows)
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

    def move(self, before: int, after: int) -> bool:
        """Move the run at `before` to the place `after`, counted without it; tell of it."""
        count = len(self._names)
        if before == after or not (0 <= before < count and 0 <= after < count):
            return False
        name = self._names[before]
        self._shift(before, after)
        self.moved.emit(name, before, after)
        return True

    def moveRows(self, parent: Index, first: int, count: int, target: Index, row: int) -> bool:
        """Move one row to before `row`, as a list does that was dragged in."""
        return count == 1 and self.move(first, row - 1 if row > first else row)

    def _tell_places(self) -> None:
        if self._names:
            self.dataChanged.emit(self.index(0), self.index(len(self._names) - 1))

    def _shift(self, before: int, after: int) -> None:
        below = after + 1 if after > before else after
        self.beginMoveRows(QModelIndex(), before, before, QModelIndex(), below)
        self._names.insert(after, self._names.pop(before))
        self.endMoveRows()
        self._tell_places()


def _gone(name: str) -> RunRow:
    return RunRow(
        Path(name),
        name,
        tr("not found in the runs folder"),
        "",
        0.0,
        Status.QUEUED,
        False,
        0.0,
        None,
        None,
    )
