"""What histology found, entered when it is known; each change can be undone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.casebook.casebook import now
from core.casebook.entry import OPINIONS, Biopsy
from desktop.cases.case_text import opinion_name
from desktop.translation import tr
from desktop.widget.form_row import centre_labels
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolButton


class BiopsyForm(QWidget):
    """Emits `entered` with a biopsy, or None for "not known", when a person saves another one."""

    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Biopsy | None = None
        self._number = 0
        self._drafts: dict[int, tuple[Biopsy | None, tuple[str, str]]] = {}
        self.result = QComboBox()
        self.result.setAccessibleName(tr("Biopsy result"))
        self.result.addItem(tr("Not known yet"), "")
        for code in OPINIONS:
            self.result.addItem(opinion_name(code), code)
        self.wording = QLineEdit(placeholderText=tr("Wording of the report, if wanted"))
        self.wording.setAccessibleName(tr("Wording of the biopsy report"))
        self.save_button = SymbolButton("import", tr("Save result"))
        self.save_button.setProperty("primary", True)
        self.undo_button = SymbolButton("undo", tr("Undo"))
        self.undo_button.setToolTip(tr("Take the last change of a biopsy back (Ctrl+Z)"))
        self.time = QuietLabel()
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(QuietLabel(tr("Result")), self.result)
        form.addRow(QuietLabel(tr("Wording")), self.wording)
        centre_labels(form)
        row = QHBoxLayout()
        row.addWidget(self.time, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addLayout(row)
        self.result.currentIndexChanged.connect(self._show_state)
        self.wording.textChanged.connect(self._show_state)
        self.wording.returnPressed.connect(self._on_save)
        self.save_button.clicked.connect(self._on_save)
        self.set_biopsy(None, "")

    def set_biopsy(self, biopsy: Biopsy | None, time: str, number: int = 0) -> None:
        """Show what is kept of case `number`; `time` says when it was entered.

        What was begun for a case and not saved is there again when the case is.
        """
        if self.changed:
            self._drafts[self._number] = self._kept, self._said()
        self._number, self._kept = number, biopsy
        before, begun = self._drafts.pop(number, (None, None))
        known = (biopsy.dx, biopsy.text) if biopsy else ("", "")
        dx, text = begun if begun is not None and before == biopsy else known
        self.result.setCurrentIndex(max(0, self.result.findData(dx)))
        self.wording.setText(text)
        self.time.setText(time)
        self._show_state()

    @property
    def changed(self) -> bool:
        """Whether the fields say something else than what is kept."""
        kept = ("", "") if self._kept is None else (self._kept.dx, self._kept.text)
        return self._said() != kept

    def _said(self) -> tuple[str, str]:
        dx = str(self.result.currentData())
        return dx, self.wording.text().strip() if dx else ""

    def _show_state(self) -> None:
        known = bool(self.result.currentData())
        self.wording.setEnabled(known)
        self.save_button.setEnabled(self.changed)

    def _on_save(self) -> None:
        if self.changed:
            dx, text = self._said()
            self.entered.emit(Biopsy(dx, now(), text) if dx else None)
