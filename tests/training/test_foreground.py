"""A run trained in one call: it comes back complete, or an error says why not."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from core.error import UserError
from tests.training.run_factory import make_folder, wait_for, worker_command
from tests.training.scripted_worker import CRASH, FAIL, LONG, SHORT
from training.events import EpochDone
from training.foreground import train
from training.run_directory import RunDirectory, Status
from training.supervisor import Supervisor


@pytest.fixture
def lesions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    scripted = partial(Supervisor, command=worker_command)
    monkeypatch.setattr("training.foreground.Supervisor", scripted)
    return make_folder(tmp_path / "lesions")


def test_it_comes_back_complete(lesions: Path, tmp_path: Path) -> None:
    heard: list[EpochDone] = []
    run = train(
        lesions, "standard", {"run.note": SHORT}, runs=tmp_path / "here", name="first",
        at_epoch=heard.append,
    )  # fmt: skip
    assert run.path == tmp_path / "here" / "first"
    assert run.status() is Status.COMPLETED
    assert [done.epoch for done in heard] == [1, 2, 3]
    assert run.config().preset == "standard"


@pytest.mark.parametrize(
    ("script", "sentence"), [(FAIL, "The disk is full.*dermadesk resume"), (CRASH, "exit code")]
)
def test_what_ends_it_early_is_said(lesions: Path, script: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        train(lesions, settings={"run.note": script})
    assert re.search(sentence, str(caught.value))


def test_interrupted_it_stops(lesions: Path, tmp_path: Path) -> None:
    def interrupt(done: EpochDone) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(lesions, settings={"run.note": LONG}, name="first", runs=tmp_path, at_epoch=interrupt)
    run = RunDirectory(tmp_path / "first")
    wait_for(lambda: run.status() is Status.STOPPED and not run.is_locked())
