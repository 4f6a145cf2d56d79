"""The parts of a cohort that are looked at one by one: sexes, ages, sites, ways of confirmation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from core.evaluation.cohort import Cohort, Flags
from core.record import SEXES, SITES, UNKNOWN, Record

HISTOLOGY = "histo"
_AGES = ((0, "under 30"), (30, "30 to 44"), (45, "45 to 59"), (60, "60 to 74"), (75, "75 and over"))
_DX_TYPES = (HISTOLOGY, "confocal", "consensus", "follow_up")


@dataclass(frozen=True, slots=True)
class Trait:
    """Something by which images are told apart: its values in order, and that of a record."""

    name: str
    title: str
    values: tuple[str, ...]
    of: Callable[[Record], str]


@dataclass(frozen=True, eq=False)
class Subgroup:
    """The images of a cohort that share a value of a trait, as a mask [n]."""

    trait: Trait
    value: str
    mask: Flags


def age_band(record: Record) -> str:
    """Return the band of years that the age is in, or unknown."""
    age = record.patient.age
    if age is None:
        return UNKNOWN
    return [name for start, name in _AGES if age >= start or start == 0][-1]


TRAITS: tuple[Trait, ...] = (
    Trait("sex", "Sex", SEXES, lambda record: record.patient.sex),
    Trait("age", "Age in years", (*(name for _, name in _AGES), UNKNOWN), age_band),
    Trait("site", "Site", SITES, lambda record: record.patient.site),
    Trait("dx_type", "Confirmed by", (*_DX_TYPES, UNKNOWN), lambda r: r.dx_type or UNKNOWN),
)


def subgroups(cohort: Cohort) -> Iterator[Subgroup]:
    """Yield the subgroups that have images, in the order of `TRAITS` and of their values.

    A trait that is unknown of every image is left out; values beyond the usual come last.
    """
    records = [cohort.records.get(image) for image in cohort.image_ids]
    for trait in TRAITS:
        values = np.array([UNKNOWN if r is None else trait.of(r) for r in records])
        present = set(values.tolist())
        if present == {UNKNOWN}:
            continue
        for value in (*trait.values, *sorted(present - set(trait.values))):
            if value in present:
                yield Subgroup(trait, value, values == value)


def histology_proven(cohort: Cohort) -> Flags:
    """Return the mask [n] of images whose diagnosis a histologist made."""
    records = [cohort.records.get(image) for image in cohort.image_ids]
    return np.array([record is not None and record.dx_type == HISTOLOGY for record in records])
