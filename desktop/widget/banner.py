"""A line over the pages that tells something and goes when it was read; never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.colour import mixed
from desktop.translation import tr
from desktop.widget.label import PlainLabel
from desktop.widget.symbol import SymbolLabel, SymbolToolButton


class Banner(QWidget):
    """One sentence with at most one button; hidden while there is nothing to tell."""

    def __init__(self, name: str, symbol: str = "warning", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.label = PlainLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.close_button = SymbolToolButton("close", tr("Dismiss"))
        self._act: Callable[[], object] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 7, 10, 7)
        layout.setSpacing(10)
        layout.addWidget(SymbolLabel(symbol, 20))
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.close_button)
        self.button.clicked.connect(self._on_clicked)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def tell(self, text: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Show `text`, and a button that calls `act` and takes the banner away."""
        self.label.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._act = act
        self.setVisible(bool(text))

    def dismiss(self) -> None:
        """Take the banner away."""
        self._act = None
        self.hide()

    def _on_clicked(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = QPalette.ColorRole
        window, accent = (self.palette().color(part) for part in (role.Window, role.Highlight))
        painter.fillRect(QRectF(self.rect()), mixed(window, accent, 0.12))
        painter.end()
