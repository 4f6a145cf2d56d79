"""The report as PDF: its pages, what stands on each of them, and text that nobody vouches for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from core.evaluation.report.document import Cell, Chapter, Column, Document, Pairs, Table, Text
from core.evaluation.report.pdf import as_pdf
from core.notice import NOTICE
from tests.core.evaluation.report.conftest import NASTY


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that were set apart from the flow of the text: the feet of the pages."""
    found: list[str] = []
    real = Canvas.drawString

    def draw(canvas: Any, x: float, y: float, text: str, *args: Any, **named: Any) -> None:
        found.append(text)
        real(canvas, x, y, text, *args, **named)

    monkeypatch.setattr(Canvas, "drawString", draw)
    return found


def test_each_page_bears_the_notice(document: Document, drawn: list[str]) -> None:
    data = as_pdf(replace(document, page_mark="† leak"))
    assert data.startswith(b"%PDF-")
    pages = data.count(b"/Type /Page\n")
    assert pages >= 8
    assert drawn.count(NOTICE) == drawn.count("† leak") == pages


def test_the_same_report_has_the_same_bytes(document: Document) -> None:
    short = replace(document, chapters=document.chapters[:2])
    assert as_pdf(short) == as_pdf(short)


@pytest.mark.parametrize("text", [NASTY, "W" * 3000, "\n" * 3000, "</para>", "漢字"])
def test_no_text_breaks_a_page(text: str) -> None:
    columns = (Column(text, 0.2), Column(text, 1.0, words=True))
    table = Table(text, columns, ((Cell(text, text), Cell(text)),) * 2, text, text)
    blocks = (Text(text), Text(text, strong=True), Pairs(text, ((text, text),)), table)
    document = Document(text, text, text, (text,), text, (Chapter(text, blocks),))
    assert as_pdf(document).startswith(b"%PDF-")
