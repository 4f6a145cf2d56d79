"""Bars that are buttons: a press filters by their value, a second press takes it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.colour import hairline, quiet_text, seen_on
from desktop.translation import num, tr
from desktop.widget.label import HeadingLabel, QuietLabel

_ROUND_NAME = 22  # pixels before and after the longest name of a chart
_MOST_NAME = 0.6  # of the width, before names are cut


@dataclass(frozen=True)
class Value:
    """One value of a field: what it is in the filter, its name, and its colour (None: accent).

    `short` stands beside the bar where the name is too long there; the tip has the name.
    """

    value: str | None
    name: str
    colour: QColor | None = None
    short: str = ""

    @property
    def label(self) -> str:
        """What stands beside the bar."""
        return self.short or self.name


class _Bar(QAbstractButton):
    """One value; `upright` bars stand beside each other, the others below each other."""

    def __init__(self, value: Value, title: str, upright: bool, names: Sequence[str]) -> None:
        super().__init__()
        self.value = value
        self._names = names
        self._upright = upright
        self._shown, self._total, self._largest = 0, 0, 1
        self.setText(value.label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{title}: {value.name}")
        grow, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(grow, grow if upright else fixed)

    def set_counts(self, shown: int, total: int, largest: int) -> None:
        """Set how many pass, how many there are, and the count that fills the bar."""
        self._shown, self._total, self._largest = shown, total, max(1, largest)
        self.setAccessibleDescription(tr("{shown:,} of {total:,} images", shown=shown, total=total))
        self.setToolTip(
            tr(
                "{name}: {shown:,} of {total:,} images",
                name=self.value.name,
                shown=shown,
                total=total,
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(44, 150) if self._upright else QSize(220, line + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, 110) if self._upright else QSize(150, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        fill = QColor(accent)
        fill.setAlpha(40 if self.isChecked() else 18 if self.underMouse() else 0)
        painter.setBrush(fill)
        painter.setPen(accent if self.isChecked() or self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        (self._paint_upright if self._upright else self._paint_lying)(painter)
        painter.end()

    def _colours(self) -> tuple[QColor, QColor]:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        colour = seen_on(self.palette(), self.value.colour or accent)
        faint = QColor(colour)
        faint.setAlpha(80)
        return faint, colour

    def _paint_upright(self, painter: QPainter) -> None:
        line = self.fontMetrics().height()
        ink = self.palette().windowText().color() if self._shown else quiet_text(self.palette())
        painter.setPen(ink)
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(QRectF(0, 3, self.width(), line), centre, num(self._shown, ","))
        painter.setPen(quiet_text(self.palette()))
        below = QRectF(0, self.height() - line - 3, self.width(), line)
        painter.drawText(below, centre, self.text())
        bottom, height = self.height() - line - 8.0, self.height() - 2 * line - 16.0
        painter.setPen(Qt.PenStyle.NoPen)
        for count, colour in zip((self._total, self._shown), self._colours(), strict=True):
            tall = height * count / self._largest
            if count:
                painter.setBrush(colour)
                tall = max(2.0, tall)
                painter.drawRoundedRect(QRectF(6, bottom - tall, self.width() - 12, tall), 2, 2)

    def _paint_lying(self, painter: QPainter) -> None:
        line, middle = self.fontMetrics().height(), self.height() / 2
        metrics = self.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self._names)) + _ROUND_NAME
        name_width, count_width = min(longest, self.width() * _MOST_NAME), 52.0
        painter.setPen(self.palette().windowText().color())
        room = int(name_width) - _ROUND_NAME + 4  # an advance is a rounded width
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(8, middle - line / 2, name_width, line), left, name)
        painter.setPen(
            self.palette().windowText().color() if self._shown else quiet_text(self.palette())
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(0, middle - line / 2, self.width() - 8, line), right, num(self._shown, ",")
        )
        track = QRectF(name_width, middle - 4, self.width() - name_width - count_width - 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hairline(self.palette()))
        painter.drawRoundedRect(track, 4, 4)
        for count, colour in zip((self._total, self._shown), self._colours(), strict=True):
            if count:
                painter.setBrush(colour)
                wide = max(4.0, track.width() * count / self._largest)
                painter.drawRoundedRect(QRectF(track.left(), track.top(), wide, 8), 4, 4)


class ValueChart(QWidget):
    """The values of one field; `pressed(value)`, and None where a value is taken back."""

    pressed = Signal(object)

    def __init__(
        self, title: str, *, upright: bool = False, several: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._title, self._upright, self._several = title, upright, several
        self.setAccessibleName(title)
        self._note = QuietLabel()
        self._holder: QVBoxLayout | QHBoxLayout = QHBoxLayout() if upright else QVBoxLayout()
        self._holder.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(HeadingLabel(title))
        head.addStretch(1)
        head.addWidget(self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._holder, 1 if upright else 0)
        if not upright:
            layout.addStretch(1)
        self.bars: list[_Bar] = []

    def set_values(self, values: Sequence[Value], below: Sequence[Value] = ()) -> None:
        """Show a bar for each of these values, as far in as those of charts `below` have theirs."""
        for bar in self.bars:
            self._holder.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        names = [value.label for value in (*values, *below)]
        self.bars = [_Bar(value, self._title, self._upright, names) for value in values]
        for bar in self.bars:
            bar.clicked.connect(lambda checked=False, bar=bar: self._on_clicked(bar))
            self._holder.addWidget(bar)

    def set_counts(
        self, shown: Mapping[str | None, int], total: Mapping[str | None, int], note: str = ""
    ) -> None:
        """Show how many of each value pass the other conditions, over how many there are."""
        largest = max((total.get(bar.value.value, 0) for bar in self.bars), default=1)
        for bar in self.bars:
            value = bar.value.value
            bar.set_counts(shown.get(value, 0), total.get(value, 0), largest)
        self._note.setText(note)

    def mark(self, chosen: Callable[[str | None], bool]) -> None:
        """Show which values the filter has."""
        for bar in self.bars:
            bar.setChecked(chosen(bar.value.value))

    def _on_clicked(self, bar: _Bar) -> None:
        if self._several:
            codes = frozenset(entry.value.value for entry in self.bars if entry.isChecked())
            self.pressed.emit(codes)
        else:
            self.pressed.emit(bar.value if bar.isChecked() else None)
