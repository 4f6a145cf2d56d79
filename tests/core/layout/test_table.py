from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.atomic import csv_text
from core.error import UserError
from core.layout.table import MAX_BYTES, one_line, plain_text, read_table


@pytest.fixture
def write(tmp_path: Path):
    def write_bytes(data: bytes) -> Path:
        path = tmp_path / "table.csv"
        path.write_bytes(data)
        return path

    return write_bytes


def cells(path: Path, column: str) -> list[str]:
    return [row.get(column) for row in read_table(path)]


def test_rows_know_their_line_in_the_file(write) -> None:
    table = read_table(write(b"image_id,dx\na,nv\n\nb,mel\n"))
    assert [row.line for row in table] == [2, 4]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(write, delimiter: str) -> None:
    text = "image_id,dx\na,nv\n".replace(",", delimiter)
    assert cells(write(text.encode()), "dx") == ["nv"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_encoding_is_found(write, encoding: str) -> None:
    text = "image_id,localization\na,Rücken\n"
    assert cells(write(text.encode(encoding)), "localization") == ["Rücken"]


def test_bytes_that_windows_1252_lacks_are_latin_1(write) -> None:
    assert cells(write(b"image_id,dx\na,\x81\xe4\n"), "dx") == ["\x81ä"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(write, newline: str) -> None:
    assert cells(write(f"image_id,dx{newline}a,nv{newline}".encode()), "dx") == ["nv"]


def test_column_names_have_no_case_and_no_margin(write) -> None:
    assert cells(write(b" Image_ID ,DX\na,nv\n"), "image_id") == ["a"]


def test_another_name_of_a_column_is_understood(write) -> None:
    assert cells(write(b"isic_id,diagnosis\na,nv\n"), "image_id") == ["a"]


def test_the_real_name_wins_over_another(write) -> None:
    assert cells(write(b"image,image_id\nx,a\n"), "image_id") == ["a"]


def test_quoted_cells_may_hold_delimiters_and_line_ends(write) -> None:
    assert cells(write(b'image_id,dx\n"a,b\nc",nv\n'), "image_id") == ["a,b\nc"]


def test_short_rows_have_empty_cells(write) -> None:
    assert cells(write(b"image_id,dx\na\n"), "dx") == [""]


def test_long_rows_lose_what_has_no_column(write) -> None:
    assert cells(write(b"image_id,dx\na,nv,more,and more\n"), "dx") == ["nv"]


def test_length_is_the_number_of_rows(write) -> None:
    assert len(read_table(write(b"image_id,dx\na,nv\nb,mel\n"))) == 2


def test_membership_is_by_column(write) -> None:
    assert "dx" in read_table(write(b"image_id,dx\na,nv\n"))


def test_missing_columns_are_named_with_those_there(write) -> None:
    path = write(b"picture,verdict\na,nv\n")
    with pytest.raises(UserError, match=r"no columns image_id and dx; it has picture, verdict"):
        read_table(path, required=("image_id", "dx"))


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b",,,\n"])
def test_an_empty_table_is_said_to_be_empty(write, data: bytes) -> None:
    with pytest.raises(UserError, match="is empty"):
        read_table(write(data))


def test_a_spreadsheet_is_no_text_table(write) -> None:
    with pytest.raises(UserError, match="not a text table"):
        read_table(write(b"PK\x03\x04\x00\x00\x00\x00"))


def test_broken_utf_16_is_no_text_table(write) -> None:
    with pytest.raises(UserError, match="not a text table"):
        read_table(write(b"\xff\xfea\x00b"))


def test_a_cell_without_end_is_said_to_be_damaged(write) -> None:
    with pytest.raises(UserError, match="damaged at line"):
        read_table(write(b'image_id,dx\n"' + b"a" * 200_000))


def test_an_absent_table_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"absent\.csv cannot be read"):
        read_table(tmp_path / "absent.csv")


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_table(tmp_path)


def test_a_giant_table_is_refused_before_it_is_read(write) -> None:
    path = write(b"")
    with path.open("r+b") as file:
        file.truncate(MAX_BYTES + 1)  # sparse: no space is used
    with pytest.raises(UserError, match="larger than"):
        read_table(path)


@given(st.from_regex(r"[=+@a-z-][=+@a-z0-9-]{0,9}", fullmatch=True))
def test_text_guarded_against_formulas_comes_back(text: str) -> None:
    written = csv_text(("a",), [(text,)])
    cell = list(csv.reader(io.StringIO(written, newline="")))[1][0]
    assert plain_text(cell) == text


@given(st.text())
def test_one_line_has_no_line_ends(text: str) -> None:
    assert one_line(text).isprintable()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(tmp_path_factory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "table.csv"
    path.write_bytes(data)
    try:
        table = read_table(path)
    except UserError:
        return
    assert all(isinstance(row.get("image_id"), str) for row in table)
