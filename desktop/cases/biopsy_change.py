"""A biopsy that was entered, as a step that can be undone and done again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from core.casebook.entry import Biopsy
from desktop.translation import tr


class BiopsyChange(QUndoCommand):
    """Calls `save(number, biopsy)` with the new result, and on undo with the one before."""

    def __init__(
        self,
        number: int,
        before: Biopsy | None,
        after: Biopsy | None,
        save: Callable[[int, Biopsy | None], None],
    ) -> None:
        super().__init__(tr("biopsy of case {number}", number=number))
        self._number, self._before, self._after, self._save = number, before, after, save

    def redo(self) -> None:
        self._save(self._number, self._after)

    def undo(self) -> None:
        self._save(self._number, self._before)
