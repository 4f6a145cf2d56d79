from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from core.dataset import open_dataset
from core.error import ProblemKind, UserError
from core.record import UNKNOWN, Patient

ROW = "L1,a,nv,histo,50.0,male,back"


def kinds(dataset) -> list[ProblemKind]:
    return [problem.kind for problem in dataset.problems]


def test_a_row_becomes_a_record(make_dataset) -> None:
    root = make_dataset(ROW)
    record = open_dataset(root).records[0]
    assert (record.image_id, record.lesion_id, record.dx, record.dx_type, record.patient) == (
        "a", "L1", "nv", "histo", Patient(50, "male", "back"),
    )  # fmt: skip


def test_a_sound_dataset_has_no_problems(make_dataset) -> None:
    assert open_dataset(make_dataset(ROW)).problems == ()


def test_lesions_of_a_table_are_known(make_dataset) -> None:
    assert open_dataset(make_dataset(ROW)).lesions_known


@pytest.mark.parametrize(
    "name", ["HAM10000_metadata", "HAM10000_metadata.csv", "metadata.csv", "ham10000_METADATA.CSV"]
)
def test_the_table_is_found_by_its_names(make_dataset, name: str) -> None:
    root = make_dataset(ROW)
    (root / "metadata.csv").rename(root / name)
    assert len(open_dataset(root).records) == 1


@pytest.mark.parametrize(
    "image",
    ["a.jpg", "a.jpeg", "a.png", "a.JPG", "images/a.PNG", "x/y/z/a.jpg",
     "HAM10000_images_part_1/a.jpg", "ham10000_images_part_2/deeper/a.jpg"],
)  # fmt: skip
def test_an_image_is_found_wherever_it_is(make_dataset, image: str) -> None:
    root = make_dataset(ROW, images=(image,))
    assert open_dataset(root).records[0].path == root / image


def test_an_id_may_carry_its_suffix(make_dataset) -> None:
    root = make_dataset("L1,a.jpg,nv,histo,50,male,back")
    assert open_dataset(root).records[0].image_id == "a"


def test_a_row_without_image_is_a_problem(make_dataset) -> None:
    dataset = open_dataset(make_dataset(ROW, "L2,b,nv,histo,50,male,back"))
    assert [(p.kind, p.where) for p in dataset.problems] == [
        (ProblemKind.MISSING_IMAGE, "row 3 (b)")
    ]


def test_an_image_without_row_is_a_problem(make_dataset) -> None:
    dataset = open_dataset(make_dataset(ROW, images=("a.jpg", "b.jpg")))
    assert [(p.kind, p.where) for p in dataset.problems] == [(ProblemKind.MISSING_ROW, "b.jpg")]


def test_a_folder_of_other_images_is_one_problem(make_dataset) -> None:
    masks = tuple(f"masks/{number}.png" for number in range(5))
    dataset = open_dataset(make_dataset(ROW, images=("images/a.jpg", *masks)))
    assert [(p.kind, p.where) for p in dataset.problems] == [(ProblemKind.MISSING_ROW, "masks")]


def test_copies_beside_the_part_folders_are_no_problem(make_dataset) -> None:
    images = ("HAM10000_images_part_1/a.jpg", "originals/a.jpg", "originals/other.jpg")
    assert open_dataset(make_dataset(ROW, images=images)).problems == ()


def test_the_part_folders_win_over_copies(make_dataset) -> None:
    images = ("HAM10000_images_part_1/a.jpg", "A_first/a.jpg")
    root = make_dataset(ROW, images=images)
    assert open_dataset(root).records[0].path == root / images[0]


def test_other_folders_help_out_where_the_parts_lack_an_image(make_dataset) -> None:
    images = ("HAM10000_images_part_1/a.jpg", "rest/b.jpg")
    root = make_dataset(ROW, "L2,b,nv,histo,50,male,back", images=images)
    assert len(open_dataset(root).records) == 2


def test_two_files_of_one_id_are_a_problem(make_dataset) -> None:
    dataset = open_dataset(make_dataset(ROW, images=("x/a.jpg", "y/a.png")))
    assert [(p.kind, p.where) for p in dataset.problems] == [(ProblemKind.DUPLICATE, "y/a.png")]


def test_two_rows_of_one_id_are_a_problem(make_dataset) -> None:
    dataset = open_dataset(make_dataset(ROW, "L2,a,mel,histo,50,male,back"))
    assert [(p.kind, p.where) for p in dataset.problems] == [(ProblemKind.DUPLICATE, "row 3 (a)")]


def test_the_first_of_two_rows_counts(make_dataset) -> None:
    dataset = open_dataset(make_dataset(ROW, "L2,a,mel,histo,50,male,back"))
    assert [record.dx for record in dataset.records] == ["nv"]


def test_an_unknown_diagnosis_is_a_problem(make_dataset) -> None:
    assert kinds(open_dataset(make_dataset("L1,a,wart,histo,50,male,back"))) == [
        ProblemKind.UNKNOWN_DIAGNOSIS
    ]


