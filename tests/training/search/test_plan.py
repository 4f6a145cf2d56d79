"""The space of a search: what may be searched, and what is said of what may not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.error import UserError
from training.config import build_config
from training.search.plan import (
    SAME_PLACE,
    Dimension,
    Method,
    SearchPlan,
    absolute_storage,
    parse_space,
    points_of,
    read_plan,
)
from training.series.plan_file import keep_plan

BASE = build_config({})


def one(path: str, value: Any) -> Dimension:
    return parse_space({path: value}, BASE, "space.yaml")[0]


def test_values_are_those_of_the_setting() -> None:
    assert one("optimise.batch_size", [16, "32", 16]).choices == (16, 32)
    assert one("run.precision", {"choices": ["fp32", "bf16"]}).choices == ("fp32", "bf16")
    assert one("model.weights", ["none", "/w"]).choices == (None, "/w")
    found = one("head_phase.learning_rate", {"low": "1e-4", "high": 0.01, "log": True})
    assert (found.low, found.high, found.log, found.step) == (1e-4, 0.01, True, None)
    whole = one("fine_tune.epochs", {"low": 1, "high": 9, "step": 3})
    assert (whole.points(), whole.high) == ((1, 4, 7), 7)
    assert one("augment.zoom", {"low": 0.1, "high": 0.35, "step": 0.1}).points() == (0.1, 0.2, 0.3)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("optimise.batchsize", [1], "Did you mean optimise.batch_size"),
        ("run.split_hash", ["a"], "no setting run.split_hash"),
        ("optimise", {"batch_size": [2]}, "no setting optimise"),
        ("optimise.batch_size", [0], "optimise.batch_size is 0; it must be a whole number from 2"),
        ("optimise.batch_size", {"low": 2, "high": 5000}, "batch_size is 5000"),
        ("optimise.batch_size", {"low": 8, "high": 2}, "range of optimise.batch_size is empty"),
        ("optimise.batch_size", {"low": 2, "high": 8, "step": 0.5}, "batch_size is a whole number"),
        ("optimise.batch_size", {"low": 2, "high": 8, "step": 0}, "batch_size: step is 0"),
        ("optimise.batch_size", {"low": 2, "high": 8, "steps": 2}, "batch_size has steps"),
        ("optimise.batch_size", {"low": 2}, "batch_size has no low and high"),
        ("optimise.batch_size", {"choices": []}, "batch_size has choices"),
        ("optimise.batch_size", 3, "batch_size has no values to try"),
        ("optimise.batch_size", [[2, 3]], "batch_size has a list"),
        ("augment.zoom", {"low": 0, "high": 0.5, "log": True}, "augment.zoom cannot be drawn"),
        ("augment.zoom", {"low": 0, "high": 0.5, "log": 3}, "augment.zoom: log is 3"),
        ("run.precision", {"low": 1, "high": 2}, "run.precision is no number"),
        ("run.precision", ["fp8"], "run.precision is fp8; it must be one of"),
        ("data.seed", [1, 2], "data.seed cannot be searched"),
        ("run.monitor", ["val_loss"], "run.monitor cannot be searched"),
    ],
)
def test_what_cannot_be_searched_names_the_setting(path: str, value: Any, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        one(path, value)


def test_a_grid_counts_its_points() -> None:
    space = parse_space(
        {"augment.rotation": [0, 90], "fine_tune.epochs": {"low": 0, "high": 2}}, BASE, "s"
    )
    assert [tuple(point.values()) for point in points_of(space)] == [
        (0.0, 0), (0.0, 1), (0.0, 2), (90.0, 0), (90.0, 1), (90.0, 2),
    ]  # fmt: skip
    with pytest.raises(UserError, match=r"cannot count the values of augment\.zoom"):
        points_of((one("augment.zoom", {"low": 0, "high": 0.5}),))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("a.log", "{here}/a.log"),
        ("sqlite:///a.db?timeout=9", "sqlite:///{here}/a.db?timeout=9"),
        ("sqlite:////tmp/a.db", "sqlite:////tmp/a.db"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("mysql://host/a", "mysql://host/a"),
    ],
)
def test_a_storage_is_the_same_from_any_folder(
    given: str, kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute_storage(given) == kept.format(here=Path.cwd())


def test_a_storage_that_was_typed_otherwise_is_the_same_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "a.log").touch()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    space = parse_space({"augment.hue": [0.0, 0.1]}, BASE, "s")
    file = tmp_path / "mine" / "search.yaml"
    now = SearchPlan(BASE, space, storage=str(tmp_path / "disk" / "a.log"))
    for before in ("a.log", str(tmp_path / "link" / "a.log")):
        file.unlink(missing_ok=True)
        keep_plan(file, replace(now, storage=before).values())
        monkeypatch.chdir(tmp_path / "disk")
        keep_plan(file, now.values(), alike=SAME_PLACE)
        assert read_plan(file) == now
    keep_plan(file, replace(now, storage="b.log").values(), alike={"storage": bool})
    with pytest.raises(UserError, match="begun with storage"):
        keep_plan(file, now.values(), alike=SAME_PLACE)


def test_a_plan_is_kept_and_only_the_number_of_trials_changes(tmp_path: Path) -> None:
    space = parse_space(
        {"augment.rotation": {"low": 0, "high": 90, "step": 30}, "augment.hue": [0.0, 0.1]},
        BASE, "s",
    )  # fmt: skip
    plan = SearchPlan(BASE, space, Method.RANDOM, trials=3)
    file = tmp_path / "mine" / "search.yaml"
    keep_plan(file, plan.values(), free=("trials",))
    assert read_plan(file) == plan
    more = SearchPlan(BASE, space, Method.RANDOM, trials=9)
    keep_plan(file, more.values(), free=("trials",))
    assert read_plan(file).trials == 9
    other = SearchPlan(BASE, space, Method.TPE, trials=9)
    with pytest.raises(UserError, match="mine was begun with method = random, not tpe"):
        keep_plan(file, other.values(), free=("trials",))


@pytest.mark.parametrize("text", ["version: 2", "version: 1", "version: 1\nconfig: 3"])
def test_a_damaged_plan_is_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "search.yaml"
    file.write_text(text)
    with pytest.raises(UserError, match=r"search\.yaml"):
        read_plan(file)
