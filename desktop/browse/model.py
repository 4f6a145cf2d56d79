"""Item models of the Browse page: the records that pass the filter, and the problems."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from core.error import Problem
from core.record import Record

Index = QModelIndex | QPersistentModelIndex
RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


class RecordModel(QAbstractListModel):
    """A flat list of records; the delegate takes the record, screen readers the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._records: list[Record] = []

    def set_records(self, records: Sequence[Record]) -> None:
        """Show these records, in this order."""
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def record(self, row: int) -> Record | None:
        """Return the record of `row`; None outside the list."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def records(self, first: int, last: int) -> list[Record]:
        """Return the records of the rows from `first` up to but not including `last`."""
        return self._records[max(0, first) : max(0, last)]

    def row_of(self, image_id: str) -> int:
        """Return the row of an image; -1 where it is not in the list."""
        ids = (row for row, record in enumerate(self._records) if record.image_id == image_id)
        return next(ids, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        record = self._records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return record.image_id
        if role == RECORD_ROLE:
            return record
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{record.image_id}, {record.dx or 'no diagnosis'}"
        return None


class ProblemModel(QAbstractTableModel):
    """What is wrong, where, and why."""

    HEADERS = ("Problem", "Where", "Reason")

    def __init__(self) -> None:
        super().__init__()
        self._problems: tuple[Problem, ...] = ()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems; new ones at the end of the same list are added without a reset."""
        old, new = self._problems, tuple(problems)
        if old and new[: len(old)] == old:
            if len(new) > len(old):
                self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
                self._problems = new
                self.endInsertRows()
            return
        self.beginResetModel()
        self._problems = new
        self.endResetModel()

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems that are shown."""
        return self._problems

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or role not in shown:
            return None
        problem = self._problems[index.row()]
        kind = str(problem.kind)
        return (kind[:1].upper() + kind[1:], problem.where, problem.reason)[index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.HEADERS[section]
        return None
