"""A report as one HTML file that needs nothing else: pictures within, no script, no address.

Everything that is written is escaped; a content security policy forbids the rest. The notice is
a table header group in print, which browsers repeat on every page.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from html import escape
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from core.evaluation.report.document import (
    Beside,
    Bullets,
    Cell,
    Chapter,
    Column,
    Document,
    Pairs,
    Picture,
    Table,
    Text,
    plain,
)
from core.notice import NOTICE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def as_html(document: Document) -> bytes:
    """Return the report as UTF-8 HTML."""
    style = files("resources").joinpath("styles/report.css").read_text(encoding="utf-8")
    chapters = document.chapters
    links = "".join(
        f'<li><a href="#c{number}">{_text(chapter.title)}</a></li>'
        for number, chapter in enumerate(chapters, start=1)
    )
    marks = "".join(f'<p class="mark">{_text(mark)}</p>' for mark in document.marks)
    body = "".join(
        _chapter(number, chapter, numbered=not document.leaflet)
        for number, chapter in enumerate(chapters, start=1)
    )
    page_mark = f' <strong class="mark">{_text(document.page_mark)}</strong>'
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_text(document.title)} – {_text(document.subject)}</title>\n"
        f'<style>\n{style}</style>\n</head>\n<body>\n<div class="paper">\n'
        f'<div class="notice"><p>{_text(NOTICE)}{page_mark if document.page_mark else ""}</p>'
        '</div>\n<div class="sheet">\n'
        f'<header><h1>{_text(document.title)}</h1>\n<p class="subject">{_text(document.subject)}'
        f"</p>\n<p>{_text(document.population)}</p>\n{marks}</header>\n"
        f'<nav aria-label="Contents"><ol>{links}</ol></nav>\n<main>\n{body}</main>\n'
        f"<footer><p>{_text(NOTICE)}</p></footer>\n</div>\n</div>\n</body>\n</html>\n"
    ).encode()


def _chapter(number: int, chapter: Chapter, *, numbered: bool) -> str:
    blocks = "\n".join(_BLOCKS[type(block)](block) for block in chapter.blocks)
    heading = f"<h2>{f'{number} ' if numbered else ''}{_text(chapter.title)}</h2>"
    return f'<section id="c{number}">\n{heading}\n{blocks}\n</section>\n'


def _text(text: str) -> str:
    return escape(plain(text), quote=True)


def _paragraph(block: Text) -> str:
    return f'<p class="strong">{_text(block.text)}</p>' if block.strong else (
        f"<p>{_text(block.text)}</p>"
    )  # fmt: skip


def _bullets(block: Bullets) -> str:
    return f"<ul>{''.join(f'<li>{_text(item)}</li>' for item in block.items)}</ul>"


def _pairs(block: Pairs) -> str:
    title = f"<caption>{_text(block.title)}</caption>" if block.title else ""
    rows = "".join(
        f'<tr><th scope="row">{_text(name)}</th><td class="words">{_text(value)}</td></tr>\n'
        for name, value in block.rows
    )
    return f'<div class="scroll"><table class="pairs">{title}<tbody>\n{rows}</tbody></table></div>'


def _table(block: Table) -> str:
    population = f' <span class="of">{_text(block.population)}</span>' if block.population else ""
    head = "".join(
        f'<th scope="col"{_kind(column)}>{_text(column.title)}</th>' for column in block.columns
    )
    rows = "".join(f"<tr>{_row(row, block.columns)}</tr>\n" for row in block.rows)
    note = f'<p class="note">{_text(block.note)}</p>' if block.note else ""
    widths = "".join(f'<col style="width: {share:.2%}">' for share in block.shares)
    return (
        f'<div class="scroll"><table style="width: {block.width:.0%}">'
        f"<caption>{_text(block.title)}{population}</caption><colgroup>{widths}</colgroup>"
        f"<thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table></div>{note}"
    )


def _row(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> str:
    first, *rest = (
        (f"{_text(cell.text)}{_aside(cell)}{_bar(cell)}", _kind(column))
        for cell, column in zip(row, columns, strict=True)
    )
    return f'<th scope="row"{first[1]}>{first[0]}</th>' + "".join(
        f"<td{kind}>{text}</td>" for text, kind in rest
    )


def _aside(cell: Cell) -> str:
    return f' <span class="aside">{_text(cell.aside)}</span>' if cell.aside else ""


def _bar(cell: Cell) -> str:
    if cell.bar is None:
        return ""
    return f'<span class="bar"><span style="width: {min(1, max(0, cell.bar)):.1%}"></span></span>'


def _kind(column: Column) -> str:
    return ' class="words"' if column.words else ""


def _picture(block: Picture) -> str:
    """Return a picture; what it shows and of whom stands within it, and is said to the blind."""
    data = base64.b64encode(block.png).decode("ascii")
    said = f"{block.title}: {block.population}" if block.population else block.title
    return (
        f'<figure><img alt="{_text(said)}" src="data:image/png;base64,{data}" '
        f'style="max-width: {block.width:.2f}in"></figure>'
    )


def _beside(block: Beside) -> str:
    columns = "".join(
        f'<div style="flex: {share:g} 1 12rem">'
        + "".join(_BLOCKS[type(entry)](entry) for entry in column)
        + "</div>"
        for column, share in zip(block.columns, block.shares, strict=True)
    )
    return f'<div class="beside">{columns}</div>'


_BLOCKS: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {Text: _paragraph, Bullets: _bullets, Pairs: _pairs, Table: _table, Picture: _picture,
     Beside: _beside}
)  # fmt: skip
