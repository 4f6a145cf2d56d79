"""An empty state: a symbol, what is missing, and the one button that mends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.widget.label import QuietLabel, TitleLabel
from desktop.widget.symbol import SymbolButton, SymbolLabel


class Notice(QWidget):
    """A centred message; `activated` is emitted when its button is pressed."""

    activated = Signal()

    def __init__(
        self,
        symbol: str,
        title: str,
        text: str,
        button: str = "",
        *,
        button_symbol: str = "folder",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = TitleLabel(title)
        self._text = QuietLabel(text)
        self._text.setWordWrap(True)
        self._text.setMaximumWidth(460)
        self._text.setMinimumWidth(320)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(SymbolLabel(symbol, 56), 0, centre)
        for label in (self._title, self._text):
            label.setAlignment(centre)
            layout.addWidget(label, 0, centre)
        self.button: SymbolButton | None = None
        if button:
            self.button = SymbolButton(button_symbol, button)
            self.button.setProperty("primary", True)
            self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.button.clicked.connect(self._on_clicked)
            layout.addSpacing(8)
            layout.addWidget(self.button, 0, centre)
        layout.addStretch(3)

    def labels(self) -> tuple[QLabel, QLabel]:
        """Return the title and the text label."""
        return self._title, self._text

    def set_message(self, title: str, text: str) -> None:
        """Replace title and text."""
        self._title.setText(title)
        self._text.setText(text)

    def _on_clicked(self) -> None:
        self.activated.emit()
