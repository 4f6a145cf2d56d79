"""The images that an evaluation speaks of: their lesions, their truth and their probabilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core.diagnosis import CODES, MALIGNANT
from core.error import UserError
from core.lesion import group_by_image
from core.record import Patient, Record

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

_ROUNDING = 0.01  # seven probabilities written with two decimals may miss 1 by as much


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, as in `1 image` and `2,002 images`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@dataclass(frozen=True)
class Population:
    """Of whom a figure speaks: how many images, how many lesions, of which split."""

    images: int
    lesions: int | None
    split_hash: str = ""

    def __str__(self) -> str:
        lesions = "lesions unknown" if self.lesions is None else counted(self.lesions, "lesion")
        split = f", split {self.split_hash}" if self.split_hash else ""
        return f"{counted(self.images, 'image')}, {lesions}{split}"

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {"images": self.images, "lesions": self.lesions, "split_hash": self.split_hash}


@dataclass(frozen=True, eq=False)
class Cohort:
    """Images with truth and probabilities, in one order.

    `truth` int [n] and `probabilities` float64 [n, k] follow `classes`; `malignant` are the
    indices of the classes that count as such. `records` holds what else is known of an image
    (age, sex, site, dx_type) by its id, and may lack some. `lesions_known` is False where each
    image stands for a lesion of its own.
    """

    image_ids: tuple[str, ...]
    lesion_ids: tuple[str, ...]
    truth: Indices
    probabilities: Floats
    classes: tuple[str, ...] = CODES
    malignant: tuple[int, ...] = MALIGNANT
    records: Mapping[str, Record] = field(default_factory=dict)
    lesions_known: bool = True
    split_hash: str = ""

    def __post_init__(self) -> None:
        n = len(self.image_ids)
        if n == 0:
            raise UserError("There is no image to evaluate.", "Name another subset or table.")
        shapes = (self.probabilities.shape, self.truth.shape, len(self.lesion_ids))
        if shapes != ((n, len(self.classes)), (n,), n):
            raise ValueError(f"{n} images, but {shapes}")
        if not np.isfinite(self.probabilities).all() or (self.probabilities < 0).any():
            raise UserError(
                "Some probabilities are no numbers from 0 to 1.", "Was the training stable?"
            )

    def __len__(self) -> int:
        return len(self.image_ids)

    @cached_property
    def groups(self) -> Indices:
        """The number of the lesion of each image, 0 to lesions − 1; known duplicates are joined."""
        light = [
            Record(image, lesion, None, "", Patient(), Path())
            for image, lesion in zip(self.image_ids, self.lesion_ids, strict=True)
        ]
        joined = group_by_image(light)
        names = [joined[image] for image in self.image_ids]
        numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        return np.array([numbers[name] for name in names], dtype=np.int64)

    @cached_property
    def lesions(self) -> int:
        """How many lesions there are."""
        return int(self.groups.max()) + 1

    @property
    def population(self) -> Population:
        """Of whom figures of all these images speak."""
        return Population(len(self), self.lesions if self.lesions_known else None, self.split_hash)

    @cached_property
    def predicted(self) -> Indices:
        """The index of the largest probability; of equal ones the first."""
        largest: Indices = np.argmax(self.probabilities, axis=1)
        return largest

    @cached_property
    def malignancy(self) -> Floats:
        """The sum of the probabilities of the malignant classes, float64 [n]."""
        return np.asarray(self.probabilities[:, list(self.malignant)].sum(axis=1))

    @cached_property
    def is_malignant(self) -> Flags:
        """Whether the truth is malignant, bool [n]."""
        return np.isin(self.truth, self.malignant)

    @cached_property
    def sums_to_one(self) -> bool:
        """Whether the rows are probabilities; confidences of some other kind need not be."""
        return bool((np.abs(self.probabilities.sum(axis=1) - 1) <= _ROUNDING).all())

    def take(self, chosen: Flags | Indices) -> Cohort:
        """Return the images that a mask or indices choose; raises UserError where there is none."""
        index = np.arange(len(self))[chosen]
        return replace(
            self,
            image_ids=tuple(self.image_ids[i] for i in index),
            lesion_ids=tuple(self.lesion_ids[i] for i in index),
            truth=self.truth[index],
            probabilities=self.probabilities[index],
        )

    def with_probabilities(self, probabilities: Floats) -> Cohort:
        """Return the same images with other probabilities, recalibrated ones for example."""
        return replace(self, probabilities=probabilities)

    def with_records(self, records: Sequence[Record]) -> Cohort:
        """Return the cohort with what a dataset knows of its images."""
        wanted = set(self.image_ids)
        known = {record.image_id: record for record in records if record.image_id in wanted}
        return replace(self, records=known)
