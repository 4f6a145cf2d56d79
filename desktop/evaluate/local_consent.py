"""Recalibration on own cases: what it would do is shown first; it is done with consent only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.evaluate.local_task import LocalTested
from desktop.evaluate.local_text import effect_table
from desktop.translation import mark, told, tr
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolButton
from desktop.widget.text_table import TextTable

if TYPE_CHECKING:
    from core.evaluation.recalibration import Recalibration

_OPEN = mark("Recalibrate with these cases…")
_CONSENT = mark("I want this model to decide by these cases from now on.")
_EFFECT_WIDTH = 560
_CROSSED = mark(
    "Recalibrated: fitted on one half of the lesions and measured on the other, both ways."
)
_KEPT = mark("Kept. Classify and the command line decide by it from now on.")


class ConsentPanel(QWidget):
    """Emits `trial_wanted` when a person asks what it would do, `consented` when it shall be done,
    `undo_wanted` when it shall be as it was.

    The consent counts for one test and is asked for anew with the next.
    """

    trial_wanted = Signal()
    consented = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_button = SymbolButton("evaluate", tr(_OPEN))
        self.effect = TextTable(tr("What it changes"), whole=True)
        self.told = QuietLabel()
        self.consent = QCheckBox(tr(_CONSENT))
        self.do_button = SymbolButton("evaluate", tr("Recalibrate"))
        self.undo_button = SymbolButton("undo", tr("Take it back"))
        self.inner = QWidget()
        self.effect.setMaximumWidth(_EFFECT_WIDTH)
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.do_button.setProperty("primary", True)
        asked = QVBoxLayout(self.inner)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self.consent)
        asked.addLayout(_left(self.do_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(_left(self.open_button))
        layout.addWidget(self.effect)
        layout.addWidget(self.told)
        layout.addWidget(self.inner)
        layout.addLayout(_left(self.undo_button))
        self.open_button.clicked.connect(self._on_open)
        self.consent.toggled.connect(self.do_button.setEnabled)
        self.do_button.clicked.connect(self._on_do)
        self.undo_button.clicked.connect(self._on_undo)

    def set_tested(self, tested: LocalTested) -> None:
        """Show where a test stands: not recalibrated, tried, or done."""
        found, tried = tested.found, tested.tried
        done = found.recalibration
        self.consent.setChecked(False)
        self.do_button.setEnabled(False)
        self.inner.setVisible(tried is not None)
        self.open_button.setVisible(tried is None and done is None)
        self.open_button.setEnabled(found.enough.may_tune)
        self.undo_button.setVisible(done is not None)
        self.undo_button.setEnabled(True)
        shown = done or tried
        self.effect.setVisible(shown is not None)
        if shown is not None:
            self.effect.set_table(*effect_table(shown))
        if done is not None:
            self.told.setText("\n".join((tr(_CROSSED), told(done.sentences[-1]), tr(_KEPT))))
        elif tried is not None:
            self._ask(tested, tried)
        else:
            self.told.setText(_before(tested))

    def set_busy(self, text: str) -> None:
        """Show that it is being tried or done."""
        for part in (self.open_button, self.consent, self.do_button, self.undo_button):
            part.setEnabled(False)
        self.told.setText(text)

    def _ask(self, tested: LocalTested, tried: Recalibration) -> None:
        said = (tr(_CROSSED), told(tried.gain), _replaced(tested))
        self.told.setText("\n".join(filter(None, said)))
        self.consent.setEnabled(True)

    def _on_open(self) -> None:
        self.set_busy(tr("Trying it on halves of the lesions…"))
        self.trial_wanted.emit()

    def _on_undo(self) -> None:
        self.set_busy(tr("Taking it back…"))
        self.undo_wanted.emit()

    def _on_do(self) -> None:
        if self.consent.isChecked():
            self.set_busy(tr("Recalibrating…"))
            self.consented.emit()


def _replaced(tested: LocalTested) -> str:
    """Return what consent means."""
    found = tested.found
    return tr(
        "Temperature, threshold and sets of {model} would be fitted on these "
        "{images:,} images and replace those of revision {revision}. The network stays as "
        "it is. It can be taken back while this test is shown.",
        model=found.model_name,
        images=found.cohort.population.images,
        revision=found.decision.revision,
    )


def _before(tested: LocalTested) -> str:
    from core.evaluation.sufficiency import FOR_A_SHARE

    enough = tested.found.enough
    if not enough.may_tune:
        return tr(
            "Too few cases to recalibrate on: {malignant} malignant and {benign} benign "
            "lesions, {needed} of each are needed.",
            malignant=enough.malignant,
            benign=enough.benign,
            needed=FOR_A_SHARE,
        )
    return tr("Shows first what it would change. Nothing is written without your consent.")


def _left(button: SymbolButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
