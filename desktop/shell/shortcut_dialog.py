"""The list of all keys, by where they work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.shell.match import score
from desktop.translation import mark, tr
from desktop.widget.label import QuietLabel, TitleLabel
from desktop.widget.text_table import TextTable

_ALWAYS = (
    (mark("Everywhere"), mark("Go through the controls"), "Tab"),
    (mark("Everywhere"), mark("Close a dialog, end the tour"), "Esc"),
)


class ShortcutDialog(QDialog):
    """Keys as a table that can be searched; rows are group, text and keys."""

    def __init__(self, rows: Sequence[tuple[str, str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self._rows = (*rows, *((tr(group), tr(text), keys) for group, text, keys in _ALWAYS))
        self.search = QLineEdit(placeholderText=tr("Search"))
        self.search.setAccessibleName(tr("Search the shortcuts"))
        self.search.textChanged.connect(self._show_rows)
        self.table = TextTable(tr("Keyboard shortcuts"), names=3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        hint = QuietLabel(tr("Ctrl+K finds everything else by its name."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for part in (TitleLabel(tr("Keyboard shortcuts")), self.search, self.table, hint, buttons):
            layout.addWidget(part)
        self.resize(560, 560)
        self._show_rows("")

    def _show_rows(self, typed: str) -> None:
        found = [row for row in self._rows if score(typed, " ".join(row)) is not None]
        self.table.set_table([tr("What"), tr("Where"), tr("Keys")], [[text, group, keys]
                             for group, text, keys in found])  # fmt: skip
