"""One window for all flows of a file, put back to its beginning before each."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.flow.hand import Hand
from tests.desktop.monkey.room import Room


@pytest.fixture(autouse=True)
def no_leaks() -> None:
    """The window lives on from flow to flow; what it leaves behind is looked at where it ends."""


@pytest.fixture(scope="module")
def room(
    qapp: QApplication, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    place, before = tmp_path_factory.mktemp("flow"), set(threading.enumerate())
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CACHE", "SETTINGS", "MODELS", "WEIGHTS"):
            patch.setenv(f"DERMADESK_{name}", str(place / name.lower()))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(place / "xdg"))
        patch.setenv("DERMADESK_CASES", str(place / "cases.sqlite"))
        room = Room(QtBot(request), place, patch, 0)
        room.files.share = 0.0
        room.open()
        yield room
        room.close()
    left = [thread for thread in threading.enumerate() if thread not in before]
    # A dummy stands for a thread that Python did not start and cannot see ending.
    assert not [thread for thread in left if not isinstance(thread, threading._DummyThread)]


@pytest.fixture
def hand(qtbot: QtBot, room: Room) -> Hand:
    room.restore()
    hand = Hand(qtbot, room)
    with qtbot.waitActive(hand.window):
        hand.window.activateWindow()
    hand.files(None)
    return hand
