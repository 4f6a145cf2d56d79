"""Horizontal bars with a name on the left and a figure on the right: probabilities and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.colour import quiet_text, seen_on, track
from desktop.translation import mark, tr

_MOST_NAME = 0.62  # of the width; the bars have the rest


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its value, the figure printed at its end, and its colour."""

    label: str
    value: float
    text: str
    colour: QColor
    strong: bool = False


class BarView(QWidget):
    """Bars on one scale from 0 to `maximum` (the largest value where none is given)."""

    ROW = 26

    def __init__(self, name: str = mark("Bars"), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._maximum = 0.0
        self.setAccessibleName(tr(name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def bars(self) -> tuple[Bar, ...]:
        """Return the bars that are shown."""
        return self._bars

    def set_bars(self, bars: Sequence[Bar], maximum: float | None = None) -> None:
        """Show `bars` from top to bottom, scaled to `maximum`."""
        self._bars = tuple(bars)
        largest = max((bar.value for bar in self._bars), default=0.0)
        self._maximum = maximum if maximum is not None else largest
        self.setAccessibleDescription("; ".join(f"{bar.label} {bar.text}" for bar in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._row_height() * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def _row_height(self) -> int:
        return max(self.ROW, self.fontMetrics().height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        metrics = painter.fontMetrics()
        widest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        label_width = min(widest + 12, round(self.width() * _MOST_NAME))
        text_width = (
            max((metrics.horizontalAdvance(bar.text) for bar in self._bars), default=0) + 10
        )
        room = max(20.0, self.width() - label_width - text_width)
        height = self._row_height()
        for row, bar in enumerate(self._bars):
            painter.setFont(strong if bar.strong else self.font())
            top = row * height
            text_colour = self.palette().windowText().color()
            painter.setPen(text_colour if bar.strong else quiet_text(self.palette()))
            label = painter.fontMetrics().elidedText(
                bar.label, Qt.TextElideMode.ElideRight, label_width - 12
            )
            left_flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, label_width, height), left_flags, label)
            right_flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.setPen(text_colour)
            painter.drawText(QRectF(0, top, self.width(), height), right_flags, bar.text)
            area = QRectF(label_width, top + height / 2 - 5, room, 10)
            self._paint_bar(painter, area, bar)
        painter.end()

    def _paint_bar(self, painter: QPainter, area: QRectF, bar: Bar) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(track(self.palette()))
        painter.drawRoundedRect(area, 3, 3)
        share = min(1.0, bar.value / self._maximum) if self._maximum > 0 else 0.0
        if share > 0:
            painter.setBrush(seen_on(self.palette(), bar.colour))
            painter.drawRoundedRect(
                QRectF(area.topLeft(), area.size()).adjusted(
                    0, 0, -area.width() * (1 - share) + (3 if share * area.width() < 3 else 0), 0
                ),
                3,
                3,
            )