def test_an_image_of_unknown_diagnosis_is_still_shown(make_dataset) -> None:
    assert open_dataset(make_dataset("L1,a,wart,histo,50,male,back")).records[0].dx is None


def test_a_diagnosis_has_no_case(make_dataset) -> None:
    assert open_dataset(make_dataset("L1,a,NV,histo,50,male,back")).records[0].dx == "nv"


def test_an_impossible_age_is_a_problem(make_dataset) -> None:
    assert kinds(open_dataset(make_dataset("L1,a,nv,histo,500,male,back"))) == [
        ProblemKind.BAD_VALUE
    ]


def test_missing_values_are_values_of_their_own(make_dataset) -> None:
    record = open_dataset(make_dataset("L1,a,nv,histo,,,")).records[0]
    assert record.patient == Patient(None, UNKNOWN, UNKNOWN)


@pytest.mark.parametrize(
    "image_id",
    ["../../etc/passwd", "/etc/passwd", "..", ".", "x/../a", r"..\a", r"C:\a", "a\tb", "x" * 300],
)
def test_an_id_that_is_a_path_is_refused(make_dataset, image_id: str) -> None:
    dataset = open_dataset(make_dataset(ROW, f"L2,{image_id},nv,histo,50,male,back"))
    assert kinds(dataset) == [ProblemKind.UNSAFE_ID]


def test_a_row_without_id_is_a_problem(make_dataset) -> None:
    assert kinds(open_dataset(make_dataset(ROW, "L2,,nv,histo,50,male,back"))) == [
        ProblemKind.BAD_VALUE
    ]


def test_one_bad_row_does_not_stop_the_next(make_dataset) -> None:
    root = make_dataset("L0,../x,nv,,,,", "short", ROW)
    assert [record.image_id for record in open_dataset(root).records] == ["a"]


def test_without_lesion_column_each_image_is_its_own(make_dataset) -> None:
    dataset = open_dataset(make_dataset("a,nv", header="image_id,dx"))
    assert (dataset.lesions_known, dataset.records[0].lesion_id) == (False, "a")


def test_line_ends_in_a_lesion_are_spaces(make_dataset) -> None:
    dataset = open_dataset(make_dataset('"L1\r=1",a,nv,,,,'))
    assert dataset.records[0].lesion_id == "L1 =1"


def test_an_empty_lesion_is_the_image_itself(make_dataset) -> None:
    dataset = open_dataset(make_dataset(",a,nv,,,,"))
    assert dataset.records[0].lesion_id == "a"


def test_a_latin_1_table_opens(make_dataset) -> None:
    root = make_dataset(ROW)
    text = "lesion_id,image_id,dx,localization\nL1,a,nv,rücken\n"
    (root / "metadata.csv").write_bytes(text.encode("latin-1"))
    assert open_dataset(root).records[0].patient.site == "rücken"


def test_a_spreadsheet_with_bom_and_semicolons_opens(make_dataset) -> None:
    root = make_dataset(ROW)
    text = "lesion_id;image_id;dx;age\r\nL1;a;nv;45,5\r\n"
    (root / "metadata.csv").write_bytes(text.encode("utf-8-sig"))
    assert open_dataset(root).records[0].patient.age == 45.5


@pytest.mark.skipif(sys.platform != "linux", reason="only here are file names any bytes")
def test_a_file_name_that_is_no_text_can_be_shown(make_dataset) -> None:
    root = make_dataset(ROW)
    (root / "a.jpg").with_name(os.fsdecode(b"\xff\n.jpg")).write_bytes(b"")
    assert open_dataset(root).problems[0].where == ".jpg"


def test_hidden_files_are_passed_over(make_dataset) -> None:
    images = ("a.jpg", "._a.jpg", ".trash/b.jpg", "__MACOSX/c.jpg")
    assert open_dataset(make_dataset(ROW, images=images)).problems == ()


# Image and text, and places given separately


def test_image_and_text_folders_open(make_image, tmp_path: Path) -> None:
    make_image(tmp_path / "image" / "a.jpg")
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "rows.csv").write_text("image_id,dx\na,nv\n")
    assert open_dataset(tmp_path).layout == "image and text"


def test_the_largest_table_of_text_counts(make_image, tmp_path: Path) -> None:
    make_image(tmp_path / "image" / "a.jpg")
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a_small.csv").write_text("image_id\na\n")
    (tmp_path / "text" / "large.csv").write_text("image_id,dx\na,mel\n")
    assert open_dataset(tmp_path).records[0].dx == "mel"


def test_table_and_images_may_be_apart(make_image, tmp_path: Path) -> None:
    make_image(tmp_path / "pictures" / "a.jpg")
    table = tmp_path / "tables" / "any.csv"
    table.parent.mkdir()
    table.write_text("image_id,dx\na,nv\n")
    assert len(open_dataset(csv=table, images=tmp_path / "pictures").records) == 1


def test_a_table_alone_has_its_images_beside_it(make_dataset) -> None:
    root = make_dataset(ROW)
    assert len(open_dataset(csv=root / "metadata.csv").records) == 1


