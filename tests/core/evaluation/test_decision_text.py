"""Decisions in plain words."""

from __future__ import annotations

from core.evaluation.conformal import Conformal
from core.evaluation.decision_text import (
    NO_THRESHOLD,
    prior_sentence,
    set_sentence,
    threshold_sentence,
)
from core.evaluation.rule import Rule
from core.target import DIAGNOSIS

CLASSES, MALIGNANT = DIAGNOSIS.classes, DIAGNOSIS.malignant


def test_a_threshold_says_what_it_was_chosen_for_and_where() -> None:
    where = {"subset": "val", "images": 1603}
    rule = Rule(threshold=0.2314, sensitivity=0.9, fitted_on=where)
    assert threshold_sentence(rule) == (
        "Flagged from a malignancy of 23.1% on, chosen for 90% sensitivity on the validation "
        "images it was chosen on (1,603 images)."
    )
    assert threshold_sentence(Rule()) == NO_THRESHOLD
    assert threshold_sentence(Rule(threshold=0.5)) == "Flagged from a malignancy of 50.0% on."


def test_no_correction_says_so() -> None:
    assert prior_sentence(Rule((1 / 7,) * 7), CLASSES, MALIGNANT).endswith("not corrected.")


def test_sets_in_words() -> None:
    rule = Rule(conformal=Conformal(0.9, (0.5,) * 7, 0.5))
    assert set_sentence(rule, ["Melanoma"]) == "With 90% coverage of each class it is Melanoma."
    assert "one of these 2: A, B." in set_sentence(rule, ["A", "B"])
    assert "unlike" in set_sentence(rule, [])
    always = Rule(conformal=Conformal(0.9, (None, *(0.5,) * 6), 0.5))
    assert "too few lesions to exclude" in set_sentence(always, ["A"])
    assert set_sentence(Rule(), ["A"]) == ""
