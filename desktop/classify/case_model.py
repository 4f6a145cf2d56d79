"""The cases to classify: each one lesion with its images, its patient and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.case.together import together
from core.case.told import Told
from core.case.what_if import WhatIf
from core.casebook.entry import FirstReading, Ruling
from core.error import Problem
from core.experience.neighbour import Neighbour
from core.prediction import Prediction
from core.record import Patient
from desktop.class_text import sure
from desktop.translation import told, tr
from desktop.widget.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
CASE_ROLE = Qt.ItemDataRole.UserRole + 1
ANSWER_ROLE = Qt.ItemDataRole.UserRole + 2
MOST_IMAGES = 6
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Item:
    """One image to be classified, with its patient and its lesion id, empty where unknown."""

    path: Path
    patient: Patient
    lesion: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader has chosen and written of an answer, `dx`, and not kept yet."""

    agrees: bool
    overrides: bool
    instead: int
    reason: str
    note: str
    dx: str


@dataclass(eq=False, slots=True)
class Case:
    """Images of one lesion; `told` is what the chosen model says of each for exactly this patient.

    `told` is empty until there is an answer; `final` says that it is not the one at a glance, which
    the one from all views follows. `hidden` keeps it from a reader who is to commit first.
    `what_if` and `neighbours` are None until they were asked for, `number` until the case
    is kept, which `keeping` says is going on. `draft` is a decision that was begun and left.
    """

    paths: tuple[Path, ...]
    patient: Patient
    lesion: str = ""
    told: tuple[Told | Problem, ...] = ()
    final: bool = False
    first: FirstReading | None = None
    hidden: bool = False
    what_if: WhatIf | None = None
    neighbours: tuple[Neighbour, ...] | None = None
    ruling: Ruling | None = None
    note: str = ""
    number: int | None = None
    keeping: bool = False
    draft: Draft | None = None

    @property
    def path(self) -> Path:
        """The first image, by which the case is named."""
        return self.paths[0]

    @property
    def name(self) -> str:
        """The first image and how many more: short, as what tells names apart is at their end."""
        more = len(self.paths) - 1
        return f"{self.path.stem} + {more}" if more else self.path.stem

    @property
    def predictions(self) -> tuple[Prediction, ...]:
        """The answers to the images that could be read."""
        return tuple(each.prediction for each in self.told if isinstance(each, Told))

    @property
    def outcome(self) -> Prediction | Problem | None:
        """The mean of the answers, the problem where no image can be read, or None: not yet."""
        answers = self.predictions
        if answers:
            return together(answers)
        return next((each for each in self.told if isinstance(each, Problem)), None)

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags of all images, each once."""
        found = (flag for each in self.told if isinstance(each, Told) for flag in each.flags)
        return tuple(dict.fromkeys(found))

    @property
    def answer(self) -> str:
        """The answer in a few words."""
        outcome = self.outcome
        if isinstance(outcome, Problem):
            return told(outcome.reason)
        if outcome is None:
            return tr("Not classified yet")
        return tr("Commit first") if self.hidden else f"{outcome.dx}  {sure(outcome.confidence)}"

    def forget(self, *, patient_only: bool = False) -> None:
        """Make the answer void; what lies near the images stays where only the patient changed."""
        self.told, self.final, self.what_if = (), False, None
        # Another answer is another case: what is kept of the former stays as it is.
        self.ruling, self.number = None, None
        if not patient_only:
            self.neighbours = None


class CaseModel(QAbstractListModel):
    """A flat list of cases, each file once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases: list[Case] = []
        self._commit_first = False
        self._threshold: float | None = None

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases in the order of the list."""
        return tuple(self._cases)

    def case(self, row: int) -> Case | None:
        """Return the case of `row`; None outside the list."""
        return self._cases[row] if 0 <= row < len(self._cases) else None

    def row_of(self, path: Path) -> int:
        """Return the row of the case that an image file is of, -1 where it is in none."""
        return next((row for row, case in enumerate(self._cases) if path in case.paths), -1)

    def add(self, items: Sequence[Item]) -> int:
        """Append images, those of one lesion as one case; return the row of the first image."""
        known = {path for case in self._cases for path in case.paths}
        fresh: dict[object, list[Item]] = {}
        for item in items:
            if item.path not in known:
                known.add(item.path)
                key = (item.lesion, item.patient) if item.lesion else item.path
                fresh.setdefault(key, []).append(item)
        made = [
            self._made(group[start : start + MOST_IMAGES])
            for group in fresh.values()
            for start in range(0, len(group), MOST_IMAGES)
        ]
        if made:
            first = len(self._cases)
            self.beginInsertRows(_ROOT, first, first + len(made) - 1)
            self._cases += made
            self.endInsertRows()
        return self.row_of(items[0].path) if items else -1

    def _made(self, group: Sequence[Item]) -> Case:
        paths = tuple(item.path for item in group)
        return Case(paths, group[0].patient, group[0].lesion, hidden=self._commit_first)

    def remove(self, rows: Sequence[int]) -> None:
        """Take these rows out of the list; the files stay."""
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(_ROOT, row, row)
            del self._cases[row]
            self.endRemoveRows()

    def join(self, rows: Sequence[int]) -> int:
        """Make one case of several: images of one lesion of the first one's patient; its row."""
        first, *others = sorted(rows)
        whole = self._cases[first]
        paths = [path for row in sorted(rows) for path in self._cases[row].paths]
        self.remove(others)
        whole.paths = tuple(paths)
        self._begin_anew(whole)
        return first

    def part(self, row: int) -> None:
        """Make a case of each image of a case."""
        whole = self._cases[row]
        first, *others = whole.paths
        whole.paths = (first,)
        self._begin_anew(whole)
        if others:
            self.beginInsertRows(_ROOT, row + 1, row + len(others))
            self._cases[row + 1 : row + 1] = [
                self._made([Item(path, whole.patient, whole.lesion)]) for path in others
            ]
            self.endInsertRows()

    def _begin_anew(self, case: Case) -> None:
        case.forget()
        case.first, case.hidden = None, self._commit_first
        self.refresh()

    def set_patient(self, case: Case, patient: Patient) -> None:
        """Give a case another patient, which makes its answer void."""
        case.patient = patient
        case.forget(patient_only=True)
        self.refresh()

    def set_commit_first(self, wanted: bool) -> None:
        """Hide every answer until a reader has committed to an own one, or show them all."""
        self._commit_first = wanted
        for case in self._cases:
            case.hidden = wanted and case.first is None
        self.refresh()

    def commit(self, case: Case, first: FirstReading) -> None:
        """Keep what the reader thinks, once and for all, and show the answer."""
        case.first, case.hidden = first, False
        self.refresh()

    def forget_outcomes(self, threshold: float | None = None) -> None:
        """Make all answers void: another model was chosen, which flags from `threshold` on."""
        self._threshold = threshold
        for case in self._cases:
            case.forget()
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
            return case.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join((*map(str, case.paths), self._answer(case))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{case.name}, {self._answer(case)}"
        if role == ANSWER_ROLE:
            return self._answer(case)
        return case if role == CASE_ROLE else None

    def _answer(self, case: Case) -> str:
        outcome, limit = case.outcome, self._threshold
        if not isinstance(outcome, Prediction) or case.hidden or limit is None:
            return case.answer
        flagged = outcome.malignancy >= limit
        return f"{case.answer} · {tr('flagged')}" if flagged else case.answer
