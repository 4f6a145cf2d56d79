"""A run directory is made whole, and its status follows from its files alone."""

from __future__ import annotations

import json
import math
import os
import socket
import time
from pathlib import Path

import pytest

from core.error import UserError
from tests.training.run_factory import config, make_run, records, split
from training.events import (
    Completed,
    Created,
    EpochDone,
    Event,
    EventWriter,
    Failed,
    Heartbeat,
    MemoryReduced,
    Paused,
    Preparing,
    Resumed,
    Started,
    Step,
    Stopped,
)
from training.run_directory import RunDirectory, Status, find_run, list_runs
from training.run_state import FRESH_SECONDS

HERE = Started(1, socket.gethostname(), False)
AWAY = Started(1, "elsewhere", False)


def add(run: RunDirectory, *events: Event) -> None:
    with EventWriter(run.events) as writer:
        for event in events:
            writer.write(event)


def epoch(number: int, phase: str = "head", loss: float = 1.0) -> EpochDone:
    return EpochDone(number, phase, 4, loss, 0.5, 1.1, 0.4, 0.3, math.nan, 1e-3, 2.0, False)


def test_a_new_run_is_complete(tmp_path: Path) -> None:
    run = make_run(tmp_path / "deep" / "runs")
    assert run.status() is Status.QUEUED
    assert run.split().subset_by_image == split().subset_by_image
    assert run.split().hash == split().hash
    assert run.config().run.split_hash == split().hash
    assert run.config().data.folder == Path("/data")
    environment = json.loads(run.environment.read_text())
    assert environment["packages"]["torch"] and environment["command"]
    assert environment["build"]["version"]
    assert run.name.split("-")[2] == "tf_efficientnet_lite0"
    assert (run.history(), run.figures(), run.failure()) == ([], None, None)
    assert sorted(path.name for path in run.path.iterdir()) == [
        "config.yaml", "environment.json", "events.jsonl", "split.csv",
    ]  # fmt: skip
    assert not [path for path in run.path.parent.iterdir() if path != run.path]


@pytest.mark.parametrize("name", ["../x", ".x", "a/b", ""])
def test_names(tmp_path: Path, name: str) -> None:
    if not name:
        assert make_run(tmp_path, name="mine").name == "mine"
        with pytest.raises(UserError, match="already a run mine"):
            make_run(tmp_path, name="mine")
        return
    with pytest.raises(UserError, match="cannot name a run"):
        make_run(tmp_path, name=name)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="No run can be made"):
        make_run(tmp_path / "file" / "runs")


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("training.run_directory.write_json", full)
    with pytest.raises(UserError, match="No space left"):
        make_run(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("events", "locked", "status"),
    [
        ([], False, Status.QUEUED),
        ([], True, Status.RUNNING),
        ([HERE], True, Status.RUNNING),
        ([HERE, Heartbeat()], False, Status.INTERRUPTED),
        ([AWAY, Heartbeat()], False, Status.RUNNING),
        ([HERE, Paused()], True, Status.PAUSED),
        ([HERE, Paused()], False, Status.PAUSED),
        ([HERE, Paused(), Resumed()], True, Status.RUNNING),
        ([HERE, Paused(), Resumed()], False, Status.INTERRUPTED),
        ([HERE, Stopped(2)], False, Status.STOPPED),
        ([HERE, Stopped(2), HERE], True, Status.RUNNING),
        ([HERE, Failed("a", "b"), HERE], False, Status.INTERRUPTED),
        ([HERE, Failed("a", "b")], False, Status.FAILED),
        ([HERE, Completed({}, "")], True, Status.COMPLETED),
    ],
)
def test_status_is_derived(
    tmp_path: Path, events: list[Event], locked: bool, status: Status
) -> None:
    run = make_run(tmp_path)
    add(run, *events)
    if locked:
        with run.holding_lock():
            assert run.is_locked()
            assert run.status() is status
    assert run.is_locked() is False
    if not locked:
        assert run.status() is status


@pytest.mark.parametrize(
    ("before", "meanwhile", "locked", "status"),
    [
        ([], [HERE], False, Status.RUNNING),
        ([HERE], [HERE], False, Status.RUNNING),
        ([HERE], [], False, Status.INTERRUPTED),
        ([HERE], [Completed({}, "")], True, Status.COMPLETED),
        ([HERE], [Completed({}, "")], False, Status.COMPLETED),
        ([], [HERE, Stopped(2)], False, Status.STOPPED),
    ],
)
def test_what_happens_around_the_look_at_the_lock_is_no_interruption(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: list[Event],
    meanwhile: list[Event],
    locked: bool,
    status: Status,
) -> None:
    run = make_run(tmp_path)
    add(run, *before)

    def look(run: RunDirectory) -> bool:
        add(run, *meanwhile)
        return locked

    monkeypatch.setattr(RunDirectory, "is_locked", look)
    assert run.status() is status


