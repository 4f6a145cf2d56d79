"""What stands where a page will be: what goes on, over a bar that moves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.widget.label import QuietLabel


class BusyNotice(QWidget):
    """A centred sentence over a bar without end; `name` is what the bar is read out as."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QuietLabel()
        bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        bar.setAccessibleName(name)
        bar.setFixedWidth(280)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, text: str) -> None:
        """Say what goes on."""
        self._label.setText(text)
