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

from core.annotation import NOTHING, Annotation
from core.record import Record
from desktop.browse.column import age_text, diagnosis_text, dx_type_name, malignant_text, value_text
from desktop.browse.filter import RecordIndex
from desktop.browse.grid import ThumbnailGrid
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.browse.thumbnail_delegate import PAD
from desktop.translation import counted, mark, told, tr
from desktop.widget.image_view import ImageView
from desktop.widget.label import ElidedLabel, HeadingLabel, QuietLabel, plain_tip
from desktop.widget.notice import Notice

_LARGE_EDGE = 1600
_SMALL = QSize(72, 54)


class DetailPanel(QWidget):
    """Shows one record; `record_chosen` carries an image of the same lesion that was pressed."""

    record_chosen = Signal(object)
    FIELDS = (
        mark("Proposed"),
        mark("Note"),
        mark("Lesion"),
        mark("Diagnosis"),
        mark("Malignant"),
        mark("Proof"),
        mark("Age"),
        mark("Sex"),
        mark("Site"),
        mark("Subset"),
        mark("File"),
    )

    def __init__(self, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(300)
        self._loader = loader
        self._record: Record | None = None
        self.image = ImageView(tr("Loading…"))
        self._title = HeadingLabel()
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._values = {name: ElidedLabel() for name in self.FIELDS}
        self._mates_title = HeadingLabel()
        self._mates_text = QuietLabel()
        self._mates_text.setWordWrap(True)
        self._mates = ThumbnailGrid(loader, _SMALL, stretched=False)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            Notice(
                "image",
                tr("No image selected"),
                tr("Select one to see it large."),
                narrow=True,
            )
        )
        self._lay_out()
        loader.large_arrived.connect(self._on_large_arrived)
        self._mates.clicked.connect(self._on_mate)
        self._mates.activated.connect(self._on_mate)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16 - PAD, 16, 16 - PAD, 16)
        column.setSpacing(10)
        layout = QVBoxLayout()
        # The cells of the other images bring this room along.
        layout.setContentsMargins(PAD, 0, PAD, 0)
        layout.setSpacing(10)
        column.addLayout(layout)
        layout.addWidget(self.image)
        layout.addWidget(self._title)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, label in self._values.items():
            label.setAccessibleName(tr(name))
            form.addRow(QuietLabel(tr(name)), label)
        self._form = form
        layout.addLayout(form)
        layout.addSpacing(6)
        layout.addWidget(self._mates_title)
        layout.addWidget(self._mates_text)
        self._mates.setAccessibleName(tr("Images of the same lesion"))
        self._mates.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._mates.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._mates.setResizeMode(QListView.ResizeMode.Adjust)
        self._mates.setMinimumHeight(96)
        self._mates.viewport().setAutoFillBackground(False)
        column.addWidget(self._mates, 1)
        self._below = QWidget()  # takes the height where there are no other images
        column.addWidget(self._below, 1)
        self._stack.addWidget(content)

    @property
    def record(self) -> Record | None:
        """The record that is shown."""
        return self._record

    def show_record(
        self, record: Record | None, index: RecordIndex | None, said: Annotation = NOTHING
    ) -> None:
        """Show `record` with its lesion's other images and what is said; None shows the hint."""
        self._record = record
        self._stack.setCurrentIndex(0 if record is None else 1)
        if record is None or index is None:
            return
        self.image.set_empty_text(tr("Loading…"))
        self.image.set_image(None)
        self._loader.request_large(record.path, _LARGE_EDGE)
        self._fill(record, index.lesions_known)
        self.show_said(said)
        mates = [index.records[number] for number in index.of_lesion(record.lesion_id)]
        self._show_mates([mate for mate in mates if mate is not record], index.lesions_known)

    def _show_mates(self, mates: list[Record], lesions_known: bool) -> None:
        count = len(mates)
        self._mates_title.setText(
            counted(count, "{n} other image of this lesion", "{n} other images of this lesion")
        )
        self._mates_text.setText(
            tr("No other image of this lesion.")
            if lesions_known
            else tr("Lesions unknown: class folders do not say which images show the same one.")
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
        texts = {
            "Lesion": record.lesion_id if lesions_known else "",
            "Diagnosis": diagnosis_text(record.dx),
            "Malignant": malignant_text(record.dx),
            "Proof": dx_type_name(record.dx_type),
            "Age": age_text(record.patient.age),
            "Sex": value_text(record.patient.sex),
            "Site": value_text(record.patient.site),
            "Subset": record.subset or "",
            "File": record.path.name,
        }
        for name, text in texts.items():
            self._set_field(name, text)
        self._values["File"].setToolTip(plain_tip(str(record.path)))

    def show_said(self, said: Annotation) -> None:
        """Show what the person says of the record."""
        star = "★ " if said.star else ""
        self._title.setText(f"{star}{self._record.image_id}" if self._record else "")
        self._set_field("Proposed", diagnosis_text(said.proposal) if said.proposal else "")
        self._set_field("Note", said.note)

    def _set_field(self, name: str, text: str) -> None:
        self._values[name].set_whole_text(text)
        self._form.setRowVisible(self.FIELDS.index(name), bool(text))

    def _on_large_arrived(self, path: Path, image: QImage, reason: str) -> None:
        if self._record is None or path != self._record.path:
            return
        if reason:
            self.image.set_empty_text(
                tr("This image cannot be shown: {reason}", reason=told(reason))
            )
            self.image.set_image(None)
        else:
            self.image.set_image(image, f"{self._record.image_id}, {self._record.dx or ''}")

    def _on_mate(self, index: QModelIndex) -> None:
        record = self._mates.records.record(index.row())
        if record is not None:
            self.record_chosen.emit(record)
