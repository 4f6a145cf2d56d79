"""What a network tells apart: the seven diagnoses, or malignant from benign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from core.diagnosis import CODES, DIAGNOSES, MALIGNANT


@dataclass(frozen=True, slots=True)
class Target:
    """What is told apart, all in the order of the logits.

    `classes` are words for files, `names` those for people, `members` the diagnosis codes that
    each class stands for; `malignant` are the positions of the malignant classes.
    """

    name: str
    classes: tuple[str, ...]
    names: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]
    malignant: tuple[int, ...]

    def index_of(self, dx: str) -> int:
        """Return the class of a diagnosis code; raises ValueError for an unknown code."""
        for index, members in enumerate(self.members):
            if dx in members:
                return index
        raise ValueError(f"{dx} is not a diagnosis")

    @property
    def ranked(self) -> tuple[int, ...]:
        """The classes over which ranking figures are averaged: of two classes the malignant one."""
        return self.malignant if len(self.classes) == 2 else tuple(range(len(self.classes)))


DIAGNOSIS = Target(
    "diagnosis",
    CODES,
    tuple(diagnosis.name for diagnosis in DIAGNOSES),
    tuple((code,) for code in CODES),
    MALIGNANT,
)
"""The seven diagnoses."""

MALIGNANCY = Target(
    "malignancy",
    ("benign", "malignant"),
    ("Benign", "Malignant"),
    (
        tuple(diagnosis.code for diagnosis in DIAGNOSES if not diagnosis.malignant),
        tuple(diagnosis.code for diagnosis in DIAGNOSES if diagnosis.malignant),
    ),
    (1,),
)
"""Malignant against benign."""

TARGETS: Mapping[str, Target] = MappingProxyType(
    {target.name: target for target in (DIAGNOSIS, MALIGNANCY)}
)
"""Every target by its name."""


def target_with(classes: Sequence[str]) -> Target | None:
    """Return the target of these classes in this order; None where there is no such."""
    return next((t for t in TARGETS.values() if t.classes == tuple(classes)), None)
