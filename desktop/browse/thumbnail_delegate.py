"""The painter of one cell of a grid of thumbnails."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.annotation import NOTHING, Annotation
from core.record import Record
from desktop.browse.model import ANNOTATION_ROLE, RECORD_ROLE
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.colour import diagnosis_colour, hairline, quiet_text
from desktop.widget.picture_cell import paint_picture, tint_of
from desktop.widget.symbol import symbol_pixmap

PAD = 8  # of a cell, around its picture
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Ink:
    """The colours of a palette that cells are painted in: mixed once, not for each cell."""

    text: QColor
    quiet: QColor
    empty: QColor
    accent: QColor
    tint: QColor
    plate: QColor
    warning: QPixmap

    @classmethod
    def of(cls, palette: QPalette) -> _Ink:
        role = QPalette.ColorRole
        accent, quiet = palette.color(role.Highlight), quiet_text(palette)
        return cls(
            palette.color(role.Text), quiet, hairline(palette), accent, tint_of(accent),
            palette.color(role.Base), symbol_pixmap("warning", 28, quiet, 2.0),
        )  # fmt: skip


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints one cell: the picture, and under it the diagnosis with its colour and the image id."""

    def __init__(self, loader: ThumbnailLoader, picture: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._loader = loader
        self._picture = picture
        self._inks: dict[int, _Ink] = {}
        self.edge = picture.width()

    def cell(self, font_height: int) -> QSize:
        """Return the size of a cell with its margins."""
        width = self._picture.width() + 2 * PAD
        return QSize(width, self._picture.height() + 2 * PAD + font_height + 6)

    @property
    def picture(self) -> QSize:
        """The size of the pictures, in units of the screen."""
        return self._picture

    def ink(self, palette: QPalette) -> _Ink:
        """Return the colours of a palette; those of the last one are kept."""
        key = palette.cacheKey()
        if key not in self._inks:
            self._inks = {key: _Ink.of(palette)}
        return self._inks[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.cell(option.fontMetrics.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        record = index.data(RECORD_ROLE)
        if not isinstance(record, Record):
            return
        cell, ink = option.rect, self.ink(option.palette)
        left = cell.left() + (cell.width() - self._picture.width()) // 2
        frame = QRect(left, cell.top() + PAD, 0, 0)
        frame.setSize(self._picture)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(QPen(ink.accent, 1.5))
            painter.setBrush(ink.tint)
            around = frame.adjusted(-5, -5, 5, option.fontMetrics.height() + 9)
            painter.drawRoundedRect(QRectF(around), 6, 6)
        said = index.data(ANNOTATION_ROLE)
        said = said if isinstance(said, Annotation) else NOTHING
        self._paint_picture(painter, frame, record, ink)
        self._paint_caption(painter, frame, record, option, said)
        if said.star or said.note:
            self._paint_said(painter, frame, said, option)
        painter.restore()

    def _paint_picture(self, painter: QPainter, frame: QRect, record: Record, ink: _Ink) -> None:
        image = self._loader.image(record.path, self.edge)
        paint_picture(painter, frame, image, ink.empty)
        if image is None and self._loader.reason(record.path):
            area = QRect(0, 0, 28, 28)
            area.moveCenter(frame.center())
            painter.drawPixmap(area, ink.warning)

    def _paint_caption(
        self,
        painter: QPainter,
        frame: QRect,
        record: Record,
        option: QStyleOptionViewItem,
        said: Annotation,
    ) -> None:
        metrics, ink = option.fontMetrics, self.ink(option.palette)
        line, top = metrics.height(), frame.bottom() + 5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(diagnosis_colour(record.dx))
        painter.drawEllipse(QRectF(frame.left() + 1, top + line / 2 - 4, 8, 8))
        code = record.dx or "–"
        painter.setPen(ink.text)
        painter.drawText(frame.left() + 14, top + metrics.ascent(), code)
        used = 14 + metrics.horizontalAdvance(code) + 10
        if said.proposal:
            self._paint_proposal(painter, frame.left() + used - 4, top, said.proposal, option)
            used += metrics.horizontalAdvance(f"→ {said.proposal}") + 22
        if frame.width() - used < 40:
            return
        area = QRect(frame.left() + used, top, frame.width() - used, line)
        text = metrics.elidedText(record.image_id, Qt.TextElideMode.ElideMiddle, area.width())
        painter.setPen(ink.quiet)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight, text)

    def _paint_proposal(
        self, painter: QPainter, left: int, top: int, code: str, option: QStyleOptionViewItem
    ) -> None:
        """The proposed diagnosis stands beside the original, which stays what it is."""
        line, metrics = option.fontMetrics.height(), option.fontMetrics
        ink = self.ink(option.palette)
        painter.setPen(ink.quiet)
        painter.drawText(left, top + metrics.ascent(), "→")
        left += metrics.horizontalAdvance("→") + 5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(diagnosis_colour(code))
        painter.drawEllipse(QRectF(left, top + line / 2 - 4, 8, 8))
        painter.setPen(ink.text)
        painter.drawText(left + 12, top + metrics.ascent(), code)

    def _paint_said(
        self, painter: QPainter, frame: QRect, said: Annotation, option: QStyleOptionViewItem
    ) -> None:
        """A plate in the corner with a star, and dots where there is a note."""
        text = "★" * said.star + "…" * bool(said.note)
        line, ink = option.fontMetrics.height(), self.ink(option.palette)
        plate = QRectF(0, 0, option.fontMetrics.horizontalAdvance(text) + 10, line + 2)
        plate.moveTopRight(QRectF(frame).topRight() + QPointF(-4, 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.plate)
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(ink.accent)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
