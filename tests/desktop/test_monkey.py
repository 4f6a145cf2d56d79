"""A monkey at the window: thousands of random acts, and nothing breaks, stays or grows.

All of it: `make monkey`, or with other seeds
`DERMADESK_MONKEY="7 8 9" python -m pytest tests/desktop/test_monkey.py -m full`.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.error import UserError
from desktop.error_dialog import ErrorReporter, details_of
from tests.desktop.monkey.census import Census, count, most
from tests.desktop.monkey.monkey import Monkey
from tests.desktop.monkey.room import Room

# The second is said of a key that nobody took, which a person presses often enough.
_SAID = ("This plugin does not support", "Keyboard event not accepted")
pytestmark = pytest.mark.qt_log_ignore(*_SAID, extend=True)
SEEDS = tuple(map(int, os.environ.get("DERMADESK_MONKEY", "1 2").split()))
ACTS, ROUND = 10_000, 500


@pytest.fixture
def mistakes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is no sentence for a person: exceptions of slots and threads."""
    found: list[str] = []
    report = ErrorReporter.report

    def told(reporter: ErrorReporter, error: BaseException) -> None:
        if not isinstance(error, UserError):
            found.append(details_of(error))
        report(reporter, error)

    monkeypatch.setattr(ErrorReporter, "report", told)
    monkeypatch.setattr(
        threading, "excepthook", lambda about: found.append(details_of(about.exc_value))
    )
    return found


@pytest.fixture
def room(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Room:
    monkeypatch.setenv("DERMADESK_CASES", str(tmp_path / "cases.sqlite"))
    room = Room(qtbot, tmp_path, monkeypatch, 0)
    request.addfinalizer(room.close)
    room.open()
    return room


def acted(room: Room, monkey: Monkey, mistakes: list[str], seed: int, acts: int) -> Census:
    """Act, put everything back, and count; what went wrong is told with what led to it."""
    monkey.go(seed, acts)
    room.restore()
    if mistakes:
        led = "\n".join(monkey.log)
        pytest.fail(f"seed {seed}\n{led}\n\n" + "\n".join(mistakes[:3]))
    return count(room.desk, room.desk.window)


def test_a_monkey_breaks_nothing_and_leaves_nothing(room: Room, mistakes: list[str]) -> None:
    monkey = Monkey(room.desk, room.droppings)
    counts = [acted(room, monkey, mistakes, seed=5, acts=90) for _ in range(3)]
    # Some part may be built when it is first used; ten thousand acts are judged more strictly.
    assert not counts[-1].grown(counts[-2], 0.15), [str(each) for each in counts]


@pytest.mark.full
@pytest.mark.parametrize("seed", SEEDS)
def test_ten_thousand_acts(room: Room, mistakes: list[str], seed: int) -> None:
    monkey = Monkey(room.desk, room.droppings)
    counts = []
    for part in range(ACTS // ROUND):
        counts.append(acted(room, monkey, mistakes, seed * 1000 + part, ROUND))
        print(f"{(part + 1) * ROUND:,} acts: {counts[-1]}", file=sys.stderr)
    half = len(counts) // 2
    assert not counts[-1].grown(most(counts[:half]), 0.02), "\n".join(map(str, counts))
