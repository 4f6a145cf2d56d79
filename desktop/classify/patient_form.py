"""What is known of the patient: age, sex and site, each of which may be unknown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from core.record import MAX_AGE, SEXES, SITES, UNKNOWN, Patient
from desktop.translation import capital, tr
from desktop.widget.form_row import centre_labels
from desktop.widget.label import QuietLabel


class PatientForm(QWidget):
    """Emits `patient_changed` when a person changes a field, not when it is filled."""

    patient_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.age = QSpinBox()
        # The lowest value stands for "unknown", so that nobody needs a second control for it.
        self.age.setRange(-1, int(MAX_AGE))
        self.age.setSpecialValueText(capital(tr(UNKNOWN)))
        self.age.setSuffix(tr(" years"))
        self.age.lineEdit().setTextMargins(8, 0, 0, 0)  # in line with the other fields
        self.age.setValue(-1)
        self.age.setKeyboardTracking(False)
        self.sex, self.site = QComboBox(), QComboBox()
        self.fields = layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, box, values in ((tr("Sex"), self.sex, SEXES), (tr("Site"), self.site, SITES)):
            box.setAccessibleName(name)
            box.addItem(capital(tr(UNKNOWN)), UNKNOWN)
            for value in sorted(set(values) - {UNKNOWN}):
                box.addItem(capital(tr(value)), value)
            box.currentIndexChanged.connect(self._on_changed)
        self.age.setAccessibleName(tr("Age"))
        self.age.valueChanged.connect(self._on_changed)
        for name, field in ((tr("Age"), self.age), (tr("Sex"), self.sex), (tr("Site"), self.site)):
            layout.addRow(QuietLabel(name), field)
        centre_labels(layout)

    def patient(self) -> Patient:
        """Return what the fields say."""
        age = self.age.value()
        return Patient(
            None if age < 0 else float(age), self.sex.currentData(), self.site.currentData()
        )

    def set_patient(self, patient: Patient) -> None:
        """Fill the fields without a signal."""
        self._filling = True
        self.age.setValue(-1 if patient.age is None else round(patient.age))
        for box, value in ((self.sex, patient.sex), (self.site, patient.site)):
            if box.findData(value) < 0:  # a site of another dataset, which the model may know
                box.addItem(capital(tr(value)), value)
            box.setCurrentIndex(box.findData(value))
        self._filling = False

    def _on_changed(self) -> None:
        if not self._filling:
            self.patient_changed.emit(self.patient())
