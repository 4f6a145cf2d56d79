"""The reliability diagram: what was said against what came true, bin by bin; bins can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.colour import hairline, quiet_text
from desktop.translation import counted, num, tr
from desktop.widget.label import scaled_font
from desktop.widget.picture_cell import tint_of

if TYPE_CHECKING:
    from core.evaluation.calibration import CalibrationBin

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_COUNT_SHARE = 0.22
WIDEST, RIGHT = 1.0, 24.0
"""The largest share on an axis, and the pixels right of it: for charts above, to be in line."""


class ReliabilityView(QWidget):
    """Points with 95 % intervals over a diagonal, and below them how many images each rests on.

    `bin_chosen(number)` carries the number of a bin in the order in which they were given.
    """

    bin_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bins: tuple[CalibrationBin, ...] = ()
        self._title = ""
        self._cursor = 0
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 170)

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def set_bins(self, title: str, bins: Sequence[CalibrationBin]) -> None:
        """Show other bins, in rising order; none is chosen."""
        self._title, self._bins = title, tuple(bins)
        self._cursor, self._chosen = max(0, len(self._bins) - 1), None
        self.setAccessibleName(title)
        self._say()
        self.update()

    def sentence(self, number: int) -> str:
        """Return a bin in words."""
        entry = self._bins[number]
        return counted(
            entry.images,
            "Confidence {lower:.0%} to {upper:.0%}: {n} image, said {said:.1%}, "
            "right {true:.1%} ({low:.1%} to {high:.1%})",
            "Confidence {lower:.0%} to {upper:.0%}: {n:,} images, said {said:.1%}, "
            "right {true:.1%} ({low:.1%} to {high:.1%})",
            lower=entry.lower,
            upper=entry.upper,
            said=entry.said,
            true=entry.true,
            low=entry.low,
            high=entry.high,
        )

    def _plots(self) -> tuple[QRectF, QRectF]:
        """Return the rectangles of the points and of the numbers below them."""
        line = self.fontMetrics().height()
        left = self.fontMetrics().horizontalAdvance(num(WIDEST, ".0%")) + 10.0
        whole = QRectF(left, line + 10, self.width() - left - RIGHT, self.height() - 3 * line - 18)
        below = QRectF(whole)
        below.setTop(whole.bottom() - whole.height() * _COUNT_SHARE)
        above = QRectF(whole)
        above.setBottom(below.top() - 8)
        return above, below

    def bin_at(self, place: QPointF) -> int | None:
        """Return the bin at a place of the widget: the whole height belongs to it."""
        above, below = self._plots()
        if not above.united(below).contains(place):
            return None
        share = (place.x() - above.left()) / above.width()
        inside = (n for n, entry in enumerate(self._bins) if entry.lower <= share <= entry.upper)
        return next(inside, None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = float(self.fontMetrics().height())
        painter.setFont(scaled_font(self.font(), 1.0, QFont.Weight.DemiBold))
        painter.setPen(self.palette().windowText().color())
        painter.drawText(QRectF(0, 0, self.width(), line), 0, self._title)
        painter.setFont(self.font())
        if not self._bins:
            painter.setPen(quiet_text(self.palette()))
            words = tr("These confidences are no probabilities: they do not add up to 1.")
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), flags, words)
            painter.end()
            return
        above, below = self._plots()
        self._paint_axes(painter, above, below)
        most = max(entry.images for entry in self._bins)
        for number, entry in enumerate(self._bins):
            self._paint_bin(painter, number, entry, above, below, most)
        painter.end()

    def _paint_axes(self, painter: QPainter, above: QRectF, below: QRectF) -> None:
        line = self.fontMetrics().height()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, 0.5, 1.0):
            y = above.bottom() - share * above.height()
            painter.setPen(QPen(hairline(self.palette()), 1))
            painter.drawLine(QPointF(above.left(), y), QPointF(above.right(), y))
            painter.setPen(quiet_text(self.palette()))
            beside = QRectF(0, y - line / 2, above.left() - 8, line)
            painter.drawText(beside, right, num(share, ".0%"))
            x = above.left() + share * above.width()
            area = QRectF(x - 40, below.bottom() + 3, 80, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter, num(share, ".0%"))
        label = QRectF(above.left(), below.bottom() + 3 + line, above.width(), line)
        words = tr("Confidence; above: share that is right, below: images")
        painter.drawText(label, Qt.AlignmentFlag.AlignHCenter, words)
        painter.setPen(QPen(hairline(self.palette()), 1))
        painter.drawLine(below.bottomLeft(), below.bottomRight())
        painter.setPen(QPen(quiet_text(self.palette()), 1, Qt.PenStyle.DotLine))
        painter.drawLine(above.bottomLeft(), above.topRight())

    def _paint_bin(
        self,
        painter: QPainter,
        number: int,
        entry: CalibrationBin,
        above: QRectF,
        below: QRectF,
        most: int,
    ) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        left = above.left() + entry.lower * above.width()
        wide = (entry.upper - entry.lower) * above.width()
        column = QRectF(left, above.top(), wide, below.bottom() - above.top())
        if number == self._chosen:
            painter.fillRect(column, tint_of(accent))
        if self.hasFocus() and number == self._cursor:
            painter.setPen(QPen(accent, 1.2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(column.adjusted(1, 0, -1, 0))
        high = max(1.5, below.height() * entry.images / most)
        painter.fillRect(QRectF(left + 1, below.bottom() - high, wide - 2, high), accent)
        x = above.left() + entry.said * above.width()
        painter.setPen(QPen(accent, 1.6))
        for share in (entry.low, entry.high):
            y = above.bottom() - share * above.height()
            painter.drawLine(QPointF(x - 3, y), QPointF(x + 3, y))
        low, top = (above.bottom() - s * above.height() for s in (entry.low, entry.high))
        painter.drawLine(QPointF(x, low), QPointF(x, top))
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(x, above.bottom() - entry.true * above.height()), 3.6, 3.6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.bin_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.press(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._bins:
            self._cursor = min(len(self._bins) - 1, max(0, self._cursor + _STEPS[key]))
            self._say()
            self.update()
        elif key in _CHOOSING and self._bins:
            self.press(self._cursor)
        else:
            super().keyPressEvent(event)

    def press(self, number: int) -> None:
        """Choose a bin as a person does."""
        self._cursor = self._chosen = number
        self._say()
        self.update()
        self.bin_chosen.emit(number)

    def _say(self) -> None:
        words = self.sentence(self._cursor) if self._bins else tr("Nothing to draw")
        self.setAccessibleDescription(words)
        self.setToolTip(words)
