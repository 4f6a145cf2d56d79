"""How fast a model answers on this computer, measured on generated photographs."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.classifier import Classifier
from core.record import Patient

_SECONDS, _BATCH, _ROUNDS, _BATCHES = 1.5, 16, 5, 3
_HEIGHT, _WIDTH = 450, 600

Report = Callable[[str, int, int], object]


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds to one answer at a glance, and images a second in batches: both are medians.

    `glance` is with one view an image, `full` with all `views` of the model; `cores` says on what.
    """

    first_ms: float
    glance: float
    full: float
    views: int
    cores: int


def measure_speed(folder: Path, report: Report) -> Speed:
    """Measure a model for some seconds; raises UserError where it cannot be opened."""
    report("open", 0, 3)
    classifier = Classifier.open(folder)
    draw = np.random.default_rng(0)
    images = [draw.integers(0, 255, (_HEIGHT, _WIDTH, 3), dtype=np.uint8) for _ in range(_BATCH)]
    patients = [Patient()] * _BATCH
    classifier.classify(images[:1], patients[:1], 1)  # the first is slower than all others
    report("measure", 1, 3)
    alone = [
        _timed(lambda: classifier.classify(images[:1], patients[:1], 1)) for _ in range(_ROUNDS)
    ]
    glance = _rate(lambda: classifier.classify(images, patients, 1))
    report("measure", 2, 3)
    full = _rate(lambda: classifier.classify(images, patients)) if classifier.views > 1 else glance
    report("measure", 3, 3)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Speed(1000 * statistics.median(alone), glance, full, classifier.views, cores or 1)


def _rate(work: Callable[[], object]) -> float:
    # The median, so that a moment in which the computer did something else does not count.
    took: list[float] = []
    while len(took) < _BATCHES or sum(took) < _SECONDS:
        took.append(_timed(work))
    return _BATCH / statistics.median(took)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
