"""Live curves painted with QPainter: axes, grid, legend, thinned points."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.colour import hairline, quiet_text, seen_on, series_colour
from desktop.translation import mark, num, tr
from desktop.widget.curve import (
    Outline,
    Point,
    RunningMean,
    log_text,
    log_ticks,
    span,
    tick_text,
    ticks,
)

_FAINT = 70
_DENSE = 400
_DOT = 2.4
_GAPS = (14.0, 8.0, 4.0)
_LEAST = 1e-12


@dataclass
class _Series:
    colour: QColor
    dashed: bool
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    low: float = math.inf
    high: float = -math.inf
    low_positive: float = math.inf
    mean: RunningMean = field(default_factory=lambda: RunningMean(0.0))
    smooth_outline: Outline = field(default_factory=Outline)

    def add(self, x: float, y: float) -> None:
        if math.isfinite(x) and math.isfinite(y):
            self.xs.append(float(x))
            self.ys.append(float(y))
            self.low, self.high = min(self.low, y), max(self.high, y)
            if y > 0:
                self.low_positive = min(self.low_positive, y)

    def thin(self, columns: int) -> list[Point]:
        return self.outline.of(self.xs, self.ys, columns)

    def smoothed(self, columns: int, weight: float) -> list[Point]:
        if weight != self.mean.weight:
            self.mean, self.smooth_outline = RunningMean(weight), Outline()
        # One point more is one mean more: all anew took most of the time of a long curve.
        return self.smooth_outline.of(self.xs, self.mean.extend(self.ys), columns)


class CurveView(QWidget):
    """A line chart of named series on one x axis; values that are not finite are left out."""

    def __init__(
        self,
        title: str = "",
        x_label: str = "",
        *,
        y_range: tuple[float, float] | None = None,
        empty_text: str = mark("Nothing to draw yet"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._x_label = x_label
        self._widest, self._right = "", 12.0
        self._x_range: tuple[float, float] | None = None
        self._y_range = y_range
        self._empty_text = tr(empty_text)
        self._series: dict[str, _Series] = {}
        self._plot = QRectF()
        self._ranges = (0.0, 1.0), (0.0, 1.0)
        self._log = False
        self._smoothing = 0.0
        self.setAccessibleName(title or tr("Curves"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 140)

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    def series_names(self) -> tuple[str, ...]:
        """Return the names of the series in the order in which they were first set."""
        return tuple(self._series)

    def set_series(
        self,
        name: str,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        colour: QColor | None = None,
        dashed: bool = False,
    ) -> None:
        """Draw `ys` over `xs` (same length, `xs` not falling) under `name`, replacing the old."""
        known = self._series.get(name)
        chosen = colour or (known.colour if known else series_colour(len(self._series)))
        series = _Series(chosen, dashed)
        for x, y in zip(xs, ys, strict=True):
            series.add(x, y)
        self._series[name] = series
        self._describe()
        self.update()

    def append(self, name: str, x: float, y: float) -> None:
        """Add one point to the end of `name` (a new series if there is none)."""
        series = self._series.setdefault(name, _Series(series_colour(len(self._series)), False))
        series.add(x, y)
        self._describe()
        self.update()

    def set_widest(self, text: str) -> None:
        """Keep room for such a tick on the left, so that charts below each other are aligned."""
        self._widest = text
        self.update()

    def set_right(self, room: float) -> None:
        """Keep so many pixels on the right of the axes, for the same reason."""
        self._right = room
        self.update()

    def set_x_range(self, low: float, high: float) -> None:
        """Show this part of the axis to the right, whatever the points are."""
        self._x_range = (low, high)
        self.update()

    def set_y_range(self, low: float, high: float) -> None:
        """Show this part of the axis upwards, whatever the values are."""
        self._y_range = (low, high)
        self.update()

    @property
    def logarithmic(self) -> bool:
        """Whether the axis upwards is one of logarithms."""
        return self._log

    def set_log(self, on: bool) -> None:
        """Draw the axis upwards by logarithms, values above 0 only, or by the values again."""
        self._log = on
        self.update()

    def set_smoothing(self, weight: float) -> None:
        """Draw running means over the faint values; `weight` (0 to below 1), 0 for the values."""
        self._smoothing = min(0.999, max(0.0, weight))
        self.update()

    def clear(self) -> None:
        """Take all series away."""
        self._series.clear()
        self._describe()
        self.update()

    def _describe(self) -> None:
        last = [f"{name} {num(s.ys[-1], '.4g')}" for name, s in self._series.items() if s.ys]
        self.setAccessibleDescription("; ".join(last) or self._empty_text)

    def place_of(self, x: float, y: float) -> QPointF:
        """Return where a point was painted last, in the coordinates of the widget."""
        (x_low, x_high), (y_low, y_high) = self._ranges
        plot = self._plot
        return QPointF(
            plot.left() + (x - x_low) / (x_high - x_low) * plot.width(),
            plot.bottom() - (self._height(y) - y_low) / (y_high - y_low) * plot.height(),
        )

    def _height(self, y: float) -> float:
        """Return where on its axis a value stands: itself, or its logarithm."""
        return math.log10(max(y, _LEAST)) if self._log else y

    def _span_of(self, filled: Sequence[_Series]) -> tuple[float, float]:
        if not self._log:
            return self._y_range or span([(s.low, s.high) for s in filled], 0.06)
        known = [(s.low_positive, s.high) for s in filled if s.high > 0]
        return span([(math.log10(low), math.log10(high)) for low, high in known], 0.06)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Draw the whole chart at the size of the widget."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._paint_head(painter)
        filled = [series for series in self._series.values() if series.ys]
        if not filled:
            painter.setPen(quiet_text(self.palette()))
            area = QRectF(0, top, self.width(), self.height() - top)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, self._empty_text)
            return
        x_low, x_high = self._x_range or span([(s.xs[0], s.xs[-1]) for s in filled], 0.0)
        y_low, y_high = self._span_of(filled)
        plot = self._paint_axes(painter, top, (x_low, x_high), (y_low, y_high))
        self._plot, self._ranges = plot, ((x_low, x_high), (y_low, y_high))
        self._paint_under(painter)
        painter.setClipRect(plot.adjusted(-_DOT, -_DOT, _DOT, _DOT).toAlignedRect())
        columns = max(50, int(plot.width()))
        for series in filled:
            if self._smoothing:
                self._paint_line(painter, self._line(series.thin(columns)), series, faint=True)
                smooth = self._line(series.smoothed(columns, self._smoothing))
                self._paint_line(painter, smooth, series)
            else:
                self._paint_line(painter, self._line(series.thin(columns)), series)

    def _paint_under(self, painter: QPainter) -> None:
        """Paint what stands behind the curves; there is nothing here."""

    def _line(self, points: Sequence[Point]) -> list[QPointF]:
        (x_low, x_high), (y_low, y_high) = self._ranges
        left, bottom = self._plot.left(), self._plot.bottom()
        x_scale = self._plot.width() / (x_high - x_low)
        y_scale = self._plot.height() / (y_high - y_low)
        if self._log:
            points = [(x, math.log10(y)) for x, y in points if y > 0]
        return [
            QPointF(left + (x - x_low) * x_scale, bottom - (y - y_low) * y_scale)
            for x, y in points
        ]  # fmt: skip

    def _paint_line(
        self, painter: QPainter, line: Sequence[QPointF], series: _Series, *, faint: bool = False
    ) -> None:
        dense = len(line) > _DENSE
        colour = seen_on(self.palette(), series.colour)
        if faint:
            colour.setAlpha(_FAINT)
        pen = QPen(colour, 1.0 if faint else 1.6 if dense else 1.8)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if series.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        pen.setCosmetic(dense and faint)
        painter.setPen(pen)
        if dense and not faint and not series.dashed:
            # A line of 1,700 restless points takes 77 ms as one stroke, which may not cross itself,
            # and 2 ms as strokes from point to point.
            painter.drawLines([QLineF(*pair) for pair in itertools.pairwise(line)])
        else:
            painter.drawPolyline(line)
        if len(line) <= 40 and not faint:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for point in line:
                painter.drawEllipse(point, _DOT, _DOT)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_head(self, painter: QPainter) -> float:
        """Paint title and legend (on its own line where both do not fit); return where they end."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(self.palette().windowText().color())
        line = float(painter.fontMetrics().height())
        whole = QRectF(0, 0, self.width(), 4 * line)
        wrap = Qt.TextFlag.TextWordWrap
        title_high = max(line, painter.boundingRect(whole, wrap, self._title).height())
        painter.drawText(whole, wrap, self._title)
        title_end = painter.fontMetrics().horizontalAdvance(self._title) + 20.0
        painter.setFont(self.font())
        metrics = painter.fontMetrics()
        named = {name: series for name, series in self._series.items() if name}
        bare = [26 + metrics.horizontalAdvance(name) for name in named]
        gap = _GAPS[0]
        fits = title_end + sum(bare) + gap * len(bare) <= self.width()
        if not fits:
            # Rather closer together than one name alone in a line.
            gap = next((g for g in _GAPS if sum(bare) + g * (len(bare) - 1) <= self.width()), gap)
        widths = [width + gap for width in bare]
        x = self.width() - sum(widths) + gap if fits and self._title else 0.0
        y = 0.0 if fits or not self._title else title_high + 4
        for (name, series), width in zip(named.items(), widths, strict=True):
            if x and x + width - gap > self.width() + 1:
                x, y = 0.0, y + line + 2
            pen = QPen(seen_on(self.palette(), series.colour), 2.4)
            if series.dashed:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y + line / 2), QPointF(x + 18, y + line / 2))
            painter.setPen(quiet_text(self.palette()))
            painter.drawText(QRectF(x + 24, y, width, line), 0, name)
            x += width
        return max(y + line, title_high) + 10 if named else title_high + 10

    def _paint_axes(
        self, painter: QPainter, top: float, xs: tuple[float, float], ys: tuple[float, float]
    ) -> QRectF:
        """Paint grid, ticks and their labels; return the rectangle of the plot."""
        metrics = painter.fontMetrics()
        line = metrics.height()
        bottom = self.height() - line - 6.0 - (line if self._x_label else 0)
        y_ticks, texts = self._y_ticks(ys, max(2, int((bottom - top) / 44)))
        left = max(map(metrics.horizontalAdvance, (*texts, self._widest))) + 10.0
        width = self.width() - left - self._right
        plot = QRectF(left, top, max(20.0, width), max(20.0, bottom - top))
        right_flag = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value, text in zip(y_ticks, texts, strict=True):
            y = plot.bottom() - (value - ys[0]) / (ys[1] - ys[0]) * plot.height()
            painter.setPen(QPen(hairline(self.palette()), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(quiet_text(self.palette()))
            painter.drawText(QRectF(0, y - line / 2, left - 8, line), right_flag, text)
        x_ticks = self._x_ticks(xs[0], xs[1], max(2, int(plot.width() / 64)))
        x_step = x_ticks[1] - x_ticks[0] if len(x_ticks) > 1 else (xs[1] - xs[0]) / 2
        for value in x_ticks:
            x = plot.left() + (value - xs[0]) / (xs[1] - xs[0]) * plot.width()
            area = QRectF(x - 40, plot.bottom() + 5, 80, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter, tick_text(value, x_step))
        if self._x_label:
            area = QRectF(plot.left(), self.height() - line - 1.0, plot.width(), line)
            # Words that are wider than the plot go on below the scale beside it.
            about = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip
            painter.drawText(area, about, self._x_label)
        return plot

    def _x_ticks(self, low: float, high: float, count: int) -> list[float]:
        """Return where on the axis to the right the ticks stand."""
        return [value for value in ticks(low, high, count) if value >= low]

    def _y_ticks(self, ys: tuple[float, float], count: int) -> tuple[list[float], list[str]]:
        """Return where on the axis upwards the ticks stand, and what is written there."""
        if self._log:
            values = log_ticks(10.0 ** ys[0], 10.0 ** ys[1])
            values = values[:: max(1, math.ceil(len(values) / (count + 1)))]
            return [math.log10(value) for value in values], [log_text(value) for value in values]
        values = ticks(ys[0], ys[1], count)
        if len(values) < 2:
            values = ticks(ys[0], ys[1], 2 * count)
        step = values[1] - values[0] if len(values) > 1 else ys[1] - ys[0]
        return values, [tick_text(value, step) for value in values]
