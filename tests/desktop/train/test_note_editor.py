"""Notes are kept when one turns elsewhere, never lost, never put back by what is told late."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from desktop.train.note_editor import Keeper, NoteChange, NoteEditor

FIRST, SECOND = Path("/runs/first"), Path("/runs/second")


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    editor = NoteEditor()
    qtbot.addWidget(editor)
    editor.show_note(FIRST, "before")
    return editor


def test_what_was_typed_is_kept_once(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.text.setPlainText("after")
    with qtbot.waitSignal(editor.edited) as edited:
        editor.keep()
    assert edited.args == [FIRST, "before", "after"]
    with qtbot.assertNotEmitted(editor.edited):
        editor.keep()


def test_another_run_keeps_the_note_of_the_last(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.text.setPlainText("after")
    with qtbot.waitSignal(editor.edited) as edited:
        editor.show_note(SECOND, "of the second")
    assert edited.args[0] == FIRST
    assert editor.text.toPlainText() == "of the second"


def test_what_is_told_late_puts_nothing_back(editor: NoteEditor) -> None:
    editor.text.setPlainText("after")
    editor.keep()
    editor.show_note(FIRST, "before")
    assert editor.text.toPlainText() == "after"
    editor.show_note(FIRST, "after")
    editor.show_note(FIRST, "written by another program")
    assert editor.text.toPlainText() == "written by another program"


def test_words_that_are_being_typed_stay(editor: NoteEditor) -> None:
    editor.text.setPlainText("half a sen")
    editor.show_note(FIRST, "written by another program")
    assert editor.text.toPlainText() == "half a sen"


def test_a_change_is_undone_and_redone(editor: NoteEditor) -> None:
    keeper, stack = Keeper(), QUndoStack()
    told: list[tuple[Path, str]] = []
    keeper.wanted.connect(lambda run, text: told.append((run, text)))
    keeper.wanted.connect(editor.put_back)
    stack.push(NoteChange(keeper, FIRST, "before", "after"))
    stack.undo()
    assert editor.text.toPlainText() == "before"
    stack.redo()
    assert told == [(FIRST, "after"), (FIRST, "before"), (FIRST, "after")]
