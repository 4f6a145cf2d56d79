"""Conformal sets: limits by hand, the promise held on average, classes that are too rare."""

from __future__ import annotations

import numpy as np
import pytest

from core.error import UserError
from core.evaluation.conformal import (
    Conformal,
    fit_conformal,
    lesion_weights,
    measure_coverage,
)
from tests.core.evaluation.cohort_factory import make_cohort, random_cohort


def _naevi(shares: list[float]) -> list[list[float]]:
    return [[0, 0, 0, 0, 1 - share, share, 0] for share in shares]


def test_limits_by_hand() -> None:
    """Of nine lesions and one to come 80 % are eight: the eighth smallest of 1 − p."""
    cohort = make_cohort([5] * 9, _naevi([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]))
    found = fit_conformal(cohort, 0.8)
    assert found.limit == found.limits[5] == pytest.approx(0.8)
    assert found.limits[4] is None
    sets = found.sets(np.array([[0, 0, 0, 0, 0.7, 0.3, 0], [0, 0, 0, 0, 0.9, 0.1, 0]]))
    assert sets[:, 5].tolist() == [True, False]
    assert sets[:, 4].all()


def test_photographs_of_one_lesion_share_its_weight() -> None:
    assert lesion_weights(np.array([4, 4, 7])).tolist() == [0.5, 0.5, 1]
    one = make_cohort([5] * 4, _naevi([0.9, 0.8, 0.7, 0.6]))
    doubled = one.take(np.repeat(np.arange(4), 2))
    assert fit_conformal(doubled, 0.6) == fit_conformal(one, 0.6)


@pytest.mark.parametrize("by_class", [True, False])
def test_the_promise_is_kept_on_average(by_class: bool) -> None:
    cohort = random_cohort(2400, skill=1.5)
    shares = []
    for seed in range(30):
        chosen = np.random.default_rng(seed).random(cohort.lesions)[cohort.groups] < 0.5
        fitted = fit_conformal(cohort.take(chosen), 0.9)
        shares.append(measure_coverage(fitted, cohort.take(~chosen), by_class=by_class).share)
    assert np.mean(shares) == pytest.approx(0.9, abs=0.02)


def test_coverage_by_hand() -> None:
    cohort = make_cohort([5, 5, 4], _naevi([0.9, 0.2, 0.7]), [0, 0, 1])
    found = measure_coverage(Conformal(0.5, (0.5,) * 7, 0.5), cohort)
    assert found.by_class["nv"][0] == 0.5
    assert found.by_class["mel"][0] == 0
    assert found.share == 0.25
    assert (found.size, found.single, found.empty) == (1, 1, 0)
    low, high = found.by_class["nv"][1:3]
    assert 0 < low < 0.5 < high < 1


def test_json_there_and_back() -> None:
    fitted = fit_conformal(random_cohort(60))
    assert Conformal.from_json(fitted.to_json(), 7) == fitted


@pytest.mark.parametrize(
    "value", [{}, {"coverage": 0.9, "limits": [0.1], "limit": 0.1},
              {"coverage": 0.9, "limits": [2] * 7, "limit": 0.1},
              {"coverage": "x", "limits": [0.1] * 7, "limit": None}],
)  # fmt: skip
def test_json_that_is_not_sound_is_none(value: dict[str, object]) -> None:
    assert Conformal.from_json(value, 7) is None


def test_impossible_coverage() -> None:
    with pytest.raises(UserError, match="coverage"):
        fit_conformal(random_cohort(20), 1.0)
