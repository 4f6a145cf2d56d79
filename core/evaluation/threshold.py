"""From which malignancy on to act: thresholds for a sensitivity, and what follows from them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from core.error import UserError
from core.evaluation.cohort import Flags, Floats
from core.evaluation.ranking import Ranking

DEFAULT_SENSITIVITY = 0.90
TABLE_SENSITIVITIES = (0.80, 0.85, 0.90, 0.95)


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """What a threshold does to a population; a figure that is undefined is None.

    `ppv` and `npv` hold at `prevalence`. `biopsies_per_malignant` is how many would be excised
    for each malignant one found, itself counted; `flagged` the share that would be.
    """

    threshold: float
    sensitivity: float | None
    specificity: float | None
    ppv: float | None
    npv: float | None
    flagged: float
    biopsies_per_malignant: float | None
    prevalence: float

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def threshold_for(
    score: Floats,
    positive: Flags,
    sensitivity: float = DEFAULT_SENSITIVITY,
) -> float:
    """Return the highest threshold at which at least `sensitivity` of the positives are flagged.

    An image is flagged where its score is at or above the threshold, which lies half-way to the
    next lower score, so that rounding of either does not matter. Raises UserError without
    positives, or for a sensitivity that is not above 0 and at most 1.
    """
    if not 0 < sensitivity <= 1:
        raise UserError(
            f"A sensitivity of {sensitivity:g} is not possible.",
            "Choose one above 0 and at most 1, like 0.9.",
        )
    if not positive.any():
        raise UserError(
            "There is no malignant image to choose a threshold by.", "Use another subset."
        )
    curve = Ranking(score, positive).curve(np.ones((1, len(score))))
    lowest = float(curve.thresholds[curve.corner_at_sensitivity(sensitivity)[0]])
    below = score[score < lowest]
    return (lowest + float(below.max(initial=0.0))) / 2


def operating_point(
    score: Floats,
    positive: Flags,
    threshold: float,
    *,
    prevalence: float | None = None,
) -> OperatingPoint:
    """Return what `threshold` does; at another `prevalence` than the population's, where given.

    Raises UserError for a prevalence that is not between 0 and 1.
    """
    if prevalence is not None and not 0 < prevalence < 1:
        raise UserError(f"A prevalence of {prevalence:g} is not possible.", "Choose 0 to 1.")
    flagged = score >= threshold
    malignant, benign = float(positive.sum()), float((~positive).sum())
    sensitivity = _share(float((positive & flagged).sum()), malignant)
    specificity = _share(float((~positive & ~flagged).sum()), benign)
    observed = malignant / (malignant + benign)
    share = observed if prevalence is None else prevalence
    # A class that is absent has no rate, and at its own prevalence of 0 needs none.
    hit = 0.0 if share == 0 else _times(share, sensitivity)
    clear = 0.0 if share == 1 else _times(1 - share, specificity)
    if hit is None or clear is None:
        return OperatingPoint(
            threshold, sensitivity, specificity, None, None, float(flagged.mean()), None, share
        )
    false_alarm, missed = (1 - share) - clear, share - hit
    ppv = _share(hit, hit + false_alarm)
    return OperatingPoint(
        threshold,
        sensitivity,
        specificity,
        ppv,
        _share(clear, clear + missed),
        hit + false_alarm,
        1 / ppv if ppv else None,
        share,
    )


def threshold_table(score: Floats, positive: Flags) -> dict[float, OperatingPoint]:
    """Return the operating point of the threshold for each sensitivity; raises UserError."""
    return {
        target: operating_point(score, positive, threshold_for(score, positive, target))
        for target in TABLE_SENSITIVITIES
    }


def _share(part: float, whole: float) -> float | None:
    # Differences of shares leave 1e-17 where nothing is.
    return part / whole if whole > 1e-12 else None


def _times(share: float, rate: float | None) -> float | None:
    return None if rate is None else share * rate
