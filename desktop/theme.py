"""The look: two palettes and one style sheet of palette roles, light or dark as the system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import resources

_RESOURCES = Path(resources.__file__).parent
_ROLE = QPalette.ColorRole
# Paper and petrol by day, slate and sea-green by night; warm hues are left to the data.
_LIGHT = {
    _ROLE.Window: "#f3f5f4",
    _ROLE.WindowText: "#1a2426",
    _ROLE.Base: "#ffffff",
    _ROLE.AlternateBase: "#f7f9f8",
    _ROLE.Text: "#1a2426",
    _ROLE.Button: "#ffffff",
    _ROLE.ButtonText: "#1a2426",
    _ROLE.BrightText: "#b3261e",
    _ROLE.Light: "#ffffff",
    _ROLE.Midlight: "#e1e6e4",
    _ROLE.Mid: "#bcc6c4",
    _ROLE.Dark: "#8d9a98",
    _ROLE.Shadow: "#5b6867",
    _ROLE.Highlight: "#0b6a70",
    _ROLE.HighlightedText: "#ffffff",
    _ROLE.Accent: "#0b6a70",
    _ROLE.Link: "#0b6a70",
    _ROLE.LinkVisited: "#4b5a80",
    _ROLE.ToolTipBase: "#ffffff",
    _ROLE.ToolTipText: "#1a2426",
    _ROLE.PlaceholderText: "#66736f",
}
_DARK = {
    _ROLE.Window: "#161b1d",
    _ROLE.WindowText: "#e3e9e8",
    _ROLE.Base: "#1e2527",
    _ROLE.AlternateBase: "#22292c",
    _ROLE.Text: "#e3e9e8",
    _ROLE.Button: "#273033",
    _ROLE.ButtonText: "#e3e9e8",
    _ROLE.BrightText: "#ff8a80",
    _ROLE.Light: "#3a4649",
    _ROLE.Midlight: "#2b3437",
    _ROLE.Mid: "#455256",
    _ROLE.Dark: "#63737a",
    _ROLE.Shadow: "#0b0e0f",
    _ROLE.Highlight: "#5cc4bb",
    _ROLE.HighlightedText: "#0c1d1d",
    _ROLE.Accent: "#5cc4bb",
    _ROLE.Link: "#6fd0c7",
    _ROLE.LinkVisited: "#a5b4dc",
    _ROLE.ToolTipBase: "#1e2527",
    _ROLE.ToolTipText: "#e3e9e8",
    _ROLE.PlaceholderText: "#92a09f",
}
CHOICES = ("system", "light", "dark")


def palette(dark: bool) -> QPalette:
    """Return the palette of one theme, with its disabled colours."""
    result = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        result.setColor(role, QColor(colour))
    group = QPalette.ColorGroup.Disabled
    faded = QColor("#809092" if dark else "#66736f")
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.PlaceholderText):
        result.setColor(group, role, faded)
    result.setColor(group, _ROLE.Highlight, QColor("#455256" if dark else "#bcc6c4"))
    return result


def ensure_font(application: QApplication) -> None:
    """Load the DejaVu Sans that we carry where the system has no font at all."""
    if QFontDatabase.families():
        return
    for file in sorted((_RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    application.setFont(QFont("DejaVu Sans", 9))


class Theme(QObject):
    """Sets palette and style sheet, and again when the system changes between light and dark."""

    changed = Signal(bool)

    def __init__(
        self, application: QApplication, choice: str = "system", text_scale: int = 100
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._usual_size = application.font().pointSizeF()
        self._dark: bool | None = None
        self._sheet = (_RESOURCES / "styles" / "window.qss").read_text(encoding="utf-8")
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.scale_text(text_scale)
        self._apply()

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in use."""
        return bool(self._dark)

    @property
    def choice(self) -> str:
        """What the person chose: system, light or dark."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice if choice in CHOICES else "system"
        self._apply()

    def scale_text(self, percent: int) -> None:
        """Show all texts in `percent` of the size that the system has for them, at once."""
        font = QFont(self._application.font())
        before, after = font.pointSizeF(), self._usual_size * percent / 100
        if before == after:
            return
        # A widget with a size of its own (a title, a large figure) does not follow by itself.
        own = [
            (widget, widget.font().pointSizeF())
            for widget in self._application.allWidgets()
            # A part of a widget that is gone may answer under the address of another.
            if isValid(widget) and widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
        ]
        font.setPointSizeF(after)
        self._application.setFont(font)
        # Widgets under a style sheet keep the font that it was resolved with.
        self._dress(self._application.styleSheet())
        for widget, size in own:
            if isValid(widget) and widget.font().pointSizeF() == size:
                larger = QFont(widget.font())
                larger.setPointSizeF(size * after / before)
                widget.setFont(larger)

    def close(self) -> None:
        """Give the application its usual size of text back."""
        self.scale_text(100)

    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._apply()

    def _apply(self) -> None:
        scheme = self._application.styleHints().colorScheme()
        dark = self._choice == "dark" or (
            self._choice == "system" and scheme == Qt.ColorScheme.Dark
        )
        if dark == self._dark:
            return
        self._dark = dark
        self._application.setPalette(palette(dark))
        # Set again each time: a sheet keeps the palette roles it was first resolved with.
        sheet = self._sheet.replace("@icons", (_RESOURCES / "icons").as_posix())
        self._dress(sheet.replace("@theme", "dark" if dark else "light"))
        self.changed.emit(dark)

    def _dress(self, sheet: str) -> None:
        # Taken away first. Another sheet in the place of one has Qt go through the widgets that it
        # kept rules of, and some of them may be gone: that ended the program (found by the monkey).
        self._application.setStyleSheet("")
        self._application.setStyleSheet(sheet)
