from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.dataset import Dataset, open_dataset
from core.diagnosis import CODES
from core.error import ProblemKind, UserError
from core.record import Patient

RED, BLUE = (200, 0, 0), (0, 0, 200)


@pytest.fixture
def open_with(make_image, tmp_path: Path):
    """Open a folder of images whose relative paths and colours are given."""

    def open_images(*images: str, **coloured: tuple[int, int, int]) -> Dataset:
        for image in images:
            make_image(tmp_path / image, coloured.get("colour", RED))
        return open_dataset(tmp_path)

    return open_images


def test_every_class_folder_is_a_diagnosis(open_with) -> None:
    dataset = open_with(*(f"{code.upper()}/{code}_1.jpg" for code in CODES))
    assert sorted(str(record.dx) for record in dataset.records) == sorted(CODES)


@pytest.mark.parametrize("name", ["NV", "nv", "Nv"])
def test_class_folders_have_no_case(open_with, name: str) -> None:
    assert open_with(f"{name}/a.jpg").records[0].dx == "nv"


def test_images_in_nested_folders_count(open_with) -> None:
    assert open_with("NV/clinic/2020/a.PNG").records[0].dx == "nv"


def test_each_image_is_its_own_lesion(open_with) -> None:
    record = open_with("NV/a.jpg").records[0]
    assert record.lesion_id == record.image_id == "a"


def test_lesions_are_unknown(open_with) -> None:
    assert not open_with("NV/a.jpg").lesions_known


def test_nothing_is_known_of_the_patient(open_with) -> None:
    assert open_with("NV/a.jpg").records[0].patient == Patient()


def test_without_subset_folders_no_subset_is_known(open_with) -> None:
    assert open_with("NV/a.jpg").records[0].subset is None


@pytest.mark.parametrize(
    ("folder", "subset"),
    [("train", "train"), ("Training", "train"), ("val", "val"), ("VALID", "val"),
     ("validation", "val"), ("test", "test")],
)  # fmt: skip
def test_subset_folders_are_kept(open_with, folder: str, subset: str) -> None:
    assert open_with(f"{folder}/MEL/a.jpg").records[0].subset == subset


def test_a_table_wins_over_class_folders(open_with, tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text("image_id,dx\na,mel\n")
    assert open_with("NV/a.jpg").records[0].dx == "mel"


def test_the_same_image_in_two_folders_is_a_problem(open_with) -> None:
    dataset = open_with("train/NV/a.jpg", "test/NV/a.jpg")
    assert [(p.kind, p.where) for p in dataset.problems] == [
        (ProblemKind.DUPLICATE, "test/NV/a.jpg")
    ]


def test_the_same_image_is_used_where_it_trains(open_with) -> None:
    dataset = open_with("test/NV/a.jpg", "train/NV/a.jpg")
    assert [record.subset for record in dataset.records] == ["train"]


def test_other_images_of_one_name_are_both_used(open_with, make_image, tmp_path: Path) -> None:
    make_image(tmp_path / "MEL" / "1.jpg", BLUE)
    dataset = open_with("NV/1.jpg")
    assert [record.image_id for record in dataset.records] == ["MEL-1", "NV-1"]


def test_names_that_differ_in_suffix_alone_stay_apart(open_with, make_image, tmp_path) -> None:
    make_image(tmp_path / "NV" / "1.png", BLUE)
    dataset = open_with("NV/1.jpg")
    assert [record.image_id for record in dataset.records] == ["nv-1-1", "nv-1-2"]


def test_a_made_up_id_never_hides_an_image_of_that_name(open_with, make_image, tmp_path) -> None:
    make_image(tmp_path / "MEL" / "1.jpg", BLUE)
    dataset = open_with("NV/1.jpg", "NV/NV-1.jpg")
    assert [problem.kind for problem in dataset.problems] == [ProblemKind.DUPLICATE]


def test_a_folder_that_is_no_diagnosis_is_a_problem(open_with) -> None:
    dataset = open_with("NV/a.jpg", "WARTS/b.jpg")
    assert [(p.kind, p.where) for p in dataset.problems] == [
        (ProblemKind.UNKNOWN_DIAGNOSIS, "WARTS")
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_a_file_name_that_cannot_be_an_id_is_a_problem(open_with) -> None:
    dataset = open_with("NV/a.jpg", "NV/b:c.jpg")
    assert [(p.kind, p.where) for p in dataset.problems] == [(ProblemKind.UNSAFE_ID, "NV/b:c.jpg")]


def test_a_link_out_of_a_class_folder_is_a_problem(open_with, make_image, tmp_path_factory) -> None:
    outside = make_image(tmp_path_factory.mktemp("outside") / "b.jpg")
    dataset = open_with("NV/a.jpg")
    (dataset.root / "NV" / "b.jpg").symlink_to(outside)
    assert [p.where for p in open_dataset(dataset.root).problems] == ["NV/b.jpg"]


def test_empty_class_folders_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "NV").mkdir()
    with pytest.raises(UserError, match="hold no images"):
        open_dataset(tmp_path)
