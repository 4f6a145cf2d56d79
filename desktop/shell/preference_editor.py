"""One editor for one setting, made from its declaration; what it says goes into force at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from core import place
from desktop.shell.preference import Kind, Preference, Value
from desktop.translation import inside, tr
from desktop.widget.label import plain_tip
from desktop.widget.symbol import SymbolToolButton
from desktop.widget.wheel_guard import WheelGuard

_USUAL: Mapping[str, Callable[[], Path]] = MappingProxyType(
    {
        place.RUNS: place.runs_folder,
        place.WEIGHTS: place.weights_folder,
        place.CACHE: place.cache_folder,
    }
)

_INSET = 12  # what stands left and right of the text of a line


class PreferenceEditor(QWidget):
    """Shows a value and emits `entered(value)` when a person chose another."""

    entered = Signal(object)

    def __init__(self, preference: Preference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preference = preference
        self.input = _MAKERS[preference.kind](self)
        self.input.setAccessibleName(tr(preference.title))
        self.input.setAccessibleDescription(tr(preference.description))
        WheelGuard(self.input)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.input, 1)
        if preference.kind is Kind.FOLDER:
            browse = SymbolToolButton(
                "folder", tr("Choose the folder: {title}", title=inside(tr(preference.title)))
            )
            browse.clicked.connect(self._on_browse)
            layout.addWidget(browse)
        self.setEnabled(not preference.overridden)

    def set_value(self, value: Value) -> None:
        """Show a value without emitting it."""
        self.input.blockSignals(True)
        match self.input:
            case QCheckBox():
                self.input.setChecked(bool(value))
            case QSpinBox():
                self.input.setValue(int(value))
            case QComboBox():
                self.input.setCurrentIndex(self.input.findData(value))
            case _FolderLine():
                self.input.show_folder(str(value), str(_USUAL[self.preference.key]()))
        self.input.blockSignals(False)

    def on_changed(self) -> None:
        """Emit what is entered now."""
        match self.input:
            case QCheckBox():
                self.entered.emit(self.input.isChecked())
            case QSpinBox():
                self.entered.emit(self.input.value())
            case QComboBox():
                self.entered.emit(self.input.currentData())
            case QLineEdit():
                self.entered.emit(self.input.text())

    def _on_browse(self) -> None:
        if not isinstance(self.input, _FolderLine):
            return
        start = self.input.text() or self.input.usual
        folder = QFileDialog.getExistingDirectory(self, tr(self.preference.description), start)
        if folder:
            self.input.setText(folder)
            self.on_changed()


class _FolderLine(QLineEdit):
    """A folder that is entered, or the usual one in grey: its middle is left out, not its end."""

    def __init__(self) -> None:
        super().__init__()
        self.usual = ""

    def show_folder(self, folder: str, usual: str) -> None:
        """Show what is chosen; `usual` is what holds where that is nothing."""
        self.usual = usual
        self.setText(folder)
        self.setToolTip(plain_tip(folder or usual))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - 2 * _INSET
        self.setPlaceholderText(
            self.fontMetrics().elidedText(self.usual, Qt.TextElideMode.ElideMiddle, room)
        )


def _combo(editor: PreferenceEditor) -> QWidget:
    combo = QComboBox()
    for value, text in editor.preference.choices:
        combo.addItem(tr(text), value)
    combo.currentIndexChanged.connect(editor.on_changed)
    return combo


def _switch(editor: PreferenceEditor) -> QWidget:
    box = QCheckBox(tr(editor.preference.word))
    box.toggled.connect(editor.on_changed)
    return box


def _spin(editor: PreferenceEditor) -> QWidget:
    known = editor.preference
    spin = QSpinBox(minimum=known.minimum, maximum=known.maximum, singleStep=known.step)
    spin.setSuffix(tr(known.suffix))
    spin.lineEdit().setTextMargins(8, 0, 0, 0)
    spin.setKeyboardTracking(False)  # 1 on the way to 110 is no size of text
    spin.valueChanged.connect(editor.on_changed)
    return spin


def _line(editor: PreferenceEditor) -> QWidget:
    line = _FolderLine()
    line.editingFinished.connect(editor.on_changed)
    return line


_MAKERS: Mapping[Kind, Callable[[PreferenceEditor], QWidget]] = MappingProxyType(
    {Kind.CHOICE: _combo, Kind.SWITCH: _switch, Kind.NUMBER: _spin, Kind.FOLDER: _line}
)
