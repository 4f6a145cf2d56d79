"""How a run looks in the list: its model, when it was made, its status and its best figure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.colour import hairline, quiet_text
from desktop.train.run_model import ROW_ROLE
from desktop.train.snapshot import RunRow
from desktop.train.status_chip import chip_size, paint_chip

_MARGIN = 10


class RunDelegate(QStyledItemDelegate):
    """Paints a run in two lines, with a thin bar under them while it is at work."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, 2 * option.fontMetrics.height() + 34)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RunRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        area = QRectF(option.rect).adjusted(_MARGIN + 4, _MARGIN, -_MARGIN - 4, -_MARGIN)
        self._paint_texts(painter, option, row, area)
        if row.active:
            self._paint_progress(painter, option.palette, row, area)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or hovered):
            return
        fill = QColor(option.palette.color(QPalette.ColorRole.Highlight))
        fill.setAlpha(40 if chosen else 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 2, -4, -2), 7, 7)

    def _paint_texts(
        self, painter: QPainter, option: QStyleOptionViewItem, row: RunRow, area: QRectF
    ) -> None:
        line = option.fontMetrics.height() + 4
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        first = QRectF(area.left(), area.top(), area.width(), line)
        second = QRectF(area.left(), area.top() + line + 3, area.width(), line)
        painter.setFont(option.font)
        chip = chip_size(row.status_text, option.fontMetrics)
        place = QRectF(
            second.left(), second.center().y() - chip.height() / 2, chip.width(), chip.height()
        )
        paint_chip(painter, row.status_text, place, option.palette)
        painter.setPen(quiet_text(option.palette))
        rest = second.adjusted(chip.width() + 8, 0, 0, 0)
        words = f"{row.figure:.3f}" if row.figure is not None else ""
        if row.active:
            words = f"{row.progress:.0%}" + (f" · {words}" if words else "")
        painter.drawText(rest, right, words)
        made = row.made_text
        painter.drawText(first, right, made)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        room = int(first.width()) - option.fontMetrics.horizontalAdvance(made) - 10
        name = painter.fontMetrics().elidedText(row.model, Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, left, name)

    def _paint_progress(
        self, painter: QPainter, palette: QPalette, row: RunRow, area: QRectF
    ) -> None:
        track = QRectF(area.left(), area.bottom() + 3, area.width(), 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hairline(palette))
        painter.drawRoundedRect(track, 1.5, 1.5)
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
        track.setWidth(track.width() * row.progress)
        painter.drawRoundedRect(track, 1.5, 1.5)
