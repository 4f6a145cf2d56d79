"""The stability index against hand-worked tables and against chance."""

from __future__ import annotations

import math

import numpy as np
import pytest

from core.evaluation.drift import (
    Drift,
    Spread,
    chance_of,
    drift_of_names,
    drift_of_numbers,
    spread_of_names,
    spread_of_numbers,
    stability_index,
)

NAMES = ("female", "male", "unknown")


def test_the_index_by_hand() -> None:
    # Half a count is added to each bin: 0.5 and 0.5 against 0.75 and 0.25.
    before, here = Spread((99.5, 99.5), 1, ("a", "b")), Spread((149.5, 49.5), 1, ("a", "b"))
    expected = 0.25 * math.log(1.5) + (-0.25) * math.log(0.5)
    assert stability_index(before, here) == pytest.approx(expected)
    assert stability_index(before, before) == 0


def test_the_chance_is_a_quantile_of_chi_square() -> None:
    # χ² with 9 degrees of freedom has its 99 % point at 21.666.
    assert chance_of(10, 100, 50) == pytest.approx(21.666 * (1 / 100 + 1 / 50), rel=3e-3)


def test_alike_samples_seldom_pass_the_chance() -> None:
    rng = np.random.default_rng(0)
    passed = 0
    for _ in range(400):
        before = spread_of_numbers(rng.normal(size=500), 500)
        found = drift_of_numbers("brightness", before, rng.normal(size=300), 300)
        passed += found.index > found.chance
    assert passed <= 12


def test_a_shift_is_told_with_its_direction() -> None:
    rng = np.random.default_rng(0)
    before = spread_of_numbers(rng.normal(0.6, 0.1, 1000), 1000)
    found = drift_of_numbers("brightness", before, rng.normal(0.4, 0.1, 400), 400)
    assert found.level == "large"
    assert "Brightness: large drift, lower: 0.4" in found.sentence


def test_a_category_that_grew_is_named() -> None:
    before = spread_of_names(["female"] * 500 + ["male"] * 500, NAMES, 1000)
    here = spread_of_names(["female"] * 120 + ["male"] * 280, NAMES, 400)
    found = drift_of_names("sex", before, here)
    assert found.level == "some"
    assert "fewer female: 30% of images against 50%" in found.sentence


def test_few_lesions_cannot_tell() -> None:
    before = spread_of_names(["female"] * 500 + ["male"] * 500, NAMES, 1000)
    found = drift_of_names("sex", before, spread_of_names(["male", "female"] * 5, NAMES, 10))
    assert found.level == "unknown"
    assert "too few lesions to tell" in found.sentence


def test_levels() -> None:
    assert [Drift("x", index, 0.05, "").level for index in (0.04, 0.09, 0.1, 0.25)] == [
        "none", "none", "some", "large"
    ]  # fmt: skip


def test_values_beyond_the_names_count_as_the_last() -> None:
    assert spread_of_names(["male", "x"], NAMES, 2).counts == (0.0, 1.0, 1.0)


def test_spreads_there_and_back() -> None:
    for spread in (spread_of_numbers(np.arange(50.0), 9), Spread((1.0, 2.0, 0.0), 4, NAMES)):
        assert Spread.from_json(spread.to_json()) == spread
