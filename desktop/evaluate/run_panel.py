"""What is to be judged: finished runs, one or several, and the subset; and how it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from core.evaluation.look import looks
from desktop.evaluate.figure_text import FLATTERING, times_text
from desktop.evaluate.open_button import OpenButton
from desktop.train.run_delegate import RunDelegate
from desktop.train.run_model import RunModel
from desktop.train.snapshot import RunRow
from desktop.translation import mark, tr
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.symbol import SymbolButton
from training.run_directory import RunDirectory, Status

TEST, VALIDATION = "test", "val"
SUBSET_NAMES = {VALIDATION: mark("Validation"), TEST: mark("Test")}
_WIDTH = 262


class RunPanel(QWidget):
    """Emits what is asked for: `evaluate_wanted(run, subset)` or `compare_wanted(runs, subset)`."""

    evaluate_wanted = Signal(object, str)
    compare_wanted = Signal(object, str)
    local_wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._finished: tuple[RunRow, ...] = ()
        self.model = RunModel(self)
        self.list = QListView()
        self.open_button = OpenButton()
        self.empty = QuietLabel(tr("No finished run yet. Train one on Train."))
        self.hint = QuietLabel(tr("Choose one to evaluate it, several to compare them."))
        self.subset = QComboBox()
        self.note = QuietLabel()
        self.start_button = SymbolButton("evaluate", tr("Evaluate"))
        self.cancel_button = SymbolButton("stop", tr("Cancel"))
        self.local_button = SymbolButton("folder", tr("Test on own cases…"))
        self._prepare()
        self._lay_out()
        self._show_state()

    def _prepare(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(RunDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(tr("Finished runs"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().selectionChanged.connect(self._show_state)
        self.list.activated.connect(self.start)
        for code, name in SUBSET_NAMES.items():
            self.subset.addItem(tr(name), code)
        self.open_button.begin_with(lambda: next(iter(self.chosen()), None))
        self.subset.setAccessibleName(tr("Subset"))
        self.subset.currentIndexChanged.connect(self._show_state)
        self.start_button.setProperty("primary", True)
        self.start_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.cancelled)
        self.local_button.clicked.connect(self.local_wanted)
        for label in (self.empty, self.hint, self.note):
            label.setWordWrap(True)

    def _lay_out(self) -> None:
        self.setMinimumWidth(_WIDTH)
        chosen = QHBoxLayout()
        chosen.addWidget(QuietLabel(tr("Subset")))
        chosen.addWidget(self.subset, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 8)
        foot.setSpacing(8)
        foot.addWidget(self.hint)
        foot.addLayout(chosen)
        for part in (self.note, self.start_button, self.cancel_button, self.local_button):
            foot.addWidget(part)
        heading = QHBoxLayout()
        heading.setContentsMargins(14, 0, 14, 0)
        heading.addWidget(HeadingLabel(tr("Finished runs")), 1)
        heading.addWidget(self.open_button)
        self.empty.setContentsMargins(14, 4, 14, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 6)
        layout.addLayout(heading)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Offer those of the runs that are complete and have predictions."""
        finished = tuple(row for row in rows if row.status is Status.COMPLETED)
        if finished == self._finished:
            return
        self._finished = finished
        judged = [row for row in finished if _subsets(row.path)]
        self.model.set_rows(judged)
        self.empty.setVisible(not judged)
        if judged and not self.chosen():
            self.choose([judged[0].path])
        self._show_state()

    def choose(self, runs: Sequence[Path], subset: str = "") -> None:
        """Choose these runs and no others, and the subset where one is named."""
        selection = self.list.selectionModel()
        selection.clear()
        for number in filter(lambda row: row >= 0, map(self.model.number_of, runs)):
            flag = QItemSelectionModel.SelectionFlag.Select
            selection.setCurrentIndex(self.model.index(number), flag)
        if subset:
            self.subset.setCurrentIndex(self.subset.findData(subset))

    def chosen(self) -> tuple[Path, ...]:
        """Return the chosen runs, the oldest first: it is what the others are compared with."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self.model.row(number).path for number in reversed(rows))

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Show that something is under way, or that it is over."""
        self._busy = busy
        self._show_state()

    def start(self) -> None:
        """Ask for what is chosen."""
        runs, subset = self.chosen(), str(self.subset.currentData())
        if self._busy or not self.start_button.isEnabled():
            return
        if len(runs) == 1:
            self.evaluate_wanted.emit(runs[0], subset)
        else:
            self.compare_wanted.emit(runs, subset)

    def _show_state(self) -> None:
        runs, subset = self.chosen(), str(self.subset.currentData())
        missing = [run.name for run in runs if subset not in _subsets(run)]
        several = len(runs) > 1
        self.start_button.setText(
            tr("Compare {count} runs", count=len(runs)) if several else tr("Evaluate")
        )
        self.start_button.setEnabled(bool(runs) and not missing)
        for part in (self.list, self.subset, self.open_button):
            part.setEnabled(not self._busy)
        self.start_button.setVisible(not self._busy)
        self.cancel_button.setVisible(self._busy)
        self.local_button.setEnabled(not self._busy)
        self.note.setText(_note(runs, subset, missing))


def _subsets(run: Path) -> tuple[str, ...]:
    """Return the subsets that a run has predictions of."""
    folder = RunDirectory(run).predictions
    return tuple(subset for subset in SUBSET_NAMES if (folder / f"{subset}.csv").is_file())


def _note(runs: Sequence[Path], subset: str, missing: Sequence[str]) -> str:
    """Return what has to be known before one looks."""
    if not runs:
        return ""
    if missing:
        return tr("{missing} has no predictions of this subset.", missing=missing[0])
    if subset != TEST:
        return tr(FLATTERING)
    counts = [looks(run) for run in runs]
    if len(runs) == 1:
        before = (
            tr("looked at {times} so far", times=times_text(counts[0]))
            if counts[0]
            else tr("not looked at so far")
        )
        return tr("Test figures of this run: {before}. This counts as a look; who looks "
                  "often, chooses by them.", before=before)  # fmt: skip
    before = ", ".join(str(count) for count in counts)
    return tr(
        "Looks at the test figures of these runs so far: {before}. This counts as one of each.",
        before=before,
    )
