"""One editor for one setting, made from what the config says of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from desktop.train.setting_name import zero_text
from desktop.translation import inside, told, tr
from desktop.widget.symbol import SymbolToolButton
from desktop.widget.typed_box import TypedBox
from desktop.widget.wheel_guard import WheelGuard
from training.config import FieldKind, FieldSpec

_WIDTH = 190


class FieldEditor(QWidget):
    """Edits one setting; numbers with a fraction and paths are kept as the text that was typed.

    What is wrong with a text is said when the config is made, by the config itself.
    """

    changed = Signal()

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.setFixedWidth(_WIDTH)
        self.input = self._make()
        self.input.setAccessibleName(tr(spec.label))
        self.input.setAccessibleDescription(tr(spec.description))
        self.input.setToolTip(f"{spec.path}: {told(spec.allowed)}")
        self.input.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        WheelGuard(self.input)
        layout.addWidget(self.input)
        if spec.kind is FieldKind.PATH:
            browse = SymbolToolButton("folder", tr("Choose {label}", label=inside(tr(spec.label))))
            browse.clicked.connect(self._on_browse)
            layout.addWidget(browse)
        self.set_value(spec.default)

    def _make(self) -> QWidget:
        spec = self.spec
        if spec.kind is FieldKind.BOOL:
            box = QCheckBox(tr("Yes"))
            box.toggled.connect(self._on_changed)
            return box
        if spec.kind is FieldKind.INT:
            spin = QSpinBox()
            spin.setRange(int(spec.minimum or 0), int(spec.maximum or 2**31 - 1))
            spin.setSpecialValueText(zero_text(spec.path))
            spin.lineEdit().setTextMargins(8, 0, 0, 0)  # in line with the other fields
            spin.valueChanged.connect(self._on_changed)
            return spin
        if spec.kind is FieldKind.CHOICE or spec.choices:
            combo = QComboBox() if spec.kind is FieldKind.CHOICE else TypedBox()
            combo.addItems(list(spec.choices))
            combo.currentTextChanged.connect(self._on_changed)
            return combo
        line = QLineEdit()
        if spec.kind is FieldKind.PATH:
            line.setPlaceholderText(tr("none"))
        line.textChanged.connect(self._on_changed)
        return line

    def value(self) -> Any:
        """Return what is entered: bool, int or text."""
        match self.input:
            case QCheckBox():
                return self.input.isChecked()
            case QSpinBox():
                return self.input.value()
            case QComboBox():
                return self.input.currentText()
            case QLineEdit():
                return self.input.text()
        raise TypeError(f"no editor for {self.spec.path}")

    def set_value(self, value: Any) -> None:
        """Enter a value of the config."""
        text = shown(self.spec, value)
        match self.input:
            case QCheckBox():
                self.input.setChecked(bool(value))
            case QSpinBox():
                self.input.setValue(int(value))
            case QComboBox():
                self.input.setCurrentText(text)
            case QLineEdit():
                self.input.setText(text)

    def _on_changed(self) -> None:
        self.changed.emit()

    def _on_browse(self) -> None:
        title, start = tr(self.spec.description), str(self.value())
        if self.spec.folder:
            path = QFileDialog.getExistingDirectory(self, title, start)
        else:
            path, _ = QFileDialog.getOpenFileName(self, title, start)
        if path and isinstance(self.input, QLineEdit):
            self.input.setText(path)


def shown(spec: FieldSpec, value: Any) -> str:
    """Return a value of the config as the text its editor shows."""
    if value is None:
        return ""
    return f"{value:g}" if spec.kind is FieldKind.FLOAT else str(value)


def same(spec: FieldSpec, entered: Any, value: Any) -> bool:
    """Return whether what is entered means `value`."""
    if spec.kind is FieldKind.FLOAT:
        try:
            return float(entered) == float(f"{value:g}")
        except ValueError:
            return False
    if spec.kind in (FieldKind.BOOL, FieldKind.INT):
        return bool(entered == value)
    return str(entered).strip() == shown(spec, value)
