"""A wheel that scrolls a panel must not change the fields it passes over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """Lets the wheel change a field only while it has the focus, which the wheel does not give."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self._field.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def guard_fields(panel: QWidget) -> None:
    """Guard every box and number field that `panel` has by now."""
    for kind in (QComboBox, QAbstractSpinBox):
        for field in panel.findChildren(kind):
            WheelGuard(field)
