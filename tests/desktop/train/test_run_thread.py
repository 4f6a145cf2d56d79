"""What the thread of runs says of what goes wrong."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.error import UserError
from desktop.train.run_thread import RunThread
from training.config import build_config
from training.supervisor import Supervisor


@pytest.fixture
def thread(qtbot, tmp_path):
    thread = RunThread(Supervisor(tmp_path / "runs"))
    thread.start()
    yield thread
    thread.finish()


def test_a_file_name_that_the_system_refuses_is_a_refusal(qtbot: QtBot, thread, tmp_path) -> None:
    config = build_config({"data": {"folder": tmp_path}, "model": {"weights": "x" * 300}})
    with qtbot.waitSignal(thread.refused) as told:
        thread.begin(config)
    assert isinstance(told.args[0], UserError)
    assert "name too long" in str(told.args[0])
