"""What a report says, as data: chapters of texts, tables and pictures, however they are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_LONGEST = 2000
_FULL = 4.0  # shares from which on a table is as wide as the page


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `strong` is for what must not be overlooked."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Sentences that stand side by side."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with their values; `title` may be empty."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry of a table: a value, and in lighter type what belongs to it (its interval).

    With a `bar` from 0 to 1 a bar is drawn of it, and the text is for those who cannot see it.
    """

    text: str
    aside: str = ""
    bar: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `share` is its part of the width, `words` marks one to be read, not compared."""

    title: str
    share: float = 1.0
    words: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title, of whom it speaks (`population`), and what its reader must know.

    `width` is its part of the page: few columns that stand far apart cannot be read along.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    population: str = ""
    note: str = ""

    @property
    def width(self) -> float:
        """From the shares of the columns, at most 1."""
        return min(1.0, sum(column.share for column in self.columns) / _FULL)

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of the table that each column gets; they add up to 1."""
        whole = sum(column.share for column in self.columns)
        return tuple(column.share / whole for column in self.columns)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG image as bytes, `width` and `height` in inches, and what it shows in words."""

    title: str
    png: bytes
    width: float
    height: float
    population: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks in columns beside each other, each as wide as its share of the page."""

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...]


Block = Text | Bullets | Pairs | Table | Picture | Beside


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the report with its heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A whole report; a `leaflet` has neither numbered chapters nor a first page of its own.

    `marks` have to be said before anything else and on every page in short (`page_mark`). `data`
    is the same as plain values, for programs.
    """

    title: str
    subject: str
    population: str
    marks: tuple[str, ...]
    page_mark: str
    chapters: tuple[Chapter, ...]
    data: Mapping[str, Any] = field(default_factory=dict)
    leaflet: bool = False


def plain(text: str) -> str:
    """Return text as one line fit to be written: no control or half characters, no endless names.

    Names of files and cells of tables are untrusted, and both kinds of page choke on some of them.
    """
    line = " ".join(text[:_LONGEST].split())
    kept = "".join(
        "\ufffd" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char for char in line
    )
    return kept + ("…" if len(text) > _LONGEST else "")
