"""The figures of a completed run, subset by subset, with the split they belong to."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.translation import mark, num, told, tr
from desktop.widget.label import QuietLabel, scaled_font
from training.events import Completed

_NAMES = {
    "balanced_accuracy": mark("Balanced accuracy"),
    "macro_auc": mark("Macro ROC-AUC"),
    "malignancy_auc": mark("Malignancy ROC-AUC"),
    "accuracy": mark("Accuracy"),
    "loss": mark("Log loss"),
}
# There is no room for these in a narrow window: the tip has them.
_MORE = {
    "macro_pr_auc": mark("Macro PR-AUC"),
    "malignancy_pr_auc": mark("Malignancy PR-AUC"),
    "malignancy_precision": mark("Malignancy precision at 0.5"),
    "malignancy_recall": mark("Malignancy recall at 0.5"),
}
_MONITORS = {
    "val_balanced_accuracy": mark("balanced accuracy"),
    "val_auc": "ROC-AUC",
    "val_pr_auc": "PR-AUC",
    "val_accuracy": mark("accuracy"),
    "val_loss": mark("loss"),
}
_BEFORE = mark("Best epoch, before calibration; Evaluate shows calibrated answers")
_SUBSETS = {"test": mark("Test"), "val": mark("Validation")}


def figure_name(key: str) -> str:
    """Return the name of a figure for people."""
    return tr({**_NAMES, **_MORE}.get(key, key.replace("_", " ").capitalize()))


def monitor_name(key: str) -> str:
    """Return the name of what an epoch is chosen by, for the middle of a sentence."""
    return tr(_MONITORS.get(key, key))


def by_subset(figures: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Sort figures like "test_accuracy" by subset, test first; others come under no name."""
    rows: dict[str, dict[str, float]] = {name: {} for name in (*_SUBSETS.values(), "")}
    for key, value in figures.items():
        subset, _, rest = key.partition("_")
        if subset in _SUBSETS and rest:
            rows[_SUBSETS[subset]][rest] = value
        else:
            rows[""][key] = value
    return {name: row for name, row in rows.items() if row}


class FigurePanel(QFrame):
    """A row of numbers for each subset, the first one large, and the hash of the split."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = QWidget()
        self._split = QuietLabel()
        self._split.setWordWrap(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 4)
        self._layout.addWidget(self._table)
        self._layout.addWidget(self._split)
        self._shown: Completed | None = None
        self.hide()

    def texts(self) -> list[str]:
        """Return what can be read here."""
        return [label.text() for label in self.findChildren(QLabel)]

    def set_completed(self, completed: Completed | None, warning: str = "") -> None:
        """Show the figures of a run at its end, with what they must be read with; or nothing."""
        if completed == self._shown:
            return
        self._shown = completed
        self.setVisible(completed is not None)
        if completed is None:
            return
        rows = by_subset(completed.figures)
        table = _table(rows)
        table.setToolTip(_tip(rows))
        self._layout.replaceWidget(self._table, table)
        # Out of the tree at once: what is deleted later would still be found and read out.
        self._table.setParent(None)
        self._table.deleteLater()
        self._table = table
        parts = (
            tr(_BEFORE),
            tr("split {split_hash}", split_hash=completed.split_hash),
            told(warning),
        )
        self._split.setText(" · ".join(part for part in parts if part))


def _table(rows: Mapping[str, Mapping[str, float]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(1)
    present = {key for row in rows.values() for key in row}
    keys = [key for key in _NAMES if key in present] + sorted(present - {*_NAMES, *_MORE})
    for column, key in enumerate(keys, start=1):
        grid.addWidget(QuietLabel(figure_name(key)), 0, column)
    for number, (name, row) in enumerate(rows.items(), start=1):
        grid.addWidget(QLabel(tr(name)), number, 0, Qt.AlignmentFlag.AlignVCenter)
        for column, key in enumerate(keys, start=1):
            label = QLabel(_text(row.get(key, math.nan)))
            if number == 1:
                label.setFont(scaled_font(label.font(), 1.45, QFont.Weight.DemiBold))
            grid.addWidget(label, number, column)
    grid.setColumnStretch(len(keys) + 1, 1)
    return table


def _tip(rows: Mapping[str, Mapping[str, float]]) -> str:
    """Return the figures that the table has no room for, a line each."""
    return "\n".join(
        f"{tr(name)}: {figure_name(key)} {_text(row[key])}"
        for name, row in rows.items()
        for key in _MORE
        if key in row
    )


def _text(value: float) -> str:
    return num(value, ".3f") if math.isfinite(value) else "–"
