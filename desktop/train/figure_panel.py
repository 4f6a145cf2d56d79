"""The figures of a completed run, with the split they belong to."""

from __future__ import annotations

import math

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.widget.label import QuietLabel, scaled_font
from training.events import Completed

_NAMES = {
    "balanced_accuracy": "Balanced accuracy",
    "macro_auc": "Macro AUC",
    "malignancy_auc": "Malignancy AUC",
    "accuracy": "Accuracy",
    "loss": "Loss",
}


def figure_name(key: str) -> str:
    """Return the name of a figure for people."""
    return _NAMES.get(key, key.replace("_", " ").capitalize())


class FigurePanel(QFrame):
    """One large number for each figure, and the hash of the split beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = QHBoxLayout()
        self._numbers.setSpacing(28)
        self._split = QuietLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addLayout(self._numbers)
        layout.addWidget(self._split)
        self._shown: Completed | None = None
        self.hide()

    def texts(self) -> list[str]:
        """Return what can be read here."""
        return [label.text() for label in self.findChildren(QLabel)]

    def set_completed(self, completed: Completed | None) -> None:
        """Show the figures of a run at its end, or nothing."""
        if completed == self._shown:
            return
        self._shown = completed
        while (item := self._numbers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self.setVisible(completed is not None)
        if completed is None:
            return
        known = [key for key in _NAMES if key in completed.figures]
        others = [key for key in completed.figures if key not in _NAMES]
        for key in known + others:
            self._numbers.addWidget(_number(figure_name(key), completed.figures[key]))
        self._numbers.addStretch(1)
        self._split.setText(f"Result of the best epoch · split {completed.split_hash}")


def _number(name: str, value: float) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    figure = QLabel(f"{value:.3f}" if math.isfinite(value) else "–")
    figure.setFont(scaled_font(figure.font(), 1.5, QFont.Weight.DemiBold))
    layout.addWidget(figure)
    layout.addWidget(QuietLabel(name))
    return box
