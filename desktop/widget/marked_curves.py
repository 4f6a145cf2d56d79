"""Curves over one axis with a line where something stands that a person moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.widget.curve_view import CurveView


class MarkedCurves(CurveView):
    """Keeps its curves as a picture: drawing them anew with each move of the mark would be felt.

    `mark_wanted(value)` says where a person pressed or dragged; whoever listens moves the mark, and
    offers the same by keyboard.
    """

    mark_wanted = Signal(float)

    def __init__(
        self, name: str, x_label: str, empty_text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", x_label, y_range=(0, 1), empty_text=empty_text, parent=parent)
        self.setAccessibleName(name)
        self._mark = 0.5
        self._picture = QPixmap()
        self._painted: tuple[object, ...] = ()

    def set_series(
        self,
        name: str,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        colour: QColor | None = None,
        dashed: bool = False,
    ) -> None:
        super().set_series(name, xs, ys, colour=colour, dashed=dashed)
        self._painted = ()

    def set_y_range(self, low: float, high: float) -> None:
        super().set_y_range(low, high)
        self._painted = ()

    def clear(self) -> None:
        super().clear()
        self._painted = ()

    def set_mark(self, value: float) -> None:
        """Draw the line elsewhere."""
        self._mark = value
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        inside = self._plot.adjusted(-4, -4, 4, 4).contains(event.position())
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self._ask(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event.position())

    def _ask(self, place: QPointF) -> None:
        if not self._series or not self._plot.isValid():
            return
        (low, high), plot = self._ranges[0], self._plot
        share = min(1.0, max(0.0, (place.x() - plot.left()) / plot.width()))
        self.mark_wanted.emit(low + share * (high - low))

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        font = self.font().key()
        wanted = self.width(), self.height(), ratio, self.palette().cacheKey(), font
        if wanted != self._painted:
            self._painted = wanted
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._picture)
            inner.setFont(self.font())
            self.paint(inner)
            inner.end()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        if self._series and self._plot.isValid():
            painter.setPen(QPen(self.palette().windowText().color(), 1.4))
            x = self.place_of(self._mark, 0.0).x()
            painter.drawLine(QPointF(x, self._plot.top()), QPointF(x, self._plot.bottom()))
        painter.end()
