"""The list of runs as a Qt model: rows come and go singly, so that a choice stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.train.snapshot import RunRow
from desktop.translation import tr
from desktop.widget.label import plain_tip

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


class RunModel(QAbstractListModel):
    """The runs, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RunRow] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = (
                row.name, row.model, row.kind_text, *row.changes, row.figure_text, row.note
            )  # fmt: skip
            return plain_tip("\n".join(dict.fromkeys(part for part in parts if part)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (row.title, row.kind_text, row.made_text, tr(row.status_text), row.figure_text)
            return ", ".join(part for part in told if part)
        return row if role == ROW_ROLE else None

    def row(self, number: int) -> RunRow:
        """Return the run at `number`."""
        return self._rows[number]

    def number_of(self, path: Path) -> int:
        """Return where the run at `path` stands; -1 where it does not."""
        return next((i for i, row in enumerate(self._rows) if row.path == path), -1)

    def rows(self) -> tuple[RunRow, ...]:
        """Return all runs."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Make the list equal `rows`, touching only what differs."""
        wanted = {row.path for row in rows}
        for number in reversed(range(len(self._rows))):
            if self._rows[number].path not in wanted:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._rows[number]
                self.endRemoveRows()
        for number, row in enumerate(rows):
            self._place(number, row)

    def _place(self, number: int, row: RunRow) -> None:
        present = self.number_of(row.path)
        if present < 0:
            self.beginInsertRows(QModelIndex(), number, number)
            self._rows.insert(number, row)
            self.endInsertRows()
            return
        if present != number:
            self.beginMoveRows(QModelIndex(), present, present, QModelIndex(), number)
            self._rows.insert(number, self._rows.pop(present))
            self.endMoveRows()
        if self._rows[number] != row:
            self._rows[number] = row
            index = self.index(number)
            self.dataChanged.emit(index, index)
