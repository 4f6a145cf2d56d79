"""A person's own words about a run: kept when the typing rests, or when one turns elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QUndoCommand
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.translation import mark, tr
from desktop.widget.label import QuietLabel

_REST_MS = 1500
_ABOUT = mark("Kept beside the run as note.txt. Its first line names the run in the list.")


class _Text(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteEditor(QWidget):
    """Tells by `edited(run, before, after)` what is to be kept."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Path | None = None
        self._kept = self._told = ""
        self.text = _Text()
        self.text.setAccessibleName(tr("Note"))
        self.text.setPlaceholderText(tr("What this run is about"))
        self.text.setTabChangesFocus(True)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 4)
        layout.addWidget(QuietLabel(tr(_ABOUT)))
        layout.addWidget(self.text, 1)
        self._rest.timeout.connect(self.keep)
        self.text.left.connect(self.keep)
        self.text.textChanged.connect(self._rest.start)

    def show_note(self, run: Path, note: str) -> None:
        """Show the note of a run; words of the same run that are not kept yet stay."""
        if run == self._run and note == self._told:
            return  # what is told may lag behind what was kept
        if run == self._run and self.text.toPlainText() != self._kept:
            return
        self.keep()
        self._run, self._kept, self._told = run, note, note
        if self.text.toPlainText() != note:
            self.text.setPlainText(note)
        self._rest.stop()

    def put_back(self, run: Path, note: str) -> None:
        """Show another note of a run if it is that one, in the place of what stands there."""
        if run == self._run:
            self._kept = note
            if self.text.toPlainText() != note:
                self.text.setPlainText(note)
            self._rest.stop()

    def keep(self) -> None:
        """Have what was typed kept now, if it was not yet."""
        self._rest.stop()
        before, after = self._kept, self.text.toPlainText()
        if self._run is not None and after != before:
            self._kept = after
            self.edited.emit(self._run, before, after)


class Keeper(QObject):
    """Has a note kept; `wanted(run, text)` is heard by who writes, and by who shows."""

    wanted = Signal(object, str)


class NoteChange(QUndoCommand):
    """A note that was edited, and how it was before."""

    def __init__(self, keeper: Keeper, run: Path, before: str, after: str) -> None:
        super().__init__(tr("the note on {name}", name=run.name))
        self._keeper, self._run, self._texts = keeper, run, (before, after)

    def redo(self) -> None:
        self._keeper.wanted.emit(self._run, self._texts[1])

    def undo(self) -> None:
        self._keeper.wanted.emit(self._run, self._texts[0])
