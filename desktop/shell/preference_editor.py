"""One editor for one setting, made from its declaration; what it says goes into force at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Signal
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
from desktop.widget.symbol import SymbolToolButton
from desktop.widget.wheel_guard import WheelGuard

_USUAL: Mapping[str, Callable[[], Path]] = MappingProxyType(
    {
        place.RUNS: place.runs_folder,
        place.WEIGHTS: place.weights_folder,
        place.CACHE: place.cache_folder,
    }
)


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
            case QLineEdit():
                self.input.setText(str(value))
                self.input.setPlaceholderText(str(_USUAL[self.preference.key]()))
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
        if not isinstance(self.input, QLineEdit):
            return
        start = self.input.text() or self.input.placeholderText()
        folder = QFileDialog.getExistingDirectory(self, tr(self.preference.description), start)
        if folder:
            self.input.setText(folder)
            self.on_changed()


def _combo(editor: PreferenceEditor) -> QWidget:
    combo = QComboBox()
    for value, text in editor.preference.choices:
        combo.addItem(tr(text), value)
    combo.currentIndexChanged.connect(editor.on_changed)
    return combo


def _switch(editor: PreferenceEditor) -> QWidget:
    box = QCheckBox(tr("On"))
    box.toggled.connect(editor.on_changed)
    return box


def _spin(editor: PreferenceEditor) -> QWidget:
    known = editor.preference
    spin = QSpinBox(minimum=known.minimum, maximum=known.maximum, singleStep=known.step)
    spin.setSuffix(known.suffix)
    spin.setKeyboardTracking(False)  # 1 on the way to 110 is no size of text
    spin.lineEdit().setTextMargins(8, 0, 0, 0)
    spin.valueChanged.connect(editor.on_changed)
    return spin


def _line(editor: PreferenceEditor) -> QWidget:
    line = QLineEdit()
    line.editingFinished.connect(editor.on_changed)
    return line


_MAKERS: Mapping[Kind, Callable[[PreferenceEditor], QWidget]] = MappingProxyType(
    {Kind.CHOICE: _combo, Kind.SWITCH: _switch, Kind.NUMBER: _spin, Kind.FOLDER: _line}
)
