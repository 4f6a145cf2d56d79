"""From which malignancy on to act, at which prior: sliders, and what follows from them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from core.evaluation.prior import PriorWish
from desktop.evaluate.figure_text import dagger
from desktop.evaluate.keep_panel import KeepPanel
from desktop.evaluate.keeper import Choice, Keeper
from desktop.evaluate.live_prior import LivePrior
from desktop.evaluate.live_threshold import LiveThreshold
from desktop.evaluate.point_figures import PointFigures
from desktop.evaluate.prior_bar import PriorBar
from desktop.evaluate.task import Judged
from desktop.translation import counted, mark, num, tr
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.marked_curves import MarkedCurves
from desktop.widget.matrix_view import MatrixView
from desktop.widget.wrapping import WrappingWidget

if TYPE_CHECKING:
    from pathlib import Path

    from core.bundle import Decision

_FINE = 1000
_SETTLE_MS = 150
_LEVELS = 101
_ROWS = (mark("malignant"), mark("benign"))
_COLUMNS = (mark("flagged"), mark("not flagged"))
_CELLS = {
    (0, 0): mark("malignant and flagged"),
    (0, 1): mark("malignant and missed"),
    (1, 0): mark("benign and flagged"),
    (1, 1): mark("benign and not flagged"),
}


class ThresholdView(WrappingWidget):
    """Emits `images_wanted(title, mask)` for a chosen cell; again when the threshold has moved."""

    images_wanted = Signal(str, object)

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._judged: Judged | None = None
        self._prior: LivePrior | None = None
        self._live: LiveThreshold | None = None
        self._wish = PriorWish()
        self._threshold = 0.5
        self._mark = ""
        self._goal: float | None = None
        self._goals: dict[float, float] = {}
        self._drawn: float | None = None
        self._presets: dict[float | None, QPushButton] = {}
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _FINE)
        self.slider.setPageStep(50)
        self.exact = QDoubleSpinBox(minimum=0.0, maximum=1.0, decimals=4, singleStep=0.01)
        self.prior = PriorBar()
        self.figures = PointFigures()
        self.matrix = MatrixView(tr("Malignant and flagged"), tr("Truth"), tr("Decision"))
        self.curves = MarkedCurves(
            tr("What each threshold does"), tr("Threshold"), tr("No image is malignant")
        )
        self.keep = KeepPanel(keeper)
        self._preset_row = QHBoxLayout()
        self._preset_label = QuietLabel(tr("Sensitivity at least"))
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.slider.setMinimumHeight(22)
        self.slider.setAccessibleName(tr("Threshold of malignancy"))
        self.exact.setAccessibleName(tr("Threshold of malignancy, exactly"))
        self.exact.setKeyboardTracking(False)
        self.curves.setToolTip(tr("Press or drag to move the threshold"))
        self.exact.lineEdit().setTextMargins(8, 0, 0, 0)
        # Above those of the prior, in its grid: sliders and boxes stand under each other.
        grid = self.prior.grid
        for column, part in enumerate((HeadingLabel(tr("Malignant from")), self.slider)):
            grid.addWidget(part, 0, column)
        grid.addWidget(self.exact, 0, 2)
        grid.addLayout(self._preset_row, 1, 0, 1, 3)
        self._preset_row.setSpacing(6)
        self._preset_label.setContentsMargins(10, 0, 0, 0)
        self._show_counts(((0, 0), (0, 0)))
        self.matrix.setFixedWidth(self.matrix.minimumSizeHint().width())
        lower = QHBoxLayout()
        lower.setSpacing(16)
        lower.addWidget(self.matrix)
        lower.addWidget(self.curves, 1)
        note = QuietLabel(
            tr(
                "Sensitivity and specificity come from these images. PPV, NPV, flagged and "
                "biopsies are worked out for the prevalence above. A threshold chosen on the "
                "images it is judged by looks better than it is: choose it on validation, judge it "
                "on test."
            )
        )
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 12, 0)
        layout.setSpacing(10)
        layout.addWidget(self.prior)
        layout.addWidget(self.figures)
        layout.addLayout(lower, 1)
        layout.addWidget(self.keep)
        layout.addWidget(note)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(lambda value: self.set_threshold(value / _FINE))
        self.exact.valueChanged.connect(self.set_threshold)
        self.curves.mark_wanted.connect(lambda value: self.set_threshold(round(value, 3)))
        self.prior.changed.connect(self._on_prior)
        self.matrix.cell_chosen.connect(self._tell)
        self._settled.timeout.connect(self._tell)
        self.keep.keep_wanted.connect(self._on_keep)
        self._keeper.decided.connect(self._on_decided)

    def set_judged(self, judged: Judged) -> None:
        """Take the images of an evaluation, at its threshold and as its model decides."""
        self._judged, self._goal = judged, None
        self._mark = dagger(judged.evaluation)
        self.matrix.choose(None)
        self.matrix.set_mark(self._mark)
        self._show_presets()
        self.keep.set_judged(judged)
        self._take(LivePrior(judged.evaluation.cohort, judged.basis))
        self.set_threshold(judged.evaluation.threshold)

    def _take(self, prior: LivePrior) -> None:
        """Start from the prior of a decision."""
        self._prior, self._wish = prior, PriorWish()
        self.prior.show_prior(prior)
        self._score()

    def _score(self) -> None:
        """Take the malignancies at the prior that is chosen; a threshold for a goal follows."""
        assert self._prior is not None
        self._live = LiveThreshold(self._prior.cohort(self._wish))
        self._drawn = None
        goals = [goal for goal in self._presets if goal is not None]
        self._goals = self._live.thresholds(goals)
        for goal, threshold in self._goals.items():
            self._presets[goal].setToolTip(tr("Threshold {threshold:.4f}", threshold=threshold))
        if self._goal is not None:
            self.choose_goal(self._goal)

    def _show_presets(self) -> None:
        assert self._judged is not None
        found = self._judged.evaluation
        for button in self._presets.values():
            button.setParent(None)
            button.deleteLater()
        while self._preset_row.count():
            self._preset_row.takeAt(0)
        first = QPushButton(tr("As evaluated"))
        first.setToolTip(tr("Threshold {threshold:.4f}", threshold=found.threshold))
        first.clicked.connect(lambda: self.set_threshold(found.threshold))
        self._presets = {None: first}
        self._preset_row.addWidget(first)
        self._preset_row.addWidget(self._preset_label)
        self._preset_label.setVisible(bool(found.thresholds))
        for goal in found.thresholds:
            self._presets[goal] = button = self._preset(goal)
            self._preset_row.addWidget(button)
        self._preset_row.addStretch(1)

    def _preset(self, goal: float) -> QPushButton:
        button = QPushButton(num(goal, ".0%"))
        button.setAccessibleName(tr("Sensitivity at least {goal:.0%}", goal=goal))
        button.clicked.connect(lambda: self.choose_goal(goal))
        return button

    @property
    def threshold(self) -> float:
        """The threshold that is shown, exactly."""
        return self._threshold

    def choose_goal(self, goal: float) -> None:
        """Show the threshold for a sensitivity; it follows when the prior changes."""
        self.set_threshold(self._goals[goal])
        self._goal = goal

    def set_threshold(self, value: float) -> None:
        """Show what another threshold does."""
        self._threshold, self._goal = value, None
        with QSignalBlocker(self.slider), QSignalBlocker(self.exact):
            self.slider.setValue(round(value * _FINE))
            self.exact.setValue(value)
        self._show()

    def _on_prior(self) -> None:
        wish = self.prior.wish()
        if self._prior is not None and wish != self._wish:
            self._wish = wish
            self._score()
        self._show()

    def _show_counts(self, counts: Sequence[Sequence[int]]) -> None:
        self.matrix.set_counts([tr(row) for row in _ROWS], [tr(name) for name in _COLUMNS], counts)

    def _show(self) -> None:
        if self._live is None:
            return
        given = self.prior.given()
        found = self._live.at(self._threshold, given)
        self._show_counts(found.counts)
        if self._drawn != found.point.prevalence:
            self._drawn = found.point.prevalence
            levels = np.linspace(0, 1, _LEVELS)
            for name, ys in self._live.curves(levels, given).items():
                self.curves.set_series(name, levels.tolist(), ys)
        self.curves.set_mark(self._threshold)
        self.figures.show_point(found, self._mark)
        if self.matrix.chosen is not None:
            self._settled.start()

    def _tell(self) -> None:
        if self._live is None or self.matrix.chosen is None:
            return
        row, column = self.matrix.chosen
        mask = self._live.members(self._threshold, row == 0, column == 0)
        count = int(mask.sum())
        prior = tr(", with the prior that is tried") if self._wish else ""
        words = counted(
            count,
            "{n} image: {cell} (at {threshold:.4g}{prior})",
            "{n:,} images: {cell} (at {threshold:.4g}{prior})",
            cell=tr(_CELLS[row, column]),
            threshold=self._threshold,
            prior=prior,
        )
        self.images_wanted.emit(words, mask)

    def _on_keep(self) -> None:
        if self._judged is not None and self._prior is not None:
            choice = Choice(self._threshold, self._goal, self._wish, self._prior.revision)
            self._keeper.keep(self._judged, choice)

    def _on_decided(self, bundle: Path, decision: Decision, words: str) -> None:
        if self._prior is None or self._judged is None or self._judged.bundle != bundle:
            return
        goal, chosen = self._goal, decision.rule.threshold
        self._take(self._prior.under(decision))
        self.set_threshold(self._threshold if chosen is None else chosen)
        if goal is not None and self._goals[goal] == chosen:
            self._goal = goal  # it was kept for this sensitivity: another prior moves it along
