"""Whether images, patients or answers differ from those a model was made with.

The population stability index Σ (a − e) ln(a / e) over ten bins or over categories: under 0.10 no
drift, from 0.25 on a large one (Siddiqi, Credit Risk Scorecards, Wiley 2006). Without any drift it
is about (1/n + 1/m) χ² with one degree of freedom less than bins (Yurdakul, Naranjo, J. Risk Model
Validation 14(4), 2020); what does not pass the 99 % point of that is chance.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.cohort import Floats
from core.evaluation.subgroup import TRAITS
from core.record import Record

SOME, LARGE = 0.10, 0.25
_BINS = 10
_Z99 = 2.3263478740408408
_SMOOTHING = 0.5  # counted to each bin, so that an empty one does not make the index infinite
PATIENT_TRAITS = ("sex", "age", "site")


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number or a category was spread: counts by bin, and of how many lesions.

    `names` are those of categories; `edges` (one less than bins) and `mean` those of a number.
    """

    counts: tuple[float, ...]
    lesions: int
    names: tuple[str, ...] = ()
    edges: tuple[float, ...] = ()
    mean: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        kept = {"names": list(self.names)} if self.names else {
            "edges": list(self.edges), "mean": self.mean
        }  # fmt: skip
        return {"counts": list(self.counts), "lesions": self.lesions, **kept}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Spread | None:
        """Return what `to_json` wrote, None where it is not sound."""
        try:
            found = cls(
                tuple(float(count) for count in values["counts"]),
                int(values["lesions"]),
                tuple(str(name) for name in values.get("names", ())),
                tuple(float(edge) for edge in values.get("edges", ())),
                float(values.get("mean", 0.0)),
            )
        except (KeyError, TypeError, ValueError, OverflowError):
            return None
        bins = len(found.names) or len(found.edges) + 1
        numbers = (*found.counts, *found.edges, found.mean)
        sound = all(map(math.isfinite, numbers)) and min(found.counts, default=-1.0) >= 0
        rising = list(found.edges) == sorted(found.edges)
        return found if sound and rising and bins == len(found.counts) else None


@dataclass(frozen=True, slots=True)
class Drift:
    """How far one thing differs here; `chance` is what the index reaches without any drift."""

    name: str
    index: float
    chance: float
    sentence: str

    @property
    def level(self) -> str:
        """`none`, `some`, `large`, or `unknown` where so few lesions cannot tell."""
        if self.index <= self.chance:
            return "unknown" if self.chance > LARGE else "none"
        return "none" if self.index < SOME else "some" if self.index < LARGE else "large"

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {"name": self.name, "psi": self.index, "chance": self.chance, "level": self.level,
                "sentence": self.sentence}  # fmt: skip


def spread_of_numbers(values: Floats, lesions: int) -> Spread:
    """Return ten bins of equal counts over `values` [n], which become the measure of others."""
    edges = np.quantile(values, np.arange(1, _BINS) / _BINS)
    return _binned(values, lesions, tuple(float(edge) for edge in edges))


def spread_of_names(values: Iterable[str], names: Sequence[str], lesions: int) -> Spread:
    """Return how often each of `names` is among `values`; others count as the last one."""
    known = set(names)
    count = Counter(value if value in known else names[-1] for value in values)
    return Spread(tuple(float(count[name]) for name in names), lesions, tuple(names))


def patient_spreads(records: Iterable[Record], lesions: int) -> dict[str, Spread]:
    """Return how sex, age and site of the patients are spread."""
    known = tuple(records)
    return {
        trait.name: spread_of_names(map(trait.of, known), trait.values, lesions)
        for trait in TRAITS
        if trait.name in PATIENT_TRAITS
    }


def drift_of_numbers(name: str, before: Spread, values: Floats, lesions: int) -> Drift:
    """Return how far `values` [n] of so many lesions differ from a spread."""
    here = _binned(values, lesions, before.edges)
    more = "higher" if here.mean > before.mean else "lower"
    detail = f"{more}: {here.mean:.3g} on average against {before.mean:.3g}"
    return _drift(name, before, here, detail)


def drift_of_names(name: str, before: Spread, here: Spread) -> Drift:
    """Return how far categories differ from a spread with the same names."""
    ours, theirs = _shares(here), _shares(before)
    widest = int(np.argmax(np.abs(ours - theirs)))
    more = "more" if ours[widest] > theirs[widest] else "fewer"
    detail = (
        f"{more} {before.names[widest]}: {ours[widest]:.0%} of images against {theirs[widest]:.0%}"
    )
    return _drift(name, before, here, detail)


def stability_index(before: Spread, here: Spread) -> float:
    """Return the population stability index of two spreads over the same bins."""
    expected, actual = _shares(before), _shares(here)
    return float(((actual - expected) * np.log(actual / expected)).sum())


def chance_of(bins: int, n: int, m: int) -> float:
    """Return the 99 % point of the index between two samples of n and m that are alike.

    χ² by Wilson and Hilferty (PNAS 17:684, 1931).
    """
    degrees = max(1, bins - 1)
    part = 2 / (9 * degrees)
    point = degrees * (1 - part + _Z99 * math.sqrt(part)) ** 3
    return point * (1 / max(1, n) + 1 / max(1, m))


def _drift(name: str, before: Spread, here: Spread, detail: str) -> Drift:
    index = stability_index(before, here)
    chance = chance_of(len(before.counts), before.lesions, here.lesions)
    found = Drift(name, index, chance, "")
    said = {
        "none": "as in training",
        "some": f"some drift, {detail}",
        "large": f"large drift, {detail}; go by local figures alone",
        "unknown": "too few lesions to tell",
    }[found.level]
    title = name[:1].upper() + name[1:]
    return Drift(name, index, chance, f"{title}: {said} (PSI {index:.2f}).")


def _binned(values: Floats, lesions: int, edges: tuple[float, ...]) -> Spread:
    bins = np.searchsorted(np.array(edges), values, side="right")
    counts = np.bincount(bins, minlength=len(edges) + 1)
    return Spread(tuple(counts.astype(float).tolist()), lesions, (), edges, float(values.mean()))


def _shares(spread: Spread) -> Floats:
    counts = np.array(spread.counts) + _SMOOTHING
    return np.asarray(counts / counts.sum())
