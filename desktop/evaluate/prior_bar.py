"""How frequent malignancy is where a model is used, and how far that corrects probabilities."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QWidget,
)

from core.evaluation.prior import PriorWish
from desktop.evaluate.live_prior import SAME_PREVALENCE, LivePrior
from desktop.translation import mark, tr
from desktop.widget.label import HeadingLabel, QuietLabel

_FULL = 100
_STRENGTH = mark(
    "How far probabilities are corrected to the prevalence: 0 leaves them as they were learned, 1 "
    "corrects in full."
)
_UNKNOWN = mark("How frequent the classes were in training is not known: no prior can be tried.")


class PriorBar(QWidget):
    """Emits `changed` when prevalence or strength were moved.

    The rows 0 and 1 of its `grid` are free for what belongs above it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prior: LivePrior | None = None
        self.prevalence = QDoubleSpinBox(minimum=0.1, maximum=99.9, decimals=1, singleStep=1.0)
        self.observed = QPushButton()
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(0, _FULL)
        self.strength.setPageStep(10)
        self.exact = QDoubleSpinBox(minimum=0.0, maximum=1.0, decimals=2, singleStep=0.05)
        self.prevalence.setSuffix(tr("%"))
        self.strength.setMinimumHeight(22)
        self.exact.setKeyboardTracking(False)
        names = {
            self.prevalence: tr("Prevalence of malignancy in percent"),
            self.observed: tr("Prevalence as in these images"),
            self.strength: tr("Strength of the prior"),
            self.exact: tr("Strength of the prior, exactly"),
        }
        for part, name in names.items():
            part.setAccessibleName(name)
        for box in (self.prevalence, self.exact):
            box.lineEdit().setTextMargins(8, 0, 0, 0)
        label = QuietLabel(tr("Strength of the correction\n(0 none, 1 full)"))
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        shares = QHBoxLayout()
        shares.setSpacing(8)
        for part in (self.prevalence, self.observed):
            shares.addWidget(part)
        shares.addStretch(1)
        self.grid.addWidget(HeadingLabel(tr("Prevalence")), 2, 0)
        self.grid.addLayout(shares, 2, 1, 1, 2)
        for column, part in enumerate((label, self.strength, self.exact)):
            self.grid.addWidget(part, 3, column)
        self.prevalence.valueChanged.connect(self.changed)
        self.observed.clicked.connect(self._on_observed)
        self.strength.valueChanged.connect(lambda value: self.set_strength(value / _FULL))
        self.exact.valueChanged.connect(self.set_strength)

    def show_prior(self, prior: LivePrior) -> None:
        """Start from the prior of a decision, without a signal."""
        self._prior = prior
        self.observed.setText(tr("As here ({observed:.1%})", observed=prior.observed))
        with QSignalBlocker(self.prevalence):
            self.prevalence.setValue(100 * prior.prevalence)
        self._show_strength(prior.strength)
        for part in (self.strength, self.exact):
            part.setEnabled(prior.possible)
            part.setToolTip(tr(_STRENGTH) if prior.possible else tr(_UNKNOWN))

    def given(self) -> float | None:
        """Return the prevalence that is set, 0 to 1; None where it is that of the images."""
        if self._prior is None:
            return None
        # A spin box rounds: close to what the images have, it is meant.
        share, own = self.prevalence.value() / 100, self._prior.observed
        return None if abs(share - own) < SAME_PREVALENCE or not 0 < share < 1 else share

    def wish(self) -> PriorWish:
        """Return the wish for the prior that is set; an empty one for that of the decision."""
        if self._prior is None:
            return PriorWish()
        share = self.given()
        return self._prior.wish(self._prior.observed if share is None else share,
                                self.exact.value())  # fmt: skip

    def set_strength(self, value: float) -> None:
        """Set the strength as a person does."""
        self._show_strength(value)
        self.changed.emit()

    def _show_strength(self, value: float) -> None:
        with QSignalBlocker(self.strength), QSignalBlocker(self.exact):
            self.strength.setValue(round(value * _FULL))
            self.exact.setValue(value)

    def _on_observed(self) -> None:
        if self._prior is not None:
            with QSignalBlocker(self.prevalence):
                self.prevalence.setValue(100 * self._prior.observed)
            self.changed.emit()
