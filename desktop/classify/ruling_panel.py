"""What the reader makes of an answer: agrees, or overrides it with a reason; a note; keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.casebook.entry import LONGEST_TEXT, OPINIONS, Ruling
from desktop.classify.case_model import Case, Draft
from desktop.translation import tr
from desktop.widget.form_row import centre_labels
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.symbol import SymbolButton


class RulingPanel(QWidget):
    """Emits `kept(ruling, note)` when a case is to be kept; the ruling may be None: not decided."""

    kept = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._dx = ""
        self.agree = QRadioButton(tr("I agree"))
        self.override = QRadioButton(tr("I override it"))
        # Neither is chosen at first: a decision is the reader's, never a default.
        for button in (self.agree, self.override):
            button.setAutoExclusive(False)
        self.diagnosis = QComboBox()
        self.diagnosis.setAccessibleName(tr("Your diagnosis in place of the answer"))
        for code, name in OPINIONS.items():
            self.diagnosis.addItem(tr(name), code)
        self.reason, self.note = QLineEdit(), QLineEdit()
        self.reason.setAccessibleName(tr("Reason"))
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("No names of patients"))
        for field in (self.reason, self.note):
            field.setMaxLength(LONGEST_TEXT)
        self.button = SymbolButton("report", tr("Keep case"))
        self.status = QuietLabel()
        self.status.setWordWrap(True)
        self._lay_out()
        self.agree.clicked.connect(lambda: self._choose(self.agree))
        self.override.clicked.connect(lambda: self._choose(self.override))
        self.reason.textChanged.connect(self.show_state)
        self.button.clicked.connect(self._on_clicked)
        self.show_case(None)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(self.agree)
        choice.addSpacing(12)
        choice.addWidget(self.override)
        choice.addStretch(1)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields = (
            (tr("Instead"), self.diagnosis),
            (tr("Reason"), self.reason),
            (tr("Note"), self.note),
        )
        for name, field in fields:
            self._form.addRow(QuietLabel(name), field)
        centre_labels(self._form)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.status, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingLabel(tr("Your decision")))
        layout.addLayout(choice)
        layout.addLayout(self._form)
        layout.addLayout(row)

    def show_case(self, case: Case | None) -> None:
        """Show what was decided of a case; what is being written for the same case stays.

        Who agreed did so with an answer: not with another that came since.
        """
        if case is not self._case:
            self._leave()
            self._case = case
            self._fill(case)
        dx = getattr(None if case is None else case.outcome, "dx", "")
        if dx and self._dx not in ("", dx):
            self.agree.setChecked(False)
        self._dx = dx or self._dx
        self.show_state()

    def _leave(self) -> None:
        """Keep what was begun for a case, to go on with when it is shown again."""
        if self._case is not None:
            self._case.draft = Draft(
                self.agree.isChecked(), self.override.isChecked(), self.diagnosis.currentIndex(),
                self.reason.text(), self.note.text(), self._dx,
            )  # fmt: skip

    def _fill(self, case: Case | None) -> None:
        draft = Draft(False, False, 0, "", "", "")
        if case is not None:
            draft = case.draft or replace(draft, note=case.note)
        self.agree.setChecked(draft.agrees)
        self.override.setChecked(draft.overrides)
        self.diagnosis.setCurrentIndex(draft.instead)
        self.reason.setText(draft.reason)
        self.note.setText(draft.note)
        self._dx = draft.dx

    def show_state(self) -> None:
        """Show which fields count and whether the case can be kept."""
        overriding = self.override.isChecked()
        for field in (self.diagnosis, self.reason):
            self._form.setRowVisible(field, overriding)
        case = self._case
        number = None if case is None else case.number
        self.button.setText(tr("Keep case") if number is None else tr("Keep changes"))
        ready = case is not None and case.final and not case.hidden and bool(case.predictions)
        self.button.setEnabled(ready and (not overriding or bool(self.reason.text().strip())))
        kept = "" if number is None else tr("Kept as case {number}.", number=number)
        self.status.setText(tr("Keeping it…") if case is not None and case.keeping else kept)

    def _choose(self, button: QRadioButton) -> None:
        other = self.override if button is self.agree else self.agree
        if button.isChecked():
            other.setChecked(False)
        self.show_state()

    def _on_clicked(self) -> None:
        case = self._case
        if case is None:
            return
        ruling = None
        if self.agree.isChecked():
            dx = getattr(case.outcome, "dx", "")
            ruling = Ruling(True, dx, datetime.now(UTC))
        elif self.override.isChecked():
            dx = str(self.diagnosis.currentData())
            ruling = Ruling(False, dx, datetime.now(UTC), self.reason.text().strip())
        self.kept.emit(ruling, self.note.text().strip())
