"""Filters that a person gave a name: remembered by the window, the same for every dataset."""

from __future__ import annotations

import json
import logging

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QWidget

from desktop.browse.filter import RecordFilter
from desktop.shell.memory import Memory
from desktop.translation import tr
from desktop.widget.symbol import SymbolToolButton

_KEY = "browse_filters"
_MOST = 100
_LONGEST = 60
_LOG = logging.getLogger(__name__)


class SavedFilters(QObject):
    """The filters by their names; what cannot be read is left out and logged."""

    changed = Signal()

    def __init__(self, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._filters: dict[str, RecordFilter] = {}
        for name, text in memory.texts(_KEY).items():
            try:
                self._filters[name] = RecordFilter.from_json(json.loads(text))
            except (ValueError, TypeError) as error:
                _LOG.warning("The saved filter “%s” cannot be read: %s", name, error)

    def names(self) -> list[str]:
        """Return the names in order."""
        return sorted(self._filters, key=str.casefold)

    def get(self, name: str) -> RecordFilter | None:
        """Return a filter by its name."""
        return self._filters.get(name)

    def save(self, name: str, wanted: RecordFilter) -> None:
        """Keep a filter under a name, in the place of an older one."""
        name = name.strip()[:_LONGEST]
        if name and (name in self._filters or len(self._filters) < _MOST):
            self._filters[name] = wanted
            self._store()

    def remove(self, name: str) -> None:
        """Forget a filter."""
        if self._filters.pop(name, None) is not None:
            self._store()

    def _store(self) -> None:
        table = {
            name: json.dumps(wanted.to_json(), ensure_ascii=False)
            for name, wanted in self._filters.items()
        }
        self._memory.keep(**{_KEY: table})
        self.changed.emit()


class SavedFilterBar(QWidget):
    """Choose a saved filter, save the present one, forget the chosen one."""

    chosen = Signal(object)
    save_wanted = Signal(str)

    def __init__(self, saved: SavedFilters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = saved
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Saved filters"))
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.keep = SymbolToolButton("add", tr("Save this filter…"))
        self.forget = SymbolToolButton("close", tr("Forget the chosen saved filter"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.keep)
        layout.addWidget(self.forget)
        self.box.activated.connect(self._on_activated)
        self.keep.clicked.connect(self._on_keep)
        self.forget.clicked.connect(self._on_forget)
        saved.changed.connect(self._fill)
        self._fill()

    def show_filter(self, wanted: RecordFilter) -> None:
        """Mark the saved filter that is the same as this one, if there is one."""
        names = (name for name in self._saved.names() if self._saved.get(name) == wanted)
        self.box.setCurrentIndex(max(0, self.box.findData(next(names, None))))
        self.keep.setEnabled(not wanted.empty)
        self.forget.setEnabled(self.box.currentData() is not None)

    def _fill(self) -> None:
        chosen = self.box.currentData()
        self.box.clear()
        self.box.addItem(
            tr("Saved filters") if self._saved.names() else tr("No saved filter"), None
        )
        for name in self._saved.names():
            self.box.addItem(name, name)
        self.box.setEnabled(bool(self._saved.names()))
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.forget.setEnabled(self.box.currentData() is not None)

    def _on_activated(self, row: int) -> None:
        wanted = self._saved.get(str(self.box.itemData(row)))
        if wanted is not None:
            self.chosen.emit(wanted)

    def _on_keep(self) -> None:
        name, sure = QInputDialog.getText(self, tr("Save the filter"), tr("Name of the filter:"))
        if sure and name.strip():
            self.save_wanted.emit(name)

    def _on_forget(self) -> None:
        self._saved.remove(str(self.box.currentData()))
