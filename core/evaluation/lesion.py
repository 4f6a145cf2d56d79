"""Photographs of one lesion taken together: their mean, and whether they agree."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from core.evaluation.cohort import Cohort, Floats
from core.evaluation.conformal import lesion_weights
from core.evaluation.proportion import wilson


def by_lesion(cohort: Cohort) -> Cohort:
    """Return one answer a lesion: the mean probabilities of its photographs.

    The first photograph lends the lesion its name, its truth and what is known of the patient.
    """
    first = np.unique(cohort.groups, return_index=True)[1]
    means = np.zeros((cohort.lesions, len(cohort.classes)))
    np.add.at(means, cohort.groups, cohort.probabilities * lesion_weights(cohort.groups)[:, None])
    return replace(cohort.take(first), probabilities=means)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of lesions with several photographs: how alike the answers to these are.

    `same_class` is the share of lesions whose photographs all get one class, with its 95 %
    interval; `same_side` that of lesions wholly above or wholly below the threshold; `range` the
    mean distance between the lowest and the highest malignancy of a lesion.
    """

    lesions: int
    images: int
    same_class: float
    same_class_low: float
    same_class_high: float
    same_side: float
    same_side_low: float
    same_side_high: float
    range: float

    def sentence(self, mark: str = "") -> str:
        """Return it in words, with a mark behind each figure."""
        classes = f"{self.same_class_low:.0%} to {self.same_class_high:.0%}"
        sides = f"{self.same_side_low:.0%} to {self.same_side_high:.0%}"
        return (
            f"Of {self.lesions:,} lesions with several photographs {self.same_class:.0%}{mark} "
            f"({classes}) get one class for all, {self.same_side:.0%}{mark} ({sides}) stay on one "
            "side of the threshold."
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def agreement(cohort: Cohort, threshold: float) -> Agreement | None:
    """Return how far photographs of one lesion agree; None where no lesion has several."""
    count = np.bincount(cohort.groups)
    several = count > 1
    lesions = int(several.sum())
    if lesions == 0:
        return None
    predicted = _spread(cohort, cohort.predicted.astype(np.float64))[several]
    side = _spread(cohort, (cohort.malignancy >= threshold).astype(np.float64))[several]
    same_class, same_side = int((predicted == 0).sum()), int((side == 0).sum())
    return Agreement(
        lesions,
        int(count[several].sum()),
        same_class / lesions,
        *wilson(same_class, lesions),
        same_side / lesions,
        *wilson(same_side, lesions),
        float(_spread(cohort, cohort.malignancy)[several].mean()),
    )


def _spread(cohort: Cohort, values: Floats) -> Floats:
    """Return the largest less the smallest value of each lesion."""
    largest = np.full(cohort.lesions, -np.inf)
    smallest = np.full(cohort.lesions, np.inf)
    np.maximum.at(largest, cohort.groups, values)
    np.minimum.at(smallest, cohort.groups, values)
    return np.asarray(largest - smallest, dtype=np.float64)
