"""Two to six images side by side, or two models on one case, and whether they disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.case.side_by_side import Side, compared, disagree
from core.case.together import together
from core.case.told import Told
from core.error import Problem
from core.prediction import Prediction
from core.record import Patient
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.classify.case_model import Case
from desktop.classify.compare_column import CompareColumn
from desktop.engine import Engine
from desktop.engine_task import ModelFacts
from desktop.translation import told, tr
from desktop.widget.label import DisclaimerLabel, HeadingLabel, PlainLabel, QuietLabel
from desktop.widget.symbol import SymbolButton

_EDGE = 640
_FEW, _APART, _CLOSE = 4, 32, 20  # so many columns have room for wide gaps
Model = tuple[str, Path]


@dataclass(frozen=True)
class _Subject:
    """What stands in a column: the images that are answered together, and by which model."""

    name: str
    paths: tuple[Path, ...]
    patient: Patient
    lesion: str
    facts: ModelFacts


class CompareView(QWidget):
    """Asks for all answers anew, with all views. `closed` says that the reader has seen enough."""

    closed = Signal()
    failed = Signal(object)

    def __init__(
        self, engine: Engine, loader: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._loader = engine.tasks, loader
        self._case: Case | None = None
        self._facts: ModelFacts | None = None
        self._subjects: list[_Subject] = []
        self._sides: dict[int, Side] = {}
        self._waiting: list[list[int]] = []
        self._describe = engine.channel()
        self._answer = engine.channel()
        self.columns: list[CompareColumn] = []
        self.said = PlainLabel()
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Another model"))
        self.back = SymbolButton("left", tr("Back"))
        self._lay_out()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_back)
        self.back.clicked.connect(self._on_back)
        self.box.activated.connect(self._on_model)
        loader.arrived.connect(self._show_pictures)
        self._describe.answered.connect(self._on_described)
        self._answer.answered.connect(self._on_answered)
        for channel in (self._describe, self._answer):
            channel.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._model_row = QWidget()
        models = QHBoxLayout(self._model_row)
        models.setContentsMargins(0, 0, 0, 0)
        models.addWidget(QuietLabel(tr("Another model")))
        models.addWidget(self.box)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(HeadingLabel(tr("Side by side")))
        head.addStretch(1)
        head.addWidget(self._model_row)
        self._row = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.said)
        layout.addLayout(self._row, 1)
        layout.addWidget(DisclaimerLabel())

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._describe.busy or self._answer.busy

    def compare(self, cases: Sequence[Case], facts: ModelFacts, models: Sequence[Model]) -> None:
        """Show several cases, the images of one, or one image with another of the models."""
        alone = cases[0] if len(cases) == 1 else None
        self._case, self._facts = alone, facts
        others = [(name, folder) for name, folder in models if folder != facts.folder]
        with QSignalBlocker(self.box):
            self.box.clear()
            for name, folder in others:
                self.box.addItem(name, folder)
            self.box.setCurrentIndex(-1)
        self._model_row.setVisible(alone is not None and bool(others))
        if alone is None:
            self._show([_Subject(c.name, c.paths, c.patient, c.lesion, facts) for c in cases])
            return
        rest = alone.patient, alone.lesion, facts
        if len(alone.paths) > 1:
            self._show([_Subject(path.name, (path,), *rest) for path in alone.paths])
        elif others:
            self.box.setCurrentIndex(0)
            self._show([])
            self._on_model()
        else:
            self._show([_Subject(facts.name, alone.paths, *rest)])
            self.said.setText(tr("There is no other model to compare with."))

    def _show(self, subjects: Sequence[_Subject]) -> None:
        """Make a column of each and ask for what is told of them."""
        self._subjects, self._sides = list(subjects), {}
        for column in self.columns:
            self._row.removeWidget(column)
            column.deleteLater()
        self.columns = [
            CompareColumn(each.name, each.paths[0], len(subjects) - 1) for each in subjects
        ]
        self._row.setSpacing(_APART if len(subjects) <= _FEW else _CLOSE)
        for column in self.columns:
            self._row.addWidget(column, 1)
        self.said.clear()
        self._loader.request(id(self), [each.paths[0] for each in subjects], _EDGE)
        self._show_pictures()
        by_model: dict[Path, list[int]] = {}
        for at, subject in enumerate(subjects):
            by_model.setdefault(subject.facts.folder, []).append(at)
        self._waiting = list(by_model.values())
        self._ask_next()

    def _ask_next(self) -> None:
        """Ask for all columns of one model; then for those of the next."""
        if not self._waiting:
            self._tell()
            return
        asked = [self._subjects[at] for at in self._waiting[0]]
        rows = [(path, each.patient, each.lesion) for each in asked for path in each.paths]
        paths, patients, lesions = zip(*rows, strict=True)
        self._answer.ask(self._tasks.classify, asked[0].facts.folder, paths, patients, lesions)

    def _on_answered(self, answers: Sequence[Told | Problem]) -> None:
        rest = list(answers)
        for at in self._waiting.pop(0):
            subject = self._subjects[at]
            own, rest = rest[: len(subject.paths)], rest[len(subject.paths) :]
            self._take(at, own)
        self._ask_next()

    def _take(self, at: int, found: Sequence[Told | Problem]) -> None:
        facts = self._subjects[at].facts
        answers = [each.prediction for each in found if isinstance(each, Told)]
        outcome: Prediction | Problem | None = None
        if answers:
            outcome = together(answers)
            self._sides[at] = Side(self._subjects[at].name, outcome, facts.decided.threshold)
        else:
            outcome = next((each for each in found if isinstance(each, Problem)), None)
        flags = [flag for each in found if isinstance(each, Told) for flag in each.flags]
        self.columns[at].set_outcome(
            outcome, tuple(dict.fromkeys(flags)), facts.target, facts.decided
        )

    def _tell(self) -> None:
        sides = [side for _, side in sorted(self._sides.items())]
        if len(sides) < 2:
            return
        one = self._case is not None
        self.said.setText(" ".join(map(told, compared(sides, one=one, word=tr))))
        apart = one and disagree(sides)
        role = QPalette.ColorRole.BrightText if apart else QPalette.ColorRole.WindowText
        self.said.setForegroundRole(role)

    def _on_model(self) -> None:
        folder = self.box.currentData()
        if isinstance(folder, Path):
            self._describe.ask(self._tasks.describe, folder)

    def _on_described(self, other: ModelFacts) -> None:
        case, facts = self._case, self._facts
        if case is not None and facts is not None:
            rest = case.paths, case.patient, case.lesion
            self._show([_Subject(each.name, *rest, each) for each in (facts, other)])

    def _show_pictures(self) -> None:
        for column in self.columns:
            image = self._loader.image(column.path, _EDGE)
            column.set_picture(image, self._loader.reason(column.path))

    def _on_back(self) -> None:
        self._describe.drop()
        self._answer.drop()
        self.closed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._waiting = []
        for column in self.columns:
            column.end_waiting()
        self.said.setText(tr("No answer"))
        self.failed.emit(error)
