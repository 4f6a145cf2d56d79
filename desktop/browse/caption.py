"""What stands beside a large photograph: id, diagnosis, and what the person says of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.annotation import NOTHING, Annotation
from core.record import Record
from desktop.browse.column import age_text, diagnosis_text, value_text
from desktop.colour import diagnosis_colour, quiet_text
from desktop.translation import tr
from desktop.widget.label import plain_tip


def facts_text(record: Record) -> str:
    """Return what is known of the person, in one line."""
    patient = record.patient
    return " · ".join((age_text(patient.age), value_text(patient.sex), value_text(patient.site)))


def said_text(said: Annotation) -> str:
    """Return what a person says of an image, in one line; empty where nothing."""
    parts = ["★" if said.star else ""]
    parts.append(
        tr("Proposed: {diagnosis}", diagnosis=diagnosis_text(said.proposal))
        if said.proposal
        else ""
    )
    parts.append(tr("“{note}”", note=said.note) if said.note else "")
    return "  ".join(part for part in parts if part)


class PhotoCaption(QWidget):
    """Two lines: id and diagnosis with its colour; below, patient or what the person says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: Record | None = None
        self._said = NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("About the photograph"))

    def show_record(self, record: Record | None, said: Annotation = NOTHING) -> None:
        """Show these; None empties the caption."""
        self._record, self._said = record, said
        text = "" if record is None else f"{record.image_id}, {diagnosis_text(record.dx)}"
        self.setAccessibleDescription(f"{text} {said_text(said)}".strip())
        self.setToolTip(plain_tip(said.note))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 2 * self.fontMetrics().height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._record is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(diagnosis_colour(self._record.dx))
        painter.drawEllipse(QRectF(1, 4 + line / 2 - 4, 8, 8))
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(self.palette().windowText().color())
        metrics = painter.fontMetrics()
        painter.drawText(16, 4 + metrics.ascent(), self._record.image_id)
        used = 16 + metrics.horizontalAdvance(self._record.image_id) + 10
        painter.setFont(self.font())
        painter.setPen(quiet_text(self.palette()))
        self._draw_cut(painter, used, 4, diagnosis_text(self._record.dx))
        said = said_text(self._said)
        if said:
            painter.setPen(self.palette().windowText().color())
        self._draw_cut(painter, 16, 6 + line, said or facts_text(self._record))
        painter.end()

    def _draw_cut(self, painter: QPainter, left: int, top: int, text: str) -> None:
        metrics = painter.fontMetrics()
        width = max(0, self.width() - left - 2)
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(left, top + metrics.ascent(), cut)
