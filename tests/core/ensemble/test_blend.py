from __future__ import annotations

import numpy as np
import pytest

from core.ensemble.blend import BLENDS, mean_of_percentiles

RNG = np.random.default_rng(0)
NEW = RNG.dirichlet(np.ones(7), 200)
OLD = RNG.dirichlet(np.ones(7), 300)
HALVES = np.array([0.5, 0.5])


@pytest.mark.parametrize("name", BLENDS)
def test_blends_are_probabilities(name: str) -> None:
    other = RNG.dirichlet(np.full(7, 0.3), 200)
    blended = BLENDS[name]([NEW, other], np.array([0.3, 0.7]), [OLD, OLD])
    assert blended.shape == NEW.shape
    assert blended.min() >= 0
    assert np.allclose(blended.sum(axis=1), 1)


@pytest.mark.parametrize("name", BLENDS)
def test_two_equal_models_answer_as_one(name: str) -> None:
    assert np.allclose(BLENDS[name]([NEW, NEW], HALVES, [OLD, OLD]), NEW)


def test_the_mean_counts_weights() -> None:
    other = NEW[::-1]
    blended = BLENDS["mean"]([NEW, other], np.array([0.25, 0.75]), [])
    assert np.allclose(blended, 0.25 * NEW + 0.75 * other)


def test_percentiles_do_not_care_how_sure_a_model_is() -> None:
    """The order of the images stays when one model says all it says with tiny numbers."""
    one, other = RNG.random((400, 2)), RNG.random((400, 2))
    one[:, 1], other[:, 1] = 0.5, 0.5
    small = other.copy()
    small[:, 0] = other[:, 0] ** 9
    plain = mean_of_percentiles([one, other], HALVES, [one, other])[:, 0]
    squeezed = mean_of_percentiles([one, small], HALVES, [one, small])[:, 0]
    assert (np.diff(squeezed[plain.argsort()]) > -1e-9).all()


def test_ties_and_certainty_stay_finite() -> None:
    certain = np.eye(7)[RNG.integers(0, 7, 50)]
    blended = mean_of_percentiles([certain, NEW[:50]], HALVES, [certain, OLD])
    assert np.isfinite(blended).all()
    assert np.allclose(blended.sum(axis=1), 1)


def test_nothing_anywhere_is_no_answer_for_any_class() -> None:
    nothing = np.zeros((1, 2))
    reference = np.array([[0.2, 0.8], [0.4, 0.6]])
    blended = mean_of_percentiles([nothing], np.ones(1), [reference])
    assert np.allclose(blended, 0.5)
