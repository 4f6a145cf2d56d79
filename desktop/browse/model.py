"""Item models of the Browse page: the records that pass the filter, and the problems."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.annotation import NOTHING, Annotation
from core.error import Problem
from core.record import Record
from desktop.browse.column import COLUMNS
from desktop.translation import mark, told, tr
from desktop.widget.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
ANNOTATION_ROLE = Qt.ItemDataRole.UserRole + 2
_ROOT = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_FEW = 200


class RecordModel(QAbstractTableModel):
    """Records in rows; the grid's painter takes the record, the table the texts of its columns."""

    def __init__(self) -> None:
        super().__init__()
        self._records: list[Record] = []
        self._rows: dict[str, int] | None = None
        self._annotations: Mapping[str, Annotation] = {}

    def set_records(
        self, records: Sequence[Record], annotations: Mapping[str, Annotation] | None = None
    ) -> None:
        """Show these records, in this order, with what is said of them."""
        self.beginResetModel()
        self._records = list(records)
        self._rows = None
        if annotations is not None:
            self._annotations = annotations
        self.endResetModel()

    def tell_annotated(self, image_ids: Collection[str]) -> None:
        """Have the rows painted anew of which something else is said now."""
        if not self._records:
            return
        rows = [row for row in map(self.row_of, image_ids) if row >= 0]
        last = len(COLUMNS) - 1
        if len(rows) > _FEW:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._records) - 1, last))
            return
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def record(self, row: int) -> Record | None:
        """Return the record of `row`; None outside the list."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def records(self, first: int, last: int) -> list[Record]:
        """Return the records of the rows from `first` up to but not including `last`."""
        return self._records[max(0, first) : max(0, last)]

    def row_of(self, image_id: str) -> int:
        """Return the row of an image; -1 where it is not in the list."""
        if self._rows is None:
            self._rows = {record.image_id: row for row, record in enumerate(self._records)}
        return self._rows.get(image_id, -1)

    def annotation(self, record: Record) -> Annotation:
        """Return what is said of a record."""
        return self._annotations.get(record.image_id, NOTHING)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        record = self._records[index.row()]
        if role == RECORD_ROLE:
            return record
        if role == ANNOTATION_ROLE:
            return self.annotation(record)
        column = COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = column.text(record, self.annotation(record))
            return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(record, index.column())
        return None

    def _spoken(self, record: Record, number: int) -> str:
        said = self.annotation(record)
        if number:
            return f"{tr(COLUMNS[number].title)}: {COLUMNS[number].text(record, said)}"
        parts = [record.image_id, record.dx or tr("no diagnosis")]
        if said.proposal:
            parts.append(tr("proposed {proposal}", proposal=said.proposal))
        if said.star:
            parts.append(tr("starred"))
        return ", ".join(parts)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if COLUMNS[section].right else _LEFT
        return tr(COLUMNS[section].title) if role == Qt.ItemDataRole.DisplayRole else None


class ProblemModel(QAbstractTableModel):
    """What is wrong, where, and why."""

    HEADERS = (mark("Problem"), mark("Where"), mark("Reason"))

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
        kind = str(problem.kind).capitalize()
        text = (tr(kind), problem.where, told(problem.reason))[index.column()]
        return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.HEADERS[section])
        return None
