"""The cases that were found, as a table; a proxy sorts it by what stands behind the texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.casebook.entry import Case
from desktop.cases.case_text import NOTHING, short_decision
from desktop.translation import mark, num, tr
from desktop.when import day_text
from desktop.widget.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
CASE_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class _Column:
    title: str
    text: Callable[[Case], str]
    sort: Callable[[Case], float | str]
    right: bool = False


def _first(case: Case) -> str:
    return case.entry.first.dx if case.entry.first else NOTHING


def _answer(case: Case) -> str:
    return case.entry.answer.prediction.dx


def _biopsy(case: Case) -> str:
    return case.entry.biopsy.dx if case.entry.biopsy else NOTHING


def _name(case: Case) -> str:
    return case.entry.label or case.entry.images[0].path.stem


COLUMNS: tuple[_Column, ...] = (
    _Column(mark("Case"), lambda c: str(c.number), lambda c: c.number),
    _Column(mark("Name"), _name, lambda c: _name(c).casefold()),
    _Column(mark("Kept"), lambda c: day_text(c.created), lambda c: c.created.timestamp()),
    _Column(mark("Answer"), _answer, _answer),
    _Column(
        mark("Malignancy"),
        lambda c: num(c.entry.answer.prediction.malignancy, ".1%"),
        lambda c: c.entry.answer.prediction.malignancy,
        right=True,
    ),
    _Column(mark("First reading"), _first, _first),
    _Column(mark("Decision"), lambda c: short_decision(c.entry), lambda c: short_decision(c.entry)),
    _Column(mark("Biopsy"), _biopsy, _biopsy),
)
NAME_COLUMN = 1


class CaseTableModel(QAbstractTableModel):
    """Rows of cases in the order in which they were found, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases: tuple[Case, ...] = ()

    @property
    def cases(self) -> tuple[Case, ...]:
        """The cases that are shown."""
        return self._cases

    def set_cases(self, cases: Sequence[Case]) -> None:
        """Show these cases."""
        self.beginResetModel()
        self._cases = tuple(cases)
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """Return the row of a case by its number, −1 where it is not shown."""
        return next((row for row, case in enumerate(self._cases) if case.number == number), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cases)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        case, column = self._cases[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr(
                "Case {number}, {title}: {what}",
                number=case.number,
                title=tr(column.title),
                what=column.text(case),
            )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (
                plain_tip(column.text(case))
                if role == Qt.ItemDataRole.ToolTipRole
                else column.text(case)
            )
        if role == SORT_ROLE:
            return column.sort(case)
        return case if role == CASE_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = COLUMNS[section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return tr(COLUMNS[section].title) if role == Qt.ItemDataRole.DisplayRole else None
