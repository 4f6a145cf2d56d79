"""One answer among those that stand side by side: picture, probabilities, decision, flags."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.flag import FLAGS
from core.error import Problem
from core.evaluation.decided import Decided
from core.prediction import Prediction
from core.target import Target
from desktop.class_text import class_name, malignant_sum
from desktop.colour import diagnosis_colour
from desktop.translation import num, told, tr
from desktop.widget.bar_view import Bar, BarView
from desktop.widget.image_view import ImageView
from desktop.widget.label import ElidedLabel, HeadingLabel, PlainLabel, QuietLabel

_HIGH, _LOW = 340, 200
_NARROW = 120  # for bars where six stand beside each other in the smallest window


class CompareColumn(QWidget):
    """Shows `path` under `name`, and what is told of it once it is there; `beside` others."""

    def __init__(
        self, name: str, path: Path, beside: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name, self.path = name, path
        self.image = ImageView(tr("Loading…"))
        self.heading = HeadingLabel(tr("Classifying…"))
        self.bars = BarView(tr("Probabilities of {name}", name=name))
        self.malignancy = PlainLabel()
        self.decision = PlainLabel()
        self.flags = QuietLabel()
        self.bars.setMinimumWidth(_NARROW)
        # As high in every column, so that what is told stands in one line.
        self.image.setFixedHeight(_HIGH if beside < 2 else _LOW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.image)
        layout.addWidget(ElidedLabel(name))
        for label in (self.heading, self.malignancy, self.decision, self.flags):
            label.setWordWrap(True)
        for part in (self.heading, self.bars, self.malignancy, self.decision, self.flags):
            layout.addWidget(part)
        layout.addStretch(1)
        self._empty()

    def set_picture(self, image: QImage | None, reason: str) -> None:
        """Show the picture, or why there is none; neither leaves it as it is."""
        if reason:
            self.image.set_empty_text(told(reason))
        elif image is not None and self.image.image().isNull():
            self.image.set_image(image, self.name)

    def set_outcome(
        self, outcome: Prediction | Problem | None, flags: tuple[str, ...], target: Target,
        by: Decided,
    ) -> None:  # fmt: skip
        """Show an answer with its flags, or the problem in its place."""
        self._empty()
        if isinstance(outcome, Problem):
            self.heading.setText(tr("This image cannot be used"))
            self.flags.setText(told(outcome.reason))
        elif outcome is not None:
            self.heading.setText(class_name(target, outcome.dx))
            share, in_sum = num(outcome.malignancy, ".1%"), malignant_sum(target)
            self.malignancy.setText(f"{in_sum} {share}" if in_sum else "")
            bright = by.flags(outcome)
            self.decision.setText(_decision(bright, by))
            self.decision.setToolTip(told(by.flag_sentence(outcome)))
            role = QPalette.ColorRole.BrightText if bright else QPalette.ColorRole.WindowText
            self.decision.setForegroundRole(role)
            self.flags.setText(" ".join(told(FLAGS[name]) for name in flags))
            self._show_bars(outcome, target)
        for label in (self.malignancy, self.decision, self.flags):
            label.setVisible(bool(label.text()))
        self.bars.setVisible(isinstance(outcome, Prediction))

    def end_waiting(self) -> None:
        """Say that no answer is to come, where there is none."""
        if self.heading.text() == tr("Classifying…"):
            self.heading.setText(tr("No answer"))

    def _empty(self) -> None:
        for label in (self.malignancy, self.decision, self.flags):
            label.clear()
            label.hide()
        self.bars.hide()

    def _show_bars(self, outcome: Prediction, target: Target) -> None:
        # Codes, as names would leave no room for bars where six stand beside each other.
        bars = [
            Bar(code, share, num(share, ".1%"), diagnosis_colour(code), strong=code == outcome.dx)
            for code, share in zip(target.classes, outcome.probabilities, strict=True)
        ]
        self.bars.set_bars(bars, maximum=1.0)


def _decision(flagged: bool, by: Decided) -> str:
    """Return on which side of the threshold, in a line: the malignancy stands above it."""
    if by.threshold is None:
        return ""
    if flagged:
        return tr("Flagged (threshold {limit:.1%})", limit=by.threshold)
    return tr("Not flagged (threshold {limit:.1%})", limit=by.threshold)
