"""A box of choices that takes other texts, too."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget


class TypedBox(QComboBox):
    """Its text begins in line with that of other fields; by itself it stands further in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        typed = self.lineEdit()
        assert typed is not None
        typed.setTextMargins(-2, 0, 0, 0)
