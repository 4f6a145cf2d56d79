"""Suspicious labels: hand-worked tables, planted errors, lesions together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.error import UserError
from core.evaluation.cohort import Cohort
from core.evaluation.label_issue import (
    NOBODY,
    confident_class,
    find_label_issues,
    normalised_margin,
    self_confidence,
    write_label_issues,
)
from core.evaluation.leak import Leak
from tests.core.evaluation.cohort_factory import make_cohort, random_cohort

# Worked by hand, two classes A and B, labels A A A B B:
#   p(A) 0.9 0.6 0.3 | 0.2 0.8: t(A) = (0.9 + 0.6 + 0.3)/3 = 0.6, t(B) = (0.8 + 0.2)/2 = 0.5.
#   1: A; 2: A (0.6 reaches 0.6); 3: only B (0.7); 4: B; 5: A (0.8). Joint [[2, 1], [1, 1]].
HAND = np.array([[0.9, 0.1], [0.6, 0.4], [0.3, 0.7], [0.2, 0.8], [0.8, 0.2]])
LABELS = np.array([0, 0, 0, 1, 1])


def binary(lesions: list[int] | None = None) -> Cohort:
    wide = np.zeros((5, 7))
    wide[:, :2] = HAND
    return make_cohort(LABELS, wide, lesions)


def test_thresholds_and_joint_by_hand() -> None:
    assert self_confidence(HAND, LABELS) == pytest.approx([0.6, 0.5])
    found = find_label_issues(binary())
    assert found.joint[:2, :2].tolist() == [[2, 1], [1, 1]]
    assert found.joint.sum() == 5
    assert np.isinf(found.thresholds[2:]).all()


def test_the_most_probable_of_several_confident_classes() -> None:
    rows = np.array([[0.5, 0.3, 0.2], [0.35, 0.45, 0.2], [0.2, 0.1, 0.7]])
    assert confident_class(rows, np.array([0.3, 0.2, 0.9])).tolist() == [0, 1, NOBODY]


def test_margins_by_hand() -> None:
    assert normalised_margin(HAND, LABELS) == pytest.approx([0.8, 0.2, -0.4, 0.6, -0.6])


def test_ranked_by_margin() -> None:
    issues = find_label_issues(binary()).issues
    told = [(i.image_id, i.label, i.suggested, i.confidence, i.p_label, i.rank) for i in issues]
    assert told == [("I4", "bcc", "akiec", 0.8, 0.2, 1), ("I2", "akiec", "bcc", 0.7, 0.3, 2)]


def test_a_lesion_counts_by_all_its_photographs_and_stays_together() -> None:
    # Of I4's lesion the other photograph agrees with its label: (0.6 − 0.6)/2 = 0 against −0.4.
    issues = find_label_issues(binary([0, 1, 2, 3, 3])).issues
    assert [(issue.image_id, issue.rank) for issue in issues] == [("I2", 1), ("I4", 2)]
    shares = np.tile(np.eye(7)[0] * 0.9 + 0.1 / 7, (6, 1))
    shares[3:] = np.eye(7)[1] * 0.9 + 0.1 / 7
    cohort = make_cohort([0, 1, 1, 1, 0, 1], shares, [0, 1, 1, 2, 3, 2])
    issues = find_label_issues(cohort).issues
    assert [(issue.lesion_id, issue.rank) for issue in issues] == [("L1", 1), ("L1", 1), ("L3", 2)]


def test_planted_wrong_labels_are_found() -> None:
    clean = random_cohort(2000, seed=5, skill=8.0)
    rng = np.random.default_rng(0)
    lesions = rng.choice(1000, 80, replace=False)
    wrong = np.isin(clean.groups, lesions)
    shift = rng.integers(1, 7, 1000)[clean.groups]
    cohort = replace(clean, truth=np.where(wrong, (clean.truth + shift) % 7, clean.truth))
    issues = find_label_issues(cohort).issues
    found = {issue.image_id for issue in issues}
    planted = {image for image, flag in zip(cohort.image_ids, wrong, strict=True) if flag}
    assert len(found & planted) / len(planted) >= 0.95
    assert len(found & planted) / len(found) >= 0.95
    right = dict(zip(clean.image_ids, clean.truth.tolist(), strict=True))
    ours = [issue for issue in issues if issue.image_id in planted]
    named = [issue.suggested == clean.classes[right[issue.image_id]] for issue in ours]
    assert np.mean(named) >= 0.99
    assert {issue.image_id for issue in issues[:100]} <= planted


def test_labels_that_the_model_learned_are_refused() -> None:
    with pytest.raises(UserError, match="1 lesion among these"):
        find_label_issues(binary(), Leak(1, 5, ("I0",)))
    assert find_label_issues(binary(), Leak(0, 5, ())).issues


def test_a_label_that_is_most_probable_is_not_suspicious() -> None:
    # t(A) = 0.8, t(B) = 0.45: the third reaches only B, and is most probably what it is called.
    rows = np.zeros((4, 7))
    rows[:, :2] = [[0.95, 0.05], [0.95, 0.05], [0.5, 0.46], [0.55, 0.45]]
    found = find_label_issues(make_cohort([0, 0, 0, 1], rows))
    assert found.joint[:2, :2].tolist() == [[2, 1], [0, 1]]
    assert found.issues == ()


def test_one_class_alone_is_not_suspicious() -> None:
    cohort = make_cohort([2, 2], np.eye(7)[[2, 3]] * 0.9 + 0.1 / 7)
    assert find_label_issues(cohort).issues == ()


def test_the_table_holds_ids_and_numbers(tmp_path: Path) -> None:
    found = find_label_issues(binary())
    write_label_issues(tmp_path / "issues.csv", found.issues)
    assert (tmp_path / "issues.csv").read_text().splitlines() == [
        "image,label,suggested,confidence,rank,p_label,lesion",
        "I4,bcc,akiec,0.800000,1,0.200000,L4",
        "I2,akiec,bcc,0.700000,2,0.300000,L2",
    ]
    assert "2 labels are suspicious (2 lesions) of 5 images, 5 lesions" in found.sentence
