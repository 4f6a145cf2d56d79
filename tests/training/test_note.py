"""The note beside a run is kept whole, and its absence is no error."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.error import UserError
from training.note import MOST, note_file, read_note, write_note


def test_a_note_is_kept_and_read(tmp_path: Path) -> None:
    assert read_note(tmp_path, "of the config") == "of the config"
    write_note(tmp_path, "a “second”\nthought")
    assert read_note(tmp_path) == "a “second”\nthought"
    write_note(tmp_path, "")
    assert read_note(tmp_path, "of the config") == ""
    assert [file.name for file in tmp_path.iterdir()] == [note_file(tmp_path).name]


def test_a_note_that_cannot_be_kept_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too long"):
        write_note(tmp_path, "x" * (MOST + 1))
    with pytest.raises(UserError, match="cannot be kept"):
        write_note(tmp_path / "gone", "x")
