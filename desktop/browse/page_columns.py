"""Columns side by side, of which the last gives way where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class Columns(QSplitter):
    """Shares room by hand; the middle one of three grows with the window."""

    def __init__(
        self, first: QWidget, middle: QWidget, last: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._parts, self._last = (first, middle, last), last
        self._wanted = True
        for widget, stretch in ((first, 0), (middle, 1), (last, 0)):
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, stretch)
        self.setChildrenCollapsible(False)

    def want_last(self, wanted: bool) -> None:
        """Show the last column where it fits, or not at all."""
        self._wanted = wanted
        needed = sum(
            max(part.minimumWidth(), part.minimumSizeHint().width()) for part in self._parts
        )
        self._last.setVisible(wanted and needed <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.want_last(self._wanted)
