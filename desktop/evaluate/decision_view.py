"""What acting on the answers is worth: net benefit, costs of actions, spread of probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from core.evaluation.cost import decision_curve
from desktop.colour import diagnosis_colour
from desktop.evaluate.answers import nearest
from desktop.evaluate.cost_view import CostView
from desktop.evaluate.figure_text import dagger
from desktop.translation import mark, num, tr
from desktop.widget.curve_view import CurveView
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.marked_curves import MarkedCurves
from desktop.widget.wrapping import WrappingWidget

if TYPE_CHECKING:
    from core.evaluation.cohort import Cohort, Floats
    from core.evaluation.evaluation import Evaluation

_BINS = 20
_SETTLE_MS = 150
_NOTE = mark(
    "Net benefit (Vickers and Elkin, 2006): true positives less false ones times the odds of the "
    "threshold probability, an image, at the share of malignant images here"
)

_SAVES = mark(
    "Against excising all, the model saves {spared}{mark} needless excisions per 100 images."
)
_COSTS = mark(
    "Against excising all, the model costs as much as {spared}{mark} needless excisions per 100 "
    "images."
)


class DecisionView(WrappingWidget):
    """Emits `images_wanted(title, images)` for a cell of the actions or a place on the curve."""

    images_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cohort: Cohort | None = None
        self._mark = ""
        self.level = QDoubleSpinBox(minimum=0.01, maximum=0.99, decimals=4, singleStep=0.01)
        self.curve = MarkedCurves(tr("Decision curve"), tr("Threshold probability"), tr("No image"))
        self.benefit = QuietLabel()
        self.of = QComboBox()
        self.histogram = CurveView("", tr("Probability; upwards: share"), empty_text=tr("No image"))
        self.costs = CostView()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out()
        self.level.valueChanged.connect(self._show_benefit)
        self.level.valueChanged.connect(self._settled.start)
        self.curve.mark_wanted.connect(self._on_curve)
        self._settled.timeout.connect(self._tell)
        self.of.currentIndexChanged.connect(self._show_histogram)
        self.costs.images_wanted.connect(self.images_wanted)

    def _lay_out(self) -> None:
        self.level.setAccessibleName(tr("Threshold probability"))
        self.level.lineEdit().setTextMargins(8, 0, 0, 0)
        self.of.setAccessibleName(tr("Class of the histogram"))
        self.of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.benefit.setWordWrap(True)
        self.curve.setToolTip(
            tr("{note}. Press or drag to move the threshold probability.", note=tr(_NOTE))
        )
        above = QGridLayout()
        above.setHorizontalSpacing(16)
        above.setRowStretch(1, 1)
        parts = ((tr("Net benefit at"), self.level, self.curve),
                 (tr("Probability of"), self.of, self.histogram))  # fmt: skip
        for column, (heading, chooser, chart) in enumerate(parts):
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(HeadingLabel(heading))
            row.addWidget(chooser)
            row.addStretch(1)
            above.addLayout(row, 0, column)
            above.addWidget(chart, 1, column)
            above.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 12, 0)
        layout.setSpacing(8)
        layout.addLayout(above, 1)
        for part in (self.benefit, self.costs):
            layout.addWidget(part)

    def set_evaluation(self, found: Evaluation) -> None:
        """Show another evaluation, at its threshold; the costs stay as a person left them."""
        self._cohort = cohort = found.cohort
        self._mark = dagger(found)
        self._show_curve(cohort)
        self.level.blockSignals(True)
        self.level.setValue(found.threshold)
        self.level.blockSignals(False)
        self._show_benefit()
        self.of.blockSignals(True)
        self.of.clear()
        for code in cohort.classes:  # how many they are, the legend says
            self.of.addItem(code, code)
        self.of.blockSignals(False)
        self._show_histogram()
        self.costs.set_cohort(cohort, self._mark)

    def _show_curve(self, cohort: Cohort) -> None:
        found = decision_curve(cohort.malignancy, cohort.is_malignant)
        self.curve.set_y_range(*found.y_range)
        # From a probability of 0 on everyone is excised: either curve begins at the prevalence.
        levels = [0.0, *found.thresholds.tolist()]
        own, all_of_them = (
            [float(cohort.is_malignant.mean()), *ys.tolist()]
            for ys in (found.model, found.everyone)
        )
        grey = diagnosis_colour(None)
        self.curve.set_series(tr("model"), levels, own)
        self.curve.set_series(tr("excise all"), levels, all_of_them, dashed=True)
        ends = [*levels, 1.0]
        self.curve.set_series(tr("none"), ends, [0.0] * len(ends), colour=grey, dashed=True)

    def _show_benefit(self) -> None:
        cohort = self._cohort
        if cohort is None:
            return
        level = self.level.value()
        self.curve.set_mark(level)
        found = decision_curve(cohort.malignancy, cohort.is_malignant, np.array([level]))
        own, everyone = float(found.model[0]), float(found.everyone[0])
        # A net benefit counts true positives; over the odds it counts needless excisions.
        spared = 100 * (own - everyone) * (1 - level) / level
        said = tr(
            "Excising from a probability of {level:.1%} on: net benefit {own}{mark} with the "
            "model, {everyone} if all are excised, 0 if none.",
            level=level,
            own=_signed(own),
            mark=self._mark,
            everyone=_signed(everyone),
        )
        against = tr(
            _SAVES if spared >= 0 else _COSTS, spared=num(abs(spared), ".1f"), mark=self._mark
        )
        self.benefit.setText(f"{said} {against}")

    def _on_curve(self, level: float) -> None:
        self.level.setValue(level)
        self._settled.start()  # once for a place that is dragged to

    def _tell(self) -> None:
        if self._cohort is None:
            return
        shown = nearest(self._cohort.malignancy, self.level.value())
        words = tr(
            "The {count} images nearest to a malignancy of {value:.2f}",
            count=len(shown),
            value=self.level.value(),
        )
        self.images_wanted.emit(words, shown)

    def _show_histogram(self) -> None:
        cohort, code = self._cohort, self.of.currentData()
        if cohort is None or code is None:
            return
        number = cohort.classes.index(str(code))
        own = cohort.truth == number
        self.histogram.clear()
        self.histogram.setAccessibleName(
            tr("Probability of {code}, for its own images and others", code=code)
        )
        parts = ((f"{code}, {num(int(own.sum()), ',')}", own, False),
                 (tr("others, {value:,}", value=int((~own).sum())), ~own, True))  # fmt: skip
        top = 0.01
        for name, mask, others in parts:
            if mask.any():
                xs, ys = _outline(cohort.probabilities[mask, number])
                colour = diagnosis_colour(None if others else str(code))
                self.histogram.set_series(name, xs, ys, colour=colour, dashed=others)
                top = max(top, *ys)
        self.histogram.set_y_range(0.0, 1.05 * top)


def _signed(value: float) -> str:
    return num(value, ".3f").replace("-", "−")


def _outline(shares: Floats) -> tuple[list[float], list[float]]:
    """Return the outline of a histogram of probabilities, as shares of the images."""
    counts, edges = np.histogram(shares, bins=_BINS, range=(0.0, 1.0))
    heights = counts / len(shares)
    return np.repeat(edges, 2).tolist(), [0.0, *np.repeat(heights, 2).tolist(), 0.0]
