"""What several tests of the window share."""

from __future__ import annotations

import sys

import pytest

from desktop.app import Desk, make_application


@pytest.fixture
def desk(qtbot, tmp_path):
    """The application without an engine and without the person's runs."""
    hook = sys.excepthook
    desk = Desk(
        make_application(["test"]),
        runs_folder=tmp_path / "runs",
        theme="light",
        check_images=False,
        start_engine=False,
    )
    qtbot.addWidget(desk.window)
    yield desk
    desk.close()
    assert sys.excepthook is hook
