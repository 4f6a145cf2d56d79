"""What speaks against an answer, above it: seen before, outside, faults of the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.flag import FLAGS, OUTSIDE, SEEN
from desktop.translation import tr
from desktop.widget.label import PlainLabel, QuietLabel

_GRAVE = (SEEN, OUTSIDE)


class FlagPanel(QWidget):
    """Shows the flags of a case in words; takes no room where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grave = PlainLabel()
        self.grave.setForegroundRole(QPalette.ColorRole.BrightText)
        self.checks = QuietLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for label in (self.grave, self.checks):
            label.setWordWrap(True)
            layout.addWidget(label)
        self.set_flags(())

    def set_flags(self, flags: Sequence[str]) -> None:
        """Show flags by their names in FLAGS."""
        grave = [tr(FLAGS[name]) for name in _GRAVE if name in flags]
        checks = [tr(FLAGS[name]) for name in FLAGS if name in flags and name not in _GRAVE]
        for label, texts, apart in ((self.grave, grave, "\n"), (self.checks, checks, " ")):
            label.setText(apart.join(texts))
            label.setVisible(bool(texts))
        self.setVisible(bool(grave or checks))
