from __future__ import annotations

import pytest

from core.diagnosis import CODES, DIAGNOSES
from core.target import DIAGNOSIS, MALIGNANCY, TARGETS, target_with


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_every_diagnosis_is_in_one_class(target) -> None:
    assert sorted(code for members in target.members for code in members) == sorted(CODES)
    assert len(target.classes) == len(target.names) == len(target.members)
    for diagnosis in DIAGNOSES:
        assert diagnosis.malignant == (target.index_of(diagnosis.code) in target.malignant)


def test_diagnoses_keep_their_order() -> None:
    assert [DIAGNOSIS.index_of(code) for code in CODES] == list(range(7))


def test_an_unknown_diagnosis_has_no_class() -> None:
    with pytest.raises(ValueError, match="scar"):
        MALIGNANCY.index_of("scar")


def test_a_target_is_known_by_its_classes() -> None:
    assert target_with(["benign", "malignant"]) is MALIGNANCY
    assert target_with(["malignant", "benign"]) is None
