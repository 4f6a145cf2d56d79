"""Asks for the files and folders that an evaluation of something else than a run needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.translation import tr
from desktop.widget.form_row import centre_labels
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolToolButton

_WIDTH = 560


@dataclass(frozen=True, slots=True)
class Place:
    """A file or a folder to ask for; one that is not `needed` may stay empty."""

    label: str
    folder: bool = False
    needed: bool = True
    hint: str = ""


class PlaceField(QWidget):
    """A path, typed or chosen."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.line = QLineEdit()
        self.line.setAccessibleName(tr(place.label))
        self.line.setPlaceholderText(tr(place.hint))
        self.button = SymbolToolButton("folder", tr("Choose: {label}", label=tr(place.label)))
        self.button.clicked.connect(self._on_choose)
        self.setFocusProxy(self.line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)

    def path(self) -> Path | None:
        """Return what is entered; None for nothing."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def _on_choose(self) -> None:
        place, start = self.place, self.line.text()
        if place.folder:
            chosen = QFileDialog.getExistingDirectory(self, tr(place.label), start)
        else:
            tables = tr("Tables (*.csv);;All files (*)")
            chosen, _ = QFileDialog.getOpenFileName(self, tr(place.label), start, tables)
        if chosen:
            self.line.setText(chosen)


class OpenDialog(QDialog):
    """`chosen(paths)` carries a path for each place, None for one that was left empty."""

    chosen = Signal(object)

    def __init__(
        self, title: str, words: str, places: Sequence[Place], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.fields = tuple(PlaceField(place) for place in places)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start_button = self.buttons.addButton(
            tr("Evaluate"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.start_button.setProperty("primary", True)
        text = QuietLabel(words)
        text.setWordWrap(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for field in self.fields:
            form.addRow(tr(field.place.label), field)
            field.line.textChanged.connect(self._show_state)
        centre_labels(form)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addWidget(text)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self._show_state()

    def _show_state(self) -> None:
        missing = [f for f in self.fields if f.place.needed and f.path() is None]
        self.start_button.setEnabled(not missing)

    def _on_accepted(self) -> None:
        self.chosen.emit([field.path() for field in self.fields])
