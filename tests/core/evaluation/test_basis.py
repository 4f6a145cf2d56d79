"""Other priors on answers that are in memory, as the decision would apply them."""

from __future__ import annotations

import numpy as np
import pytest

from core.bundle import Decision
from core.evaluation.basis import Basis
from core.evaluation.calibration import target_prior, with_prior, with_temperature
from core.evaluation.prior import PriorWish
from core.evaluation.rule import Rule
from tests.core.evaluation.cohort_factory import PRIOR, random_cohort

LEARNED = tuple((PRIOR / PRIOR.sum()).tolist())


def test_a_wish_is_tried_on_the_plain_answers() -> None:
    cohort = random_cohort(40)
    basis = Basis(cohort.probabilities, Decision(1.5, rule=Rule(LEARNED, LEARNED)))
    shown = basis.decided(cohort, PriorWish(prevalence=0.05, strength=0.5))
    target = target_prior(np.array(LEARNED), cohort.malignant, 0.05)
    wanted = with_prior(with_temperature(cohort.probabilities, 1.5), np.array(LEARNED), target, 0.5)
    assert shown.probabilities == pytest.approx(wanted, abs=1e-5)
    assert shown.malignancy.mean() < basis.decided(cohort).malignancy.mean()


def test_another_decision_forgets_nothing_of_the_training() -> None:
    shares = random_cohort(10).probabilities
    basis = Basis(shares, Decision(rule=Rule(LEARNED, LEARNED)))
    plain = basis.with_decision(Decision(2.0, revision=3))
    assert plain.knows_prior and plain.decision.revision == 3
    assert plain.decision.rule == Rule(LEARNED, LEARNED)
    assert not Basis(shares, Decision()).knows_prior
