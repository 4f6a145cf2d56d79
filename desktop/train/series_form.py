"""What a search or folds are begun with: the settings of a new run, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.error import UserError
from desktop.train.devices_edit import DevicesEdit
from desktop.train.field_editor import FieldEditor
from desktop.translation import mark, told_error, tr
from desktop.widget.label import PlainLabel, QuietLabel, TitleLabel
from desktop.widget.symbol import SymbolButton
from training.config import Config, FieldKind, FieldSpec, field_specs, value_at
from training.series.option import FOLD_OPTIONS, SEARCH_OPTIONS

SEARCH, FOLDS = "search", "folds"
_ABOUT = {
    SEARCH: mark(
        "Runs that differ in a few settings, compared by the figure that they monitor on "
        "validation. None of them looks at the test subset."
    ),
    FOLDS: mark(
        "A run for each fold of the lesions: every image is predicted by a run that never saw it."
    ),
}
_TITLES = {SEARCH: mark("New search"), FOLDS: mark("New cross-validation")}
_EXAMPLE = (
    "optimise.batch_size: [32, 64]\nhead_phase.learning_rate: {low: 1e-4, high: 1e-2, log: true}"
)
_APART = ("data.", "run.monitor", "run.note", "run.device")
_MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """A series as it was asked for: `space` is the text of a space, empty for folds."""

    kind: str
    base: Config
    space: str
    values: Mapping[str, Any]
    slots: tuple[str, ...]


class SeriesForm(QWidget):
    """Asks for a search or for folds; `wanted(Wanted)` carries what was entered.

    The config they begin with is asked of the form of a new run by `base_wanted`.
    """

    base_wanted = Signal()
    wanted = Signal(object)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.base_text = QuietLabel()
        self.editors = {spec.path: FieldEditor(spec) for spec in _options(kind)}
        self.space = QPlainTextEdit()
        self.setting = QComboBox()
        self.devices = DevicesEdit()
        self.start = SymbolButton(
            "play", tr("Start the search") if kind == SEARCH else tr("Start cross-validation")
        )
        self.message = PlainLabel()
        self._prepare()
        self._lay_out()

    def _prepare(self) -> None:
        self.start.setProperty("primary", True)
        self.base_text.setWordWrap(True)
        self.message.setWordWrap(True)
        self.message.setForegroundRole(QPalette.ColorRole.BrightText)
        self.space.setPlaceholderText(_EXAMPLE)
        self.space.setAccessibleName(tr("Settings to try"))
        self.space.setTabChangesFocus(True)
        self.setting.setAccessibleName(tr("Add a setting to try"))
        self.setting.addItem(tr("Add a setting…"))
        self.setting.addItems([spec.path for spec in _searchable()])
        self.setting.activated.connect(self._on_setting)
        self.start.clicked.connect(self.base_wanted)

    def _lay_out(self) -> None:
        about = QuietLabel(tr(_ABOUT[self.kind]))
        about.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for number, (_path, editor) in enumerate(self.editors.items()):
            label = QLabel(tr(editor.spec.label))
            label.setBuddy(editor.input)
            grid.addWidget(label, number, 0)
            grid.addWidget(editor, number, 1)
            said = QuietLabel(tr(editor.spec.description))
            said.setWordWrap(True)
            grid.addWidget(said, number, 2)
        label = QLabel(tr("Devices"))
        label.setBuddy(self.devices)
        grid.addWidget(label, len(self.editors), 0)
        grid.addWidget(self.devices, len(self.editors), 1)
        grid.addWidget(QuietLabel(tr("One run at a time on each.")), len(self.editors), 2)
        for number in range(len(self.editors) + 1):  # a box to tick is lower than a field
            grid.setRowMinimumHeight(number, self.devices.sizeHint().height())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(TitleLabel(tr(_TITLES[self.kind])))
        layout.addWidget(about)
        layout.addWidget(self.base_text)
        if self.kind == SEARCH:
            head = QHBoxLayout()
            title = QLabel(tr("Settings to try, one a line: a list, or a range"))
            title.setBuddy(self.space)
            head.addWidget(title, 1)
            head.addWidget(self.setting)
            layout.addLayout(head)
            layout.addWidget(self.space, 1)
        layout.addLayout(grid)
        if self.kind != SEARCH:
            layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(self.start, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(foot)

    def set_base_text(self, text: str) -> None:
        """Say which settings all runs begin with."""
        self.base_text.setText(text)

    def set_busy(self, busy: bool) -> None:
        """Say that it is being started, or no longer."""
        self.start.setEnabled(not busy)

    def show_error(self, text: str) -> None:
        """Say beside the button what is wrong."""
        self.message.setText(text)

    def submit(self, base: Config) -> None:
        """Ask for the series with these settings; what is wrong in the form itself is said."""
        self.message.clear()
        values = {path: editor.value() for path, editor in self.editors.items()}
        try:
            slots = self.devices.slots()
        except UserError as error:
            self.show_error(told_error(error))
            return
        self.set_busy(True)
        self.wanted.emit(Wanted(self.kind, base, self.space.toPlainText(), values, slots))

    def _on_setting(self, number: int) -> None:
        if number > 0:
            spec = next(s for s in _searchable() if s.path == self.setting.itemText(number))
            text = self.space.toPlainText().rstrip()
            self.space.setPlainText(f"{text}\n{_line(spec)}".lstrip())
            self.setting.setCurrentIndex(0)
            self.space.setFocus()


def _options(kind: str) -> tuple[FieldSpec, ...]:
    return SEARCH_OPTIONS if kind == SEARCH else FOLD_OPTIONS


def _searchable() -> list[FieldSpec]:
    kinds = (FieldKind.BOOL, FieldKind.INT, FieldKind.FLOAT, FieldKind.CHOICE)
    return [
        spec
        for spec in field_specs()
        if not spec.internal and spec.kind in kinds and not spec.path.startswith(_APART)
    ]


def _line(spec: FieldSpec) -> str:
    """Return a line that tries a setting, around its usual value, to be changed by the person."""
    usual = value_at(Config(), spec.path)
    if spec.kind is FieldKind.BOOL:
        return f"{spec.path}: [false, true]"
    if spec.kind is FieldKind.CHOICE:
        return f"{spec.path}: [{', '.join(spec.choices[:_MOST_CHOICES])}]"
    if not usual and spec.kind is FieldKind.INT:
        return f"{spec.path}: [{usual}]"  # often 0 is a word of its own: no range around it
    low, high = float(usual) / 4, float(usual) * 4
    if not usual:
        low, high = 0.0, min(1.0, spec.maximum if spec.maximum is not None else 1.0)
    low = max(low, spec.minimum if spec.minimum is not None else low)
    high = min(high, spec.maximum if spec.maximum is not None else high)
    if spec.kind is FieldKind.INT:
        return f"{spec.path}: {{low: {round(low)}, high: {max(round(high), round(low) + 1)}}}"
    log = ", log: true" if low > 0 else ""
    return f"{spec.path}: {{low: {low:g}, high: {high:g}{log}}}"
