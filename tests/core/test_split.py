from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.dataset import open_dataset
from core.diagnosis import CODES
from core.error import UserError
from core.lesion import duplicate_pairs, group_by_image
from core.record import Patient, Record
from core.split import (
    Split,
    counts,
    make_folds,
    make_split,
    overlaps,
    parse_scheme,
    verify,
)


def lesion_records(lesions: int = 70, photographs: int = 2) -> list[Record]:
    """Return lesions of all classes in turn, each with several photographs."""
    return [
        Record(f"I{lesion:04d}_{number}", f"L{lesion}", CODES[lesion % 7], "", Patient(), Path("x"))
        for lesion in range(lesions)
        for number in range(photographs)
    ]


RECORDS = lesion_records()


# Schemes


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("64/16/20", (Fraction(16, 25), Fraction(4, 25), Fraction(1, 5))),
        ("80/20", (Fraction(4, 5), Fraction(1, 5), Fraction(0))),
        ("2/1/1", (Fraction(1, 2), Fraction(1, 4), Fraction(1, 4))),
        (" 0.7 / 0.15 / 0.15 ", (Fraction(7, 10), Fraction(3, 20), Fraction(3, 20))),
        ("90/10/0", (Fraction(9, 10), Fraction(1, 10), Fraction(0))),
    ],
)
def test_parts_become_fractions(text: str, parts: tuple[Fraction, ...]) -> None:
    scheme = parse_scheme(text)
    assert (scheme.train, scheme.val, scheme.test) == parts


def test_the_folder_scheme_is_a_word() -> None:
    assert parse_scheme("Folder").folder


@pytest.mark.parametrize(
    "text",
    ["", "64", "1/2/3/4", "a/b/c", "0/50/50", "100/0/0", "-1/50/51", "1/1/1/", "1e9/1/1", "1/inf",
     "nan/1", "1//1", "0/0/0"],
)  # fmt: skip
def test_other_words_are_an_error(text: str) -> None:
    with pytest.raises(UserError, match="The split"):
        parse_scheme(text)


@given(st.text(max_size=12))
def test_any_text_is_a_scheme_or_a_sentence(text: str) -> None:
    try:
        scheme = parse_scheme(text)
    except UserError:
        return
    assert scheme.folder or scheme.train + scheme.val + scheme.test == 1


# Making


@pytest.mark.parametrize("scheme", ["64/16/20", "70/15/15", "70/20/10", "80/20"])
def test_subsets_have_about_their_share(scheme: str) -> None:
    split = make_split(RECORDS, scheme)
    wanted = parse_scheme(scheme)
    for subset in ("train", "val", "test"):
        share = sum(s == subset for s in split.subset_by_image.values()) / len(RECORDS)
        assert share == pytest.approx(float(getattr(wanted, subset)), abs=0.06)


def test_every_diagnosis_is_in_every_subset() -> None:
    number = counts(RECORDS, make_split(RECORDS))
    assert [len(number[subset]) for subset in ("train", "val", "test")] == [7, 7, 7]


def test_every_image_has_a_subset() -> None:
    split = make_split(RECORDS)
    assert set(split.subset_by_image) == {record.image_id for record in RECORDS}


def test_two_parts_make_no_test_subset() -> None:
    assert set(make_split(RECORDS, "80/20").subset_by_image.values()) == {"train", "val"}


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.integers(10, 60), st.integers(1, 4), st.integers(0, 2**32 - 1),
    st.sampled_from(["64/16/20", "80/20", "1/1/1", "97/2/1"]),
)  # fmt: skip
def test_no_lesion_ever_stands_on_two_sides(lesions, photographs, seed, scheme) -> None:
    records = lesion_records(lesions, photographs)
    try:
        split = make_split(records, scheme, seed)
    except UserError:
        return
    assert overlaps(records, split) == []


def test_the_order_of_records_does_not_matter() -> None:
    shuffled = list(RECORDS)
    random.Random(1).shuffle(shuffled)
    assert make_split(shuffled).hash == make_split(RECORDS).hash


def test_the_same_seed_makes_the_same_split() -> None:
    assert make_split(RECORDS, seed=7).hash == make_split(RECORDS, seed=7).hash


def test_another_seed_makes_another_split() -> None:
    assert make_split(RECORDS, seed=7).hash != make_split(RECORDS, seed=8).hash


def test_records_without_diagnosis_take_no_part(make_record) -> None:
    split = make_split([*RECORDS, make_record("unlabelled", dx=None)])
    assert "unlabelled" not in split.subset_by_image


@pytest.mark.parametrize("seed", range(4))
def test_a_duplicate_pair_stays_on_one_side(make_record, seed: int) -> None:
    pairs = duplicate_pairs()
    twins = [make_record(image_id) for pair in pairs for image_id in pair]
    split = make_split([*RECORDS, *twins], seed=seed).subset_by_image
    assert all(split[a] == split[b] for a, b in pairs)


def test_no_records_are_an_error() -> None:
    with pytest.raises(UserError, match="No image has a diagnosis"):
        make_split([])


def test_one_lesion_is_an_error(make_record) -> None:
    with pytest.raises(UserError, match="too few lesions"):
        make_split([make_record("a", "L"), make_record("b", "L")])


def test_one_image_of_each_class_is_an_error(make_record) -> None:
    with pytest.raises(UserError, match="needs"):
        make_split([make_record(code, dx=code) for code in CODES])


# Folders


