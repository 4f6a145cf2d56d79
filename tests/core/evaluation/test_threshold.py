"""Thresholds by hand, and what holds of any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.error import UserError
from core.evaluation.threshold import operating_point, threshold_for, threshold_table

SCORE = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])
POSITIVE = np.array([True, False, True, False, True, False])


@pytest.mark.parametrize(
    ("sensitivity", "expected"), [(0.3, 0.85), (0.5, 0.65), (0.66, 0.65), (0.67, 0.45), (1, 0.45)]
)
def test_thresholds_by_hand(sensitivity: float, expected: float) -> None:
    assert threshold_for(SCORE, POSITIVE, sensitivity) == pytest.approx(expected)


def test_point_by_hand() -> None:
    """At 0.65 two of three malignant and one of three benign are flagged."""
    point = operating_point(SCORE, POSITIVE, 0.65)
    assert (point.sensitivity, point.specificity) == pytest.approx((2 / 3, 2 / 3))
    assert (point.ppv, point.npv, point.flagged) == pytest.approx((2 / 3, 2 / 3, 1 / 2))
    assert point.biopsies_per_malignant == pytest.approx(1.5)


def test_point_at_another_prevalence_by_hand() -> None:
    """Of 1,000 with 30 malignant 20 are found, and 323.3 of 970 benign are flagged too."""
    point = operating_point(SCORE, POSITIVE, 0.65, prevalence=0.03)
    assert point.ppv == pytest.approx(20 / (20 + 970 / 3))
    assert point.npv == pytest.approx((970 * 2 / 3) / (970 * 2 / 3 + 10))
    assert point.biopsies_per_malignant == pytest.approx((20 + 970 / 3) / 20)


@settings(max_examples=60, deadline=None)
@given(
    score=st.lists(st.sampled_from([0, 0.1, 0.2, 0.5, 0.50001, 0.9, 1]), min_size=2, max_size=20),
    sensitivity=st.floats(0.01, 1),
    data=st.data(),
)
def test_a_threshold_reaches_its_sensitivity_and_no_higher_one_does(
    score: list[float], sensitivity: float, data: st.DataObject
) -> None:
    positive = np.array(
        data.draw(st.lists(st.booleans(), min_size=len(score), max_size=len(score)))
    )
    positive[0] = True
    values = np.array(score)
    threshold = threshold_for(values, positive, sensitivity)
    reached = (values[positive] >= threshold).mean()
    assert reached >= sensitivity - 1e-9
    for higher in values[values > threshold]:
        above = (values[positive] > higher).mean()
        lost = (values[positive] >= np.nextafter(higher, 2)).mean()
        assert above == lost
    lowest = values[values >= threshold].min(initial=2)
    assert (values[positive] > lowest).mean() < sensitivity


def test_the_table_rises() -> None:
    table = threshold_table(SCORE, POSITIVE)
    assert list(table) == [0.80, 0.85, 0.90, 0.95]
    assert {point.sensitivity for point in table.values()} == {1.0}


def test_only_benign_or_only_malignant() -> None:
    with pytest.raises(UserError, match="no malignant image"):
        threshold_for(SCORE, np.zeros(6, dtype=bool))
    benign = operating_point(SCORE, np.zeros(6, dtype=bool), 0.65)
    assert (benign.sensitivity, benign.specificity, benign.ppv, benign.npv) == (None, 0.5, 0, 1)
    assert benign.biopsies_per_malignant is None
    malignant = operating_point(SCORE, np.ones(6, dtype=bool), 0.65)
    assert (malignant.sensitivity, malignant.specificity, malignant.ppv) == (0.5, None, 1)
    elsewhere = operating_point(SCORE, np.ones(6, dtype=bool), 0.65, prevalence=0.1)
    assert (elsewhere.ppv, elsewhere.npv) == (None, None)


def test_nothing_flagged_has_no_predictive_value() -> None:
    point = operating_point(SCORE, POSITIVE, 0.95)
    assert (point.ppv, point.biopsies_per_malignant, point.npv) == (None, None, 0.5)


@pytest.mark.parametrize("sensitivity", [0, -1, 1.1])
def test_impossible_sensitivities(sensitivity: float) -> None:
    with pytest.raises(UserError, match="not possible"):
        threshold_for(SCORE, POSITIVE, sensitivity)
