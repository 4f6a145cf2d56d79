"""Cohorts of random or given answers, with lesions of one to three photographs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.diagnosis import CODES
from core.evaluation.cohort import Cohort
from core.record import Patient, Record

PRIOR = np.array([0.06, 0.08, 0.12, 0.04, 0.14, 0.5, 0.06])


def random_cohort(images: int = 300, seed: int = 0, skill: float = 2.0) -> Cohort:
    """Answers that are right the more often the larger `skill` is, two images a lesion."""
    rng = np.random.default_rng(seed)
    lesion = np.arange(images) // 2
    truth = rng.choice(len(CODES), size=images, p=PRIOR)[lesion]
    logits = rng.normal(size=(images, 7)) + skill * np.eye(7)[truth] + np.log(PRIOR)
    shares = np.exp(logits)
    return make_cohort(truth, shares / shares.sum(axis=1, keepdims=True), lesion.tolist())


def make_cohort(
    truth: Sequence[int] | np.ndarray,
    probabilities: Sequence[Sequence[float]] | np.ndarray,
    lesions: Sequence[int] | None = None,
) -> Cohort:
    count = len(truth)
    return Cohort(
        image_ids=tuple(f"I{i}" for i in range(count)),
        lesion_ids=tuple(f"L{i}" for i in (lesions if lesions is not None else range(count))),
        truth=np.asarray(truth, dtype=np.int64),
        probabilities=np.asarray(probabilities, dtype=np.float64),
        split_hash="0123456789abcdef",
    )


def with_patients(cohort: Cohort) -> Cohort:
    """The same with ages, sexes, sites and ways of confirmation, the same within a lesion."""
    records = []
    for image, lesion in zip(cohort.image_ids, cohort.lesion_ids, strict=True):
        number = int(lesion[1:])
        patient = Patient(
            None if number % 11 == 0 else float(number % 17 * 5),
            ("female", "male")[number % 2],
            ("back", "face", "unknown")[number % 3],
        )
        dx_type = ("histo", "follow_up")[number % 5 == 0]
        records.append(Record(image, lesion, None, dx_type, patient, Path()))
    return cohort.with_records(records)
