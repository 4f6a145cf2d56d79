"""Recalibration on local cases: halves by lesion, honest figures, a new revision."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from core.bundle import DECISION, Decision, read_decision
from core.error import UserError
from core.evaluation.calibration import with_temperature
from core.evaluation.cohort import Cohort
from core.evaluation.recalibration import cross_fitted, half_of, recalibrate
from core.evaluation.rule import Rule, best_temperature
from tests.core.evaluation.cohort_factory import random_cohort


def _overconfident(images: int = 600) -> Cohort:
    cohort = random_cohort(images, seed=3)
    return cohort.with_probabilities(with_temperature(cohort.probabilities, 0.2))


def _folder(path: Path) -> Path:
    values = {"schema_version": 1, "temperature": 1.0, "revision": 1, "views": 1}
    (path / DECISION).write_text(json.dumps(values))
    return path


def test_halves_hold_whole_lesions_and_as_many_malignant_ones() -> None:
    cohort = random_cohort(400)
    first = half_of(cohort)
    assert not set(cohort.groups[first]) & set(cohort.groups[~first])
    malignant = [len(set(cohort.groups[side & cohort.is_malignant])) for side in (first, ~first)]
    assert abs(malignant[0] - malignant[1]) <= 1


def test_an_answer_is_tuned_by_the_other_half_only() -> None:
    cohort = _overconfident()
    first = half_of(cohort)
    shares, _ = cross_fitted(cohort, Decision(), 0.9)
    changed = cohort.probabilities.copy()
    changed[first] = with_temperature(changed[first], 3.0)
    again, _ = cross_fitted(cohort.with_probabilities(changed), Decision(), 0.9)
    assert not np.allclose(shares[~first], again[~first])
    # One temperature for the first half, and so the one that its own change stands for.
    assert with_temperature(again[first], 1 / 3.0) == pytest.approx(shares[first], abs=1e-5)


def test_overconfident_answers_become_better_and_are_kept(tmp_path: Path) -> None:
    cohort, folder = _overconfident(), _folder(tmp_path)
    found = recalibrate(folder, cohort, Decision(rule=Rule(threshold=0.5)), name="local cases (x)")
    assert found.before is not None
    assert found.after.log_loss < found.before.log_loss
    assert found.after.sensitivity > 0.8
    decision = read_decision(folder)
    assert (decision.revision, decision.rule.fitted_on["subset"]) == (2, "local cases (x)")
    assert decision.temperature == best_temperature(cohort) > 2
    assert "kept as revision 2" in found.sentences[-1]


def test_a_trial_writes_nothing(tmp_path: Path) -> None:
    found = recalibrate(_folder(tmp_path), _overconfident(), Decision(), name="x", trial=True)
    assert read_decision(tmp_path).revision == 1
    assert found.before is None
    assert found.sentences[-1] == "Nothing was written."


def test_too_few_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too few to recalibrate on: 35 of each"):
        recalibrate(_folder(tmp_path), _overconfident(100), Decision(), name="x")
