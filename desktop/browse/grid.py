"""The grid of thumbnails and its painter: uniform cells, pictures asked for when in sight."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.annotation import NOTHING, Annotation
from core.record import Record
from desktop.browse.model import ANNOTATION_ROLE, RECORD_ROLE, RecordModel
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.colour import diagnosis_colour, hairline, quiet_text
from desktop.widget.symbol import symbol_pixmap

_PICTURE = QSize(160, 120)
_PAD = 8
_REQUEST_MS = 70
Index = QModelIndex | QPersistentModelIndex


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints one cell: the picture, and under it the diagnosis with its colour and the image id."""

    def __init__(self, loader: ThumbnailLoader, picture: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._loader = loader
        self._picture = picture
        self._warning: QPixmap | None = None
        self.edge = picture.width()

    def cell(self, font_height: int) -> QSize:
        """Return the size of a cell with its margins."""
        width = self._picture.width() + 2 * _PAD
        return QSize(width, self._picture.height() + 2 * _PAD + font_height + 6)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.cell(option.fontMetrics.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        record = index.data(RECORD_ROLE)
        if not isinstance(record, Record):
            return
        left = option.rect.left() + (option.rect.width() - self._picture.width()) // 2
        frame = QRect(left, option.rect.top() + _PAD, 0, 0)
        frame.setSize(self._picture)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            accent = option.palette.color(QPalette.ColorRole.Highlight)
            tint = QColor(accent)
            tint.setAlpha(40)
            painter.setPen(QPen(accent, 1.5))
            painter.setBrush(tint)
            around = frame.adjusted(-5, -5, 5, option.fontMetrics.height() + 9)
            painter.drawRoundedRect(QRectF(around), 6, 6)
        said = index.data(ANNOTATION_ROLE)
        said = said if isinstance(said, Annotation) else NOTHING
        self._paint_picture(painter, frame, record, option.palette)
        self._paint_caption(painter, frame, record, option, said)
        if said.star or said.note:
            self._paint_said(painter, frame, said, option)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, frame: QRect, record: Record, palette: QPalette
    ) -> None:
        image = self._loader.image(record.path, self.edge)
        if image is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hairline(palette))
            painter.drawRoundedRect(frame, 4, 4)
            if self._loader.reason(record.path):
                self._paint_warning(painter, frame, palette)
            return
        painter.drawImage(self._target(frame, image), image)

    @staticmethod
    def _target(frame: QRect, image: QImage) -> QRect:
        size = image.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(frame.topLeft(), size)
        target.moveCenter(frame.center())
        return target

    def _paint_warning(self, painter: QPainter, frame: QRect, palette: QPalette) -> None:
        if self._warning is None:
            self._warning = symbol_pixmap("warning", 28, quiet_text(palette), 2.0)
        area = QRect(0, 0, 28, 28)
        area.moveCenter(frame.center())
        painter.drawPixmap(area, self._warning)

    def _paint_caption(
        self,
        painter: QPainter,
        frame: QRect,
        record: Record,
        option: QStyleOptionViewItem,
        said: Annotation,
    ) -> None:
        line = option.fontMetrics.height()
        top = frame.bottom() + 5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(diagnosis_colour(record.dx))
        painter.drawEllipse(QRectF(frame.left() + 1, top + line / 2 - 4, 8, 8))
        code = record.dx or "–"
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(frame.left() + 14, top + option.fontMetrics.ascent(), code)
        used = 14 + option.fontMetrics.horizontalAdvance(code) + 10
        if said.proposal:
            self._paint_proposal(painter, frame.left() + used - 4, top, said.proposal, option)
            used += option.fontMetrics.horizontalAdvance(f"→ {said.proposal}") + 22
        if frame.width() - used < 40:
            return
        area = QRect(frame.left() + used, top, frame.width() - used, line)
        text = option.fontMetrics.elidedText(
            record.image_id, Qt.TextElideMode.ElideMiddle, area.width()
        )
        painter.setPen(quiet_text(option.palette))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight, text)

    @staticmethod
    def _paint_proposal(
        painter: QPainter, left: int, top: int, code: str, option: QStyleOptionViewItem
    ) -> None:
        """The proposed diagnosis stands beside the original, which stays what it is."""
        line, metrics = option.fontMetrics.height(), option.fontMetrics
        painter.setPen(quiet_text(option.palette))
        painter.drawText(left, top + metrics.ascent(), "→")
        left += metrics.horizontalAdvance("→") + 5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(diagnosis_colour(code))
        painter.drawEllipse(QRectF(left, top + line / 2 - 4, 8, 8))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(left + 12, top + metrics.ascent(), code)

    @staticmethod
    def _paint_said(
        painter: QPainter, frame: QRect, said: Annotation, option: QStyleOptionViewItem
    ) -> None:
        """A plate in the corner with a star, and dots where there is a note."""
        text = "★" * said.star + "…" * bool(said.note)
        line = option.fontMetrics.height()
        plate = QRectF(0, 0, option.fontMetrics.horizontalAdvance(text) + 10, line + 2)
        plate.moveTopRight(QRectF(frame).topRight() + QPointF(-4, 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(option.palette.color(QPalette.ColorRole.Highlight))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)


class ThumbnailGrid(QListView):
    """Wrapping rows of equal cells; asks for visible pictures at once and after every scroll."""

    def __init__(
        self,
        loader: ThumbnailLoader,
        picture: QSize = _PICTURE,
        parent: QWidget | None = None,
        *,
        model: RecordModel | None = None,
    ) -> None:
        super().__init__(parent)
        self._loader = loader
        self._records = model or RecordModel()
        self._delegate = ThumbnailDelegate(loader, picture, self)
        self.setModel(self._records)
        self.setItemDelegate(self._delegate)
        # ListMode that wraps: the same picture as IconMode, without its search tree of items.
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(1000)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName("Images")
        self._pause = QTimer(self, singleShot=True, interval=_REQUEST_MS)
        self._pause.timeout.connect(self.request_visible)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self._records.modelReset.connect(self._on_moved)
        loader.arrived.connect(self.viewport().update)

    def use_delegate(self, delegate: ThumbnailDelegate) -> None:
        """Have another painter paint the cells."""
        self._delegate = delegate
        self.setItemDelegate(delegate)

    @property
    def records(self) -> RecordModel:
        """The model that the grid shows."""
        return self._records

    def visible_rows(self) -> tuple[int, int]:
        """Return the first visible row of the model and the one behind the last."""
        cell = self.gridSize()
        if cell.isEmpty():
            return 0, 0
        columns = max(1, self.viewport().width() // cell.width())
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        first = top // cell.height() * columns
        return first, min(self._records.rowCount(), (bottom // cell.height() + 1) * columns)

    def request_visible(self) -> None:
        """Ask for the pictures in sight, then for the page below and the page above."""
        first, last = self.visible_rows()
        page = last - first
        nearby = (
            self._records.records(first, last)
            + self._records.records(last, last + page)
            + self._records.records(first - page, first)
        )
        edge = round(self._delegate.cell(0).width() * self.devicePixelRatioF())
        self._delegate.edge = edge
        self._loader.request(id(self), [record.path for record in nearby], edge)

    def _on_moved(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        cell = self._delegate.cell(self.fontMetrics().height())
        columns = max(1, (self.viewport().width() - 1) // cell.width())
        # One pixel less: a row that fills the width to the last pixel wraps a cell too early.
        wanted = QSize((self.viewport().width() - 1) // columns, cell.height())
        if wanted != self.gridSize():
            self.setGridSize(wanted)
        super().resizeEvent(event)
        self._on_moved()
