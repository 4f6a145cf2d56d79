"""The right column of the Browse page: one image large, its fields, its lesion's other images."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.diagnosis import DIAGNOSES
from core.record import UNKNOWN, Record
from desktop.browse.filter import RecordIndex
from desktop.browse.filter_panel import dx_type_name
from desktop.browse.grid import ThumbnailGrid
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.widget.image_view import ImageView
from desktop.widget.label import ElidedLabel, HeadingLabel, QuietLabel
from desktop.widget.notice import Notice

_LARGE_EDGE = 1600
_SMALL = QSize(72, 54)


def diagnosis_text(code: str | None) -> str:
    """Return the name of a diagnosis for people, with its code."""
    for diagnosis in DIAGNOSES:
        if diagnosis.code == code:
            return f"{diagnosis.name} ({code})"
    return code or "No diagnosis"


def age_text(age: float | None) -> str:
    """Return an age in whole years, or the word for not known."""
    return UNKNOWN.capitalize() if age is None else f"{age:g} years"


class DetailPanel(QWidget):
    """Shows one record; `record_chosen` carries an image of the same lesion that was pressed."""

    record_chosen = Signal(object)
    FIELDS = ("Lesion", "Diagnosis", "Malignant", "Proof", "Age", "Sex", "Site", "Subset", "File")

    def __init__(self, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(300)
        self._loader = loader
        self._record: Record | None = None
        self.image = ImageView("Loading…")
        self._title = HeadingLabel()
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._values = {name: ElidedLabel() for name in self.FIELDS}
        self._mates_title = HeadingLabel()
        self._mates_text = QuietLabel()
        self._mates_text.setWordWrap(True)
        self._mates = ThumbnailGrid(loader, _SMALL)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            Notice(
                "image",
                "No image selected",
                "Select one to see it large.",
                narrow=True,
            )
        )
        self._lay_out()
        loader.large_arrived.connect(self._on_large_arrived)
        self._mates.clicked.connect(self._on_mate)
        self._mates.activated.connect(self._on_mate)

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.image)
        layout.addWidget(self._title)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, label in self._values.items():
            label.setAccessibleName(name)
            form.addRow(QuietLabel(name), label)
        self._form = form
        layout.addLayout(form)
        layout.addSpacing(6)
        layout.addWidget(self._mates_title)
        layout.addWidget(self._mates_text)
        self._mates.setAccessibleName("Images of the same lesion")
        self._mates.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._mates.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._mates.setResizeMode(QListView.ResizeMode.Adjust)
        self._mates.setMinimumHeight(96)
        self._mates.viewport().setAutoFillBackground(False)
        layout.addWidget(self._mates, 1)
        self._below = QWidget()  # takes the height where there are no other images
        layout.addWidget(self._below, 1)
        self._stack.addWidget(content)

    @property
    def record(self) -> Record | None:
        """The record that is shown."""
        return self._record

    def show_record(self, record: Record | None, index: RecordIndex | None) -> None:
        """Show `record` with its lesion's other images; None shows the hint."""
        self._record = record
        self._stack.setCurrentIndex(0 if record is None else 1)
        if record is None or index is None:
            return
        self.image.set_empty_text("Loading…")
        self.image.set_image(None)
        self._loader.request_large(record.path, _LARGE_EDGE)
        self._title.setText(record.image_id)
        self._fill(record, index.lesions_known)
        mates = [index.records[number] for number in index.of_lesion(record.lesion_id)]
        self._show_mates([mate for mate in mates if mate is not record], index.lesions_known)

    def _show_mates(self, mates: list[Record], lesions_known: bool) -> None:
        count = len(mates)
        self._mates_title.setText(f"{count} other image{'s' if count > 1 else ''} of this lesion")
        self._mates_text.setText(
            "No other image of this lesion."
            if lesions_known
            else "Lesions unknown: class folders do not say which images show the same one."
        )
        self._mates_title.setVisible(count > 0)
        self._mates_text.setVisible(count == 0)
        self._mates.setVisible(count > 0)
        self._below.setVisible(count == 0)
        self._mates.records.set_records(mates)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The shape of the photographs, so that no bars stand above and below them.
        self.image.setFixedHeight(min((self.width() - 32) * 3 // 4, self.height() // 2))
        super().resizeEvent(event)

    def _fill(self, record: Record, lesions_known: bool) -> None:
        malignant = {diagnosis.code: diagnosis.malignant for diagnosis in DIAGNOSES}
        texts = {
            "Lesion": record.lesion_id if lesions_known else "",
            "Diagnosis": diagnosis_text(record.dx),
            "Malignant": {True: "Yes", False: "No"}.get(malignant.get(record.dx or ""), "Unknown"),
            "Proof": dx_type_name(record.dx_type),
            "Age": age_text(record.patient.age),
            "Sex": record.patient.sex.capitalize(),
            "Site": record.patient.site.capitalize(),
            "Subset": record.subset or "",
            "File": record.path.name,
        }
        for row, (name, text) in enumerate(texts.items()):
            self._values[name].set_whole_text(text)
            self._form.setRowVisible(row, bool(text))
        self._values["File"].setToolTip(str(record.path))

    def _on_large_arrived(self, path: Path, image: QImage, reason: str) -> None:
        if self._record is None or path != self._record.path:
            return
        if reason:
            self.image.set_empty_text(f"This image cannot be shown: {reason}")
            self.image.set_image(None)
        else:
            self.image.set_image(image, f"{self._record.image_id}, {self._record.dx or ''}")

    def _on_mate(self, index: QModelIndex) -> None:
        record = self._mates.records.record(index.row())
        if record is not None:
            self.record_chosen.emit(record)
