"""A widget that never becomes lower than its wrapped texts need."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class WrappingWidget(QWidget):
    """Asks for the height that its layout needs at its width.

    A layout with wrapped labels names the height of one line each as its least; where a scroll area
    or a splitter believes that, the widgets in it are pressed into each other.
    """

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return super().minimumSizeHint()
        least = layout.totalMinimumSize()
        return QSize(least.width(), layout.totalMinimumHeightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
