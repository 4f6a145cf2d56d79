"""The answer: seven probabilities with names, their malignant sum, and a warning when unsure."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from core.diagnosis import CODES, DIAGNOSES, MALIGNANT
from core.error import Problem
from core.prediction import Prediction
from desktop.colour import diagnosis_colour
from desktop.widget.bar_view import Bar, BarView
from desktop.widget.label import HeadingLabel, QuietLabel

DEFAULT_THRESHOLD = 60
_SUM = f"Malignant in sum ({', '.join(CODES[number] for number in MALIGNANT)}):"


class AnswerPanel(QWidget):
    """Shows one prediction, the problem that came instead, or that there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prediction: Prediction | None = None
        self.heading = HeadingLabel()
        self.bars = BarView("Probabilities")
        self.malignancy = QLabel()
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.warning.setForegroundRole(QPalette.ColorRole.BrightText)
        self.threshold = QSpinBox(minimum=0, maximum=100, value=DEFAULT_THRESHOLD)
        self.threshold.setSuffix(" %")
        self.threshold.lineEdit().setTextMargins(8, 0, 0, 0)
        self.threshold.setAccessibleName("Warn when the confidence is under")
        self.threshold.valueChanged.connect(self._show_warning)
        row = QHBoxLayout()
        row.addWidget(QuietLabel("Warn under"))
        row.addWidget(self.threshold)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.heading, self.bars, self.malignancy, self.warning):
            layout.addWidget(widget)
        layout.addLayout(row)
        self.set_outcome(None)

    def set_outcome(self, outcome: Prediction | Problem | None, waiting: str = "") -> None:
        """Show an outcome; where there is none yet, `waiting` says why."""
        self._prediction = outcome if isinstance(outcome, Prediction) else None
        if isinstance(outcome, Prediction):
            name = DIAGNOSES[CODES.index(outcome.dx)].name
            self.heading.setText(f"{name} ({outcome.dx})")
            self.malignancy.setText(f"{_SUM} {outcome.malignancy:.1%}")
        elif isinstance(outcome, Problem):
            self.heading.setText("This image cannot be used")
            self.malignancy.setText(outcome.reason)
        else:
            self.heading.setText(waiting or "No answer yet")
            self.malignancy.setText(f"{_SUM} –")
        self.malignancy.setWordWrap(isinstance(outcome, Problem))
        self._show_bars()
        self._show_warning()

    def _show_bars(self) -> None:
        shown = self._prediction
        self.bars.set_bars(
            [
                Bar(
                    # The one name too long for its bar; heading and tip have it whole.
                    diagnosis.name.removesuffix(" disease"),
                    shown.probabilities[number] if shown else 0.0,
                    f"{shown.probabilities[number]:.1%}" if shown else "–",
                    diagnosis_colour(diagnosis.code),
                    strong=shown is not None and shown.dx == diagnosis.code,
                )
                for number, diagnosis in enumerate(DIAGNOSES)
            ],
            maximum=1.0,
        )
        self.bars.setToolTip(
            "\n".join(
                f"{diagnosis.name}: {'malignant' if diagnosis.malignant else 'benign'}"
                for diagnosis in DIAGNOSES
            )
        )

    def _show_warning(self) -> None:
        limit = self.threshold.value()
        shown = self._prediction
        unsure = shown is not None and 100 * shown.confidence < limit
        self.warning.setVisible(unsure)
        if shown is not None and unsure:
            self.warning.setText(
                f"Unsure: the highest probability is {shown.confidence:.0%}, under {limit} %."
            )
