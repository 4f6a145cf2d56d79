"""The reader's own opinion, asked for before the answer is shown."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from core.casebook.entry import OPINIONS, FirstReading
from desktop.translation import tr
from desktop.widget.form_row import centre_labels
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.symbol import SymbolButton

_HALF = 50


class CommitPanel(QWidget):
    """Emits `committed` with what the reader thinks; it cannot be changed afterwards."""

    committed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.diagnosis = QComboBox()
        self.diagnosis.setAccessibleName(tr("Your diagnosis"))
        self.confidence = QSpinBox(minimum=0, maximum=100, value=_HALF, singleStep=5)
        self.confidence.setSuffix(tr("%"))
        self.confidence.setAccessibleName(tr("How sure you are"))
        self.confidence.lineEdit().setTextMargins(8, 0, 0, 0)
        self.button = SymbolButton("evaluate", tr("Commit and show the answer"))
        self.button.setProperty("primary", True)
        hint = QuietLabel(tr("The answer is shown once you have committed to your own."))
        hint.setWordWrap(True)
        self.fields = form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(QuietLabel(tr("Diagnosis")), self.diagnosis)
        form.addRow(QuietLabel(tr("How sure")), self.confidence)
        centre_labels(form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingLabel(tr("What do you think?")))
        layout.addWidget(hint)
        layout.addLayout(form)
        layout.addWidget(self.button)
        self.diagnosis.currentIndexChanged.connect(self._show_state)
        self.button.clicked.connect(self._on_clicked)
        self.diagnosis.addItem(tr("Choose…"), None)
        for code, name in OPINIONS.items():
            self.diagnosis.addItem(tr(name), code)
        self.clear()

    def clear(self) -> None:
        """Ask anew: the opinion on one case says nothing of the next."""
        self.diagnosis.setCurrentIndex(0)
        self.confidence.setValue(_HALF)
        self._show_state()

    def _show_state(self) -> None:
        self.button.setEnabled(self.diagnosis.currentData() is not None)

    def _on_clicked(self) -> None:
        sure = self.confidence.value() / 100
        opinion = FirstReading(str(self.diagnosis.currentData()), sure, datetime.now(UTC))
        self.clear()
        self.committed.emit(opinion)
