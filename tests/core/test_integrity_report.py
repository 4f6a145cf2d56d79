"""The integrity report as a file, and folders of images without labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.dataset import open_dataset, with_images
from core.error import Problem, ProblemKind, UserError
from core.integrity_report import IntegrityReport, write_integrity_report

ROW = "L1,a,nv,histo,50.0,male,back"
BAD = Problem(ProblemKind.UNREADABLE, "<b>.jpg", "the file is empty")


@pytest.fixture
def report(make_dataset) -> IntegrityReport:
    return IntegrityReport.of(open_dataset(make_dataset(ROW)), [BAD], images_read=True)


def test_a_page_names_what_is_wrong_and_takes_nothing_for_markup(tmp_path: Path, report) -> None:
    write_integrity_report(tmp_path / "r.html", report)
    text = (tmp_path / "r.html").read_text()
    assert "&lt;b&gt;.jpg" in text and "<b>" not in text
    assert "1 images, 1 lesions" in text and "Not a medical device" in text


def test_a_table_has_a_row_a_problem(tmp_path: Path, report) -> None:
    write_integrity_report(tmp_path / "r.csv", report)
    assert (tmp_path / "r.csv").read_text().splitlines()[1:] == [
        "unreadable image,<b>.jpg,the file is empty"
    ]


def test_json_counts_the_diagnoses(tmp_path: Path, report) -> None:
    write_integrity_report(tmp_path / "r.json", report)
    assert json.loads((tmp_path / "r.json").read_text())["by_diagnosis"]["nv"] == 1


def test_another_kind_of_file_is_refused(tmp_path: Path, report) -> None:
    with pytest.raises(UserError, match="cannot be written as"):
        write_integrity_report(tmp_path / "r.pdf", report)


def test_images_without_labels_open(tmp_path: Path, make_image) -> None:
    make_image(tmp_path / "x" / "one.jpg")
    make_image(tmp_path / "x" / "deep" / "one.jpg")
    dataset = open_dataset(tmp_path / "x")
    assert [record.image_id for record in dataset.records] == ["one", "x-deep-one"]
    assert {record.dx for record in dataset.records} == {None}
    assert not dataset.lesions_known


def test_own_images_stand_behind_those_of_a_dataset(make_dataset, tmp_path, make_image) -> None:
    make_image(tmp_path / "own" / "a.jpg")
    more = with_images(open_dataset(make_dataset(ROW)), tmp_path / "own")
    assert [(record.image_id, record.dx) for record in more.records] == [
        ("a", "nv"), ("own-a", None),
    ]  # fmt: skip


def test_a_folder_that_is_there_already_adds_nothing(make_dataset) -> None:
    root = make_dataset(ROW)
    with pytest.raises(UserError, match="no further images"):
        with_images(open_dataset(root), root)
