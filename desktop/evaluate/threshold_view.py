"""From which malignancy on to act: a slider, and what follows from it at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.evaluate.live_threshold import LivePoint, LiveThreshold
from desktop.widget.curve_view import CurveView
from desktop.widget.label import HeadingLabel, QuietLabel, scaled_font
from desktop.widget.matrix_view import MatrixView

if TYPE_CHECKING:
    from core.evaluation.evaluation import Evaluation

_FINE = 1000
_SETTLE_MS = 150
_LEVELS = 101
_ROWS, _COLUMNS = ("malignant", "benign"), ("flagged", "not flagged")
_CELLS = {
    (0, 0): "malignant and flagged",
    (0, 1): "malignant and missed",
    (1, 0): "benign and flagged",
    (1, 1): "benign and not flagged",
}
_FIGURES = {
    "sensitivity": "Sensitivity",
    "specificity": "Specificity",
    "ppv": "PPV",
    "npv": "NPV",
    "flagged": "Flagged of 1,000",
    "per_melanoma": "Biopsies per melanoma",
    "per_malignant": "Biopsies per malignant",
}


class ThresholdCurves(CurveView):
    """The four shares by the threshold, with a line where it stands."""

    def __init__(self) -> None:
        super().__init__("", "Threshold", y_range=(0, 1), empty_text="No image is malignant")
        self.setAccessibleName("What each threshold does")
        self._mark = 0.5
        self._picture = QPixmap()
        self._painted: tuple[object, ...] = ()

    def set_curves(self, xs: Sequence[float], curves: Mapping[str, Sequence[float]]) -> None:
        """Draw other curves over `xs`."""
        for name, ys in curves.items():
            self.set_series(name, xs, ys)
        self._painted = ()

    def set_mark(self, threshold: float) -> None:
        """Draw the line elsewhere."""
        self._mark = threshold
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        # The curves are kept as a picture: drawing them anew with each move would be felt.
        ratio = self.devicePixelRatioF()
        wanted = self.width(), self.height(), ratio, self.palette().cacheKey()
        if wanted != self._painted:
            self._painted = wanted
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._picture)
            inner.setFont(self.font())
            self.paint(inner)
            inner.end()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(QPen(self.palette().windowText().color(), 1.4))
        painter.drawLine(self.place_of(self._mark, 0.0), self.place_of(self._mark, 1.0))
        painter.end()


class ThresholdView(QWidget):
    """Emits `images_wanted(title, mask)` for a chosen cell; again when the threshold has moved."""

    images_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live: LiveThreshold | None = None
        self._threshold = 0.5
        self._drawn: float | None = None
        self._presets: tuple[QPushButton, ...] = ()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.exact = QDoubleSpinBox(minimum=0.0, maximum=1.0, decimals=4, singleStep=0.01)
        self.prevalence = QDoubleSpinBox(minimum=0.1, maximum=99.9, decimals=1, singleStep=1.0)
        self.observed = QPushButton()
        self.matrix = MatrixView("Malignant and flagged", "Truth", "Decision")
        self.curves = ThresholdCurves()
        self.values = {name: QLabel("–") for name in _FIGURES}
        self._preset_row = QHBoxLayout()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._prepare()
        self._lay_out()

    def _prepare(self) -> None:
        self.slider.setRange(0, _FINE)
        self.slider.setPageStep(50)
        self.slider.setMinimumHeight(22)
        self.slider.setAccessibleName("Threshold of malignancy")
        self.exact.setAccessibleName("Threshold of malignancy, exactly")
        self.exact.setKeyboardTracking(False)
        for box in (self.exact, self.prevalence):
            box.lineEdit().setTextMargins(8, 0, 0, 0)
        self.prevalence.setSuffix(" %")
        self.prevalence.setAccessibleName("Prevalence of malignancy in percent")
        self.slider.valueChanged.connect(lambda value: self.set_threshold(value / _FINE))
        self.exact.valueChanged.connect(self.set_threshold)
        self.prevalence.valueChanged.connect(self._show)
        self.observed.clicked.connect(self._on_observed)
        self.matrix.set_counts(_ROWS, _COLUMNS, ((0, 0), (0, 0)))
        self.matrix.cell_chosen.connect(self._tell)
        self._settled.timeout.connect(self._tell)
        for label in self.values.values():
            label.setFont(scaled_font(label.font(), 1.45, QFont.Weight.DemiBold))

    def _lay_out(self) -> None:
        threshold = QHBoxLayout()
        threshold.addWidget(HeadingLabel("Malignant from"))
        threshold.addWidget(self.slider, 1)
        threshold.addWidget(self.exact)
        self._preset_row.setSpacing(6)
        prevalence = QHBoxLayout()
        prevalence.addWidget(HeadingLabel("Prevalence"))
        prevalence.addWidget(self.prevalence)
        prevalence.addWidget(self.observed)
        prevalence.addStretch(1)
        figures = QGridLayout()
        figures.setHorizontalSpacing(24)
        figures.setVerticalSpacing(0)
        for place, (name, title) in enumerate(_FIGURES.items()):
            row, column = 2 * (place // 4), place % 4
            label = QuietLabel(title)
            label.setContentsMargins(0, 8 if row else 0, 0, 0)
            figures.addWidget(label, row, column)
            figures.addWidget(self.values[name], row + 1, column)
            self.values[name].setAccessibleName(title)
        figures.setColumnStretch(4, 1)
        note = QuietLabel(
            "Sensitivity and specificity are of these images; PPV, NPV, flagged and biopsies for "
            "each one found hold at the prevalence. A threshold chosen on these very images "
            "flatters: choose it on validation, judge it on test. Intervals: see Figures."
        )
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 12, 0)
        layout.setSpacing(10)
        for part in (threshold, self._preset_row, prevalence, figures):
            layout.addLayout(part)
        lower = QHBoxLayout()
        lower.setSpacing(16)
        self.matrix.setFixedWidth(self.matrix.minimumSizeHint().width())
        lower.addWidget(self.matrix)
        lower.addWidget(self.curves, 1)
        layout.addLayout(lower, 1)
        layout.addWidget(note)

    def set_evaluation(self, found: Evaluation) -> None:
        """Take the images of an evaluation, at its threshold and their own prevalence."""
        self._live = LiveThreshold(found.cohort)
        self._drawn = None
        self.matrix.choose(None)
        for button in self._presets:
            button.setParent(None)
            button.deleteLater()
        presets = {"At evaluation": found.threshold}
        presets |= {
            f"{100 * goal:.0f} %": point.threshold for goal, point in found.thresholds.items()
        }
        self._presets = tuple(self._preset(name, value) for name, value in presets.items())
        while self._preset_row.count():
            self._preset_row.takeAt(0)
        for number, button in enumerate(self._presets):
            if number == 1:
                self._preset_row.addWidget(_label())
            self._preset_row.addWidget(button)
        self._preset_row.addStretch(1)
        self.observed.setText(f"As here ({self._live.prevalence:.1%})")
        self._on_observed()
        self.set_threshold(found.threshold)

    def _preset(self, name: str, value: float) -> QPushButton:
        button = QPushButton(name)
        button.setToolTip(f"Threshold {value:.4f}")
        button.clicked.connect(lambda: self.set_threshold(value))
        return button

    @property
    def threshold(self) -> float:
        """The threshold that is shown, exactly."""
        return self._threshold

    def set_threshold(self, value: float) -> None:
        """Show what another threshold does."""
        self._threshold = value
        with QSignalBlocker(self.slider), QSignalBlocker(self.exact):
            self.slider.setValue(round(value * _FINE))
            self.exact.setValue(value)
        self._show()
        if self.matrix.chosen is not None:
            self._settled.start()

    def _on_observed(self) -> None:
        if self._live is not None:
            self.prevalence.setValue(100 * self._live.prevalence)
            self._show()

    def _show(self) -> None:
        if self._live is None:
            return
        # A spin box rounds: close to what the images have, it is meant.
        given = self.prevalence.value() / 100
        own = self._live.prevalence
        same = abs(given - own) < 0.0006 or not 0 < given < 1
        found = self._live.at(self._threshold, None if same else given)
        self.matrix.set_counts(_ROWS, _COLUMNS, found.counts)
        if self._drawn != found.point.prevalence:
            self._drawn = found.point.prevalence
            levels = np.linspace(0, 1, _LEVELS)
            self.curves.set_curves(
                levels.tolist(), self._live.curves(levels, None if same else self._drawn)
            )
        self.curves.set_mark(self._threshold)
        for name, text in _texts(found).items():
            self.values[name].setText(text)

    def _tell(self) -> None:
        if self._live is None or self.matrix.chosen is None:
            return
        row, column = self.matrix.chosen
        mask = self._live.members(self._threshold, row == 0, column == 0)
        count = int(mask.sum())
        noun = "image is" if count == 1 else "images are"
        words = f"{count:,} {noun} {_CELLS[row, column]} at {self._threshold:.4g}"
        self.images_wanted.emit(words, mask)


def _label() -> QuietLabel:
    label = QuietLabel("Sensitivity at least")
    label.setContentsMargins(10, 0, 0, 0)
    return label


def _texts(found: LivePoint) -> dict[str, str]:
    point = found.point
    shares = {name: getattr(point, name) for name in ("sensitivity", "specificity", "ppv", "npv")}
    texts = {name: "–" if share is None else f"{share:.3f}" for name, share in shares.items()}
    numbers = {
        "per_melanoma": found.biopsies_per_melanoma,
        "per_malignant": point.biopsies_per_malignant,
    }
    texts |= {name: "–" if value is None else f"{value:.1f}" for name, value in numbers.items()}
    return {**texts, "flagged": f"{1000 * point.flagged:.0f}"}
