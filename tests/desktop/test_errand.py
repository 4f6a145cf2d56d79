"""Errands: one process for one function, its progress, its end, and its bugs."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.error import UserError
from desktop.errand import Errand

SECONDS = 30_000
Report = Callable[[str, int, int], object]


def count(number: int, report: Report) -> int:
    report("things", number, number)
    return os.getpid()


def linger(begun: Path, report: Report) -> None:
    begun.touch()
    time.sleep(600)


def go_wrong(kind: str, report: Report) -> None:
    if kind == "die":
        os._exit(1)
    raise UserError("It is full.", "Empty it.") if kind == "user" else KeyError("lost")


@pytest.fixture
def errand(qtbot: QtBot) -> Iterator[Errand]:
    errand = Errand()
    yield errand
    errand.close()


def test_an_errand_tells_progress_and_answers_from_another_process(
    errand: Errand, qtbot: QtBot
) -> None:
    told: list[tuple[str, int, int]] = []
    errand.progressed.connect(lambda *values: told.append(values))
    with qtbot.waitSignal(errand.answered, timeout=SECONDS) as answer:
        errand.start(count, 3)
        assert errand.busy
    assert told == [("things", 3, 3)]
    assert answer.args[0] != os.getpid() and not errand.busy


def test_cancel_ends_the_process_and_nothing_is_heard(
    errand: Errand, qtbot: QtBot, tmp_path: Path
) -> None:
    heard: list[object] = []
    errand.failed.connect(heard.append)
    errand.answered.connect(heard.append)
    errand.start(linger, tmp_path / "begun")
    qtbot.waitUntil((tmp_path / "begun").exists, timeout=SECONDS)
    errand.cancel()
    assert not errand.busy
    errand.close()
    assert heard == []


@pytest.mark.parametrize(
    ("kind", "error", "words"),
    [
        ("user", UserError, "It is full. Empty it."),
        ("bug", RuntimeError, "KeyError: 'lost'"),
        ("die", RuntimeError, "died early"),
    ],
)
def test_what_goes_wrong_arrives(
    errand: Errand, qtbot: QtBot, kind: str, error: type[Exception], words: str
) -> None:
    with qtbot.waitSignal(errand.failed, timeout=SECONDS) as failed:
        errand.start(go_wrong, kind)
    assert type(failed.args[0]) is error and words in str(failed.args[0])
    notes = getattr(failed.args[0], "__notes__", [])
    assert ("go_wrong" in "".join(notes)) == (kind == "bug")
