"""A CSV file from anywhere becomes a table: its encoding and its delimiter are found, not asked."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from core.error import UserError

MAX_BYTES = 256_000_000
_DELIMITERS = (",", ";", "\t", "|")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
_SHOWN_COLUMNS = 12

# What the table of HAM10000 is called where it is published, the best known first.
TABLE_NAMES = (
    "ham10000_metadata", "ham10000_metadata.csv", "ham10000_metadata.tab", "metadata.csv",
)  # fmt: skip

# Other names that published tables give to the columns of HAM10000.
ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "image_id": ("image", "image_name", "isic_id", "id"),
        "lesion_id": ("lesion",),
        "dx": ("diagnosis", "label"),
        "dx_type": ("diagnosis_confirm_type",),
        "age": ("age_approx",),
        "sex": ("gender",),
        "localization": ("site", "anatom_site_general", "anatom_site", "location"),
        "subset": ("split", "set"),
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its line number in the file and its cells by column name."""

    line: int
    cells: tuple[str, ...]
    columns: Mapping[str, int]

    def get(self, column: str) -> str:
        """Return the stripped text of a cell; empty where the column or the cell is absent."""
        index = self.columns.get(column)
        if index is None or index >= len(self.cells):
            return ""
        return self.cells[index].strip()


@dataclass(frozen=True)
class Table:
    """The rows of a CSV file and the columns that are understood, by their HAM10000 names."""

    path: Path
    columns: Mapping[str, int]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def __iter__(self) -> Iterator[Row]:
        columns = self.columns
        return (Row(line, cells, columns) for line, cells in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, column: object) -> bool:
        return column in self.columns


def read_table(path: Path, required: Sequence[str] = ()) -> Table:
    """Read a CSV file: UTF-8 (with or without BOM), UTF-16 with BOM, else Windows-1252 or Latin-1.

    The delimiter is a comma, a semicolon, a tab or a bar. Column names are compared without case,
    and `ALIASES` are understood. Raises UserError where the file cannot be read, is no text table,
    or lacks one of the `required` columns.
    """
    text = _decoded(path)
    start = text.lstrip("\r\n \t\ufeff")
    header_line = start.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(reader.line_num, tuple(cells)) for cells in reader if _has_text(cells)]
    except csv.Error as error:
        raise UserError(
            f"The table {path.name} is damaged at line {reader.line_num} ({error}).",
            "Save it again as CSV.",
        ) from error
    if not lines:
        raise UserError(f"The table {path.name} is empty.", "It needs a header and a row an image.")
    columns = _columns(lines[0][1])
    _require(path, lines[0][1], columns, required)
    _refuse_twins(path, lines[0][1], required)
    return Table(path, columns, tuple(lines[1:]))


def plain_text(cell: str) -> str:
    """Take off the quote that `core.atomic.write_csv` puts before text like a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA_START) else cell


def one_line(text: str) -> str:
    """Return text without line ends and control characters, which a screen or CSV would follow."""
    if text.isprintable():
        return text
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(
                f"The table {path.name} is larger than {MAX_BYTES // 1_000_000} MB.",
                "Is it really the table of the images?",
            )
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"The table {path} cannot be read ({error.strerror or error}).",
            "Check the name and the permissions.",
        ) from error
    text = _text(data)
    if text is None or "\0" in text:
        raise UserError(
            f"The file {path.name} is not a text table.",
            "Spreadsheets must be saved as CSV first.",
        )
    return text


def _text(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        # Latin-1 comes last because it accepts anything.
        encodings = ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _has_text(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)


def _columns(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        found.setdefault(name.strip().strip("\ufeff").casefold(), index)
    for column, aliases in ALIASES.items():
        for alias in aliases:
            if alias in found:
                found.setdefault(column, found[alias])
    return found


def _refuse_twins(path: Path, header: Sequence[str], required: Sequence[str]) -> None:
    """Raise UserError where a column that counts stands twice: which one is meant is not known."""
    names = Counter(name.strip().strip("\ufeff").casefold() for name in header)
    twice = [
        name
        for name, count in names.items()
        if count > 1 and (name in ALIASES or name in required or name.startswith("p_"))
    ]
    if twice:
        raise UserError(
            f"The table {path.name} has the column {twice[0]} twice.", "Remove one of them."
        )


def _require(
    path: Path, header: Sequence[str], columns: Mapping[str, int], required: Sequence[str]
) -> None:
    absent = [column for column in required if column not in columns]
    if not absent:
        return
    names = [name.strip()[:40] for name in header[:_SHOWN_COLUMNS]]
    more = ", …" if len(header) > _SHOWN_COLUMNS else ""
    noun = "column" if len(absent) == 1 else "columns"
    raise UserError(
        f"The table {path.name} has no {noun} {' and '.join(absent)}; "
        f"it has {', '.join(names)}{more}.",
        "Name the columns as in HAM10000: "
        "lesion_id, image_id, dx, dx_type, age, sex, localization.",
    )
