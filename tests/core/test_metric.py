from __future__ import annotations

import math

import numpy as np
import pytest

from core.metric import figures

NAMES = {"accuracy", "balanced_accuracy", "macro_auc", "malignancy_auc", "loss"}


def _sure(classes: list[int], share: float = 0.94) -> np.ndarray:
    table = np.full((len(classes), 7), (1 - share) / 6)
    table[np.arange(len(classes)), classes] = share
    return table


def test_all_right() -> None:
    truth = np.array([0, 1, 2, 3, 4, 5, 6, 5])
    found = figures(_sure(truth.tolist()), truth)
    assert set(found) == NAMES
    assert found["accuracy"] == found["balanced_accuracy"] == found["macro_auc"] == 1
    assert found["malignancy_auc"] == 1
    assert found["loss"] == pytest.approx(-math.log(0.94))


def test_balanced_accuracy_is_the_mean_recall_of_the_classes_present() -> None:
    found = figures(_sure([5, 5, 5, 5]), np.array([5, 5, 5, 4]))
    assert found["accuracy"] == 0.75
    assert found["balanced_accuracy"] == 0.5


def test_figures_agree_with_scikit_learn() -> None:
    from sklearn.metrics import balanced_accuracy_score, log_loss, roc_auc_score

    rng = np.random.default_rng(0)
    shares, truth = rng.dirichlet(np.ones(7), 200), rng.integers(0, 7, 200)
    found = figures(shares, truth)
    assert found["loss"] == pytest.approx(log_loss(truth, shares))
    assert found["macro_auc"] == pytest.approx(roc_auc_score(truth, shares, multi_class="ovr"))
    expected = balanced_accuracy_score(truth, shares.argmax(axis=1))
    assert found["balanced_accuracy"] == pytest.approx(expected)


def test_one_class_only_has_no_area() -> None:
    assert set(figures(_sure([5, 5]), np.array([5, 5]))) == NAMES - {"macro_auc", "malignancy_auc"}


def test_benign_only_has_no_malignancy_area() -> None:
    assert "malignancy_auc" not in figures(_sure([5, 2]), np.array([5, 2]))


def test_nothing_gives_nothing() -> None:
    assert figures(np.empty((0, 7)), np.empty(0, dtype=int)) == {}


def test_a_diverged_network_gives_no_figure_that_is_no_number() -> None:
    found = figures(np.full((3, 7), np.nan), np.array([0, 4, 5]))
    assert all(math.isfinite(value) for value in found.values())


def test_a_probability_of_zero_has_a_finite_loss() -> None:
    assert figures(np.eye(7)[[0, 1]], np.array([1, 0]))["loss"] < 100
