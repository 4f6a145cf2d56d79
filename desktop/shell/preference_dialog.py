"""The settings dialog: a row a declared setting, in force at once; and what the cache holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core import place
from core.error import UserError
from desktop.shell.cache_panel import CachePanel
from desktop.shell.preference import PREFERENCES, Preference
from desktop.shell.preference_editor import PreferenceEditor
from desktop.shell.preferences import Preferences
from desktop.translation import inside, told_error, tr
from desktop.widget.label import HeadingLabel, PlainLabel, QuietLabel, TitleLabel
from desktop.widget.symbol import SymbolToolButton

_FIELD, _WIDTH, _HEIGHT = 340, 700, 640


class _Row:
    """Title, editor, the way back to the default, and what there is to say below."""

    def __init__(self, grid: QGridLayout, entry: Preference) -> None:
        self.preference = entry
        self.title = QLabel(tr(entry.title))
        self.editor = PreferenceEditor(entry)
        self.editor.setFixedWidth(_FIELD)
        self.title.setBuddy(self.editor.input)
        self.reset = SymbolToolButton(
            "undo", tr("Back to the usual: {title}", title=inside(tr(entry.title)))
        )
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.said = QuietLabel(_description(entry))
        self.said.setWordWrap(True)
        self.wrong = PlainLabel()
        self.wrong.setWordWrap(True)
        self.wrong.setForegroundRole(QPalette.ColorRole.BrightText)
        self.wrong.hide()
        number = grid.rowCount()
        grid.addWidget(self.title, number, 0)
        grid.addWidget(self.editor, number, 1)
        grid.addWidget(self.reset, number, 2)
        grid.addWidget(self.said, number + 1, 0, 1, 4)
        grid.addWidget(self.wrong, number + 2, 0, 1, 4)
        grid.setRowMinimumHeight(number + 3, 8)


class PreferenceDialog(QDialog):
    """Shows the settings in force; there is nothing to confirm."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self._preferences = preferences
        self._rows: dict[str, _Row] = {}
        self._grids: list[QGridLayout] = []
        self.cache = CachePanel()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        for group in dict.fromkeys(entry.group for entry in PREFERENCES):
            column.addWidget(HeadingLabel(tr(group)))
            column.addLayout(self._grid(group))
        column.addWidget(self.cache)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        # As far from the edge as the settings are, which leave room for their scroll bar.
        buttons.setContentsMargins(0, 0, 12, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 12, 16)
        layout.setSpacing(12)
        layout.addWidget(TitleLabel(tr("Settings")))
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)
        preferences.changed.connect(self._on_changed)
        for key in self._rows:
            self._show(key)

    def _grid(self, group: str) -> QGridLayout:
        grid = QGridLayout()
        self._grids.append(grid)
        grid.setContentsMargins(0, 2, 0, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(3, 1)
        for entry in PREFERENCES:
            if entry.group == group:
                row = _Row(grid, entry)
                self._rows[entry.key] = row
                row.editor.entered.connect(lambda value, key=entry.key: self._set(key, value))
                row.reset.clicked.connect(lambda _=False, key=entry.key: self._reset(key))
        return grid

    def _align(self) -> None:
        """Have the editors of all groups begin at one line: behind the longest title."""
        widest = max((row.title.sizeHint().width() for row in self._rows.values()), default=0)
        for grid in self._grids:
            grid.setColumnMinimumWidth(0, widest)

    def editor(self, key: str) -> PreferenceEditor:
        """Return the editor of a setting."""
        return self._rows[key].editor

    def message(self, key: str) -> str:
        """Return what is said to be wrong with a setting."""
        return self._rows[key].wrong.text()

    def close_page(self) -> None:
        """End what goes on in the background."""
        self.cache.close_page()

    def _set(self, key: str, value: object) -> None:
        try:
            self._preferences.set(key, value)
        except UserError as error:
            self._tell(key, told_error(error))
        else:
            self._tell(key, "")

    def _reset(self, key: str) -> None:
        self._set(key, self._rows[key].preference.default)
        self._show(key)

    def _tell(self, key: str, text: str) -> None:
        self._rows[key].wrong.setText(text)
        self._rows[key].wrong.setVisible(bool(text))

    def _on_changed(self, key: str) -> None:
        self._show(key)
        if key == place.CACHE:
            self.cache.look()

    def _show(self, key: str) -> None:
        row, value = self._rows[key], self._preferences.value(key)
        row.editor.set_value(value)
        row.reset.setVisible(value != row.preference.default)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.cache.look()
        if event.type() in (QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._align()
        return super().event(event)


def _description(entry: Preference) -> str:
    if entry.overridden:
        return tr(
            "{description} Set by the environment variable {variable} at present.",
            description=tr(entry.description),
            variable=entry.variable,
        )
    return (
        tr("{description} Takes effect at the next start.", description=tr(entry.description))
        if entry.later
        else tr(entry.description)
    )
