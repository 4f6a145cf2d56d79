"""The rail on the left: one button a page, a symbol over a word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop.colour import hairline, quiet_text
from desktop.translation import tr
from desktop.widget.label import scaled_font
from desktop.widget.symbol import paint_symbol, symbol_size

_WIDTH = 88


class RailButton(QAbstractButton):
    """A symbol over a word, painted in palette colours; checked means that its page is shown.

    `keys` are told in the tip; the action that has them is the registry's.
    """

    def __init__(self, symbol: str, text: str, keys: str, *, page: bool = True) -> None:
        super().__init__()
        self._symbol = symbol
        self.setText(text)
        self.setCheckable(page)
        self.setToolTip(f"{text} ({keys})" if keys else text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(scaled_font(self.font(), 0.95, QFont.Weight.Medium))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 30
        return QSize(max(_WIDTH, wide), self._symbol_size() + 20 + self.fontMetrics().height())

    def _symbol_size(self) -> int:
        return symbol_size(24, self.fontMetrics())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        area = QRectF(self.rect()).adjusted(8, 2, -8, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            fill = QColor(accent)
            fill.setAlpha(34 if self.isChecked() else 16)
            painter.setBrush(fill)
            painter.drawRoundedRect(area, 9, 9)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(accent)
            painter.drawRoundedRect(area, 9, 9)
        colour = accent if self.isChecked() else quiet_text(self.palette())
        size = self._symbol_size()
        place = QRectF((self.width() - size) / 2, 11, size, size)
        paint_symbol(painter, self._symbol, place, colour)
        painter.setPen(colour)
        below = QRectF(0, place.bottom() + 3, self.width(), self.fontMetrics().height())
        word = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 4
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, word)
        painter.end()


class NavigationRail(QWidget):
    """The buttons of all pages, and below them those that open something.

    `chosen` carries the number of a page.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Pages"))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 12, 0, 8)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)

    def add(self, symbol: str, text: str, keys: str) -> None:
        """Add the button of one more page."""
        number = len(self._group.buttons())
        button = RailButton(symbol, text, keys)
        self._group.addButton(button, number)
        self._layout.insertWidget(number, button)

    def add_below(self, symbol: str, text: str, keys: str = "") -> RailButton:
        """Add a button at the foot of the rail and return it."""
        button = RailButton(symbol, text, keys, page=False)
        self._layout.addWidget(button)
        return button

    def button(self, number: int) -> RailButton:
        """Return the button of a page."""
        button = self._group.button(number)
        assert isinstance(button, RailButton)
        return button

    def show_chosen(self, number: int) -> None:
        """Mark the button of page `number` without a signal; none of them for -1."""
        self._group.setExclusive(number >= 0)
        for each in self._group.buttons():
            each.setChecked(self._group.id(each) == number)
        self._group.setExclusive(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(hairline(self.palette()))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()
