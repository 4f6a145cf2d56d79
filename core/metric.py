"""The figures of a classification: how often right, how well ranked, how well calibrated."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from core.diagnosis import MALIGNANT

_SMALLEST = 1e-7


def figures(probabilities: npt.NDArray[Any], truth: npt.NDArray[Any]) -> dict[str, float]:
    """Return accuracy, balanced_accuracy, macro_auc, malignancy_auc and loss.

    `probabilities` float [n, 7] in the order of `CODES`, `truth` int [n]. Balanced accuracy is the
    mean recall and macro AUC the mean one-versus-rest AUC over the classes that are present; loss
    is the mean of −log p of the true class. A figure without the images it needs is left out.
    """
    if len(truth) == 0:
        return {}
    shares = np.asarray(probabilities, dtype=np.float64)
    right = shares.argmax(axis=1) == truth
    present = np.unique(truth)
    of_truth = shares[np.arange(len(truth)), truth]
    malignant = np.isin(truth, MALIGNANT)
    found = {
        "accuracy": float(right.mean()),
        "balanced_accuracy": float(np.mean([right[truth == index].mean() for index in present])),
        "macro_auc": _mean([_auc(truth == index, shares[:, index]) for index in present]),
        "malignancy_auc": _auc(malignant, shares[:, list(MALIGNANT)].sum(axis=1)),
        "loss": float(-np.log(np.clip(of_truth, _SMALLEST, 1)).mean()),
    }
    return {
        name: value for name, value in found.items() if value is not None and math.isfinite(value)
    }


def _auc(positive: npt.NDArray[np.bool_], score: npt.NDArray[np.float64]) -> float | None:
    """Return the share of pairs in order, ties half (Mann and Whitney, 1947): the area under ROC.

    Written here because importing scikit-learn for it costs more than an epoch on cached features.
    """
    pairs = int(positive.sum()) * int((~positive).sum())
    # Scores that are no numbers come from a training that diverged.
    if pairs == 0 or not np.isfinite(score).all():
        return None
    _, level, count = np.unique(score, return_inverse=True, return_counts=True)
    rank = np.cumsum(count) - (count - 1) / 2  # the mean rank of each level of score
    above = float(rank[level][positive].sum()) - positive.sum() * (positive.sum() + 1) / 2
    return float(above / pairs)


def _mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
