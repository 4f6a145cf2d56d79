"""Two or more models on the same images: how large the difference is, and whether it is one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from core.error import UserError
from core.evaluation.cohort import Cohort, Flags, Floats, Population
from core.evaluation.figure import DEFAULT_THRESHOLD, KINDS, Meter
from core.evaluation.interval import FEWEST_LESIONS, RESAMPLES, interval
from core.evaluation.lesion import by_lesion
from core.evaluation.weighting import resamples

COMPARED: tuple[str, ...] = tuple(kind.name for kind in KINDS if not kind.per_class)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of two models, second less first, with the 95 % interval of the difference."""

    name: str
    first: float
    second: float
    difference: float
    low: float | None
    high: float | None

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class McNemar:
    """Who was right where the other was wrong, and how likely that is by chance (two-sided)."""

    only_first: int
    only_second: int
    p: float


@dataclass(frozen=True, slots=True)
class DeLong:
    """Two areas under the ROC curve of malignancy, their difference's 95 % interval, and p."""

    first: float
    second: float
    difference: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, eq=False)
class Pair:
    """One model against the first.

    The tests take lesions as independent units, with the mean answer to their photographs; the
    differences are of images, their intervals drawn by lesion for both models at once.
    `thresholds` of malignancy are those of the first and the second. `mark` is set where one of
    them knows some of the images from training.
    """

    first: str
    second: str
    population: Population
    differences: tuple[Difference, ...]
    mcnemar: McNemar
    delong: DeLong | None
    thresholds: tuple[float, float]
    mark: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        mark = {"mark": self.mark} if self.mark else {}
        return {
            "first": self.first,
            "second": self.second,
            "population": self.population.to_json(),
            "differences": {entry.name: {**entry.to_json(), **mark} for entry in self.differences},
            "mcnemar": {**asdict(self.mcnemar), "unit": "lesion"},
            "delong": {**asdict(self.delong), "unit": "lesion"} if self.delong else None,
            "thresholds": list(self.thresholds),
        }


def compare(
    models: Sequence[tuple[str, Cohort]],
    *,
    thresholds: Sequence[float] | None = None,
    count: int = RESAMPLES,
    seed: int = 0,
) -> list[Pair]:
    """Compare each model with the first, on the images that all of them answered.

    `thresholds` of malignancy are each model's own. Raises UserError for fewer than two models,
    for another split, another truth or other classes, and where no image is common.
    """
    if len(models) < 2:
        raise UserError("One model cannot be compared.", "Name at least two.")
    chosen = thresholds or [DEFAULT_THRESHOLD] * len(models)
    aligned = _aligned(models)
    first_name = models[0][0]
    return [
        _pair((first_name, aligned[0], chosen[0]), (name, cohort, threshold), count, seed)
        for (name, _), cohort, threshold in zip(models[1:], aligned[1:], chosen[1:], strict=True)
    ]


def mcnemar(first: Flags, second: Flags) -> McNemar:
    """Return the exact test (McNemar, Psychometrika 12, 1947) of who was right, bool [n] each."""
    only_first, only_second = int((first & ~second).sum()), int((second & ~first).sum())
    total, less = only_first + only_second, min(only_first, only_second)
    # The binomial tail at one half, by logarithms: 2 to the power of thousands is no float.
    tail = sum(
        math.exp(
            math.lgamma(total + 1) - math.lgamma(k + 1) - math.lgamma(total - k + 1)
            - total * math.log(2)
        )
        for k in range(less + 1)
    )  # fmt: skip
    return McNemar(only_first, only_second, min(1.0, 2 * tail))


def delong(first: Floats, second: Floats, positive: Flags) -> DeLong | None:
    """Return the test of two areas of the same images; None without positives or negatives.

    `first` and `second` are scores [n]. Source: DeLong, DeLong, Clarke-Pearson, Biometrics 44:837,
    1988, by mid-ranks (Sun and Xu, IEEE Signal Processing Letters 21:1389, 2014).
    """
    hits, misses = int(positive.sum()), int((~positive).sum())
    if min(hits, misses) < 2:
        return None
    above, below, areas = [], [], []
    for score in (first, second):
        rank = midrank(score)
        over_negatives = (rank[positive] - midrank(score[positive])) / misses
        over_positives = 1 - (rank[~positive] - midrank(score[~positive])) / hits
        above.append(over_negatives)
        below.append(over_positives)
        areas.append(float(over_negatives.mean()))
    variance = float(
        (above[1] - above[0]).var(ddof=1) / hits + (below[1] - below[0]).var(ddof=1) / misses
    )
    difference, error = areas[1] - areas[0], math.sqrt(variance)
    # Models that rank all alike differ by nothing, and nothing is uncertain about it.
    p = math.erfc(abs(difference) / error / math.sqrt(2)) if error > 1e-12 else 1.0
    half = 1.959963984540054 * error
    return DeLong(areas[0], areas[1], difference, difference - half, difference + half, p)


def midrank(values: Floats) -> Floats:
    """Return the ranks from 1 on, equal values sharing the mean of theirs."""
    _, level, count = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(count) - (count - 1) / 2)[level.ravel()], dtype=np.float64)


def _pair(
    first: tuple[str, Cohort, float], second: tuple[str, Cohort, float], count: int, seed: int
) -> Pair:
    pair = (first, second)
    meters = [Meter(cohort, threshold) for _, cohort, threshold in pair]
    plain = [meter.read_plain() for meter in meters]
    names = [name for name in COMPARED if name in plain[0] and name in plain[1]]
    drawn: dict[str, list[Floats]] = {name: [] for name in names}
    cohort = first[1]
    if cohort.lesions >= FEWEST_LESIONS:
        for weights in resamples(cohort.groups, count, seed):
            one, other = (meter.read(weights) for meter in meters)
            for name, parts in drawn.items():
                parts.append(other[name] - one[name])
    differences = []
    for name in names:
        value = plain[1][name] - plain[0][name]
        edges = interval(value, drawn[name])
        differences.append(Difference(name, plain[0][name], plain[1][name], value, *edges))
    lesions = [by_lesion(entry) for _, entry, _ in pair]
    right = [entry.predicted == entry.truth for entry in lesions]
    return Pair(
        first[0],
        second[0],
        cohort.population,
        tuple(differences),
        mcnemar(right[0], right[1]),
        delong(lesions[0].malignancy, lesions[1].malignancy, lesions[0].is_malignant),
        (first[2], second[2]),
    )


def _aligned(models: Sequence[tuple[str, Cohort]]) -> list[Cohort]:
    (first_name, first), *others = models
    for name, cohort in others:
        if cohort.split_hash != first.split_hash:
            raise UserError(
                f"{first_name} and {name} have different splits ({first.split_hash or 'none'} and "
                f"{cohort.split_hash or 'none'}): their test images are not the same.",
                "Compare runs on one split; train with --split-csv to share one.",
            )
        if cohort.classes != first.classes:
            raise UserError(f"{first_name} and {name} tell different classes apart.")
    common = set(first.image_ids).intersection(*(cohort.image_ids for _, cohort in others))
    if not common:
        raise UserError("The models have no image in common.", "Compare runs on one split.")
    wanted = [image for image in first.image_ids if image in common]
    aligned = []
    for name, cohort in models:
        position = {image: index for index, image in enumerate(cohort.image_ids)}
        aligned.append(cohort.take(np.array([position[image] for image in wanted])))
        if (aligned[-1].truth != aligned[0].truth).any():
            raise UserError(f"{first_name} and {name} differ about the truth of an image.")
    return aligned
