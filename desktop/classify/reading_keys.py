"""Keys for reading one case after another without a hand on the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.classify.case_list import CaseList
from desktop.classify.sheet_panel import SheetPanel
from desktop.translation import tr


class ReadingKeys(QObject):
    """Ctrl+Return commits, and then keeps the case; Ctrl+PgDown and Ctrl+PgUp go to another.

    The focus goes where the reader's own word is wanted: the diagnosis, and after it the decision.
    """

    def __init__(self, page: QWidget, cases: CaseList, sheet: SheetPanel) -> None:
        super().__init__(page)
        self._page, self._cases, self._sheet = page, cases, sheet
        self._due = False
        self._listen("Ctrl+Return", tr("Commit, or keep the case"), self._go_on)
        self._listen("Ctrl+PgDown", tr("Next case"), lambda: self._step(1))
        self._listen("Ctrl+PgUp", tr("Previous case"), lambda: self._step(-1))

    def _listen(self, keys: str, words: str, work: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setWhatsThis(words)
        shortcut.activated.connect(work)

    def _go_on(self) -> None:
        self._sheet.form.age.interpretText()  # what is typed counts, though no key ended it
        commit, ruling = self._sheet.commit, self._sheet.ruling
        if commit.isVisible():
            if commit.button.isEnabled():
                commit.button.click()
                self._focus()
        elif ruling.isVisible():
            ruling.button.click()

    def _step(self, by: int) -> None:
        self._sheet.form.age.interpretText()
        index = self._cases.currentIndex().siblingAtRow(self._cases.currentIndex().row() + by)
        if index.isValid():
            self._cases.setCurrentIndex(index)
            self._focus()

    def answered(self) -> None:
        """Go to the decision, where the answer was still to come when it was asked for."""
        if self._due and self._cases.hasFocus():
            self._focus()

    def _focus(self) -> None:
        commit, ruling = self._sheet.commit, self._sheet.ruling
        wanted = commit.diagnosis if commit.isVisible() else ruling.agree
        # While there is no answer yet there is nothing to decide.
        self._due = not wanted.isVisible()
        (self._cases if self._due else wanted).setFocus(Qt.FocusReason.ShortcutFocusReason)
