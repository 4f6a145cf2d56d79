"""The figures of a classification: how often right, how well ranked, how well calibrated."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from core.evaluation.ranking import Curve, Ranking
from core.target import DIAGNOSIS, Target

Flags = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float64]

_SMALLEST = 1e-7
_CUT = 0.5


def figures(
    probabilities: npt.NDArray[Any], truth: npt.NDArray[Any], target: Target = DIAGNOSIS
) -> dict[str, float]:
    """Return the figures of `probabilities`, float [n, classes], against `truth`, int [n].

    accuracy; balanced_accuracy, the mean recall of the classes that are present; macro_auc and
    macro_pr_auc, the mean one-versus-rest area under ROC and average precision of those classes (of
    two classes: those of the malignant one); malignancy_auc and malignancy_pr_auc of the sum of the
    malignant probabilities, malignancy_precision and malignancy_recall where it is at least 0.5;
    loss, the mean of −log p of the true class. A figure without the images it needs is left out.
    """
    if len(truth) == 0:
        return {}
    shares = np.asarray(probabilities, dtype=np.float64)
    right = shares.argmax(axis=1) == truth
    present = np.unique(truth)
    of_truth = shares[np.arange(len(truth)), truth]
    ranked = [(truth == index, shares[:, index]) for index in target.ranked if index in present]
    malignant = np.isin(truth, target.malignant)
    malignancy = shares[:, list(target.malignant)].sum(axis=1)
    found = {
        "accuracy": float(right.mean()),
        "balanced_accuracy": float(np.mean([right[truth == index].mean() for index in present])),
        "macro_auc": _mean(_auc, ranked),
        "macro_pr_auc": _mean(_average_precision, ranked),
        "malignancy_auc": _auc(malignant, malignancy),
        "malignancy_pr_auc": _average_precision(malignant, malignancy),
        "malignancy_precision": _share(malignant, malignancy >= _CUT),
        "malignancy_recall": _share(malignancy >= _CUT, malignant),
        "loss": float(-np.log(np.clip(of_truth, _SMALLEST, 1)).mean()),
    }
    return {
        name: value for name, value in found.items() if value is not None and math.isfinite(value)
    }


def recalls(
    probabilities: npt.NDArray[Any], truth: npt.NDArray[Any], target: Target = DIAGNOSIS
) -> dict[str, float]:
    """Return the recall of each class that is present, by its name; arguments as of `figures`."""
    right = np.asarray(probabilities).argmax(axis=1) == truth if len(truth) else truth
    return {
        name: float(right[truth == index].mean())
        for index, name in enumerate(target.classes)
        if (truth == index).any()
    }


def _auc(positive: Flags, score: Scores) -> float | None:
    return _of_ranking(Curve.auc, positive, score)


def _average_precision(positive: Flags, score: Scores) -> float | None:
    return _of_ranking(Curve.average_precision, positive, score)


def _of_ranking(area: Callable[[Curve], Scores], positive: Flags, score: Scores) -> float | None:
    """Return an area under a curve, every image counted once; None where it is undefined."""
    # Scores that are no numbers come from a training that diverged.
    if not np.isfinite(score).all():
        return None
    (value,) = area(Ranking(score, positive).curve(np.ones((1, len(score)))))
    return float(value) if math.isfinite(value) else None


def _share(wanted: Flags, among: Flags) -> float | None:
    """Return how many of `among` are `wanted`; None where there are none."""
    return float(wanted[among].mean()) if among.any() else None


def _mean(
    figure: Callable[[Flags, Scores], float | None], ranked: Iterable[tuple[Flags, Scores]]
) -> float | None:
    values = [figure(positive, score) for positive, score in ranked]
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
