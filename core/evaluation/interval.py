"""95 % intervals by drawing whole lesions again: photographs of one lesion are no independent news.

Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993; the lesion is the unit drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.cohort import Cohort, Flags, Floats, Indices
from core.evaluation.figure import DEFAULT_THRESHOLD, Meter, kind_of
from core.evaluation.weighting import ratio, resamples

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

    An interval is left out where the figure rests on fewer than `FEWEST_LESIONS` lesions, or is
    undefined in more than a twentieth of the `count` resamples.
    """
    meter = Meter(cohort, threshold)
    values = meter.read_plain()
    enough = _enough(cohort)
    drawn: dict[str, list[Floats]] = {name: [] for name in values if enough(name)}
    steady: list[dict[str, Floats]] = []
    done = 0
    if drawn:
        for weights in resamples(cohort.groups, count, seed):
            read = meter.read(weights)
            for name, parts in drawn.items():
                parts.append(read[name])
            steady.append(meter.read_steady(weights))
            done += len(weights)
            if progress is not None:
                progress(done, count)
    found = {}
    for name, value in values.items():
        stand_in = [read[name] for read in steady] if kind_of(name).biased else []
        found[name] = Figure(name, value, *interval(value, drawn.get(name, []), stand_in))
    return found


def measured_ratios(
    groups: Indices,
    ratios: Mapping[str, tuple[Floats, Floats]],
    count: int = RESAMPLES,
    *,
    seed: int = 0,
) -> dict[str, Figure]:
    """Return sums over sums as figures: a mean, a share of some images, a number for each of them.

    `ratios` holds a part and a whole by image, float [n] each; those without a whole are not
    there. `groups` int [n] numbers the lesions. An interval needs `FEWEST_LESIONS` in the whole.
    """
    defined = {name: pair for name, pair in ratios.items() if pair[1].sum() > 0}
    drawn: dict[str, list[Floats]] = {
        name: []
        for name, (_, whole) in defined.items()
        if len(np.unique(groups[whole > 0])) >= FEWEST_LESIONS
    }
    for weights in resamples(groups, count, seed) if drawn else ():
        for name, parts in drawn.items():
            part, whole = (np.einsum("rn,n->r", weights, values) for values in defined[name])
            parts.append(ratio(part, whole))
    found = {}
    for name, (part, whole) in defined.items():
        value = float(part.sum() / whole.sum())
        found[name] = Figure(name, value, *interval(value, drawn.get(name, [])))
    return found


def _enough(cohort: Cohort) -> Callable[[str], bool]:
    """Return whether a figure, by its name, rests on enough lesions for an interval."""

    def lesions(mask: Flags) -> int:
        return len(np.unique(cohort.groups[mask]))

    malignant, benign = lesions(cohort.is_malignant), lesions(~cohort.is_malignant)
    behind = {"all": cohort.lesions, "malignant": malignant, "benign": benign,
              "scarcer": min(malignant, benign)}  # fmt: skip
    of_class = {code: lesions(cohort.truth == i) for i, code in enumerate(cohort.classes)}

    def enough(name: str) -> bool:
        kind = kind_of(name)
        number = of_class[name.partition("_")[2]] if kind.per_class else behind[kind.rests_on]
        return number >= FEWEST_LESIONS

    return enough


def interval(
    value: float, parts: list[Floats], steady: list[Floats] | None = None
) -> tuple[float | None, float | None]:
    """Return the 95 % interval of a value from its resamples; (None, None) where there is none.

    The percentiles. A figure that noise makes larger, in each resample once more, has those of a
    `steady` stand-in, lowered by how much larger its resamples are than it is, not below 0.
    """
    if not parts:
        return None, None
    drawn = np.concatenate(parts)
    known = drawn[np.isfinite(drawn)]
    if len(known) < _DEFINED * len(drawn):
        return None, None
    low, high = (float(edge) for edge in np.percentile(known, (_TAIL, 100 - _TAIL)))
    if steady:
        spread = np.percentile(np.concatenate(steady), (_TAIL, 100 - _TAIL))
        low, high = (max(0.0, float(edge - (known.mean() - value))) for edge in spread)
    # All resamples alike: whoever is right 20 times out of 20 is not right for certain.
    return (None, None) if low == high else (low, high)
