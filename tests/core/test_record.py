from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError

import pytest

from core.diagnosis import CODES, DIAGNOSES, MALIGNANT
from core.record import SITES, UNKNOWN, Patient


def test_the_order_of_the_diagnoses_is_fixed() -> None:
    assert CODES == ("akiec", "bcc", "bkl", "df", "mel", "nv", "vasc")


def test_three_diagnoses_are_malignant() -> None:
    assert [CODES[index] for index in MALIGNANT] == ["akiec", "bcc", "mel"]


def test_isic_columns_are_the_codes_in_capitals() -> None:
    assert [diagnosis.isic for diagnosis in DIAGNOSES] == [code.upper() for code in CODES]


def test_a_patient_is_unknown_until_told() -> None:
    assert Patient() == Patient(None, UNKNOWN, UNKNOWN)


def test_the_sites_are_the_fifteen_of_ham10000() -> None:
    assert len(set(SITES)) == 15


def test_a_record_cannot_be_changed(make_record) -> None:
    with pytest.raises(FrozenInstanceError):
        make_record("a").dx = "mel"


def test_a_record_crosses_a_process_border(make_record) -> None:
    assert pickle.loads(pickle.dumps(make_record("a"))) == make_record("a")
