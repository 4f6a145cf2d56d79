"""The multiclass table and the score of the ISIC challenges (2018 task 3, 2019), natively.

Source: isic-challenge-scoring 5.6.0. Its conventions differ from ours on purpose: what is undefined
counts as perfect there (a precision without predictions), equal largest answers are wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.atomic import write_csv
from core.diagnosis import CODES, ISIC_ORDER
from core.diagnosis import ISIC_COLUMNS as COLUMNS
from core.error import UserError
from core.evaluation.cohort import Cohort, Flags, Floats
from core.evaluation.ranking import Ranking

_ABOVE = 0.5
_SENSITIVITY = 0.80


@dataclass(frozen=True)
class IsicScore:
    """The official score, and figures by class (name → figure → value) with their means.

    A figure that has no value because a class is absent is left out, of the means too.
    """

    balanced_accuracy: float | None
    by_class: dict[str, dict[str, float]]
    means: dict[str, float]

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "balanced_accuracy": self.balanced_accuracy,
            "by_class": self.by_class,
            "means": self.means,
        }


def write_submission(path: Path, cohort: Cohort) -> None:
    """Write `image,MEL,NV,BCC,AKIEC,BKL,DF,VASC`; raises UserError for other classes."""
    _check(cohort)
    index = [CODES.index(code) for code in ISIC_ORDER]
    rows = [
        (image, *(f"{value:.6f}" for value in row[index]))
        for image, row in zip(cohort.image_ids, cohort.probabilities, strict=True)
    ]
    write_csv(path, COLUMNS, rows)


def score(cohort: Cohort, weights: Mapping[str, float] | None = None) -> IsicScore:
    """Return the official score of a cohort; `weights` by image id, 1 where none is given.

    Raises UserError where the classes are not the seven.
    """
    _check(cohort)
    given = weights or {}
    weight = np.array([given.get(image, 1.0) for image in cohort.image_ids])
    kept = cohort.take(weight > 0) if (weight == 0).any() else cohort
    weight = weight[weight > 0]
    largest = kept.probabilities.max(axis=1, keepdims=True)
    # Of two largest answers none is an answer.
    decided = (kept.probabilities == largest).sum(axis=1) == 1
    right = (kept.predicted == kept.truth) & decided
    recalls = []
    by_class: dict[str, dict[str, float]] = {}
    for index, code in enumerate(CODES):
        of_class = kept.truth == index
        if of_class.any():
            recalls.append(float(weight[of_class & right].sum() / weight[of_class].sum()))
        by_class[code] = _of_class(kept.probabilities[:, index], of_class, weight)
    # A class that is absent makes the official score undefined, and so does it ours.
    overall = float(np.mean(recalls)) if len(recalls) == len(CODES) else None
    names = sorted({name for values in by_class.values() for name in values})
    means = {
        name: float(np.mean([values[name] for values in by_class.values()]))
        for name in names
        if all(name in values for values in by_class.values())
    }
    return IsicScore(overall, by_class, means)


def _of_class(answer: Floats, positive: Flags, weight: Floats) -> dict[str, float]:
    flagged = answer > _ABOVE
    hit, missed = (float(weight[positive & part].sum()) for part in (flagged, ~flagged))
    alarm, clear = (float(weight[~positive & part].sum()) for part in (flagged, ~flagged))
    found = {
        "accuracy": (hit + clear) / (hit + missed + alarm + clear),
        "sensitivity": _perfect_without(hit, hit + missed),
        "specificity": _perfect_without(clear, clear + alarm),
        "dice": _perfect_without(2 * hit, 2 * hit + alarm + missed),
        "ppv": _perfect_without(hit, hit + alarm),
        "npv": _perfect_without(clear, clear + missed),
    }
    if positive.any() and not positive.all():
        curve = Ranking(answer, positive).curve(weight[None])
        false, true = (rates[0] for rates in curve.roc())
        found["auc"] = float(curve.auc()[0])
        found["auc_sens_80"] = _area_from(false, true, _SENSITIVITY)
        found["ap"] = float(curve.average_precision()[0])
    return found


def _area_from(false: Floats, true: Floats, sensitivity: float) -> float:
    """Return the whole area under the part of a ROC curve that is at or above a sensitivity.

    Unlike the partial area of ISIC 2024 it reaches down to 0, so that 1 is the best.
    """
    start = int(np.searchsorted(true, sensitivity, side="left"))
    share = (sensitivity - true[start - 1]) / (true[start] - true[start - 1])
    border = false[start - 1] + share * (false[start] - false[start - 1])
    x, y = np.append(border, false[start:]), np.append(sensitivity, true[start:])
    return float((np.diff(x) * (y[1:] + y[:-1]) / 2).sum())


def _perfect_without(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 1.0


def _check(cohort: Cohort) -> None:
    if cohort.classes != CODES:
        raise UserError(
            "ISIC tables need the seven diagnoses.", "Use a model that tells all of them."
        )
