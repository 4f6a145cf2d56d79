"""What is done with a chosen threshold: keep it in the model, or restore what was before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.evaluation.sufficiency import sufficiency
from desktop.evaluate.keeper import Keeper, why_not
from desktop.evaluate.task import Judged
from desktop.translation import mark, told, tr
from desktop.widget.label import PlainLabel, QuietLabel

_OFFER = mark(
    "Saves threshold and prevalence correction as the next revision of the model's decision rule. "
    "Classify and the command “predict” then use it; the weights stay as they are."
)


class KeepPanel(QWidget):
    """Two buttons and what came of them; `keep_wanted` asks for what is chosen now."""

    keep_wanted = Signal()

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._bundle: Path | None = None
        self._reason = self._offer = ""
        self.keep_button = QPushButton(tr("Keep this threshold in the model"))
        self.undo_button = QPushButton(tr("Undo"))
        self.undo_button.setToolTip(tr("Restore the decision before as a new revision"))
        self.undo_button.setAccessibleName(tr("Restore the decision before"))
        self.status = QuietLabel()
        self.problem = PlainLabel()
        self.problem.setForegroundRole(QPalette.ColorRole.BrightText)
        row = QHBoxLayout()
        for button in (self.keep_button, self.undo_button):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        for label in (self.status, self.problem):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        self.keep_button.clicked.connect(self._on_keep)
        self.undo_button.clicked.connect(self._on_undo)
        keeper.busy_changed.connect(self._show_state)
        keeper.decided.connect(self._on_decided)
        keeper.refused.connect(self._on_refused)

    def set_judged(self, judged: Judged) -> None:
        """Take another evaluation: keep from it, or say why it cannot be."""
        self._bundle, self._reason = judged.bundle, why_not(judged)
        few = sufficiency(judged.evaluation.cohort)
        self._offer = tr(_OFFER) if few.may_tune else f"{tr(_OFFER)} {told(few.sentences[0])}"
        self._say(self._reason or self._offer)
        self._show_state()

    def _say(self, text: str, problem: str = "") -> None:
        self.status.setText(text)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _show_state(self) -> None:
        busy = self._keeper.busy
        self.keep_button.setEnabled(not busy and not self._reason)
        self.undo_button.setEnabled(not busy and self._keeper.may_undo(self._bundle))

    def _on_keep(self) -> None:
        self._say(tr("Writing…"))
        self.keep_wanted.emit()

    def _on_undo(self) -> None:
        if self._bundle is not None:
            self._say(tr("Writing…"))
            self._keeper.undo(self._bundle)

    def _on_decided(self, bundle: Path, decision: object, words: str) -> None:
        if bundle == self._bundle:
            self._say(
                tr(
                    "{words} The other tabs show what was evaluated: evaluate again for new.",
                    words=words,
                )
            )

    def _on_refused(self, bundle: Path, words: str) -> None:
        if bundle == self._bundle:
            self._say(self._reason or self._offer, words)
