"""Training and validation images as features, made in one line."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from core.diagnosis import CODES
from core.experience.experience import Experience
from core.experience.fit import Seen, fit_experience
from core.record import Patient, Record

WIDTH = 24
_MAP = np.random.default_rng(7).normal(size=(6, WIDTH))


def seen(lesions: int, first: int = 0, photographs: int = 2, seed: int = 0) -> Seen:
    """Lesions of all diagnoses, each near a point of a plane of six dimensions."""
    rng = np.random.default_rng((seed, first))
    records, features = [], []
    for lesion in range(first, first + lesions):
        centre = rng.normal(size=6)
        for number in range(photographs):
            records.append(
                Record(
                    f"I{lesion}_{number}", f"L{lesion}", CODES[lesion % 7],
                    ("histo", "consensus")[lesion % 2], Patient(), Path(),
                )
            )  # fmt: skip
            noise = rng.normal(0, 0.05, WIDTH)
            features.append((centre + rng.normal(0, 0.1, 6)) @ _MAP + noise)
    contents = rng.integers(0, 256, (len(records), 32), dtype=np.uint8)
    called = np.array([CODES.index(record.dx) for record in records], dtype=np.int64)
    return Seen(records, np.array(features, dtype=np.float32), contents, called)


def experience(lesions: int = 300, validation: int = 200) -> tuple[Experience, Seen, Seen]:
    """The experience of such lesions, with what it was fitted on."""
    train, val = seen(lesions), seen(validation, first=10_000)
    return fit_experience(train, val, CODES), train, val