def test_a_given_table_wins_over_the_one_of_the_folder(make_dataset, tmp_path: Path) -> None:
    table = tmp_path / "other.csv"
    table.write_text("image_id,dx\na,mel\n")
    assert open_dataset(make_dataset(ROW), csv=table).records[0].dx == "mel"


def test_given_images_win_over_those_of_the_folder(make_dataset, make_image, tmp_path) -> None:
    image = make_image(tmp_path / "pictures" / "a.jpg")
    root = make_dataset(ROW)
    assert open_dataset(root, images=tmp_path / "pictures").records[0].path == image


def test_images_alone_are_opened_as_a_folder(make_dataset) -> None:
    assert len(open_dataset(images=make_dataset(ROW)).records) == 1


# Links


@pytest.fixture
def outside(tmp_path: Path, make_image) -> Path:
    return make_image(tmp_path / "outside" / "b.jpg")


def test_a_link_to_an_image_outside_is_a_problem(make_dataset, outside: Path) -> None:
    root = make_dataset(ROW)
    (root / "b.jpg").symlink_to(outside)
    assert kinds(open_dataset(root)) == [ProblemKind.UNSAFE_ID]


def test_a_link_to_a_folder_outside_is_not_followed(make_dataset, outside: Path) -> None:
    root = make_dataset(ROW, "L2,b,nv,histo,50,male,back")
    (root / "more").symlink_to(outside.parent)
    assert [record.image_id for record in open_dataset(root).records] == ["a"]


def test_a_link_that_leads_nowhere_is_a_problem(make_dataset) -> None:
    root = make_dataset(ROW)
    (root / "b.jpg").symlink_to(root / "absent.jpg")
    assert kinds(open_dataset(root)) == [ProblemKind.UNREADABLE]


def test_a_loop_of_links_ends(make_dataset) -> None:
    root = make_dataset(ROW)
    (root / "loop").symlink_to(root)
    assert len(open_dataset(root).records) == 1


def test_a_link_within_the_folder_counts(make_dataset) -> None:
    root = make_dataset("L1,b,nv,histo,50,male,back", images=("store/x.jpg",))
    (root / "b.jpg").symlink_to(root / "store" / "x.jpg")
    assert [record.image_id for record in open_dataset(root).records] == ["b"]


def test_the_folder_itself_may_be_a_link(make_dataset, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(make_dataset(ROW))
    assert len(open_dataset(link).records) == 1


# Wrong input


def test_nothing_given_is_an_error() -> None:
    with pytest.raises(UserError, match="No dataset is given"):
        open_dataset()


def test_an_absent_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        open_dataset(tmp_path / "absent")


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is empty"):
        open_dataset(tmp_path)


def test_a_file_is_no_folder(make_dataset) -> None:
    with pytest.raises(UserError, match="is a file"):
        open_dataset(make_dataset(ROW) / "metadata.csv")


def test_a_folder_of_something_else_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(UserError, match="holds no dataset"):
        open_dataset(tmp_path)


def test_the_folder_above_a_dataset_names_it(make_dataset) -> None:
    root = make_dataset(ROW)
    with pytest.raises(UserError, match="but data in it does"):
        open_dataset(root.parent)


def test_other_column_names_are_an_error(make_dataset) -> None:
    root = make_dataset("a,nv", header="picture,verdict")
    with pytest.raises(UserError, match="no columns image_id and dx"):
        open_dataset(root)


def test_a_table_without_any_of_its_images_is_an_error(make_dataset) -> None:
    root = make_dataset(ROW, images=("b.jpg",))
    with pytest.raises(UserError, match="None of the 1 rows"):
        open_dataset(root)


def test_a_header_alone_is_an_error(make_dataset) -> None:
    with pytest.raises(UserError, match="None of the 0 rows"):
        open_dataset(make_dataset())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_closed_folder_is_an_error(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    with pytest.raises(UserError, match="cannot be read"):
        open_dataset(closed)


# Fingerprint


def test_the_fingerprint_is_repeatable(make_dataset) -> None:
    root = make_dataset(ROW)
    assert open_dataset(root).fingerprint == open_dataset(root).fingerprint


def test_the_fingerprint_follows_a_changed_image(make_dataset, make_image) -> None:
    root = make_dataset(ROW)
    before = open_dataset(root).fingerprint
    make_image(root / "a.jpg", (1, 2, 3))
    os.utime(root / "a.jpg", ns=(1, 1))
    assert open_dataset(root).fingerprint != before


def test_the_fingerprint_does_not_hang_on_the_place(make_dataset, tmp_path: Path) -> None:
    root = make_dataset(ROW)
    before = open_dataset(root).fingerprint
    root.rename(tmp_path / "moved")
    assert open_dataset(tmp_path / "moved").fingerprint == before


def test_an_image_that_went_away_leaves_a_fingerprint(make_dataset) -> None:
    root = make_dataset(ROW)
    dataset = open_dataset(root)
    (root / "a.jpg").unlink()
    assert len(dataset.fingerprint) == 64
