"""The Classify page with a real engine process and tasks without torch."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.cases.keeper import CaseKeeper
from desktop.classify.page import ClassifyPage
from desktop.engine import Engine
from desktop.session import Session
from tests.desktop import engine_fake as fake


def picture(path: Path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#c08070"))
    assert image.save(str(path))
    return path


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    (tmp_path / "runs" / "first").mkdir(parents=True)
    (tmp_path / "runs" / "first" / "model.json").write_text("{}")
    return tmp_path / "runs"


@pytest.fixture
def keeper(tmp_path):
    keeper = CaseKeeper(tmp_path / "cases.sqlite")
    yield keeper
    keeper.close()


@pytest.fixture
def make(qtbot, runs, keeper):
    made = []

    def build(tasks=fake.FAST, folder=None):
        session, engine = Session(check_images=False), Engine(tasks)
        engine.start()
        page = ClassifyPage(session, engine, folder or runs, keeper, runs.parent / "pasted")
        qtbot.addWidget(page)
        page.resize(1180, 760)
        page.show()
        made.append((page, session, engine))
        return page, session, engine

    yield build
    for page, session, engine in made:
        page.close_page()
        engine.stop()
        session.close()


def settled(qtbot, page):
    qtbot.waitUntil(lambda: not page.busy, timeout=30000)
