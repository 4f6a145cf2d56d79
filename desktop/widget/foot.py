"""The foot of a page with results: a hairline, room, and the sentence that stands on them all."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.colour import hairline
from desktop.widget.label import DisclaimerLabel

_ROOM = 8


class DisclaimerFoot(QWidget):
    """Keeps what scrolls above it apart from the disclaimer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _ROOM, 0, 0)
        layout.addWidget(DisclaimerLabel())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(hairline(self.palette()), 1))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
        painter.end()
