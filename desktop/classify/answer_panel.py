"""The answer: a probability for each class, the malignant sum, what was decided and by what."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from core.error import Problem
from core.evaluation.decided import Decided
from core.prediction import Prediction
from core.target import DIAGNOSIS, Target
from desktop.class_text import class_name, class_tip, malignant_sum, short_name
from desktop.colour import diagnosis_colour
from desktop.translation import num, told, tr
from desktop.widget.bar_view import Bar, BarView
from desktop.widget.label import HeadingLabel, PlainLabel, QuietLabel

DEFAULT_THRESHOLD = 60


class AnswerPanel(QWidget):
    """Shows one prediction, the problem that came instead, or that there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prediction: Prediction | None = None
        self._target = DIAGNOSIS
        self._decided = Decided()
        self.heading = HeadingLabel()
        self.model = QuietLabel()
        self.bars = BarView(tr("Probabilities"))
        self.malignancy = PlainLabel()
        self.decision = HeadingLabel()
        self.members = PlainLabel()
        self.disagreement = PlainLabel()
        self.basis = QuietLabel()
        self.warning = PlainLabel()
        for label in (self.heading, self.model, self.decision, self.members, self.disagreement):
            label.setWordWrap(True)
        self.basis.setWordWrap(True)
        self.warning.setWordWrap(True)
        self.threshold = QSpinBox(minimum=0, maximum=100, value=DEFAULT_THRESHOLD)
        self.threshold.setSuffix(tr("%"))
        self.threshold.setKeyboardTracking(False)  # else each digit would be a setting
        self.threshold.lineEdit().setTextMargins(8, 0, 0, 0)
        self.threshold.setAccessibleName(tr("Warn when the confidence is under"))
        self.threshold.valueChanged.connect(self._show_warning)
        row = QHBoxLayout()
        row.addWidget(QuietLabel(tr("Warn under")))
        row.addWidget(self.threshold)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (
            self.heading, self.model, self.bars, self.malignancy, self.decision, self.warning,
            self.members, self.disagreement, self.basis,
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addLayout(row)
        self.set_outcome(None)
        self.set_disagreement("")

    def set_target(self, target: Target, decided: Decided, model: str) -> None:
        """Show the classes of `target` and what is decided; an answer of another model goes."""
        self._target, self._decided = target, decided
        self.model.setText(model)
        self.set_outcome(None)

    def set_outcome(self, outcome: Prediction | Problem | None, waiting: str = "") -> None:
        """Show an outcome; where there is none yet, `waiting` says why."""
        self._prediction = outcome if isinstance(outcome, Prediction) else None
        in_sum = malignant_sum(self._target)
        if isinstance(outcome, Prediction):
            name = class_name(self._target, outcome.dx)
            self.heading.setText(tr("Model's answer: {name}", name=name))
            text = f"{in_sum} {num(outcome.malignancy, '.1%')}"
        elif isinstance(outcome, Problem):
            self.heading.setText(tr("This image cannot be used"))
            text = told(outcome.reason)
        else:
            self.heading.setText(waiting or tr("No answer yet"))
            text = f"{in_sum} –"
        self.malignancy.setText(text)
        self.model.setVisible(isinstance(outcome, Prediction))
        bad = isinstance(outcome, Problem)
        self.malignancy.setVisible(bool(in_sum) or bad)
        self.malignancy.setWordWrap(bad)
        self._show_bars()
        self._show_decision()
        self._show_warning()

    def set_disagreement(self, text: str) -> None:
        """Say how far the answers to several images of one lesion differ; empty for one image."""
        self.disagreement.setText(text)
        self.disagreement.setVisible(bool(text))

    def _show_decision(self) -> None:
        shown, by = self._prediction, self._decided
        self.decision.setText(told(by.flag_sentence(shown)) if shown else "")
        role = QPalette.ColorRole.BrightText if by.flags(shown) else QPalette.ColorRole.WindowText
        self.decision.setForegroundRole(role)
        names = [tr(name) for name in self._target.names]
        self.members.setText(" ".join(map(told, by.set_sentences(shown, names))) if shown else "")
        self.basis.setText(" ".join(map(told, by.basis)))
        for label in (self.decision, self.members, self.basis):
            label.setVisible(shown is not None and bool(label.text()))

    def _show_bars(self) -> None:
        shown, target = self._prediction, self._target
        self.bars.set_bars(
            [
                Bar(
                    short_name(name),
                    shown.probabilities[number] if shown else 0.0,
                    num(shown.probabilities[number], ".1%") if shown else "–",
                    diagnosis_colour(code),
                    strong=shown is not None and shown.dx == code,
                )
                for number, (code, name) in enumerate(
                    zip(target.classes, target.names, strict=True)
                )
            ],
            maximum=1.0,
        )
        self.bars.setToolTip(class_tip(target))

    def _show_warning(self) -> None:
        limit = self.threshold.value()
        shown = self._prediction
        unsure = shown is not None and 100 * shown.confidence < limit
        self.warning.setVisible(unsure)
        if shown is not None and unsure:
            self.warning.setText(
                tr(
                    "Unsure: the highest probability is {confidence:.1%}, under {limit:.0%}.",
                    confidence=shown.confidence,
                    limit=limit / 100,
                )
            )
