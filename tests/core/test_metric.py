from __future__ import annotations

import math

import numpy as np
import pytest

from core.metric import figures
from core.target import MALIGNANCY

NAMES = {
    "accuracy", "balanced_accuracy", "macro_auc", "macro_pr_auc", "malignancy_auc",
    "malignancy_pr_auc", "malignancy_precision", "malignancy_recall", "loss",
}  # fmt: skip
AREAS = {name for name in NAMES if name.endswith("auc")}


def _sure(classes: list[int], share: float = 0.94) -> np.ndarray:
    table = np.full((len(classes), 7), (1 - share) / 6)
    table[np.arange(len(classes)), classes] = share
    return table


def test_all_right() -> None:
    truth = np.array([0, 1, 2, 3, 4, 5, 6, 5])
    found = figures(_sure(truth.tolist()), truth)
    assert set(found) == NAMES
    assert found["accuracy"] == found["balanced_accuracy"] == found["macro_auc"] == 1
    assert found["malignancy_auc"] == found["malignancy_pr_auc"] == found["macro_pr_auc"] == 1
    assert found["malignancy_precision"] == found["malignancy_recall"] == 1
    assert found["loss"] == pytest.approx(-math.log(0.94))


def test_balanced_accuracy_is_the_mean_recall_of_the_classes_present() -> None:
    found = figures(_sure([5, 5, 5, 5]), np.array([5, 5, 5, 4]))
    assert found["accuracy"] == 0.75
    assert found["balanced_accuracy"] == 0.5


def test_figures_agree_with_scikit_learn() -> None:
    from sklearn.metrics import (
        average_precision_score,
        balanced_accuracy_score,
        log_loss,
        roc_auc_score,
    )

    rng = np.random.default_rng(0)
    # Rounded, so that scores tie.
    shares, truth = rng.dirichlet(np.ones(7), 200).round(2) + 1e-4, rng.integers(0, 7, 200)
    shares /= shares.sum(axis=1, keepdims=True)
    found = figures(shares, truth)
    assert found["loss"] == pytest.approx(log_loss(truth, shares))
    assert found["macro_auc"] == pytest.approx(roc_auc_score(truth, shares, multi_class="ovr"))
    expected = balanced_accuracy_score(truth, shares.argmax(axis=1))
    assert found["balanced_accuracy"] == pytest.approx(expected)
    expected = average_precision_score(np.eye(7)[truth], shares, average="macro")
    assert found["macro_pr_auc"] == pytest.approx(expected)


def test_binary_figures_agree_with_scikit_learn() -> None:
    from sklearn.metrics import (
        average_precision_score,
        precision_score,
        recall_score,
        roc_auc_score,
    )

    rng = np.random.default_rng(0)
    truth, malignant = rng.integers(0, 2, 200), rng.random(200).round(2)
    found = figures(np.stack([1 - malignant, malignant], axis=1), truth, MALIGNANCY)
    assert set(found) == NAMES
    area, precision = roc_auc_score(truth, malignant), average_precision_score(truth, malignant)
    assert found["macro_auc"] == found["malignancy_auc"] == pytest.approx(area)
    assert found["macro_pr_auc"] == found["malignancy_pr_auc"] == pytest.approx(precision)
    at = malignant >= 0.5
    assert found["malignancy_precision"] == pytest.approx(precision_score(truth, at))
    assert found["malignancy_recall"] == pytest.approx(recall_score(truth, at))


def test_one_class_only_has_no_area() -> None:
    found = figures(_sure([4, 4]), np.array([4, 4]))
    assert set(found) == NAMES - AREAS


def test_benign_only_has_no_malignancy_figures() -> None:
    found = figures(_sure([5, 2]), np.array([5, 2]))
    assert set(found) == {name for name in NAMES if not name.startswith("malignancy")}


def test_nothing_gives_nothing() -> None:
    assert figures(np.empty((0, 7)), np.empty(0, dtype=int)) == {}


def test_a_diverged_network_gives_no_figure_that_is_no_number() -> None:
    found = figures(np.full((3, 7), np.nan), np.array([0, 4, 5]))
    assert all(math.isfinite(value) for value in found.values())


def test_a_probability_of_zero_has_a_finite_loss() -> None:
    assert figures(np.eye(7)[[0, 1]], np.array([1, 0]))["loss"] < 100
