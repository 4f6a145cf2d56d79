"""The page with the generated lesions open, in a folder that may be written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.browse.page import PHOTO_BUDGET, BrowsePage
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.session import Session
from desktop.shell.memory import Memory

WAIT = 30_000


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, demo_folder: Path) -> Iterator[BrowsePage]:
    session = Session(check_images=False)
    small, large = ThumbnailLoader(), ThumbnailLoader(budget=PHOTO_BUDGET)
    page = BrowsePage(session, small, large, Memory(tmp_path / "state.json"))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    with qtbot.waitSignal(session.dataset_changed, timeout=WAIT):
        session.open_folder(demo_folder)
    yield page
    page.close_page()
    small.close()
    large.close()
    session.close()
