"""Every pair of settings meets in a run that trains, saves, and answers as it was trained.

Two steps on generated lesions, from random weights, at 32 pixels. `make test` trains the light
architectures in pairs with all else (tests/core/network/test_named_architecture.py each large one
once); `make test-all` the full product of architecture, head, metadata branch, loss and schedule.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from core.dataset import open_dataset
from core.split import make_split
from tests.covering import Row, all_rows, covering_rows
from tests.training.combination import (
    AXES,
    HEAVY,
    LIGHT,
    MAIN,
    check,
    config_of,
    config_of_recipe,
    label,
    trained,
)
from training.config import build_config, load_preset, recipes

PAIRS = covering_rows(AXES)
PRODUCT = [
    {**row, "model.architecture": name}
    for name in (*LIGHT, *HEAVY)
    for row in all_rows({**MAIN, "model.architecture": (name,)})
]

RECIPES = [
    pytest.param(
        name,
        marks=()
        if build_config(load_preset(name)).model.architecture in LIGHT
        else pytest.mark.full,
    )
    for name in recipes()
]


@pytest.mark.usefixtures("without_graph")
@pytest.mark.parametrize("row", PAIRS, ids=label)
def test_every_pair_of_settings(row: Row, home: Path, runs: Path) -> None:
    config = config_of(row, home / "images")
    check(trained(config, runs), config)


@pytest.mark.usefixtures("without_graph")
@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_trains(name: str, home: Path, runs: Path) -> None:
    config = config_of_recipe(name, home / "images")
    run = trained(config, runs)
    check(run, config)
    kept = {path.name for path in run.path.glob("phase*")}
    assert kept == ({"phase1", "phase2"} if config.run.keep_phases else set())


@pytest.mark.full
@pytest.mark.usefixtures("without_graph")
@pytest.mark.parametrize("row", PRODUCT, ids=label)
def test_the_full_product(row: Row, home: Path, runs: Path) -> None:
    config = config_of(row, home / "images")
    check(trained(config, runs), config)


def test_two_steps_are_made(home: Path) -> None:
    records = open_dataset(home / "images").records
    learned = list(make_split(records).subset_by_image.values()).count("train")
    assert 16 < learned <= 32
