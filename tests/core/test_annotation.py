"""What a person adds to images: kept apart, read back, exported, and never lost by damage."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

import core.annotation
from core.annotation import (
    Annotation,
    annotation_file,
    export_annotations,
    import_annotations,
    keep_annotations,
    read_annotations,
    set_aside,
    write_annotations,
)
from core.error import UserError
from core.record import Patient, Record

SAID = {"a": Annotation("mel", True, "check, again"), "b": Annotation(note="=1+1")}


def _record(name: str) -> Record:
    return Record(name, f"L{name}", "nv", "histo", Patient(), Path(f"/x/{name}.jpg"))


def test_annotations_come_back_as_written(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "x.json"
    write_annotations(file, tmp_path, {**SAID, "c": Annotation()})
    assert read_annotations(file) == SAID


def test_no_file_is_no_annotation(tmp_path: Path) -> None:
    assert read_annotations(tmp_path / "none.json") == {}


def test_each_folder_has_a_file_of_its_own(tmp_path: Path) -> None:
    one, other = annotation_file(tmp_path / "a" / "set"), annotation_file(tmp_path / "b" / "set")
    assert one != other
    assert one == annotation_file(tmp_path / "a" / "." / "set")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"v": 9}', '{"v": 1}', '{"v": 1, "annotations": {"a": 3}}',
     '{"v": 1, "annotations": {"a": {"proposal": "wart"}}}'],
)  # fmt: skip
def test_a_damaged_file_is_refused_and_can_be_set_aside(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(text)
    with pytest.raises(UserError, match="damaged"):
        read_annotations(file)
    assert set_aside(file).read_text() == text
    assert read_annotations(file) == {}


def test_an_exported_table_stands_beside_the_original_and_can_be_imported(tmp_path: Path) -> None:
    table = tmp_path / "x.csv"
    records = [_record(name) for name in "abc"]
    assert export_annotations(table, records, SAID) == 2
    text = table.read_text()
    assert text.splitlines()[1] == 'a,La,nv,mel,1,"check, again"'
    assert "'=1+1" in text
    assert import_annotations(table) == SAID


def test_a_proposal_that_is_no_diagnosis_is_not_imported(tmp_path: Path) -> None:
    table = tmp_path / "x.csv"
    table.write_text("image_id,proposal\na,wart\n")
    with pytest.raises(UserError, match="Row 2"):
        import_annotations(table)


def test_two_who_write_lose_nothing_of_each_other(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "x.json"
    keep_annotations(file, tmp_path, {"a": SAID["a"]})
    assert keep_annotations(file, tmp_path, {"b": SAID["b"]}) == SAID
    assert keep_annotations(file, tmp_path, {"a": Annotation()}) == {"b": SAID["b"]}
    assert read_annotations(file) == {"b": SAID["b"]}


def test_of_two_who_find_the_file_damaged_the_second_sets_nothing_good_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.json"
    file.write_text("{")
    put_aside = core.annotation.set_aside
    second: list[threading.Thread] = []

    def overtaken(path: Path) -> Path:
        aside = put_aside(path)
        if not second:
            arguments = (file, tmp_path, {"b": SAID["b"]}, {"b": SAID["b"]})
            second.append(threading.Thread(target=keep_annotations, args=arguments))
            second[0].start()
            second[0].join(0.2)  # it has to wait
        return aside

    monkeypatch.setattr(core.annotation, "set_aside", overtaken)
    keep_annotations(file, tmp_path, {"a": SAID["a"]}, {"a": SAID["a"]})
    second[0].join()
    assert read_annotations(file) == SAID
    assert len(list(file.parent.glob("*.damaged-*"))) == 1
