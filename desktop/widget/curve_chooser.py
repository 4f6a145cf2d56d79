"""A curve whose points can be chosen, with the mouse or with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from desktop.translation import num
from desktop.widget.curve_view import CurveView

_REACH = 24.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -20, Qt.Key.Key_PageDown: 20}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CurveChooser(CurveView):
    """Draws one curve; `point_chosen(number)` follows a choice, `title` says what is drawn."""

    point_chosen = Signal(int)

    def __init__(
        self, title: str, x_label: str, empty_text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, x_label, y_range=(0, 1), empty_text=empty_text, parent=parent)
        self._xs: tuple[float, ...] = ()
        self._ys: tuple[float, ...] = ()
        self._cursor = 0
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_curve(
        self,
        title: str,
        x_label: str,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: QColor,
        name: str = "",
    ) -> None:
        """Draw another curve, as `name` in the legend; none is chosen. `xs` must not fall."""
        self.clear()
        self._title, self._x_label = title, x_label
        self.setAccessibleName(title)
        self._xs, self._ys = tuple(xs), tuple(ys)
        self._cursor, self._chosen = 0, None
        if self._xs:
            self.set_series(name, self._xs, self._ys, colour=colour)
        self._say()

    @property
    def chosen(self) -> int | None:
        """The number of the chosen point, or None."""
        return self._chosen

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._xs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        if self._chosen is not None:
            place = self.place_of(self._xs[self._chosen], self._ys[self._chosen])
            painter.setPen(QPen(self.palette().base().color(), 1.5))
            painter.setBrush(ink)
            painter.drawEllipse(place, 5.5, 5.5)
        if self.hasFocus():
            painter.setPen(QPen(ink, 1.4, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.place_of(self._xs[self._cursor], self._ys[self._cursor]), 9, 9)
        painter.end()

    def nearest(self, place: QPointF) -> int | None:
        """Return the point that is nearest to a place of the widget; None where none is near."""
        if not self._xs:
            return None
        places = (self.place_of(x, y) for x, y in zip(self._xs, self._ys, strict=True))
        distances = [(at - place).manhattanLength() for at in places]
        best = min(range(len(distances)), key=distances.__getitem__)
        return best if distances[best] <= _REACH else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.nearest(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.press(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._xs:
            self._cursor = min(len(self._xs) - 1, max(0, self._cursor + _STEPS[key]))
            self._say()
            self.update()
        elif key in _CHOOSING and self._xs:
            self.press(self._cursor)
        else:
            super().keyPressEvent(event)

    def press(self, number: int) -> None:
        """Choose a point as a person does."""
        self._cursor = self._chosen = number
        self._say()
        self.update()
        self.point_chosen.emit(number)

    def _say(self) -> None:
        if self._xs:
            x, y = self._xs[self._cursor], self._ys[self._cursor]
            self.setAccessibleDescription(f"{self._x_label} {num(x, '.3f')}, {num(y, '.3f')}")
