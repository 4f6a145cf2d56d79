"""How fast a model answers on this computer, measured on generated photographs."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.classifier import Classifier
from core.record import Patient

_SECONDS, _BATCH, _ROUNDS = 3.0, 16, 5
_HEIGHT, _WIDTH = 450, 600

Report = Callable[[str, int, int], object]


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds to one answer at a glance (median), and images a second in batches.

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
    alone = sorted(_timed(lambda: classifier.classify(images[:1], patients[:1], 1))
                   for _ in range(_ROUNDS))  # fmt: skip
    glance = _rate(lambda: classifier.classify(images, patients, 1))
    report("measure", 2, 3)
    full = _rate(lambda: classifier.classify(images, patients)) if classifier.views > 1 else glance
    report("measure", 3, 3)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Speed(1000 * alone[_ROUNDS // 2], glance, full, classifier.views, cores or 1)


def _rate(work: Callable[[], object]) -> float:
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < _SECONDS / 2 or done == 0:
        work()
        done += _BATCH
    return done / (time.perf_counter() - begun)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
