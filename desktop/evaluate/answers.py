"""The answers of an evaluated run image by image: what a view needs to show those it means."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.evaluation.calibration import CalibrationBins
from core.record import Patient, Record
from core.target import DIAGNOSIS, Target, target_with
from desktop.evaluate.task import Judged
from desktop.session import Source

if TYPE_CHECKING:
    from core.evaluation.cohort import Cohort, Flags, Floats, Indices

SHOWN = 40
"""How many images stand for a point of a curve."""


class Answers:
    """One cohort with a record for each image; images are named by their index everywhere."""

    def __init__(self, judged: Judged) -> None:
        self.bundle: Path | None = judged.bundle
        self.source: Source = judged.source
        self.cohort: Cohort = judged.evaluation.cohort
        self.target: Target = target_with(self.cohort.classes) or DIAGNOSIS
        self.confidence = self.cohort.probabilities.max(axis=1)
        self.index = {image: number for number, image in enumerate(self.cohort.image_ids)}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The record of each image; without a path where the dataset does not have it."""
        cohort = self.cohort
        return tuple(
            cohort.records.get(image)
            or Record(image, lesion, cohort.classes[truth], "", Patient(), Path())
            for image, lesion, truth in zip(
                cohort.image_ids, cohort.lesion_ids, cohort.truth.tolist(), strict=True
            )
        )

    @cached_property
    def bins(self) -> Indices:
        """The calibration bin of each image by the confidence of its answer."""
        cohort = self.cohort
        return CalibrationBins(self.confidence, cohort.predicted == cohort.truth).members

    def truth(self, number: int) -> str:
        """Return the class that an image is of."""
        return self.cohort.classes[int(self.cohort.truth[number])]

    def answer(self, number: int) -> str:
        """Return the class that an image was taken for."""
        return self.cohort.classes[int(self.cohort.predicted[number])]

    def surest(self, mask: Flags) -> list[int]:
        """Return the images of a mask, the surest answers first."""
        chosen = np.flatnonzero(mask)
        order = np.argsort(-self.confidence[chosen], kind="stable")
        return [int(number) for number in chosen[order]]

    def numbers(self, images: Iterable[str]) -> list[int]:
        """Return the indices of images by their ids; those that are not here are left out."""
        return [self.index[image] for image in images if image in self.index]


def nearest(score: Floats, level: float) -> list[int]:
    """Return the 40 images whose score is nearest to a level, in falling order of their score."""
    near = np.argsort(np.abs(score - level), kind="stable")[:SHOWN]
    return [int(number) for number in near[np.argsort(-score[near], kind="stable")]]
