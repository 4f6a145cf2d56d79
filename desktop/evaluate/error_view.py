"""The mistakes, the surest first: what a model is wrong about without a doubt teaches most."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.evaluate.answers import Answers
from desktop.evaluate.image_panel import ImagePanel
from desktop.translation import counted, tr
from desktop.widget.label import QuietLabel


class ErrorView(QWidget):
    """A gallery of misclassified images, of all classes or of one."""

    def __init__(self, images: ImagePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: Answers | None = None
        self.images = images
        self.truth, self.answer = QComboBox(), QComboBox()
        row = QHBoxLayout()
        for text, box in ((tr("Truth"), self.truth), (tr("Taken for"), self.answer)):
            box.setAccessibleName(text)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(self._show)
            row.addWidget(QuietLabel(text))
            row.addWidget(box)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(row)
        layout.addWidget(images, 1)

    def set_answers(self, answers: Answers) -> None:
        """Show the mistakes of another run."""
        self._answers = answers
        self.images.set_answers(answers)
        for box in (self.truth, self.answer):
            with QSignalBlocker(box):
                box.clear()
                box.addItem(tr("any class"), None)
                for number, code in enumerate(answers.cohort.classes):
                    box.addItem(code, number)
        self._show()

    def _show(self) -> None:
        if self._answers is None:
            return
        cohort = self._answers.cohort
        mask = cohort.truth != cohort.predicted
        for box, classes in ((self.truth, cohort.truth), (self.answer, cohort.predicted)):
            if box.currentData() is not None:
                mask = mask & (classes == box.currentData())
        count = int(mask.sum())
        title = counted(
            count,
            "{n} mistake of {all:,} images, the surest first",
            "{n:,} mistakes of {all:,} images, the surest first",
            all=len(cohort),
        )
        self.images.show_images(title, self._answers.surest(mask))
