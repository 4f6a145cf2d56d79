"""Labels of the kinds of text: page title, section heading, secondary text, the disclaimer."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from core.notice import NOTICE
from desktop.colour import quiet_text
from desktop.translation import tr

DISCLAIMER = NOTICE


def scaled_font(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """Return `font` larger or smaller by `factor`, in `weight` where one is given."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    if weight is not None:
        result.setWeight(weight)
    return result


def plain_tip(text: str) -> str:
    """Return `text` as a tip that shows it letter by letter, also where it looks like HTML."""
    # A tip has no format of its own to set: what Qt might take for HTML is made sound HTML.
    looks_rich = "<" in text or "&" in text
    return f"<span>{escape(text).replace(chr(10), '<br>')}</span>" if looks_rich else text


class PlainLabel(QLabel):
    """Shows its text letter by letter: one from a file may look like HTML and name pictures."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class TitleLabel(PlainLabel):
    """The title of a page or of an empty state."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(scaled_font(self.font(), 1.45, QFont.Weight.DemiBold))
        # The dots of a capital Ö stand above what the font says that it needs.
        self.setContentsMargins(0, 1, 0, 0)


class HeadingLabel(PlainLabel):
    """The heading of a section inside a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(scaled_font(self.font(), 1.0, QFont.Weight.DemiBold))


class QuietLabel(PlainLabel):
    """Secondary text: readable, but behind what it explains."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        from PySide6.QtWidgets import QApplication

        palette = QPalette(QApplication.palette())
        palette.setColor(QPalette.ColorRole.WindowText, quiet_text(palette))
        self.setPalette(palette)


class DisclaimerLabel(QuietLabel):
    """The sentence that stands on every screen with a result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(DISCLAIMER), parent)


class ElidedLabel(PlainLabel):
    """One line that is cut with dots in the middle where it does not fit; the tip has it whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_whole_text(text)

    def set_whole_text(self, text: str) -> None:
        """Show `text`, cut to the width at hand."""
        self._whole = text
        self.setToolTip(plain_tip(text))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        width = max(0, self.width() - 2)
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, width)
        self.setText(cut)
