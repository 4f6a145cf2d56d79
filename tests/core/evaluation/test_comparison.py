"""Differences of models: the same resamples for both, tests by hand and by brute force."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.error import UserError
from core.evaluation.cohort import Cohort
from core.evaluation.comparison import compare, delong, mcnemar, midrank
from tests.core.evaluation.cohort_factory import random_cohort


def _flags(text: str) -> np.ndarray:
    return np.array([character == "1" for character in text])


def test_mcnemar_by_hand() -> None:
    """One against five: 2 × (1 + 6) / 64."""
    found = mcnemar(_flags("1100000111"), _flags("1011111111"))
    assert (found.only_first, found.only_second) == (1, 5)
    assert found.p == pytest.approx(14 / 64)


@settings(max_examples=40, deadline=None)
@given(only_first=st.integers(0, 400), only_second=st.integers(0, 400))
def test_mcnemar_is_the_binomial_test(only_first: int, only_second: int) -> None:
    from scipy.stats import binomtest

    total = only_first + only_second
    found = mcnemar(np.arange(total) < only_first, np.arange(total) >= only_first)
    expected = binomtest(only_first, total).pvalue if total else 1.0
    assert found.p == pytest.approx(expected, rel=1e-6, abs=1e-300)


def test_midranks_by_hand() -> None:
    assert midrank(np.array([0.3, 0.1, 0.3, 0.9])).tolist() == [2.5, 1, 2.5, 4]


def test_delong_by_brute_force() -> None:
    """The structural components as the paper defines them, pair by pair."""
    rng = np.random.default_rng(0)
    positive = rng.random(60) < 0.4
    scores = [np.round(rng.normal(size=60) + shift * positive, 1) for shift in (0.5, 1.2)]
    parts = []
    for score in scores:
        kernel = np.array(
            [[1.0 if a > b else 0.5 if a == b else 0.0 for b in score[~positive]]
             for a in score[positive]]
        )  # fmt: skip
        parts.append((kernel.mean(axis=1), kernel.mean(axis=0), kernel.mean()))
    variance = sum(
        (parts[1][side] - parts[0][side]).var(ddof=1) / len(parts[0][side]) for side in (0, 1)
    )
    found = delong(scores[0], scores[1], positive)
    assert found is not None
    assert (found.first, found.second) == pytest.approx((parts[0][2], parts[1][2]))
    assert (found.high - found.low) / 2 == pytest.approx(1.959964 * np.sqrt(variance))
    assert 0 < found.p < 1


def test_delong_of_the_same_and_of_one_class() -> None:
    score, positive = np.array([0.1, 0.4, 0.3, 0.9]), _flags("0101")
    same = delong(score, score, positive)
    assert same is not None
    assert (same.difference, same.p) == (0, 1)
    assert delong(score, score, np.zeros(4, dtype=bool)) is None


def _better(cohort: Cohort, share: float) -> Cohort:
    right = np.eye(7)[cohort.truth]
    return cohort.with_probabilities((1 - share) * cohort.probabilities + share * right)


def test_a_better_model_is_clearly_better() -> None:
    cohort = random_cohort(400, skill=1.0)
    (pair,) = compare([("old", cohort), ("new", _better(cohort, 0.4))], count=200)
    found = {entry.name: entry for entry in pair.differences}
    assert found["accuracy"].difference > 0 and found["accuracy"].is_clear
    assert found["log_loss"].difference < 0
    assert pair.mcnemar.only_second > pair.mcnemar.only_first == 0
    assert pair.delong is not None and pair.delong.p < 0.05
    assert pair.population.lesions == 200
    json.dumps(pair.to_json(), allow_nan=False)


def test_paired_resamples_are_narrower_than_apart() -> None:
    """Two models that differ little: their difference varies far less than either."""
    from core.evaluation.interval import measured

    cohort = random_cohort(400)
    (pair,) = compare([("a", cohort), ("b", _better(cohort, 0.02))], count=200)
    found = next(entry for entry in pair.differences if entry.name == "malignancy_auc")
    alone = measured(cohort, 200)["malignancy_auc"]
    assert found.high - found.low < 0.5 * (alone.high - alone.low)


def test_a_model_against_itself_differs_by_nothing() -> None:
    cohort = random_cohort(100)
    (pair,) = compare([("a", cohort), ("b", cohort)], count=50)
    assert {entry.difference for entry in pair.differences} == {0}
    assert not any(entry.is_clear for entry in pair.differences)
    assert pair.mcnemar.p == 1


def test_only_common_images_in_any_order() -> None:
    cohort = random_cohort(60)
    shuffled = cohort.take(np.random.default_rng(0).permutation(60)[:50])
    (pair,) = compare([("a", cohort), ("b", shuffled)], count=20)
    assert pair.population.images == 50
    assert {entry.difference for entry in pair.differences} == {0}


def test_three_models_are_two_pairs() -> None:
    cohort = random_cohort(40)
    pairs = compare([("a", cohort), ("b", cohort), ("c", cohort)], count=10)
    assert list(itertools.chain(*((p.first, p.second) for p in pairs))) == ["a", "b", "a", "c"]


def test_what_cannot_be_compared_is_a_sentence() -> None:
    cohort = random_cohort(20)
    with pytest.raises(UserError, match="different splits"):
        compare([("a", cohort), ("b", replace(cohort, split_hash="other"))])
    with pytest.raises(UserError, match="at least two"):
        compare([("a", cohort)])
    with pytest.raises(UserError, match="truth"):
        compare([("a", cohort), ("b", replace(cohort, truth=(cohort.truth + 1) % 7))])
    with pytest.raises(UserError, match="in common"):
        compare([("a", cohort), ("b", replace(cohort, image_ids=("x",) * 20))])
