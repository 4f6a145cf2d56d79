"""Asks to see the selected cases side by side, or one of them by two models."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.case.side_by_side import MOST_SIDES
from desktop.classify.case_list import CaseList
from desktop.classify.case_model import Case, CaseModel
from desktop.translation import tr
from desktop.widget.symbol import SymbolButton

KEYS = "Ctrl+D"


class CompareButton(SymbolButton):
    """`wanted(cases)` brings one case to six, none of which waits for a reader's own diagnosis."""

    wanted = Signal(object)

    def __init__(self, cases: CaseModel, view: CaseList, parent: QWidget | None = None) -> None:
        super().__init__("compare", tr("Compare two models"), parent)
        self._cases, self._list = cases, view
        tip = tr("Up to {most} cases, or two models on one, side by side", most=MOST_SIDES)
        self.setToolTip(f"{tip} ({KEYS})")
        view.selectionModel().selectionChanged.connect(self.show_state)
        cases.dataChanged.connect(self.show_state)
        self.clicked.connect(self._on_clicked)
        self.show_state()

    def listen(self, page: QWidget) -> None:
        """Obey Ctrl+D on `page`."""
        shortcut = QShortcut(QKeySequence(KEYS), page)
        shortcut.setWhatsThis(tr("Compare side by side"))
        shortcut.activated.connect(self.click)

    def show_state(self) -> None:
        """Show what would be compared, and whether it may be."""
        chosen = self._chosen()
        images = sum(len(case.paths) for case in chosen)
        two_models = tr("Compare two models")
        self.setText(two_models if images == 1 else tr("Compare side by side"))
        self.setVisible(bool(chosen))
        # An answer that is held back until a reader commits is not told here either.
        free = not any(case.hidden for case in chosen)
        self.setEnabled(free and 1 <= len(chosen) <= MOST_SIDES)

    def _chosen(self) -> list[Case]:
        found = (self._cases.case(row) for row in self._list.selected_rows())
        return [case for case in found if case is not None]

    def _on_clicked(self) -> None:
        self.wanted.emit(self._chosen())
