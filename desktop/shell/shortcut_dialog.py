"""The list of all keys, by where they work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.shell.match import score
from desktop.widget.label import QuietLabel, TitleLabel
from desktop.widget.text_table import TextTable

_ALWAYS = (
    ("Everywhere", "Go through the controls", "Tab"),
    ("Everywhere", "Close a dialog, end the tour", "Esc"),
)


class ShortcutDialog(QDialog):
    """Keys as a table that can be searched; rows are group, text and keys."""

    def __init__(self, rows: Sequence[tuple[str, str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self._rows = (*rows, *_ALWAYS)
        self.search = QLineEdit(placeholderText="Search")
        self.search.setAccessibleName("Search the shortcuts")
        self.search.textChanged.connect(self._show_rows)
        self.table = TextTable("Keyboard shortcuts", names=3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        hint = QuietLabel("Ctrl+K finds everything else by its name.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for part in (TitleLabel("Keyboard shortcuts"), self.search, self.table, hint, buttons):
            layout.addWidget(part)
        self.resize(560, 560)
        self._show_rows("")

    def _show_rows(self, typed: str) -> None:
        found = [row for row in self._rows if score(typed, " ".join(row)) is not None]
        self.table.set_table(["What", "Where", "Keys"], [[text, group, keys]
                             for group, text, keys in found])  # fmt: skip
