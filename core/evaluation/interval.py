"""95 % intervals by drawing whole lesions again: photographs of one lesion are no independent news.

Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993; the lesion is the unit drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.cohort import Cohort, Floats
from core.evaluation.figure import DEFAULT_THRESHOLD, Meter, kind_of
from core.evaluation.weighting import resamples

RESAMPLES, SUBGROUP_RESAMPLES = 1000, 200
# Below this no interval is worth its name, and it is left out.
FEWEST_LESIONS = 10
_DEFINED = 0.95
_TAIL = 2.5

Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its 95 % interval, which is None where it cannot be given."""

    name: str
    value: float
    low: float | None
    high: float | None

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {"value": self.value, "low": self.low, "high": self.high}


def measured(
    cohort: Cohort,
    count: int = RESAMPLES,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    seed: int = 0,
    progress: Progress | None = None,
) -> dict[str, Figure]:
    """Return the figures of a cohort that are defined, each with its interval.

    An interval is left out with fewer than `FEWEST_LESIONS` lesions, and where a figure is
    undefined in more than a twentieth of the `count` resamples.
    """
    meter = Meter(cohort, threshold)
    values = meter.read_plain()
    drawn: dict[str, list[Floats]] = {name: [] for name in values}
    done = 0
    if cohort.lesions >= FEWEST_LESIONS:
        for weights in resamples(cohort.groups, count, seed):
            read = meter.read(weights)
            for name, parts in drawn.items():
                parts.append(read[name])
            done += len(weights)
            if progress is not None:
                progress(done, count)
    return {
        name: Figure(name, value, *interval(value, drawn[name], kind_of(name).biased))
        for name, value in values.items()
    }


def interval(
    value: float, parts: list[Floats], biased: bool = False
) -> tuple[float | None, float | None]:
    """Return the 95 % interval of a value from its resamples; (None, None) where there is none.

    The percentiles; of a `biased` figure, which noise makes larger in each resample again, the
    percentiles mirrored at the value (the basic bootstrap), not below 0.
    """
    if not parts:
        return None, None
    drawn = np.concatenate(parts)
    known = drawn[np.isfinite(drawn)]
    if len(known) < _DEFINED * len(drawn):
        return None, None
    low, high = (float(edge) for edge in np.percentile(known, (_TAIL, 100 - _TAIL)))
    if biased:
        low, high = max(0.0, 2 * value - high), max(0.0, 2 * value - low)
    # All resamples alike: whoever is right 20 times out of 20 is not right for certain.
    return (None, None) if low == high else (low, high)
