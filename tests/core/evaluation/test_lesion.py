"""Photographs taken together, parts of a cohort, leaks and looks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.bundle import hashed_ids
from core.evaluation.leak import leak_of_bundle, leak_of_split
from core.evaluation.lesion import agreement, by_lesion
from core.evaluation.look import NAME, count_look, looks
from core.evaluation.subgroup import histology_proven, subgroups
from core.lesion import duplicate_pairs
from core.record import Patient, Record
from tests.core.evaluation.cohort_factory import make_cohort, random_cohort, with_patients


def _malignancy(shares: list[float]) -> list[list[float]]:
    return [[0, 0, 0, 0, share, 1 - share, 0] for share in shares]


def test_a_lesion_is_the_mean_of_its_photographs() -> None:
    cohort = make_cohort([4, 4, 5], _malignancy([0.9, 0.3, 0.2]), [7, 7, 8])
    merged = by_lesion(cohort)
    assert merged.lesion_ids == ("L7", "L8")
    assert merged.truth.tolist() == [4, 5]
    assert merged.malignancy == pytest.approx([0.6, 0.2])


def test_agreement_by_hand() -> None:
    """Three lesions of two: alike, on two sides of 0.5, of one side and two classes at 0.65."""
    cohort = make_cohort([4] * 7, _malignancy([0.9, 0.8, 0.7, 0.3, 0.6, 0.4, 0.1]),
                         [0, 0, 1, 1, 2, 2, 3])  # fmt: skip
    found = agreement(cohort, 0.65)
    assert found is not None
    assert (found.lesions, found.images) == (3, 6)
    assert found.same_class == pytest.approx(1 / 3)
    assert found.same_side == pytest.approx(2 / 3)
    assert found.range == pytest.approx((0.1 + 0.4 + 0.2) / 3)
    assert found.same_class_low < 1 / 3 < found.same_class_high


def test_lesions_of_one_photograph_agree_with_nothing() -> None:
    assert agreement(make_cohort([4, 5], _malignancy([0.9, 0.1])), 0.5) is None


def test_subgroups_of_a_trait_are_a_partition() -> None:
    cohort = with_patients(random_cohort(200))
    found: dict[str, list[np.ndarray]] = {}
    for group in subgroups(cohort):
        found.setdefault(group.trait.name, []).append(group.mask)
        assert group.mask.any()
    assert list(found) == ["sex", "age", "site", "dx_type"]
    for masks in found.values():
        assert (np.sum(masks, axis=0) == 1).all()
    assert 0 < histology_proven(cohort).sum() < 200


def test_what_is_unknown_of_all_is_no_trait() -> None:
    assert list(subgroups(random_cohort(10))) == []


def test_ages_at_the_borders() -> None:
    records = [
        Record(f"I{i}", f"L{i}", None, "", Patient(age), Path())
        for i, age in enumerate((0.0, 29.9, 30.0, 75.0, 120.0, None))
    ]
    cohort = make_cohort([5] * 6, _malignancy([0.1] * 6)).with_records(records)
    found = {group.value: np.flatnonzero(group.mask).tolist() for group in subgroups(cohort)}
    assert found == {"under 30": [0, 1], "30 to 44": [2], "75 and over": [3, 4], "unknown": [5]}


def _split(folder: Path, *rows: str) -> Path:
    path = folder / "split.csv"
    path.write_text("image_id,lesion_id,dx,subset\n" + "\n".join(rows) + "\n")
    return path


def test_a_lesion_on_both_sides_is_a_leak(tmp_path: Path) -> None:
    cohort = make_cohort([4, 4, 5], _malignancy([0.9, 0.8, 0.1]), [0, 0, 1])
    leak = leak_of_split(cohort, _split(tmp_path, "X,L0,mel,train", "I0,L0,mel,test"))
    assert (leak.lesions, leak.of, leak.images) == (1, 2, ("I0", "I1"))
    assert "1 of 2 lesions is in the training subset too (2 images: I0, I1)" in leak.sentence


def test_a_clean_split_does_not_leak(tmp_path: Path) -> None:
    cohort = make_cohort([4, 5], _malignancy([0.9, 0.1]), [0, 1])
    leak = leak_of_split(cohort, _split(tmp_path, "X,L5,mel,train", "Y,L1,nv,val"))
    assert not leak
    assert leak.lesions == 0


def test_a_lesion_like_a_formula_is_found_in_training(tmp_path: Path) -> None:
    cohort = make_cohort([4], _malignancy([0.9]), [0])
    cohort = type(cohort)(("I0",), ("-7",), cohort.truth, cohort.probabilities)
    # As write_csv has it, with a quote before what a spreadsheet would take for a formula.
    assert leak_of_split(cohort, _split(tmp_path, "X,'-7,mel,train"))


def test_a_known_duplicate_in_training_is_a_leak(tmp_path: Path) -> None:
    a, b = duplicate_pairs()[0]
    cohort = make_cohort([4], _malignancy([0.9])).take(np.array([0]))
    cohort = type(cohort)((a,), ("L1",), cohort.truth, cohort.probabilities)
    leak = leak_of_split(cohort, _split(tmp_path, f"{b},L2,mel,train"))
    assert leak.images == (a,)
    record = Record(b, "L2", "mel", "", Patient(), Path())
    assert leak_of_bundle(cohort, hashed_ids([record])).images == (a,)


def test_hashed_lesions_of_a_bundle_are_found() -> None:
    cohort = make_cohort([4, 5], _malignancy([0.9, 0.1]), [0, 1])
    learned = [Record("other", "L1", "mel", "", Patient(), Path())]
    assert leak_of_bundle(cohort, hashed_ids(learned)).images == ("I1",)
    assert not leak_of_bundle(cohort, hashed_ids([Record("o", "o", "nv", "", Patient(), Path())]))


def test_looks_are_counted(tmp_path: Path) -> None:
    assert looks(tmp_path) == 0
    assert [count_look(tmp_path, "evaluate"), count_look(tmp_path, "compare")] == [1, 2]
    with (tmp_path / NAME).open("a") as file:
        file.write('{"v": 1, "ti')
    assert looks(tmp_path) == 2
    assert count_look(tmp_path, "evaluate") == 3
