"""How a run looks in the list: what tells it from others, its status and its best figure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.colour import hairline, quiet_text
from desktop.train.run_model import ROW_ROLE
from desktop.train.snapshot import RunRow
from desktop.train.status_chip import chip_size, paint_chip
from desktop.translation import num, tr

_MARGIN = 10
_CHIP_ROOM = 3.0
_APART = 12


class RunDelegate(QStyledItemDelegate):
    """Paints a run in three lines, with a thin bar under them while it is at work."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, 3 * option.fontMetrics.height() + 41)

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
        first, second, third = (
            QRectF(area.left(), area.top() + number * (line + 2), area.width(), line)
            for number in range(3)
        )
        third.translate(0, _CHIP_ROOM)
        painter.setFont(option.font)
        chip = chip_size(row.status_text, option.fontMetrics)
        place = QRectF(
            third.left(), third.center().y() - chip.height() / 2, chip.width(), chip.height()
        )
        paint_chip(painter, row.status_text, place, option.palette)
        painter.setPen(quiet_text(option.palette))
        beside = third.adjusted(chip.width() + 8, 0, 0, 0)
        words = num(row.progress, ".0%") if row.active else row.made_text
        if option.fontMetrics.horizontalAdvance(words) > beside.width():
            words = row.made_day  # with large texts; the page of the run says the time, too
        painter.drawText(beside, right, words)
        what = row.kind_text if row.model in row.title else f"{row.model} · {row.kind_text}"
        painter.drawText(second, left, _cut(option, what, second.width()))
        unit = tr("balanced acc.") if row.figure is not None else ""
        used = option.fontMetrics.horizontalAdvance(what) + _APART
        if unit and used + option.fontMetrics.horizontalAdvance(unit) <= second.width():
            painter.drawText(second, right, unit)  # under the figure; the tip says all of it
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        figure = num(row.figure, ".3f") if row.figure is not None else ""
        painter.drawText(first, right, figure)
        room = int(first.width()) - painter.fontMetrics().horizontalAdvance(figure) - 10
        name = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room)
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


def _cut(option: QStyleOptionViewItem, text: str, width: float) -> str:
    return option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
