"""What is under way below the list of models: a sentence, a bar, and a way out."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolButton

_FINE = 1000  # a tenth of a per cent: bytes of a large model are more than a bar can count


class BusyPanel(QWidget):
    """Hidden until something begins; `cancel` is the button that ends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QuietLabel()
        self._text.setWordWrap(True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(tr("Progress"))
        self.cancel = SymbolButton("stop", tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 14)
        for part in (self._text, self._bar, self.cancel):
            layout.addWidget(part)
        self.hide()

    def begin(self, text: str) -> None:
        """Say what has begun."""
        self._text.setText(text)
        self._bar.setRange(0, 0)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; a `total` of 0 is not known."""
        self._bar.setRange(0, _FINE if total else 0)
        self._bar.setValue(_FINE * done // total if total else 0)
