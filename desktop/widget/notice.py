"""An empty state: a symbol, what is missing, and the one button that mends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.widget.label import QuietLabel, TitleLabel
from desktop.widget.symbol import SymbolButton, SymbolLabel

_TEXT_WIDTH = 420
_NARROW = 260


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
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = TitleLabel(title)
        self._text = QuietLabel(text)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(SymbolLabel(symbol, 56), 0, centre)
        for label in (self._title, self._text):
            label.setAlignment(centre)
            label.setWordWrap(True)
            label.setFixedWidth(_NARROW if narrow else _TEXT_WIDTH)
            # A wrapped label that is aligned in a layout gets one line; this row gives it them all.
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label)
            row.addStretch(1)
            layout.addLayout(row)
        self.button: SymbolButton | None = None
        if button:
            self.button = SymbolButton(button_symbol, button)
            self.button.setProperty("primary", True)
            self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.button.clicked.connect(self._on_clicked)
            layout.addSpacing(8)
            layout.addWidget(self.button, 0, centre)
        layout.addStretch(3)

    def add_button(self, button: QPushButton) -> None:
        """Put a further button below the first one."""
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def labels(self) -> tuple[QLabel, QLabel]:
        """Return the title and the text label."""
        return self._title, self._text

    def _on_clicked(self) -> None:
        self.activated.emit()