def test_folders_keep_their_subsets(make_record) -> None:
    records = [make_record(name, subset=name) for name in ("train", "val", "test")]
    split = make_split(records, "folder")
    assert split.subset_by_image == {"train": "train", "val": "val", "test": "test"}


def test_folders_without_val_take_it_from_train(make_record) -> None:
    records = [make_record(f"a{number}", subset="train") for number in range(50)]
    split = make_split(records, "folder")
    assert sum(subset == "val" for subset in split.subset_by_image.values()) == 10


def test_folders_without_val_keep_their_test(make_record) -> None:
    records = [make_record(f"a{number}", subset="train") for number in range(50)]
    records += [make_record(f"t{number}", subset="test") for number in range(9)]
    split = make_split(records, "folder")
    assert {i for i, s in split.subset_by_image.items() if s == "test"} == {
        f"t{number}" for number in range(9)
    }


def test_folders_without_train_are_an_error() -> None:
    with pytest.raises(UserError, match="no folder train"):
        make_split(RECORDS, "folder")


# Folds


def test_each_image_is_in_val_once() -> None:
    held = [
        image_id
        for fold in make_folds(RECORDS, 5)
        for image_id, subset in fold.subset_by_image.items()
        if subset == "val"
    ]
    assert sorted(held) == sorted(record.image_id for record in RECORDS)


def test_no_fold_leaks() -> None:
    assert [overlaps(RECORDS, fold) for fold in make_folds(RECORDS, 4)] == [[]] * 4


@pytest.mark.parametrize("k", [-1, 0, 1, 51])
def test_impossible_folds_are_an_error(k: int) -> None:
    with pytest.raises(UserError, match="folds are not possible"):
        make_folds(RECORDS, k)


def test_more_folds_than_lesions_are_an_error() -> None:
    with pytest.raises(UserError, match="at least 30 lesions"):
        make_folds(lesion_records(14), 30)


# Hash, overlap and counts


def test_the_hash_does_not_hang_on_the_order() -> None:
    assert (
        Split({"a": "train", "b": "val"}, "", 0).hash
        == Split({"b": "val", "a": "train"}, "", 0).hash
    )


def test_the_hash_is_the_documented_one() -> None:
    # sha256 of "a,train\nb,val"
    assert Split({"b": "val", "a": "train"}, "", 0).hash == "78c5272424cf7c98"


def test_the_hash_follows_a_moved_image() -> None:
    assert Split({"a": "train"}, "", 0).hash != Split({"a": "val"}, "", 0).hash


def test_a_lesion_on_two_sides_is_found(make_record) -> None:
    records = [make_record("a", "L"), make_record("b", "L")]
    found = overlaps(records, Split({"a": "train", "b": "test"}, "", 0))
    assert found == ["lesion L: a in train, b in test"]


def test_a_duplicate_pair_on_two_sides_is_found(make_record) -> None:
    a, b = duplicate_pairs()[0]
    found = overlaps([make_record(a), make_record(b)], Split({a: "train", b: "val"}, "", 0))
    assert len(found) == 1


def test_a_leak_fails_loudly(make_record) -> None:
    records = [make_record("a", "L"), make_record("b", "L")]
    with pytest.raises(UserError, match="1 lesion stands in two subsets"):
        verify(records, Split({"a": "train", "b": "test"}, "", 0))


def test_many_leaks_are_counted(make_record) -> None:
    records = [make_record(f"{side}{number}", f"L{number}") for number in range(9) for side in "ab"]
    subsets = {r.image_id: "train" if r.image_id[0] == "a" else "test" for r in records}
    with pytest.raises(UserError, match=r"9 lesions stand .* and 6 more"):
        verify(records, Split(subsets, "", 0))


def test_images_are_counted_by_subset_and_diagnosis(make_record) -> None:
    records = [make_record("a"), make_record("b"), make_record("c", dx="mel")]
    split = Split({"a": "train", "b": "test", "c": "test"}, "", 0)
    assert counts(records, split) == {"train": {"nv": 1}, "test": {"mel": 1, "nv": 1}}


# Duplicate pairs


def test_eighteen_pairs_are_known() -> None:
    assert len(duplicate_pairs()) == 18


def test_pairs_that_share_a_lesion_are_one_group(make_record) -> None:
    (a, b), (c, d) = duplicate_pairs()[:2]
    records = [make_record(a, "L1"), make_record(b, "L2"), make_record(c, "L2"), make_record(d)]
    assert len(set(group_by_image(records).values())) == 1


# The published images


@pytest.fixture(scope="module")
def real(ham10000: Path) -> tuple[tuple[Record, ...], Split]:
    records = open_dataset(ham10000).records
    return records, make_split(records)


@pytest.mark.real
def test_real_subsets_have_their_share_of_each_diagnosis(real) -> None:
    records, split = real
    number = counts(records, split)
    for code in CODES:
        total = sum(subset[code] for subset in number.values())
        assert number["test"][code] / total == pytest.approx(0.20, abs=0.01)


@pytest.mark.real
def test_real_split_keeps_duplicates_on_one_side(real) -> None:
    subset = real[1].subset_by_image
    assert all(subset[a] == subset[b] for a, b in duplicate_pairs())


@pytest.mark.real
def test_real_duplicates_are_those_of_the_source(ham10000: Path) -> None:
    lines = (ham10000 / "duplicate_lesions.csv").read_text().split()[1:]
    assert duplicate_pairs() == tuple(tuple(line.split(",")) for line in lines)
