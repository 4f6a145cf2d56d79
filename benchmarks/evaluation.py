"""Figures with intervals, and an evaluation with all its subgroups, on generated answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.measure import Row, Setting, limited, seconds
from core.diagnosis import CODES
from core.evaluation.cohort import Cohort
from core.evaluation.drawing import PICTURES
from core.evaluation.evaluation import evaluate
from core.evaluation.interval import measured
from core.evaluation.picture import rendered
from core.record import SEXES, SITES, Patient, Record

_SIZES = (2_000, 10_000)
_SMALL = 100
_TIMES = 3
_PRIOR = (0.033, 0.051, 0.110, 0.011, 0.111, 0.669, 0.015)  # HAM10000
_DX_TYPES = ("histo", "follow_up", "consensus", "confocal")


def run(setting: Setting) -> list[Row]:
    """Measure both figures of the issue; `--small` takes 100 images."""
    headline, whole = (_cohort(_SMALL if setting.small else size) for size in _SIZES)
    drawn = min(seconds(lambda: measured(headline)) for _ in range(_TIMES))
    evaluated = seconds(lambda: _everything(whole))
    return [
        limited(
            "evaluation",
            f"all figures of {len(headline):,} images with 1,000 resamples by lesion",
            drawn,
            5,
            "s",
        ),
        limited(
            "evaluation",
            f"{len(whole):,} images: 3 × 1,000 resamples, 200 a subgroup, all pictures",
            evaluated,
            30,
            "s",
        ),
    ]


def _everything(cohort: Cohort) -> None:
    evaluation = evaluate(cohort)
    for draw in PICTURES.values():
        rendered(draw(evaluation), ".png")


def _cohort(images: int) -> Cohort:
    """Answers with six decimals, as the tables of a run have them, 1.34 photographs a lesion."""
    rng = np.random.default_rng(0)
    lesion = np.sort(rng.integers(0, round(images / 1.34), images))
    truth = rng.choice(len(CODES), images, p=_PRIOR)[lesion]
    logits = rng.normal(size=(images, 7)) + 2 * np.eye(7)[truth]
    shares = np.exp(logits)
    names = [f"I{i}" for i in range(images)]
    records = {
        name: Record(
            name,
            f"L{number}",
            None,
            _DX_TYPES[number % 4],
            Patient(float(number % 18 * 5), SEXES[number % 3], SITES[number % 15]),
            Path(),
        )
        for name, number in zip(names, lesion.tolist(), strict=True)
    }
    return Cohort(
        image_ids=tuple(names),
        lesion_ids=tuple(f"L{number}" for number in lesion),
        truth=truth,
        probabilities=np.round(shares / shares.sum(axis=1, keepdims=True), 6),
        records=records,
    )
