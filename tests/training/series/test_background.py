"""Series begun from the window: the plans and commands of the command line, stopped by a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from core.error import UserError
from tests.training.run_factory import make_run
from training.config import Config, with_values
from training.events import Completed, EpochDone, EventWriter, Started, Stopped
from training.run_state import Status
from training.search.plan import read_plan
from training.series import background
from training.series.background import ask_to_stop, begin_folds, begin_search, go_on
from training.series.crew import Interrupts
from training.series.fold import read_fold_plan
from training.series.presence import at_work, present, stop_request
from training.series.progress import SeriesReader

BASE = with_values(Config(), {"data.folder": "/data"})
SEARCH = {"method": "tpe", "pruner": "none", "trials": 0, "seed": 3, "name": "mine"}
FOLDS = {"folds": 3, "keep_test": True, "name": ""}
SPACE = "optimise.batch_size: [8, 16]\n"


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    commands: list[list[str]] = []
    monkeypatch.setattr(
        background, "launch_detached", lambda command, _log: commands.append(command)
    )
    return commands


def test_a_search_is_begun_as_on_the_command_line(
    tmp_path: Path, launched: list[list[str]]
) -> None:
    folder = begin_search(tmp_path, BASE, SPACE, SEARCH, ("", "cuda:1"))
    plan = read_plan(folder / "search.yaml")
    assert (plan.trials, plan.seed, plan.space[0].choices) == (20, 3, (8, 16))
    assert launched == [
        [sys.executable, "-P", "-m", "desktop", "search", str(folder), "--slot", "auto",
         "--slot", "cuda:1"]
    ]  # fmt: skip
    grid = begin_search(tmp_path, BASE, SPACE, {**SEARCH, "method": "grid", "name": ""}, ("",))
    assert grid.name == "search-batch_size"
    assert read_plan(grid / "search.yaml").trials == 2


def test_folds_are_begun_and_gone_on_with(tmp_path: Path, launched: list[list[str]]) -> None:
    folder = begin_folds(tmp_path, BASE, FOLDS, ("",))
    assert folder.name == "folds-3-tf_efficientnet_lite0"
    plan = read_fold_plan(folder / "folds.yaml")
    assert (plan.folds, plan.keep_test, plan.base) == (3, True, BASE)
    go_on(folder, ("",))
    assert [command[4] for command in launched] == ["folds", "folds"]


@pytest.mark.parametrize(
    ("values", "space", "words"),
    [
        (SEARCH, "", "names no setting"),
        (SEARCH, "optimise.batch_siz: [1]", "Did you mean optimise.batch_size"),
        (SEARCH, "a: [", "not valid YAML"),
        ({**SEARCH, "name": "../out"}, SPACE, "cannot name a folder"),
    ],
)
def test_what_is_wrong_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, launched: list[list[str]], values: dict[str, object], space: str, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        begin_search(tmp_path, BASE, space, values, ("",))
    assert not launched and not list(tmp_path.iterdir())


def test_a_name_that_is_taken_is_refused(tmp_path: Path, launched: list[list[str]]) -> None:
    begin_search(tmp_path, BASE, SPACE, SEARCH, ("",))
    with pytest.raises(UserError, match="something else"):
        begin_folds(tmp_path, BASE, {**FOLDS, "name": "mine"}, ("",))
    with pytest.raises(UserError, match="begun with seed"):
        begin_search(tmp_path, BASE, SPACE, {**SEARCH, "seed": 4}, ("",))


def test_those_at_work_are_counted_and_asked_to_stop(
    tmp_path: Path, launched: list[list[str]]
) -> None:
    with pytest.raises(UserError, match="Nobody is at work"):
        ask_to_stop(tmp_path)
    stop_request(tmp_path).touch()
    with present(tmp_path):
        assert at_work(tmp_path) == 1
        interrupts = Interrupts(request=stop_request(tmp_path))
        interrupts.look()
        assert interrupts.count == 0  # a request of before does not count
        with pytest.raises(UserError, match="worked on already"):
            go_on(tmp_path, ("",))
        ask_to_stop(tmp_path)
        interrupts.look()
        interrupts.look()
        assert interrupts.count == 1
    assert at_work(tmp_path) == 0
    assert not stop_request(tmp_path).exists()


def done(epoch: int, figure: float) -> EpochDone:
    return EpochDone(epoch, "head", 4, 1.0, 0.5, 1.0, 0.5, figure, 0.5, 1e-3, 1.0, True)


def test_progress_is_read_as_it_grows(tmp_path: Path, launched: list[list[str]]) -> None:
    folder = begin_search(tmp_path, BASE, SPACE, {**SEARCH, "trials": 3}, ("",))
    reader = SeriesReader(tmp_path)
    assert [(row.done, row.total, row.best) for row in reader.rows()] == [(0, 3, None)]
    first, second = make_run(folder, name="trial-0000"), make_run(folder, name="trial-0001")
    with EventWriter(first.events) as writer:
        for event in (Started(1, "elsewhere", False), done(1, 0.5), Completed({}, "abc")):
            writer.write(event)
    with EventWriter(second.events) as writer:
        writer.write(done(1, 0.75))
        row = reader.rows()[0]
        assert (row.done, row.headers, row.runs[0].settings) == (
            1,
            ("optimise.batch_size",),
            ("32",),
        )
        writer.write(Started(1, "elsewhere", False))
        writer.write(Stopped(1))
    row = reader.rows()[0]
    assert row.done == 2 and row.best is not None
    assert (row.best.name, row.best.figure, row.best.status) == ("trial-0001", 0.75, Status.STOPPED)


def test_the_outcome_of_folds_and_a_damaged_plan(tmp_path: Path, launched: list[list[str]]) -> None:
    folder = begin_folds(tmp_path, BASE, FOLDS, ("",))
    (folder / "figures.json").write_text(json.dumps({"figures": {"macro_auc": 0.9}}))
    assert SeriesReader(tmp_path).rows()[0].outcome == {"macro_auc": 0.9}
    (folder / "folds.yaml").write_text("version: 1\n")
    assert "Damaged" in SeriesReader(tmp_path).rows()[0].problem
    assert SeriesReader(tmp_path / "gone").rows() == ()
