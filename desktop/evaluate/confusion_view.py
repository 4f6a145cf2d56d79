"""Who was taken for what, in a matrix whose cells show their images."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.evaluate.figure_text import dagger
from desktop.translation import counted, mark, num, tr
from desktop.widget.label import QuietLabel
from desktop.widget.matrix_view import MatrixView, Shares

if TYPE_CHECKING:
    from core.evaluation.evaluation import Evaluation

_SHARES = {
    Shares.COUNTS: mark("Numbers of images"),
    Shares.ROWS: mark("Share of each true class (diagonal: recall)"),
    Shares.COLUMNS: mark("Share of each answer (diagonal: precision)"),
}


class ConfusionView(QWidget):
    """Emits `images_wanted(title, mask)` when a cell is chosen."""

    images_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self.matrix = MatrixView(tr("Confusion matrix"), tr("Truth"), tr("Taken for"))
        self.shares = QComboBox()
        for kind, name in _SHARES.items():
            self.shares.addItem(tr(name), kind)
        self.shares.setAccessibleName(tr("What stands in the cells"))
        self.shares.currentIndexChanged.connect(self._on_shares)
        self.matrix.cell_chosen.connect(self._on_cell)
        row = QHBoxLayout()
        row.addWidget(self.shares)
        row.addStretch(1)
        note = QuietLabel(
            tr(
                "Cells are shaded by their share of the row, or of the column where that is shown. "
                "Choose one to see its images."
            )
        )
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 12, 0)
        layout.setSpacing(10)
        layout.addLayout(row)
        layout.addWidget(self.matrix, 1)
        layout.addWidget(note)

    def set_evaluation(self, found: Evaluation) -> None:
        """Show the matrix of all images."""
        self._evaluation = found
        cohort = found.cohort
        size = len(cohort.classes)
        pairs = np.bincount(cohort.truth * size + cohort.predicted, minlength=size**2)
        self.matrix.choose(None)
        self.matrix.set_mark(dagger(found))
        counts = np.bincount(cohort.truth, minlength=size)
        rows = [
            f"{code} · {num(count, ',')}"
            for code, count in zip(cohort.classes, counts, strict=True)
        ]
        self.matrix.set_counts(rows, cohort.classes, pairs.reshape(size, size).tolist())

    def _on_shares(self) -> None:
        self.matrix.set_shares(Shares(self.shares.currentData()))

    def _on_cell(self, row: int, column: int) -> None:
        if self._evaluation is None:
            return
        cohort = self._evaluation.cohort
        mask = (cohort.truth == row) & (cohort.predicted == column)
        count = int(mask.sum())
        truth, answer = cohort.classes[row], cohort.classes[column]
        known = (
            tr("{truth}, recognised", truth=truth)
            if row == column
            else tr("{truth} taken for {answer}", truth=truth, answer=answer)
        )
        images = counted(count, "{n} image", "{n:,} images")
        self.images_wanted.emit(f"{images}: {known}", mask)
