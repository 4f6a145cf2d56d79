"""The status of a run as a small coloured word, in the list and above the curves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.colour import series_colour
from desktop.translation import tr
from training.run_directory import Status

_PADDING = 9


def status_colour(status: str, palette: QPalette) -> QColor:
    """Return the colour of a status word: accent at work, green at the end, red where it failed."""
    if status in (Status.RUNNING, "starting"):
        return palette.color(QPalette.ColorRole.Highlight)
    if status == Status.COMPLETED:
        return series_colour(2)
    if status == Status.FAILED:
        return palette.color(QPalette.ColorRole.BrightText)
    if status == Status.INTERRUPTED:
        return series_colour(3)
    return palette.color(QPalette.ColorRole.Dark)


def chip_size(status: str, metrics: QFontMetrics) -> QSize:
    """Return the size in logical pixels of the chip of a status word."""
    return QSize(metrics.horizontalAdvance(tr(status)) + 2 * _PADDING + 12, metrics.height() + 6)


def paint_chip(painter: QPainter, status: str, area: QRectF, palette: QPalette) -> None:
    """Paint the chip of a status word into `area`: a dot and the word on a tint of its colour."""
    colour = status_colour(status, palette)
    tint = QColor(colour)
    tint.setAlpha(38)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(area.left() + _PADDING, area.center().y() - 3, 6, 6))
    # The word itself in text colour: readable on both themes, whatever the dot's colour.
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    painter.drawText(
        area.adjusted(_PADDING + 11, 0, -_PADDING + 4, 0),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        tr(status),
    )


class StatusChip(QWidget):
    """A chip that stands alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def status(self) -> str:
        """The word that is shown."""
        return self._status

    def set_status(self, status: str) -> None:
        """Show another status."""
        self._status = status
        self.setAccessibleName(tr("Status: {status}", status=tr(status)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._status, self.fontMetrics())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, self._status, QRectF(self.rect()), self.palette())
        painter.end()
