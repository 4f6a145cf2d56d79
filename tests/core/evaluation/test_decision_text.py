"""Decisions in plain words."""

from __future__ import annotations

from core.evaluation.conformal import Conformal
from core.evaluation.decision_text import (
    NO_THRESHOLD,
    decided,
    prior_sentence,
    threshold_sentence,
)
from core.evaluation.rule import Rule
from core.target import DIAGNOSIS

CLASSES, MALIGNANT = DIAGNOSIS.classes, DIAGNOSIS.malignant


def test_a_threshold_says_what_it_was_chosen_for_and_where() -> None:
    where = {"subset": "val", "images": 1603}
    rule = Rule(threshold=0.2314, sensitivity=0.9, fitted_on=where)
    assert threshold_sentence(rule) == (
        "Flagged from a malignancy of 23.1% on, chosen for 90% sensitivity. "
        "The threshold was chosen on the validation images (1,603)."
    )
    assert threshold_sentence(Rule()) == NO_THRESHOLD
    assert threshold_sentence(Rule(threshold=0.5)) == "Flagged from a malignancy of 50.0% on."


def test_no_correction_says_so() -> None:
    assert prior_sentence(Rule((1 / 7,) * 7), CLASSES, MALIGNANT).endswith("not corrected.")


def test_a_given_threshold_stands_in_the_place_of_the_models_own() -> None:
    rule = Rule(threshold=0.2, conformal=Conformal(0.9, (0.5,) * 7, 0.5))
    given = decided(rule, DIAGNOSIS, 0.4)
    assert given.threshold == 0.4
    assert given.basis[0] == "Flagged from a malignancy of 40.0% on, as asked for."
    assert (given.coverage, given.limits) == (0.9, (0.5,) * 7)
    assert decided(Rule(), DIAGNOSIS).columns == ()
