"""The official score: against what the official scorer gave, by hand, and its table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.error import UserError
from core.evaluation.cohort import Cohort
from core.evaluation.cohort_file import read_predictions
from core.evaluation.isic import COLUMNS, score, write_submission
from tests.core.evaluation.cohort_factory import make_cohort, random_cohort

# What isic-challenge-scoring 5.6.0 gave for `_rounded()`, by `_weights()` and without.
OFFICIAL = {
    False: (
        0.43634222919937204,
        {"accuracy": 0.921428571, "sensitivity": 0.27481685, "specificity": 0.973079004,
         "dice": 0.362289837, "ppv": 0.948731642, "npv": 0.922342783, "auc": 0.938720996,
         "auc_sens_80": 0.885020699, "ap": 0.688917105},
        {"accuracy": 0.91, "sensitivity": 0.333333333, "specificity": 0.988636364,
         "dice": 0.470588235, "ppv": 0.8, "npv": 0.915789474, "auc": 0.957504735,
         "auc_sens_80": 0.925274621, "ap": 0.733152762},
    ),
    True: (
        0.5161402389443078,
        {"accuracy": 0.93135436, "sensitivity": 0.263977008, "specificity": 0.98336428,
         "dice": 0.344718663, "ppv": 0.930368374, "npv": 0.919476786, "auc": 0.946606802,
         "auc_sens_80": 0.917536027, "ap": 0.693339271},
        {"accuracy": 0.906493506, "sensitivity": 0.184210526, "specificity": 0.985590778,
         "dice": 0.28, "ppv": 0.583333333, "npv": 0.91689008, "auc": 0.961967238,
         "auc_sens_80": 0.949379948, "ap": 0.706912495},
    ),
}  # fmt: skip


def _rounded() -> Cohort:
    """One decimal, so that ties abound."""
    cohort = random_cohort(200, 1)
    return cohort.with_probabilities(np.round(cohort.probabilities, 1))


def _weights(cohort: Cohort) -> dict[str, float]:
    drawn = np.random.default_rng(1).choice([0, 0.5, 1, 2], len(cohort))
    return dict(zip(cohort.image_ids, drawn.tolist(), strict=True))


@pytest.mark.parametrize("weighted", [False, True])
def test_the_score_of_the_official_scorer(weighted: bool) -> None:
    cohort = _rounded()
    found = score(cohort, _weights(cohort) if weighted else None)
    overall, means, melanoma = OFFICIAL[weighted]
    assert found.balanced_accuracy == pytest.approx(overall, abs=1e-12)
    assert found.means == pytest.approx(means, abs=1e-8)
    assert found.by_class["mel"] == pytest.approx(melanoma, abs=1e-8)


def test_equal_largest_answers_are_wrong() -> None:
    shares = np.eye(7) * 0.94 + 0.01
    shares[0, :2] = 0.475
    found = score(make_cohort(list(range(7)), shares))
    assert found.balanced_accuracy == pytest.approx(6 / 7)


def test_half_is_not_above_half() -> None:
    shares = [[0, 0, 0, 0, 0.5, 0.3, 0.2], [0, 0, 0, 0, 0.51, 0.49, 0]]
    assert score(make_cohort([4, 4], shares)).by_class["mel"]["sensitivity"] == 0.5


def test_what_is_undefined_is_perfect_there_and_absent_classes_have_no_area() -> None:
    found = score(make_cohort([4, 5], [[0.3, 0, 0, 0, 0.4, 0.3, 0], [0, 0, 0, 0, 0.6, 0.4, 0]]))
    assert found.by_class["df"]["sensitivity"] == found.by_class["df"]["ppv"] == 1
    assert "auc" not in found.by_class["df"] and "auc" not in found.means
    assert found.balanced_accuracy is None


def test_a_submission_there_and_back(tmp_path: Path) -> None:
    cohort = random_cohort(30)
    write_submission(tmp_path / "out.csv", cohort)
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[0] == "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC" == ",".join(COLUMNS)
    truth = tmp_path / "truth.csv"
    answers = (f"{i},{('akiec','bcc','bkl','df','mel','nv','vasc')[t]}" for i, t in
               zip(cohort.image_ids, cohort.truth, strict=True))  # fmt: skip
    truth.write_text("image_id,dx\n" + "\n".join(answers) + "\n")
    again = read_predictions(tmp_path / "out.csv", truth)
    assert again.probabilities == pytest.approx(cohort.probabilities, abs=1e-6)
    assert again.truth.tolist() == cohort.truth.tolist()


def test_two_classes_are_no_submission(tmp_path: Path) -> None:
    cohort = Cohort(
        ("A",), ("L",), np.array([1]), np.array([[0.4, 0.6]]), ("benign", "malignant"), (1,)
    )
    with pytest.raises(UserError, match="seven diagnoses"):
        write_submission(tmp_path / "out.csv", cohort)
