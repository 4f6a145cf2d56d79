"""Makes one case of the selected ones, or a case of each image of the selected one."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.classify.case_list import CaseList
from desktop.classify.case_model import MOST_IMAGES, CaseModel
from desktop.translation import tr
from desktop.widget.symbol import SymbolButton


class JoinButton(SymbolButton):
    """Shown where there is something to join or to part; `joined(row)` says what is current now."""

    joined = Signal(int)

    def __init__(self, cases: CaseModel, view: CaseList, parent: QWidget | None = None) -> None:
        super().__init__("image", tr("Join as one lesion"), parent)
        self._cases, self._list = cases, view
        self.setToolTip(
            tr(
                "Images of one lesion have one answer, {most_images} images at most (Ctrl+G)",
                most_images=MOST_IMAGES,
            )
        )
        view.selectionModel().selectionChanged.connect(self.show_state)
        self.clicked.connect(self._on_clicked)
        self.show_state()

    def listen(self, page: QWidget) -> None:
        """Obey Ctrl+G on `page`, where the button itself may be hidden."""
        shortcut = QShortcut(QKeySequence("Ctrl+G"), page)
        shortcut.setWhatsThis(tr("Join as one lesion, or separate the images"))
        shortcut.activated.connect(self.click)

    def show_state(self) -> None:
        """Show what can be done with the selected cases."""
        rows = self._list.selected_rows()
        chosen = [case for row in rows if (case := self._cases.case(row)) is not None]
        images = sum(len(case.paths) for case in chosen)
        parting = len(chosen) == 1 and images > 1
        self.setText(tr("Separate the images") if parting else tr("Join as one lesion"))
        self.setVisible(parting or len(chosen) > 1)
        self.setEnabled(parting or images <= MOST_IMAGES)

    def _on_clicked(self) -> None:
        rows = self._list.selected_rows()
        if not rows:
            return
        if len(rows) == 1:
            self._cases.part(rows[0])
        else:
            rows = [self._cases.join(rows)]
        # By itself the list would ask which keys are held: Ctrl of the shortcut deselects.
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._list.selectionModel().setCurrentIndex(self._cases.index(rows[0]), chosen)
        self.show_state()
        self.joined.emit(rows[0])
