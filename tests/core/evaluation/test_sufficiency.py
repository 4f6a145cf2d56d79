"""How many lesions are enough, counted by lesion."""

from __future__ import annotations

import numpy as np

from core.evaluation.cohort import Cohort
from core.evaluation.sufficiency import FOR_A_SHARE, sufficiency
from tests.core.evaluation.cohort_factory import make_cohort


def _cohort(malignant: int, benign: int, photographs: int = 1) -> Cohort:
    truth = np.repeat([4] * malignant + [5] * benign, photographs)
    lesions = np.repeat(np.arange(malignant + benign), photographs)
    return make_cohort(truth, np.full((len(truth), 7), 1 / 7), lesions.tolist())


def test_the_number_for_a_share_follows_from_its_interval() -> None:
    assert int(np.ceil(1.96**2 * 0.9 * 0.1 / 0.1**2)) == FOR_A_SHARE


def test_photographs_are_not_lesions() -> None:
    found = sufficiency(_cohort(20, 40, photographs=3))
    assert (found.malignant, found.benign) == (20, 40)
    assert not found.may_tune
    assert "Too few to conclude anything on malignancy: 20 malignant" in found.sentences[0]


def test_enough_to_tune_and_not_to_conclude() -> None:
    found = sufficiency(_cohort(35, 200))
    assert (found.may_tune, found.may_conclude) == (True, False)
    assert "An indication and no validation" in found.sentences[0]
    assert "akiec (0)" in found.sentences[1]


def test_enough_says_nothing_of_malignancy() -> None:
    found = sufficiency(_cohort(100, 100))
    assert found.may_conclude
    assert not any("malignan" in sentence for sentence in found.sentences)


def test_a_class_between_is_an_indication() -> None:
    found = sufficiency(_cohort(10, 100))
    assert any("Only an indication by class of mel (10)" in said for said in found.sentences)
