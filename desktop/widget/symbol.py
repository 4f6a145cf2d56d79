"""Monochrome SVG symbols drawn in a colour of the palette, redrawn when the palette changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton, QWidget

import resources

_FOLDER = Path(resources.__file__).parent / "icons"
_USUAL_LINE = 16  # pixels of a line of text that symbols keep their usual size beside
_REDRAWN = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)


def paint_symbol(painter: QPainter, name: str, area: QRectF, colour: QColor) -> None:
    """Draw `resources/icons/<name>.svg` into `area` in `colour`."""
    text = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    svg = text.replace("currentColor", colour.name())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, area)


def symbol_pixmap(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    """Return a transparent pixmap of `size` logical pixels for a screen of that pixel ratio."""
    # Qt's own cache: a page has one symbol on many buttons, and so have others.
    key, pixmap = f"symbol {name} {size} {colour.name()} {ratio}", QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_symbol(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def symbol_icon(name: str, palette: QPalette, size: int = 18, ratio: float = 2.0) -> QIcon:
    """Return an icon in the button text colour of `palette`, with its disabled and chosen look."""
    icon = QIcon()
    states = (QIcon.State.Off, QIcon.State.Off, QIcon.State.On)
    modes = (QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Normal)
    for mode, state, ink in zip(modes, states, _inks(palette), strict=True):
        icon.addPixmap(symbol_pixmap(name, size, ink, ratio), mode, state)
    return icon


def _inks(palette: QPalette) -> tuple[QColor, QColor, QColor]:
    """Return the colours of a button's text: as it is, disabled, and chosen."""
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    return (
        palette.color(group.Active, role.ButtonText),
        palette.color(group.Disabled, role.ButtonText),
        palette.color(group.Active, role.Highlight),
    )


def symbol_size(usual: int, metrics: QFontMetrics) -> int:
    """Return how large a symbol is that is `usual` beside text of the usual size."""
    return max(usual, round(usual * metrics.height() / _USUAL_LINE))


class _ButtonSymbol:
    """The symbol of a button: as large as its text asks for, in the colours of its palette."""

    def __init__(self, button: QAbstractButton, name: str) -> None:
        self._button, self._name = button, name
        self._drawn: tuple[object, ...] = ()
        self.redraw()

    def redraw(self) -> None:
        """Draw it anew where size or colours changed."""
        # A button hears of its palette each time it is put into a layout: mostly it is the same.
        button, size = self._button, symbol_size(18, self._button.fontMetrics())
        wanted = (size, *(ink.name() for ink in _inks(button.palette())))
        if wanted != self._drawn:
            self._drawn = wanted
            button.setIconSize(QSize(size, size))
            button.setIcon(symbol_icon(self._name, button.palette(), size))


class SymbolButton(QPushButton):
    """A push button with a symbol before its text."""

    def __init__(self, symbol: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._symbol = _ButtonSymbol(self, symbol)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRAWN:
            self._symbol.redraw()


class SymbolToolButton(QToolButton):
    """A small flat button that shows a symbol alone; its name is read out and shown as a tip."""

    def __init__(self, symbol: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self._symbol = _ButtonSymbol(self, symbol)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRAWN:
            self._symbol.redraw()


class SymbolLabel(QLabel):
    """A symbol that stands alone, in the secondary text colour."""

    def __init__(self, symbol: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol = symbol
        self._size = size
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redraw()

    def _redraw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self.setPixmap(symbol_pixmap(self._symbol, self._size, colour, 2.0))
