"""The images to classify, each with its patient and, once there is one, its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.error import Problem
from core.prediction import Prediction
from core.record import Patient

Index = QModelIndex | QPersistentModelIndex
CASE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(eq=False, slots=True)
class Case:
    """One image; `outcome` is the answer of the chosen model for exactly this patient.

    `final` says that it is not the answer at a glance, which the one from all views follows.
    """

    path: Path
    patient: Patient
    outcome: Prediction | Problem | None = None
    final: bool = False

    @property
    def answer(self) -> str:
        """The answer in a few words."""
        if isinstance(self.outcome, Prediction):
            return f"{self.outcome.dx}  {self.outcome.confidence:.0%}"
        return self.outcome.reason if self.outcome is not None else "Not classified yet"


class CaseModel(QAbstractListModel):
    """A flat list of cases, each file once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases: list[Case] = []

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases in the order of the list."""
        return tuple(self._cases)

    def case(self, row: int) -> Case | None:
        """Return the case of `row`; None outside the list."""
        return self._cases[row] if 0 <= row < len(self._cases) else None

    def row_of(self, path: Path) -> int:
        """Return the row of an image file, -1 where it is not in the list."""
        return next((row for row, case in enumerate(self._cases) if case.path == path), -1)

    def add(self, items: Sequence[tuple[Path, Patient]]) -> int:
        """Append images with their patients; return the row of the first, known or new."""
        known = {case.path for case in self._cases}
        fresh = {path: patient for path, patient in items if path not in known}
        if fresh:
            first = len(self._cases)
            self.beginInsertRows(_ROOT, first, first + len(fresh) - 1)
            self._cases += [Case(path, patient) for path, patient in fresh.items()]
            self.endInsertRows()
        return self.row_of(items[0][0]) if items else -1

    def remove(self, rows: Sequence[int]) -> None:
        """Take these rows out of the list; the files stay."""
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(_ROOT, row, row)
            del self._cases[row]
            self.endRemoveRows()

    def set_patient(self, case: Case, patient: Patient) -> None:
        """Give a case another patient, which makes its answer void."""
        case.patient, case.outcome, case.final = patient, None, False
        self.refresh()

    def forget_outcomes(self) -> None:
        """Make all answers void: another model was chosen."""
        for case in self._cases:
            case.outcome, case.final = None, False
        self.refresh()

    def refresh(self) -> None:
        """Say that answers have changed."""
        if self._cases:
            self.dataChanged.emit(self.index(0), self.index(len(self._cases) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cases)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        case = self.case(index.row()) if index.isValid() else None
        if case is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return case.path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{case.path}\n{case.answer}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{case.path.name}, {case.answer}"
        return case if role == CASE_ROLE else None
