"""One row above the table: words to search for, and what call, decision and biopsy must be."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.casebook.entry import OPINIONS
from core.casebook.query import Query
from desktop.cases.case_text import opinion_name
from desktop.translation import mark, tr

_PAUSE_MS = 150
_DECISIONS = {"agree": mark("Agrees"), "override": mark("Overrides"), "open": mark("Open")}
_BIOPSIES = {"known": mark("Known"), "unknown": mark("Not known yet")}


class FilterBar(QWidget):
    """Emits `changed` a moment after the last key, with the question that is now asked."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(placeholderText=tr("Search notes, names, sites, files"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search cases"))
        self.search.setToolTip(tr("All words must occur (Ctrl+F)"))
        opinions = {code: opinion_name(code) for code in OPINIONS}
        self.call = _box(tr("Answer"), tr("Any answer"), opinions)
        self.decision = _box(tr("Decision"), tr("Any decision"), _DECISIONS)
        self.biopsy = _box(tr("Biopsy"), tr("Any biopsy"), _BIOPSIES | opinions)
        self.clear_button = QPushButton(tr("Clear filters"))
        self.clear_button.setEnabled(False)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for box in (self.call, self.decision, self.biopsy):
            choices.addWidget(box, 1)
        choices.addWidget(self.clear_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addLayout(choices)
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(lambda: self._pause.start())
        for box in (self.call, self.decision, self.biopsy):
            box.currentIndexChanged.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)

    def query(self) -> Query:
        """Return the question that the fields ask."""
        return Query(
            text=self.search.text().strip(),
            dx=self.call.currentData(),
            ruling=self.decision.currentData(),
            biopsy=self.biopsy.currentData(),
        )

    def clear(self) -> None:
        """Ask for every case."""
        for box in (self.call, self.decision, self.biopsy):
            box.setCurrentIndex(0)
        self.search.clear()
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        query = self.query()
        self.clear_button.setEnabled(query != Query())
        self.changed.emit(query)


def _box(name: str, every: str, choices: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.addItem(every, "")
    for value, text in choices.items():
        box.addItem(tr(text), value)
    shown = (box.itemText(number) for number in range(box.count()))
    widest = max(box.fontMetrics().horizontalAdvance(text) for text in shown)
    box.view().setMinimumWidth(widest + 40)
    return box
