"""Temperature and priors: what they recover, what they leave alone, and their edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import log_loss

from core.error import UserError
from core.evaluation.calibration import (
    LARGEST_TEMPERATURE,
    SMALLEST_TEMPERATURE,
    CalibrationBins,
    fit_temperature,
    prior_of,
    target_prior,
    with_prior,
    with_temperature,
)
from tests.core.evaluation.cohort_factory import PRIOR, random_cohort


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.5])
def test_the_temperature_that_spoilt_answers_is_found(temperature: float) -> None:
    """Truth is drawn from the answers themselves, so that 1 is right before they are spoilt."""
    rng = np.random.default_rng(0)
    shares = rng.dirichlet(np.full(7, 0.5), 20_000)
    truth = (rng.random(20_000)[:, None] > shares.cumsum(axis=1)).sum(axis=1).clip(0, 6)
    spoilt = with_temperature(shares, 1 / temperature)
    assert fit_temperature(spoilt, truth) == pytest.approx(temperature, rel=0.03)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), skill=st.floats(0, 6))
def test_no_other_temperature_has_less_log_loss(seed: int, skill: float) -> None:
    cohort = random_cohort(60, seed, skill)
    best = fit_temperature(cohort.probabilities, cohort.truth)
    losses = [
        log_loss(cohort.truth, with_temperature(cohort.probabilities, t), labels=range(7))
        for t in (best, best * 1.05, best / 1.05)
    ]
    bounded = best in (SMALLEST_TEMPERATURE, LARGEST_TEMPERATURE)
    assert bounded or losses[0] <= min(losses) + 1e-9


def test_temperatures_are_bounded() -> None:
    right = np.eye(7)[[0, 1, 2]] * 0.93 + 0.01
    assert fit_temperature(right, np.array([0, 1, 2])) == SMALLEST_TEMPERATURE
    assert fit_temperature(right, np.array([1, 2, 0])) == LARGEST_TEMPERATURE
    with pytest.raises(UserError, match="no image"):
        fit_temperature(np.empty((0, 7)), np.array([], dtype=int))


def test_temperature_keeps_the_order_and_the_sum() -> None:
    shares = random_cohort(50).probabilities
    warm = with_temperature(shares, 3.0)
    assert (warm.argsort(axis=1) == shares.argsort(axis=1)).all()
    assert warm.sum(axis=1) == pytest.approx(np.ones(50))
    assert with_temperature(shares, 1.0) == pytest.approx(shares)


def test_prior_by_hand() -> None:
    """Learned from as many of each; where one is three times as frequent its odds are tripled."""
    corrected = with_prior(np.array([[0.5, 0.5]]), np.array([0.5, 0.5]), np.array([0.75, 0.25]))
    assert corrected[0] == pytest.approx([0.75, 0.25])


def test_prior_of_strength_nought_and_half() -> None:
    shares, even = random_cohort(20).probabilities, np.full(7, 1 / 7)
    assert with_prior(shares, even, PRIOR, 0) == pytest.approx(shares)
    twice = with_prior(with_prior(shares, even, PRIOR, 0.5), even, PRIOR, 0.5)
    assert twice == pytest.approx(with_prior(shares, even, PRIOR, 1))


@pytest.mark.parametrize(("strength", "share"), [(1.5, 0.5), (-0.1, 0.5), (1, 0.0)])
def test_wrong_priors_are_sentences(strength: float, share: float) -> None:
    with pytest.raises(UserError):
        with_prior(np.array([[0.5, 0.5]]), np.array([0.5, 0.5]), np.array([share, 0.5]), strength)


def test_target_prior_has_the_prevalence() -> None:
    found = target_prior(PRIOR, (0, 1, 4), 0.02)
    assert found[[0, 1, 4]].sum() == pytest.approx(0.02)
    assert found.sum() == pytest.approx(1)
    assert found[0] / found[1] == pytest.approx(PRIOR[0] / PRIOR[1])
    with pytest.raises(UserError, match="prevalence"):
        target_prior(PRIOR, (0, 1, 4), 1)


def test_no_class_has_a_prior_of_nought() -> None:
    assert prior_of(np.array([5, 5, 4]), 7) == pytest.approx(np.array([1, 1, 1, 1, 2, 3, 1]) / 10)


def test_bins_by_hand() -> None:
    """The border 0.2 belongs to the lower of the bins; those without images are left out."""
    bins = CalibrationBins(np.array([0.2, 0.1, 1.0, 0.0]), np.array([1, 0, 1, 0]) > 0, bins=5)
    first, last = bins.table()
    assert (first.images, first.said, first.true) == (3, pytest.approx(0.1), pytest.approx(1 / 3))
    assert (last.lower, last.images, last.true) == (0.8, 1, 1.0)
    assert bins.members.tolist() == [0, 0, 4, 0]
    assert first.low < first.true < first.high
