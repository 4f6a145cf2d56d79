"""The thread that owns the casebook: changes are never lost, stale answers are dropped."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from core.casebook.casebook import Casebook
from core.error import UserError
from desktop.cases.keeper import CaseKeeper
from tests.core.casebook.case_factory import entry

WAIT = 20_000


@pytest.fixture
def keeper(qtbot, tmp_path):
    keeper = CaseKeeper(tmp_path / "cases.sqlite")
    yield keeper
    keeper.close()


def test_a_change_is_kept_and_told_to_all(qtbot, keeper):
    desk, cases = keeper.desk(), []
    desk.changed.connect(cases.append)
    with qtbot.waitSignal(keeper.cases_changed, timeout=WAIT):
        desk.change(lambda book: book.add(entry("one")))
        assert desk.busy
    assert [case.number for case in cases] == [1]
    assert not desk.busy


def test_only_the_newest_question_is_answered_and_every_change_is_made(qtbot, keeper):
    desk, answers, held = keeper.desk(), [], threading.Event()
    desk.answered.connect(answers.append)
    desk.ask(lambda book: held.wait(240) and "stale")
    for name in ("one", "two"):
        desk.change(lambda book, name=name: book.add(entry(name)))
    desk.ask(lambda book: book.count())
    held.set()
    qtbot.waitUntil(lambda: not desk.busy, timeout=WAIT)
    assert answers == [2]


def test_a_change_that_was_asked_for_is_made_before_the_window_ends(tmp_path: Path, qtbot):
    keeper = CaseKeeper(tmp_path / "cases.sqlite")
    desk = keeper.desk()
    for name in "abc":
        desk.change(lambda book, name=name: book.add(entry(name)))
    keeper.close()
    book = Casebook.open(tmp_path / "cases.sqlite")
    assert book.count() == 3
    book.close()


def test_a_file_that_is_refused_is_told_and_tried_again(qtbot, keeper):
    keeper.path.write_text("no casebook at all, but somebody's notes")
    desk = keeper.desk()
    with qtbot.waitSignal(desk.failed, timeout=WAIT) as told:
        desk.ask(lambda book: book.count())
    assert isinstance(told.args[0], UserError)
    keeper.path.unlink()
    with qtbot.waitSignal(desk.answered, timeout=WAIT) as told:
        desk.ask(lambda book: book.count())
    assert told.args == [0]


def test_a_bug_ends_in_failed_too(qtbot, keeper):
    desk = keeper.desk()
    for put in (desk.ask, desk.change):
        with qtbot.waitSignal(desk.failed, timeout=WAIT) as told:
            put(lambda book: 1 / 0)
        assert isinstance(told.args[0], ZeroDivisionError)