def test_a_silent_worker_elsewhere_is_interrupted(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    add(run, AWAY)
    state = run.state_now()
    later = time.time() + FRESH_SECONDS + 1
    assert state.status(locked=False, now=later) is Status.INTERRUPTED
    assert state.status(locked=None, now=later) is Status.INTERRUPTED
    assert state.status(locked=None, now=time.time()) is Status.RUNNING


def test_a_clock_that_jumped_does_not_let_a_worker_elsewhere_live_for_ever(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    add(run, AWAY)
    state, now = run.state_now(), time.time()
    assert state.status(locked=None, now=now - 60) is Status.RUNNING  # its clock is a little ahead
    assert state.status(locked=None, now=now - 86_400) is Status.INTERRUPTED


def test_a_lock_is_held_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.run_directory._LOCK_SECONDS", 0.05)
    run = make_run(tmp_path)
    with (
        run.holding_lock(),
        pytest.raises(UserError, match="Another worker"),
        run.holding_lock(),
    ):
        pass


def test_history_keeps_the_last_word_on_an_epoch(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    again = epoch(2, loss=0.4)
    add(run, HERE, epoch(1), epoch(2), HERE, again, epoch(1, "fine_tune"))
    assert run.history()[1] == again
    assert [(done.phase, done.epoch) for done in run.history()] == [
        ("head", 1), ("head", 2), ("fine_tune", 1),
    ]  # fmt: skip


def test_progress_and_endings(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    assert run.state_now().progress == 0
    add(run, HERE, Preparing("images", 3, 10), MemoryReduced(8, 4))
    assert run.state_now().preparing == Preparing("images", 3, 10)
    assert run.state_now().memory == MemoryReduced(8, 4)
    add(run, epoch(1), Step(2, "head", 5, 10, 0.7, 90.0, 60.0))
    assert run.state_now().progress == pytest.approx(1.5 / 4)
    assert run.state_now().preparing is None
    assert run.state_now().seconds_left == 60
    add(run, Preparing("features", 1, 2), epoch(2))
    assert run.state_now().progress == pytest.approx(0.5)
    assert run.state_now().recent_step is not None and run.state_now().preparing is None
    add(run, epoch(3))
    assert run.state_now().recent_step is None
    assert run.state_now().seconds_left == 2.0
    add(run, Failed("a", "b"))
    assert run.failure() == Failed("a", "b")
    add(run, HERE, Completed({"macro_auc": 0.9}, "h"))
    assert (run.figures(), run.failure()) == ({"macro_auc": 0.9}, None)
    assert run.state_now().progress == 1


def test_steps_are_thinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.run_state._MAX_STEPS", 50)
    run = make_run(tmp_path)
    add(run, *(Step(1, "head", step, 500, 0.1, 1.0, 1.0) for step in range(500)))
    state = run.state_now()
    assert 20 <= len(state.steps) <= 50
    gaps = {b.step - a.step for a, b in zip(state.steps[5:], state.steps[6:], strict=False)}
    assert max(gaps) <= 2 * min(gaps)
    assert state.step is not None and state.step.step == 499


def test_steps_done_again_replace_those_before(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    add(run, *(Step(e, "head", s, 3, 0.1, 1.0, 1.0) for e in (1, 2) for s in (1, 2, 3)))
    add(run, HERE, Step(2, "head", 2, 3, 0.2, 1.0, 1.0))
    steps = [(step.epoch, step.step) for step in run.state_now().steps]
    assert steps == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]


def test_runs_are_found_newest_first(tmp_path: Path) -> None:
    assert list_runs(tmp_path / "absent") == []
    names = ["b", "c", "a"]
    for age, name in enumerate(names):
        run = make_run(tmp_path, name=name)
        os.utime(run.path / "config.yaml", (1e9 + age, 1e9 + age))
    (tmp_path / "foreign").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / ".new-1").mkdir()
    (tmp_path / ".new-1" / "config.yaml").write_text("")
    (tmp_path / ".new-1" / "events.jsonl").write_text("")
    assert [run.name for run in list_runs(tmp_path)] == ["a", "c", "b"]
    with pytest.raises(UserError, match="cannot be read"):
        list_runs(tmp_path / "file")


def test_a_run_is_found_by_name_or_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = make_run(tmp_path / "runs", name="mine")
    monkeypatch.chdir(tmp_path)
    for name in ("mine", "runs/mine", str(run.path)):
        assert find_run(name, tmp_path / "runs") == RunDirectory(run.path.resolve())
    with pytest.raises(UserError, match="no run yours"):
        find_run("yours", tmp_path / "runs")
    with pytest.raises(UserError, match="not a run"):
        find_run(str(tmp_path), tmp_path / "runs")


def test_created_is_the_first_event(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    assert run.state_now().created > 1e9
    lines = run.events.read_text().splitlines()
    assert json.loads(lines[0])["event"] == "created" and len(lines) == 1
    assert Created() == Created()


def test_a_config_that_was_edited_badly(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    (run.path / "config.yaml").write_text("optimise: {batch_size: 0}\n")
    with pytest.raises(UserError, match="batch_size is 0"):
        run.config()
    assert records() and config().run.note == ""
