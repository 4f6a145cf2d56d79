from __future__ import annotations

from pathlib import Path

import pytest

from core.diagnosis import CODES
from core.error import ProblemKind, UserError
from core.record import Patient, Record
from core.split import Split, import_split, make_split, read_split, write_split

RECORDS = [
    Record(f"I{number:03d}", f"L{number // 2}", CODES[number // 2 % 7], "", Patient(), Path("x"))
    for number in range(140)
]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "split.csv"
    write_split(path, RECORDS, make_split(RECORDS))
    return path


def test_a_written_split_comes_back(saved: Path) -> None:
    assert read_split(saved).hash == make_split(RECORDS).hash


def test_a_written_split_has_its_columns(saved: Path) -> None:
    assert saved.read_text().splitlines()[0] == "image_id,lesion_id,dx,subset"


def test_an_id_like_a_formula_comes_back(make_record, tmp_path: Path) -> None:
    split = Split({"=1+1": "train"}, "", 0)
    write_split(tmp_path / "s.csv", [make_record("=1+1")], split)
    assert read_split(tmp_path / "s.csv").subset_by_image == split.subset_by_image


def write(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "foreign.csv"
    path.write_text("\n".join(("image_id,split", *rows)) + "\n")
    return path


@pytest.mark.parametrize("rows", [("a,nowhere",), (",train",), ("a,train", "a,test")])
def test_a_damaged_split_is_an_error(tmp_path: Path, rows: tuple[str, ...]) -> None:
    with pytest.raises(UserError, match="is damaged at row"):
        read_split(write(tmp_path, *rows))


def test_a_split_without_rows_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no rows"):
        read_split(write(tmp_path))


def test_a_foreign_split_is_imported(make_record, tmp_path: Path) -> None:
    records = [make_record("a"), make_record("b")]
    split, problems = import_split(write(tmp_path, "a.jpg,Training", "b.jpg,valid"), records)
    assert (split.subset_by_image, problems) == ({"a": "train", "b": "val"}, ())


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("a,train", "b,val", "x,test"), ProblemKind.MISSING_IMAGE),
        (("a,train",), ProblemKind.MISSING_ROW),
        (("a,train", "b,val", "b,test"), ProblemKind.DUPLICATE),
        (("a,train", "b,val", "c,nowhere"), ProblemKind.BAD_VALUE),
        (("a,train", "b,val", ",val"), ProblemKind.BAD_VALUE),
    ],
)
def test_what_does_not_fit_is_a_problem(make_record, tmp_path: Path, rows, kind) -> None:
    _, problems = import_split(write(tmp_path, *rows), [make_record("a"), make_record("b")])
    assert [problem.kind for problem in problems] == [kind]


def test_an_imported_leak_is_a_problem(make_record, tmp_path: Path) -> None:
    records = [make_record("a", "L"), make_record("b", "L")]
    _, problems = import_split(write(tmp_path, "a,train", "b,test"), records)
    assert [problem.kind for problem in problems] == [ProblemKind.LEAK]


def test_an_imported_leak_is_kept(make_record, tmp_path: Path) -> None:
    records = [make_record("a", "L"), make_record("b", "L")]
    split, _ = import_split(write(tmp_path, "a,train", "b,test"), records)
    assert split.subset_by_image == {"a": "train", "b": "test"}


def test_the_split_of_another_dataset_is_an_error(make_record, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="None of the images"):
        import_split(write(tmp_path, "x,train"), [make_record("a")])


def test_a_split_without_train_is_an_error(make_record, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no images to train on"):
        import_split(write(tmp_path, "a,test"), [make_record("a")])
