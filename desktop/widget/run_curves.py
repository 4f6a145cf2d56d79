"""Curves over epochs: phases and the best epoch marked, the values under the pointer told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.colour import hairline, quiet_text, seen_on
from desktop.translation import inside, mark, num, tr
from desktop.widget.curve_view import CurveView

Phase = tuple[str, float, float]
_PAD = 8.0
_TINT = 14
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


class RunCurves(CurveView):
    """Tells the values of all curves at one place, with the pointer or the arrow keys."""

    def __init__(
        self,
        title: str,
        x_label: str = mark("Epoch"),
        *,
        y_range: tuple[float, float] | None = None,
        empty_text: str = mark("Nothing to draw yet"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, tr(x_label), y_range=y_range, empty_text=empty_text, parent=parent)
        self._phases: tuple[Phase, ...] = ()
        self._best: float | None = None
        self._at: float | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("")

    def set_title(self, title: str) -> None:
        """Call the chart otherwise."""
        self._title = title
        self.setAccessibleName(title)
        self.update()

    def set_phases(self, phases: Sequence[Phase]) -> None:
        """Mark phases: name, beginning and end on the axis of epochs."""
        self._phases = tuple(phases)
        self.update()

    def set_best(self, x: float | None) -> None:
        """Mark the best epoch, or none."""
        self._best = x
        self.update()

    def clear(self) -> None:
        self._phases, self._best, self._at = (), None, None
        super().clear()

    @property
    def at(self) -> float | None:
        """Where on the axis of epochs values are told; None: nowhere."""
        return self._at

    def values_at(self, x: float) -> dict[str, tuple[float, float]]:
        """Return by series the point (x, y) that is nearest to `x`; unsmoothed values."""
        found: dict[str, tuple[float, float]] = {}
        for name, series in self._series.items():
            if not series.xs:
                continue
            after = min(bisect_left(series.xs, x), len(series.xs) - 1)
            near = min((max(after - 1, 0), after), key=lambda i: abs(series.xs[i] - x))
            found[name] = series.xs[near], series.ys[near]
        return found

    def tell_at(self, x: float | None) -> None:
        """Tell the values at `x`, or no more."""
        if x is not None:
            # On a point of some curve: between two there is nothing to tell.
            points = [point for point, _ in self.values_at(x).values()]
            wanted = x
            x = min(points, key=lambda point: abs(point - wanted), default=None)
        if x == self._at:
            return
        self._at = x
        self._describe()
        if x is not None:
            self.setAccessibleDescription("; ".join(self._texts(x)))
        self.update()

    def _texts(self, x: float) -> list[str]:
        told = [f"{inside(self._x_label)} {num(x, 'g')}"]
        told += [f"{name} {num(y, '.4g')}" for name, (_, y) in self._close_to(x).items()]
        return told + ([tr("best")] if x == self._best else [])

    def _close_to(self, x: float) -> dict[str, tuple[float, float]]:
        """Return the points at `x` itself: a shorter curve has none to tell there."""
        found = self.values_at(x)
        return {name: point for name, point in found.items() if abs(point[0] - x) <= 0.5}

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plot, place = self._plot, event.position()
        if not self._series or not plot.adjusted(-6, -6, 6, 6).contains(place):
            self.tell_at(None)
            return
        low, high = self._ranges[0]
        self.tell_at(low + (place.x() - plot.left()) / plot.width() * (high - low))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.tell_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        points = sorted({x for series in self._series.values() for x in series.xs})
        if key == Qt.Key.Key_Escape and self._at is not None:
            self.tell_at(None)
        elif key in _STEPS and points:
            now = len(points) if self._at is None else bisect_left(points, self._at)
            self.tell_at(points[min(len(points) - 1, max(0, now + _STEPS[key]))])
        else:
            super().keyPressEvent(event)

    def _x_ticks(self, low: float, high: float, count: int) -> list[float]:
        """Return whole numbers: there is no half epoch to look up."""
        found = super()._x_ticks(low, high, count)
        return [value for value in found if abs(value - round(value)) < 1e-9] or found

    def _paint_under(self, painter: QPainter) -> None:
        (low, high), plot = self._ranges[0], self._plot
        painter.setFont(self.font())
        if len(self._phases) > 1:
            for number, (name, start, end) in enumerate(self._phases):
                left = plot.left() + (max(start, low) - low) / (high - low) * plot.width()
                right = plot.left() + (min(end, high) - low) / (high - low) * plot.width()
                area = QRectF(left, plot.top(), right - left, plot.height())
                if number % 2:
                    tint = QColor(self.palette().windowText().color())
                    tint.setAlpha(_TINT)  # the grid shows through
                    painter.fillRect(area, tint)
                painter.setPen(quiet_text(self.palette()))
                text = painter.fontMetrics().elidedText(
                    tr(name.replace("_", " ")), Qt.TextElideMode.ElideRight, int(area.width()) - 6
                )
                painter.drawText(area.adjusted(4, 1, -2, 0), 0, text)
        if self._best is not None and low <= self._best <= high:
            x = self.place_of(self._best, 1.0).x()
            pen = QPen(self.palette().highlight().color(), 1.2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            wide = painter.fontMetrics().horizontalAdvance(tr("best")) + 6.0
            start = x + 4 if x + wide + 4 < plot.right() else x - wide
            high_line = float(painter.fontMetrics().height())
            # Where no curve ends: below, unless one of them is there.
            ends = [self.place_of(*point).y() for point in self._close_to(self._best).values()]
            low_end = any(y > plot.bottom() - 2 * high_line for y in ends)
            y = plot.top() + high_line if low_end else plot.bottom() - high_line - 2
            painter.drawText(QRectF(start, y, wide, high_line), 0, tr("best"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._at is not None and self._plot.isValid():
            self._paint_values(painter, self._at)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def _paint_values(self, painter: QPainter, x: float) -> None:
        """Paint a line at `x`, a dot on each curve there, and the values in a box beside it."""
        points = self._close_to(x)
        place = self.place_of(x, 1.0).x()
        painter.setPen(QPen(quiet_text(self.palette()), 1))
        painter.drawLine(QPointF(place, self._plot.top()), QPointF(place, self._plot.bottom()))
        for name, (at, y) in points.items():
            dot = self.place_of(at, y)
            if self._plot.adjusted(-3, -3, 3, 3).contains(dot):
                painter.setPen(QPen(self.palette().window().color(), 1.5))
                painter.setBrush(seen_on(self.palette(), self._series[name].colour))
                painter.drawEllipse(dot, 4.2, 4.2)
        rows: list[tuple[str, QColor | None]] = [(self._head_text(x), None)]
        rows += [
            (
                f"{name}  {num(y, '#.4g')}" if name else num(y, "#.4g"),
                seen_on(self.palette(), self._series[name].colour),
            )
            for name, (_, y) in sorted(points.items(), key=lambda item: -item[1][1])
        ]
        self._paint_box(painter, place, rows)

    def _head_text(self, x: float) -> str:
        phase = next((name for name, start, end in self._phases if start < x <= end), "")
        parts = (
            f"{self._x_label} {num(x, 'g')}",
            tr(phase.replace("_", " ")),
            tr("best") if x == self._best else "",
        )
        return " · ".join(part for part in parts if part)

    def _paint_box(
        self, painter: QPainter, place: float, rows: Sequence[tuple[str, QColor | None]]
    ) -> None:
        metrics = painter.fontMetrics()
        line = metrics.height() + 2.0
        wide = max(metrics.horizontalAdvance(text) + (14 if ink else 0) for text, ink in rows)
        size = wide + 2 * _PAD, len(rows) * line + 2 * _PAD - 2
        right = place + 12 + size[0] <= self.width()
        left = place + 12 if right else max(0.0, place - 12 - size[0])
        box = QRectF(left, min(self._plot.top() + 4, self.height() - size[1] - 1), *size)
        painter.setPen(QPen(hairline(self.palette()), 1))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(box, 6, 6)
        for number, (text, ink) in enumerate(rows):
            y = box.top() + _PAD - 1 + number * line
            start = box.left() + _PAD
            if ink is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawEllipse(QPointF(start + 4, y + line / 2 - 1), 4, 4)
                start += 14
            painter.setPen(self.palette().text().color())
            painter.drawText(QRectF(start, y, wide, line), Qt.AlignmentFlag.AlignVCenter, text)
