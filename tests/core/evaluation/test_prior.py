"""Priors as people write them."""

from __future__ import annotations

import numpy as np
import pytest

from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.prior import PriorWish, parse_shares
from core.evaluation.rule import Rule
from core.target import DIAGNOSIS

BASE = (0.1, 0.1, 0.1, 0.1, 0.2, 0.3, 0.1)


def test_classes_that_are_not_named_share_the_rest_as_before() -> None:
    # 0.6 is left for 0.1 0.1 0.1 0.1 0.3 0.1, which are 0.8: each times 0.75.
    shares = parse_shares("mel = 0.4", np.array(BASE), CODES)
    assert shares == pytest.approx([0.075, 0.075, 0.075, 0.075, 0.4, 0.225, 0.075])


def test_all_classes_are_taken_as_they_are() -> None:
    text = "akiec=.1,bcc=.1,bkl=.1,df=.1,MEL=.1,nv=.4,vasc=.1"
    assert parse_shares(text, np.array(BASE), CODES) == pytest.approx([0.1] * 5 + [0.4, 0.1])


def test_a_prevalence_scales_malignant_classes_together() -> None:
    rule = PriorWish(prevalence=0.08).applied(Rule(BASE), DIAGNOSIS)
    assert rule.strength == 1
    benign = 0.92 / 6
    expected = (0.02, 0.02, benign, benign, 0.04, 0.46, benign)
    assert rule.target_prior == pytest.approx(expected, abs=1e-6)


def test_a_strength_alone_keeps_the_target() -> None:
    rule = PriorWish(strength=0.3).applied(Rule(BASE, (1 / 7,) * 7, 1.0), DIAGNOSIS)
    assert (rule.strength, rule.target_prior) == (0.3, pytest.approx((1 / 7,) * 7, abs=1e-6))


def test_no_wish_changes_nothing() -> None:
    rule = Rule(BASE)
    assert PriorWish().applied(rule, DIAGNOSIS) is rule


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (PriorWish("melanoma=0.1"), "no share of a class"),
        (PriorWish("mel=1.5"), "no share of a class"),
        (PriorWish("mel=0.6,nv=0.5"), "leave nothing"),
        (PriorWish(","), "names no share"),
        (PriorWish("akiec=.1,bcc=.1,bkl=.1,df=.1,mel=.1,nv=.1,vasc=.1"), "add up to 0.7"),
        (PriorWish("mel=0.1", 0.1), "exclude each other"),
        (PriorWish(prevalence=1.0), "not possible"),
        (PriorWish(strength=1.1), "not possible"),
    ],
)
def test_impossible_wishes_are_sentences(wish: PriorWish, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        wish.applied(Rule(BASE), DIAGNOSIS)


def test_without_the_prior_of_training_there_is_nothing_to_correct() -> None:
    with pytest.raises(UserError, match="Name the run"):
        PriorWish(prevalence=0.1).applied(Rule(), DIAGNOSIS)
