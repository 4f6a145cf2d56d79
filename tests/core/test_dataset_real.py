"""What the published images are known to hold; facts from the readme beside them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from core.dataset import open_dataset
from core.error import ProblemKind
from core.record import UNKNOWN

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def real(ham10000: Path):
    return open_dataset(ham10000)


def test_real_folder_has_its_records(real) -> None:
    assert len(real.records) == 10_013


def test_real_problems_are_the_two_missing_images(real) -> None:
    assert [(p.kind, p.where[-13:-1]) for p in real.problems] == [
        (ProblemKind.MISSING_IMAGE, "ISIC_0029861"),
        (ProblemKind.MISSING_IMAGE, "ISIC_0029938"),
    ]


def test_real_lesions_are_counted(real) -> None:
    assert len({record.lesion_id for record in real.records}) == 7_470


def test_real_diagnoses_are_counted(real) -> None:
    # Two of the 6,705 naevi have no image here.
    assert Counter(record.dx for record in real.records) == {
        "nv": 6703, "mel": 1113, "bkl": 1099, "bcc": 514, "akiec": 327, "vasc": 142, "df": 115,
    }  # fmt: skip


def test_real_missing_values_are_counted(real) -> None:
    patients = [record.patient for record in real.records]
    assert (
        sum(patient.age is None for patient in patients),
        sum(patient.sex == UNKNOWN for patient in patients),
        sum(patient.site == UNKNOWN for patient in patients),
    ) == (57, 57, 234)


def test_real_sites_are_the_fifteen(real) -> None:
    assert len({record.patient.site for record in real.records}) == 15


def test_real_ages_are_steps_of_five_up_to_85(real) -> None:
    ages = {record.patient.age for record in real.records} - {None}
    assert ages == {float(age) for age in range(0, 90, 5)}


def test_real_images_are_those_of_the_part_folders(real) -> None:
    folders = {record.path.parent.name for record in real.records}
    assert folders == {"HAM10000_images_part_1", "HAM10000_images_part_2"}


def test_real_diagnosis_is_one_per_lesion(real) -> None:
    pairs = {(record.lesion_id, record.dx) for record in real.records}
    assert len(pairs) == 7_470
