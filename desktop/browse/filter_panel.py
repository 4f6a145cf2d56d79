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
from desktop.browse.column import dx_type_name, value_text
from desktop.browse.distribution import DiagnosisFilter
from desktop.browse.filter import RecordFilter, RecordIndex
from desktop.browse.saved_filter import SavedFilterBar, SavedFilters
from desktop.translation import mark, tr
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.wheel_guard import guard_fields

_NARROWEST = 296
_AGE_WIDTH = 74  # three digits
_MARK_NAMES = {
    "starred": mark("Starred"),
    "proposed": mark("With a proposal"),
    "noted": mark("With a note"),
    "any": mark("Any of these"),
}


class FilterPanel(QScrollArea):
    """Emits `changed` whenever another set of records should be shown."""

    changed = Signal(object)

    def __init__(self, saved: SavedFilters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = saved
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self._search = QLineEdit(
            placeholderText=tr("Search ids, names, sites"), clearButtonEnabled=True
        )
        self._search.setAccessibleName(tr("Search"))
        self._search.setToolTip(tr("All words must occur (Ctrl+F)"))
        self.classes = DiagnosisFilter()
        self._sex, self._site, self._dx_type = QComboBox(), QComboBox(), QComboBox()
        self._mark = QComboBox()
        self.saved = SavedFilterBar(saved)
        self._low, self._high = QSpinBox(), QSpinBox()
        self._unknown_age = QCheckBox(tr("Include unknown age"))
        self._reset = QPushButton(tr("Clear filters"))
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
        layout.addWidget(self.saved)
        layout.addSpacing(6)
        layout.addWidget(HeadingLabel(tr("Diagnosis")))
        layout.addWidget(self.classes)
        layout.addSpacing(6)
        layout.addWidget(HeadingLabel(tr("Patient")))
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        fields = (
            (0, tr("Sex"), self._sex), (1, tr("Site"), self._site), (2, tr("Proof"), self._dx_type),
            (5, tr("Marked"), self._mark),
        )  # fmt: skip
        self._mark.addItem(tr("Any"), None)
        for name, text in _MARK_NAMES.items():
            self._mark.addItem(tr(text), name)
        self._mark.setToolTip(tr("What you starred, proposed or noted yourself"))
        for row, name, box in fields:
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
            form.addWidget(QuietLabel(name), row, 0)
            form.addWidget(box, row, 1)
        form.addWidget(QuietLabel(tr("Age")), 3, 0)
        form.addLayout(self._age_row(), 3, 1)
        form.addWidget(self._unknown_age, 4, 1)
        layout.addLayout(form)
        layout.addSpacing(6)
        layout.addWidget(self._reset)
        layout.addStretch(1)
        guard_fields(content)
        self.setWidget(content)
        # Other languages have longer words.
        self.setMinimumWidth(max(_NARROWEST, content.minimumSizeHint().width()))

    def _age_row(self) -> QHBoxLayout:
        ages = QHBoxLayout()
        ages.setSpacing(8)
        for name, spin, value in (
            (tr("Youngest age"), self._low, 0),
            (tr("Oldest age"), self._high, int(MAX_AGE)),
        ):
            spin.setAccessibleName(name)
            spin.setRange(0, int(MAX_AGE))
            spin.setSingleStep(5)
            spin.setMinimumWidth(_AGE_WIDTH)
            spin.lineEdit().setTextMargins(8, 0, 0, 0)  # in line with the boxes above
            spin.setValue(value)
            ages.addWidget(spin, 1)
            if spin is self._low:
                ages.addWidget(QuietLabel(tr("to")))
        return ages

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_changed)
        self.classes.changed.connect(self._on_changed)
        self.saved.chosen.connect(self.show_filter)
        self.saved.save_wanted.connect(lambda name: self._saved.save(name, self.filter()))
        self._saved.changed.connect(lambda: self.saved.show_filter(self.filter()))
        for box in self._boxes():
            box.currentIndexChanged.connect(self._on_changed)
        for spin in (self._low, self._high):
            spin.valueChanged.connect(self._on_changed)
        self._unknown_age.toggled.connect(self._on_changed)
        self._reset.clicked.connect(self.clear)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.setWhatsThis(tr("Search the images"))
        find.activated.connect(self._search.setFocus)

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self._sex, self._site, self._dx_type, self._mark

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
            mark=self._mark.currentData(),
        )

    def set_index(self, index: RecordIndex) -> None:
        """Offer the values that occur in a dataset, and clear all conditions."""
        self.blockSignals(True)
        for box, values in (
            (self._sex, [(value, value_text(value)) for value in index.sexes]),
            (self._site, [(value, value_text(value)) for value in index.sites]),
            (self._dx_type, [(value, dx_type_name(value)) for value in index.dx_types]),
        ):
            box.clear()
            box.addItem(tr("Any"), None)
            for value, text in values:
                box.addItem(text, value)
        self.blockSignals(False)
        self.clear()

    def set_text(self, text: str) -> None:
        """Search for `text`."""
        self._search.setText(text)

    def clear(self) -> None:
        """Let everything through."""
        self.show_filter(RecordFilter())

    def show_filter(self, wanted: RecordFilter) -> None:
        """Set all controls; a value that the dataset does not have lets everything through."""
        self.blockSignals(True)
        self._search.setText(wanted.text)
        self.classes.choose(wanted.diagnoses or frozenset())
        for box, value in zip(
            self._boxes(), (wanted.sex, wanted.site, wanted.dx_type, wanted.mark), strict=True
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._low.setValue(int(wanted.age_low))
        self._high.setValue(int(wanted.age_high))
        self._unknown_age.setChecked(wanted.unknown_age)
        self.blockSignals(False)
        self._on_changed()

    def _on_changed(self) -> None:
        if self.signalsBlocked():
            return
        wanted = self.filter()
        self._reset.setEnabled(not wanted.empty)
        self.saved.show_filter(wanted)
        self.changed.emit(wanted)
