"""Sets of diagnoses that hold the true one as often as promised: split conformal prediction.

Sources: Vovk, Gammerman, Shafer, Algorithmic Learning in a Random World, 2005 (class-conditional,
ch. 4); for photographs that come in lesions the weights of hierarchical conformal prediction (Lee,
Barber, Willett, 2023), which are those of split conformal where each lesion has one photograph.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.error import UserError
from core.evaluation.cohort import Cohort, Flags, Floats, Indices
from core.evaluation.decided import ROUNDING
from core.evaluation.proportion import wilson

DEFAULT_COVERAGE = 0.90


@dataclass(frozen=True, slots=True)
class Conformal:
    """How improbable a diagnosis may be and still belong to the set.

    `limits` [classes] bounds 1 − p of each class, `limit` that of any class alike. None means no
    bound: too few lesions of the class to promise `coverage`, so it is in every set.
    """

    coverage: float
    limits: tuple[float | None, ...]
    limit: float | None

    def sets(self, probabilities: Floats, *, by_class: bool = True) -> Flags:
        """Return bool [n, classes]: which diagnoses are in the set of each image; may be none."""
        limits = self.limits if by_class else (self.limit,) * len(self.limits)
        bounds = np.array([math.inf if value is None else value for value in limits])
        return np.asarray(1 - probabilities <= bounds + ROUNDING)

    def to_json(self) -> dict[str, Any]:
        """Return plain values for `decision.json`."""
        return {"coverage": self.coverage, "limits": list(self.limits), "limit": self.limit}

    @classmethod
    def from_json(cls, value: Mapping[str, Any], classes: int) -> Conformal | None:
        """Return what `to_json` wrote, None where it is not sound."""
        coverage, limits, limit = (value.get(name) for name in ("coverage", "limits", "limit"))
        sound = (
            _is_share(coverage)
            and isinstance(limits, list)
            and len(limits) == classes
            and all(entry is None or _is_share(entry) for entry in (*limits, limit))
        )
        if not sound or not isinstance(limits, list) or not isinstance(coverage, (int, float)):
            return None
        return cls(float(coverage), tuple(limits), limit)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often sets held the truth: in all and by class with its 95 % interval (Wilson).

    `size` is the mean number of diagnoses in a set, `single` and `empty` the shares of sets of one
    and of none. The intervals by class take each lesion as one trial.
    """

    share: float
    size: float
    single: float
    empty: float
    by_class: dict[str, tuple[float, float, float, int]]

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        classes = {
            code: {"share": share, "low": low, "high": high, "lesions": lesions}
            for code, (share, low, high, lesions) in self.by_class.items()
        }
        return {"share": self.share, "size": self.size, "single": self.single,
                "empty": self.empty, "by_class": classes}  # fmt: skip


def fit_conformal(cohort: Cohort, coverage: float = DEFAULT_COVERAGE) -> Conformal:
    """Return the limits that promise `coverage`, fitted on images the network did not learn from.

    Raises UserError for a coverage that is not between 0 and 1.
    """
    if not 0 < coverage < 1:
        raise UserError(f"A coverage of {coverage:g} is not possible.", "Choose 0.5 to 0.99.")
    score = 1 - cohort.probabilities[np.arange(len(cohort)), cohort.truth]
    limits = tuple(
        _limit(score[cohort.truth == index], cohort.groups[cohort.truth == index], coverage)
        for index in range(len(cohort.classes))
    )
    return Conformal(coverage, limits, _limit(score, cohort.groups, coverage))


def measure_coverage(conformal: Conformal, cohort: Cohort, *, by_class: bool = True) -> Coverage:
    """Return how often the sets of a cohort hold the truth, each lesion counted once."""
    sets = conformal.sets(cohort.probabilities, by_class=by_class)
    hit = sets[np.arange(len(cohort)), cohort.truth].astype(np.float64)
    weight = lesion_weights(cohort.groups)
    size = sets.sum(axis=1)
    found = {}
    for index, code in enumerate(cohort.classes):
        inside = cohort.truth == index
        if inside.any():
            lesions = len(np.unique(cohort.groups[inside]))
            share = float(np.average(hit[inside], weights=weight[inside]))
            found[code] = (share, *wilson(share * lesions, lesions), lesions)
    return Coverage(
        float(np.average(hit, weights=weight)),
        float(size.mean()),
        float((size == 1).mean()),
        float((size == 0).mean()),
        found,
    )


def lesion_weights(groups: Indices) -> Floats:
    """Return float [n]: one divided by how many photographs the lesion of an image has."""
    _, number, count = np.unique(groups, return_inverse=True, return_counts=True)
    return np.asarray(1.0 / count[number.ravel()])


def _limit(score: Floats, groups: Indices, coverage: float) -> float | None:
    """Return the smallest bound under which the promised share lies, a new lesion counted too."""
    lesions = len(np.unique(groups))
    order = np.argsort(score, kind="stable")
    reached = np.cumsum(lesion_weights(groups)[order]) if lesions else np.empty(0)
    enough = np.flatnonzero(reached >= coverage * (lesions + 1) - 1e-9)
    return float(score[order[enough[0]]]) if len(enough) else None


def _is_share(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1
