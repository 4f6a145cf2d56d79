"""What the cells of all lists of pictures paint alike: a picture in its frame, and the choice."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen

_TINT = 40


def paint_picture(painter: QPainter, frame: QRect, image: QImage | None, empty: QColor) -> None:
    """Paint an image whole in the middle of `frame`; None, not read yet, is a frame of `empty`."""
    if image is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(empty)
        painter.drawRoundedRect(frame, 4, 4)
        return
    size = image.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRect(frame.topLeft(), size)
    target.moveCenter(frame.center())
    painter.drawImage(target, image)


def tint_of(accent: QColor) -> QColor:
    """Return the colour behind what is chosen."""
    tint = QColor(accent)
    tint.setAlpha(_TINT)
    return tint


def paint_choice(painter: QPainter, area: QRectF, palette: QPalette) -> None:
    """Paint what lies behind a row or cell that is chosen."""
    accent = palette.color(QPalette.ColorRole.Highlight)
    painter.setPen(QPen(accent, 1.0))
    painter.setBrush(tint_of(accent))
    painter.drawRoundedRect(area, 6, 6)
