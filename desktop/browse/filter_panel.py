"""The left column of the Browse page: search, classes, and the patient fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.record import MAX_AGE
from desktop.browse.distribution import DiagnosisFilter
from desktop.browse.filter import RecordFilter, RecordIndex
from desktop.widget.label import HeadingLabel, QuietLabel

_DX_TYPES = {
    "histo": "Histopathology",
    "follow_up": "Follow-up",
    "consensus": "Expert consensus",
    "confocal": "Confocal microscopy",
}


def dx_type_name(code: str) -> str:
    """Return how the diagnosis was made, in words; codes we do not know stay as they are."""
    return _DX_TYPES.get(code, code or "Not given")


class FilterPanel(QScrollArea):
    """Emits `changed` whenever another set of records should be shown."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(250)
        self._search = QLineEdit(
            placeholderText="Search ids, names, sites", clearButtonEnabled=True
        )
        self._search.setAccessibleName("Search")
        self._search.setToolTip("All words must occur (Ctrl+F)")
        self.classes = DiagnosisFilter()
        self._sex, self._site, self._dx_type = QComboBox(), QComboBox(), QComboBox()
        self._low, self._high = QSpinBox(), QSpinBox()
        self._unknown_age = QCheckBox("Include unknown age")
        self._reset = QPushButton("Clear filters")
        self._unknown_age.setChecked(True)
        self._reset.setEnabled(False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(16, 16, 12, 16)
        layout.setSpacing(10)
        layout.addWidget(self._search)
        layout.addSpacing(6)
        layout.addWidget(HeadingLabel("Diagnosis"))
        layout.addWidget(self.classes)
        layout.addSpacing(6)
        layout.addWidget(HeadingLabel("Patient"))
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        fields = (("Sex", self._sex), ("Site", self._site), ("Proof", self._dx_type))
        for row, (name, box) in enumerate(fields):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
            form.addWidget(QuietLabel(name), row, 0)
            form.addWidget(box, row, 1)
        form.addWidget(QuietLabel("Age"), 3, 0)
        form.addLayout(self._age_row(), 3, 1)
        form.addWidget(self._unknown_age, 4, 1)
        layout.addLayout(form)
        layout.addSpacing(6)
        layout.addWidget(self._reset)
        layout.addStretch(1)
        self.setWidget(content)

    def _age_row(self) -> QHBoxLayout:
        ages = QHBoxLayout()
        ages.setSpacing(8)
        for name, spin, value in (
            ("Youngest age", self._low, 0),
            ("Oldest age", self._high, int(MAX_AGE)),
        ):
            spin.setAccessibleName(name)
            spin.setRange(0, int(MAX_AGE))
            spin.setSingleStep(5)
            spin.lineEdit().setTextMargins(8, 0, 0, 0)  # in line with the boxes above
            spin.setValue(value)
            ages.addWidget(spin, 1)
            if spin is self._low:
                ages.addWidget(QuietLabel("to"))
        return ages

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_changed)
        self.classes.changed.connect(self._on_changed)
        for box in (self._sex, self._site, self._dx_type):
            box.currentIndexChanged.connect(self._on_changed)
        for spin in (self._low, self._high):
            spin.valueChanged.connect(self._on_changed)
        self._unknown_age.toggled.connect(self._on_changed)
        self._reset.clicked.connect(self.clear)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self._search.setFocus)

    def filter(self) -> RecordFilter:
        """Return what the controls say."""
        low, high = sorted((self._low.value(), self._high.value()))
        return RecordFilter(
            diagnoses=self.classes.chosen(),
            sex=self._sex.currentData(),
            age_low=float(low),
            age_high=float(high),
            unknown_age=self._unknown_age.isChecked(),
            site=self._site.currentData(),
            dx_type=self._dx_type.currentData(),
            text=self._search.text().strip(),
        )

    def set_index(self, index: RecordIndex) -> None:
        """Offer the values that occur in a dataset, and clear all conditions."""
        self.blockSignals(True)
        for box, values in (
            (self._sex, [(value, value.capitalize()) for value in index.sexes]),
            (self._site, [(value, value.capitalize()) for value in index.sites]),
            (self._dx_type, [(value, dx_type_name(value)) for value in index.dx_types]),
        ):
            box.clear()
            box.addItem("Any", None)
            for value, text in values:
                box.addItem(text, value)
        self.blockSignals(False)
        self.clear()

    def set_text(self, text: str) -> None:
        """Search for `text`."""
        self._search.setText(text)

    def clear(self) -> None:
        """Let everything through."""
        self.blockSignals(True)
        self._search.clear()
        self.classes.choose(frozenset())
        for box in (self._sex, self._site, self._dx_type):
            box.setCurrentIndex(0)
        self._low.setValue(0)
        self._high.setValue(int(MAX_AGE))
        self._unknown_age.setChecked(True)
        self.blockSignals(False)
        self._on_changed()

    def _on_changed(self) -> None:
        if self.signalsBlocked():
            return
        wanted = self.filter()
        self._reset.setEnabled(not wanted.empty)
        self.changed.emit(wanted)
