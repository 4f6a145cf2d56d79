"""Files of one object a line: what was cut short is no line, and swallows none."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.json_line import append_line, read_lines


def test_a_torn_line_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    assert read_lines(path) == []
    append_line(path, {"a": 1})
    with path.open("ab") as file:
        file.write(b'{"a": 2, "cut sho')
    assert read_lines(path) == [{"a": 1}]
    append_line(path, {"a": "\udcff"})
    assert [line["a"] for line in read_lines(path)] == [1, "?"]


def test_what_is_no_object_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'[1]\n"text"\n\xff\xfe\n' + b"[" * 60000 + b"\n{}\n")
    assert read_lines(path) == [{}]


def test_numbers_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        append_line(tmp_path / "x.jsonl", {"a": float("nan")})
