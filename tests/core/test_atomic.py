from __future__ import annotations

import csv
import io
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.atomic import (
    csv_text,
    put_back,
    replacing,
    replacing_folder,
    sweep,
    write_bytes,
    write_csv,
    write_json,
    write_text,
)


class _Broken(Exception):
    pass


def break_off(path: Path) -> None:
    with pytest.raises(_Broken), replacing(path) as file:
        file.write(b"half")
        raise _Broken


def test_a_reader_between_the_two_renames_does_not_stop_the_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, rename, looks = tmp_path / "best", os.replace, [1, 2]
    with replacing_folder(path) as fresh:
        (fresh / "a").write_text("old")

    def overtaken(source: Path, target: Path) -> None:
        rename(source, target)
        if source == path and looks:
            looks.pop()
            put_back(path)
            assert (path / "a").read_text() == "old"

    monkeypatch.setattr("core.atomic.os.replace", overtaken)
    with replacing_folder(path) as fresh:
        (fresh / "a").write_text("new")
    assert (path / "a").read_text() == "new" and looks == []
    assert [entry.name for entry in tmp_path.iterdir()] == ["best"]


def test_an_old_folder_that_cannot_be_removed_stops_no_writer_and_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, remove = tmp_path / "best", shutil.rmtree

    def left(folder: Path, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise OSError(39, "Directory not empty")  # as where another machine has a file open

    monkeypatch.setattr("core.atomic.shutil.rmtree", left)
    for text in ("old", "new", "newest"):
        with replacing_folder(path) as fresh:
            (fresh / "a").write_text(text)
        assert (path / "a").read_text() == text
    remove(path)
    put_back(path)
    assert not path.exists()
    monkeypatch.undo()
    sweep(tmp_path, -1.0)
    assert list(tmp_path.iterdir()) == []


def test_bytes_are_written(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a", b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole"


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "old")
    write_text(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text() == "new"


def test_a_broken_write_keeps_the_old_file(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "old")
    break_off(tmp_path / "a")
    assert (tmp_path / "a").read_text() == "old"


def test_a_broken_write_leaves_no_file(tmp_path: Path) -> None:
    break_off(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_nobody_sees_half_a_file(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "old")
    with replacing(tmp_path / "a") as file:
        file.write(b"half")
        file.flush()
        assert (tmp_path / "a").read_text() == "old"


def test_a_failed_rename_leaves_no_temp_file(tmp_path: Path, monkeypatch) -> None:
    def refuse(source: object, target: object) -> None:
        raise OSError("disk gone")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="disk gone"):
        write_text(tmp_path / "a", "new")
    assert list(tmp_path.iterdir()) == []


def test_an_absent_folder_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_text(tmp_path / "absent" / "a", "new")


def test_text_is_utf_8(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "naïve ×")
    assert (tmp_path / "a").read_bytes() == "naïve ×".encode()


def test_json_comes_back(tmp_path: Path) -> None:
    write_json(tmp_path / "a", {"β": [1, None, "x"]})
    assert json.loads((tmp_path / "a").read_text(encoding="utf-8")) == {"β": [1, None, "x"]}


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_json_without_numbers_is_refused(tmp_path: Path, value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_json(tmp_path / "a", value)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_formula_becomes_text(start: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_text(("h",), [(f"{start}1",)]).partition("\n")[2]))
    assert row == [f"'{start}1"]


def test_a_negative_number_stays_a_number() -> None:
    assert csv_text(("h",), [(-1.5,)]) == "h\n-1.5\n"


def test_nothing_is_an_empty_cell() -> None:
    assert csv_text(("a", "b"), [(None, 1)]) == "a,b\n,1\n"


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="\0")), st.integers())))
def test_no_cell_starts_like_a_formula(rows: list[tuple[str, int]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(("a", "b"), rows), newline="")))
    assert not any(row[0].startswith(("=", "+", "-", "@", "\t", "\r")) for row in read[1:])


def test_a_table_is_written_whole(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ("x", "y"), [(1, "two")])
    assert (tmp_path / "a.csv").read_text() == "x,y\n1,two\n"
