"""The rule of a bundle: fitted, applied in its order, written and read again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.bundle import DECISION, Decision, read_decision, tune_decision
from core.error import UserError
from core.evaluation.calibration import with_prior, with_temperature
from core.evaluation.conformal import measure_coverage
from core.evaluation.rule import Rule, best_temperature, fit_rule, read_threshold
from tests.core.evaluation.cohort_factory import make_cohort, random_cohort

EVEN = (1 / 7,) * 7
RARE = (0.01, 0.01, 0.01, 0.01, 0.01, 0.94, 0.01)


def _folder(path: Path, **more: object) -> Path:
    values = {"schema_version": 1, "temperature": 1.0, "revision": 3, **more}
    (path / DECISION).write_text(json.dumps(values))
    return path


def test_nothing_chosen_changes_nothing() -> None:
    shares = random_cohort(10).probabilities
    assert Decision().apply(shares) is shares


def test_temperature_comes_before_the_prior() -> None:
    shares = random_cohort(10).probabilities
    rule = Rule(EVEN, RARE, 0.5)
    expected = with_prior(with_temperature(shares, 2.0), np.array(EVEN), np.array(RARE), 0.5)
    assert Decision(2.0, rule=rule).apply(shares) == pytest.approx(expected)


def test_a_fitted_rule_reaches_its_sensitivity_at_its_temperature() -> None:
    cohort = random_cohort(400, skill=1.0)
    rule = fit_rule(cohort, Rule(EVEN, RARE, 1.0), temperature=1.7, sensitivity=0.8)
    tuned = cohort.with_probabilities(rule.apply(cohort.probabilities, 1.7))
    assert rule.threshold is not None and rule.conformal is not None
    assert (tuned.malignancy[tuned.is_malignant] >= rule.threshold).mean() >= 0.8
    assert measure_coverage(rule.conformal, tuned).share >= 0.9
    assert dict(rule.thresholds)[0.80] == rule.threshold
    assert rule.fitted_on == {
        "subset": "val", "images": 400, "lesions": 200, "split_hash": "0123456789abcdef"
    }  # fmt: skip


def test_what_the_threshold_reached_is_kept() -> None:
    # Malignancies 0.9, 0.8, 0.1 of malignant images and 0.85, 0.2 of benign ones, by hand.
    malignancy = np.array([0.9, 0.8, 0.1, 0.85, 0.2])
    shares = np.zeros((5, 7))
    shares[:, 4], shares[:, 5] = malignancy, 1 - malignancy
    rule = fit_rule(make_cohort([4, 4, 4, 5, 5], shares), Rule(), sensitivity=0.6)
    assert rule.threshold == pytest.approx(0.5)
    assert rule.reached_sensitivity == pytest.approx(2 / 3)
    assert rule.reached_specificity == pytest.approx(1 / 2)


def test_a_threshold_that_a_person_chose_is_kept_as_it_is() -> None:
    malignancy = np.array([0.9, 0.8, 0.1, 0.85, 0.2])
    shares = np.zeros((5, 7))
    shares[:, 4], shares[:, 5] = malignancy, 1 - malignancy
    cohort = make_cohort([4, 4, 4, 5, 5], shares)
    rule = fit_rule(cohort, Rule(), threshold=0.82)
    assert (rule.threshold, rule.reached_specificity) == (0.82, 0.5)
    assert rule.sensitivity == rule.reached_sensitivity == pytest.approx(1 / 3)
    with pytest.raises(UserError, match="no malignant image is flagged"):
        fit_rule(cohort, Rule(), threshold=0.95)
    with pytest.raises(UserError, match="not possible"):
        fit_rule(cohort, Rule(), threshold=1.5)


def test_the_same_again_is_no_new_revision(tmp_path: Path) -> None:
    rule = fit_rule(random_cohort(200), Rule(EVEN, RARE, 0.3))
    folder = _folder(tmp_path)
    assert [tune_decision(folder, 1.2, rule).revision for _ in range(2)] == [4, 4]


def test_a_rule_there_and_back_is_the_next_revision(tmp_path: Path) -> None:
    cohort = random_cohort(200)
    rule = fit_rule(cohort, Rule(EVEN, RARE, 0.3), temperature=1.2)
    folder = _folder(tmp_path, views=4)
    written = tune_decision(folder, 1.2, rule)
    assert read_decision(folder) == written == Decision(1.2, 4, 4, rule)


def test_old_decisions_have_no_rule(tmp_path: Path) -> None:
    assert read_decision(_folder(tmp_path)) == Decision(revision=3)


@pytest.mark.parametrize(
    "part",
    [
        {"threshold": 0.3},
        {"threshold": {"value": 1.2}},
        {"threshold": {"value": 0.2, "table": [[0.8]]}},
        {"prior": {"learned": [0.5, 0]}},
        {"prior": {"strength": 2}},
        {"conformal": {"coverage": 0.9}},
        {"fitted_on": "val"},
    ],
)
def test_unsound_parts_are_refused(tmp_path: Path, part: dict[str, object]) -> None:
    with pytest.raises(UserError, match="damaged"):
        read_decision(_folder(tmp_path, **part))


def test_a_threshold_is_a_number_or_a_file(tmp_path: Path) -> None:
    file = _folder(tmp_path, threshold={"value": 0.25, "sensitivity": 0.9}) / DECISION
    assert read_threshold("0.3") == 0.3
    assert read_threshold(str(file)) == 0.25


@pytest.mark.parametrize("content", ["{}", "[", "[]", '{"threshold": {"value": 3}}', None])
def test_what_gives_no_threshold_is_a_sentence(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "a.json").write_text(content)
    with pytest.raises(UserError, match="threshold"):
        read_threshold(str(tmp_path / "a.json"))
    with pytest.raises(UserError, match="gives no threshold"):
        read_threshold("1.5")


def test_the_best_temperature_lowers_log_loss() -> None:
    from core.evaluation.figure import Meter

    cohort = random_cohort(300)
    sure = cohort.with_probabilities(with_temperature(cohort.probabilities, 0.4))
    found = best_temperature(sure)
    assert found == pytest.approx(2.5 * best_temperature(cohort), rel=0.01)
    tuned = sure.with_probabilities(with_temperature(sure.probabilities, found))
    losses = [Meter(entry).read_plain()["log_loss"] for entry in (tuned, sure)]
    assert losses[0] < losses[1]


def test_only_benign_images_choose_no_threshold() -> None:
    cohort = random_cohort(40)
    benign = replace(cohort, truth=np.full(40, 5))
    with pytest.raises(UserError, match="no malignant"):
        fit_rule(benign, Rule())
