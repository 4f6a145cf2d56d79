"""One evaluation: every figure of a cohort with its population, its interval and its marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from core.evaluation.calibration import CalibrationBin, CalibrationBins
from core.evaluation.cohort import Cohort, Flags, Population
from core.evaluation.figure import DEFAULT_THRESHOLD
from core.evaluation.interval import RESAMPLES, SUBGROUP_RESAMPLES, Figure, measured
from core.evaluation.leak import MARK, Leak
from core.evaluation.lesion import Agreement, agreement, by_lesion
from core.evaluation.subgroup import Subgroup, histology_proven, subgroups
from core.evaluation.threshold import OperatingPoint, threshold_table

FORMAT = 1
LESION = "lesion"

Report = Callable[[str, int, int], object]


@dataclass(frozen=True, eq=False)
class Section:
    """The figures of one population; `support` is images and lesions by class."""

    name: str
    title: str
    population: Population
    figures: dict[str, Figure]
    support: dict[str, tuple[int, int]]
    mark: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return plain values; a figure that is undefined is not there."""
        mark = {"mark": self.mark} if self.mark else {}
        return {
            "name": self.name,
            "title": self.title,
            "population": self.population.to_json(),
            "support": {
                code: {"images": images, "lesions": lesions}
                for code, (images, lesions) in self.support.items()
            },
            "figures": {
                name: {**figure.to_json(), **mark} for name, figure in self.figures.items()
            },
        }


@dataclass(frozen=True, eq=False)
class Evaluation:
    """All that is said of one cohort.

    `sections` are all images, those proven by histology, and lesions; `groups` the subgroups.
    `thresholds` are chosen on the very images they are told of. `details` are further facts for
    the JSON.
    """

    cohort: Cohort
    source: str
    subset: str
    threshold: float
    sections: tuple[Section, ...]
    groups: tuple[Section, ...]
    agreement: Agreement | None
    bins: tuple[CalibrationBin, ...]
    thresholds: dict[float, OperatingPoint]
    leak: Leak | None
    looks: int | None = None
    notes: tuple[str, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def headline(self) -> Section | None:
        """The figures of all images; None where the network knows some of them from training."""
        return None if self.leak else self.sections[0]

    @property
    def marks(self) -> tuple[str, ...]:
        """What has to be said with every figure."""
        unknown = () if self.cohort.lesions_known else (
            "Lesions are unknown: intervals take each image for a lesion of its own and may be "
            "too narrow, and the split may leak.",
        )  # fmt: skip
        return ((self.leak.sentence,) if self.leak else ()) + unknown

    def to_json(self) -> dict[str, Any]:
        """Return the whole as plain values."""
        return {
            "format": FORMAT,
            "source": self.source,
            "subset": self.subset,
            "classes": list(self.cohort.classes),
            "population": self.cohort.population.to_json(),
            "lesions_known": self.cohort.lesions_known,
            "headline": not self.leak,
            "marks": list(self.marks),
            "leak": self.leak.to_json() if self.leak is not None else None,
            "looks": self.looks,
            "notes": list(self.notes),
            "threshold": self.threshold,
            "interval": "95 %, percentiles of a bootstrap by lesion",
            "sections": [section.to_json() for section in self.sections],
            "subgroups": [section.to_json() for section in self.groups],
            "agreement": self.agreement.to_json() if self.agreement else None,
            "reliability": [entry.to_json() for entry in self.bins],
            "thresholds": {
                f"{target:g}": point.to_json() for target, point in self.thresholds.items()
            },
            **self.details,
        }


def evaluate(
    cohort: Cohort,
    *,
    source: str = "",
    subset: str = "",
    threshold: float = DEFAULT_THRESHOLD,
    leak: Leak | None = None,
    looks: int | None = None,
    resamples: int = RESAMPLES,
    subgroup_resamples: int = SUBGROUP_RESAMPLES,
    seed: int = 0,
    report: Report | None = None,
) -> Evaluation:
    """Evaluate a cohort at a threshold of malignancy.

    `leak` is None where what the network was trained on is not known; `report` hears (what, done,
    total).
    """
    mark, notes = MARK if leak else "", []
    parts = [("all", "All images", cohort)]
    proven = histology_proven(cohort)
    if proven.any():
        parts.append(("histology", "Histology-proven images", cohort.take(proven)))
    else:
        notes.append("Which diagnoses are proven by histology is not known (no dx_type).")
    if cohort.lesions < len(cohort):
        parts.append((LESION, "Lesions, mean of their photographs", by_lesion(cohort)))
    chosen = list(subgroups(cohort))
    total = len(parts) * resamples + len(chosen) * subgroup_resamples
    step = _Step(report, total)

    def section(name: str, title: str, part: Cohort, count: int) -> Section:
        figures = measured(part, count, threshold=threshold, seed=seed, progress=step.within)
        step.next(count)
        return Section(name, title, part.population, figures, _support(part), mark)

    sections = [section(*part, resamples) for part in parts]
    groups = [
        section(*_name(group), cohort.take(group.mask), subgroup_resamples) for group in chosen
    ]
    malignant = bool(cohort.is_malignant.any())
    return Evaluation(
        cohort,
        source,
        subset,
        threshold,
        tuple(sections),
        tuple(groups),
        agreement(cohort, threshold),
        tuple(_bins(cohort)),
        threshold_table(cohort.malignancy, cohort.is_malignant) if malignant else {},
        leak,
        looks,
        tuple(notes),
    )


class _Step:
    """Adds up the progress of one measurement after another."""

    def __init__(self, report: Report | None, total: int) -> None:
        self._report = report
        self._total = total
        self._done = 0

    def within(self, done: int, _of: int) -> None:
        if self._report is not None:
            self._report("resamples", self._done + done, self._total)

    def next(self, count: int) -> None:
        self._done += count
        self.within(0, 0)


def _name(group: Subgroup) -> tuple[str, str]:
    value = group.value.replace("_", "-")  # follow_up, as tables have it
    return f"{group.trait.name}={group.value}", f"{group.trait.title}: {value}"


def _support(cohort: Cohort) -> dict[str, tuple[int, int]]:
    def count(mask: Flags) -> tuple[int, int]:
        return int(mask.sum()), len(np.unique(cohort.groups[mask]))

    return {code: count(cohort.truth == index) for index, code in enumerate(cohort.classes)}


def _bins(cohort: Cohort) -> list[CalibrationBin]:
    if not cohort.sums_to_one:
        return []
    right = cohort.predicted == cohort.truth
    return CalibrationBins(cohort.probabilities.max(axis=1), right).table()
