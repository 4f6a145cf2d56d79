"""Whether 95 % intervals hold the truth 95 % of the time: 500 simulated data sets, some minutes.

`pytest -m full -s tests/core/evaluation/test_coverage.py` prints the coverage of each figure; the
result of one run stands in docs/evaluation.md.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from core.evaluation.cohort import Cohort
from core.evaluation.figure import Meter, kind_of
from core.evaluation.interval import measured
from tests.core.evaluation.cohort_factory import PRIOR, make_cohort

SETS, LESIONS, POPULATION = 500, 700, 400_000
PHOTOGRAPHS = (0.6, 0.25, 0.15)


def simulated(lesions: int, seed: int) -> Cohort:
    """Lesions of one to three photographs, whose answers share what makes the lesion hard."""
    rng = np.random.default_rng((seed, 1))
    lesion = np.repeat(np.arange(lesions), rng.choice(3, size=lesions, p=PHOTOGRAPHS) + 1)
    truth = rng.choice(7, size=lesions, p=PRIOR)
    shared = rng.normal(size=(lesions, 7)) + 1.8 * np.eye(7)[truth] + np.log(PRIOR)
    logits = shared[lesion] + 0.6 * rng.normal(size=(len(lesion), 7))
    shares = np.exp(logits)
    return make_cohort(truth[lesion], shares / shares.sum(axis=1, keepdims=True), lesion.tolist())


@pytest.mark.full
def test_intervals_hold_the_truth() -> None:
    true = Meter(simulated(POPULATION, 10_000)).read_plain()
    hits: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for seed in range(SETS):
        for name, figure in measured(simulated(LESIONS, seed), seed=seed).items():
            if figure.low is not None and figure.high is not None:
                told[name] += 1
                hits[name] += figure.low <= true[name] <= figure.high
    shares = {name: hits[name] / told[name] for name in told}
    for name, share in shares.items():
        print(f"{name:24} {share:.3f} of {told[name]}")
    headline = {name: share for name, share in shares.items() if not kind_of(name).per_class}
    assert {name: share for name, share in headline.items() if not 0.92 <= share <= 0.98} == {}
