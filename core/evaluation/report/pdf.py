"""A report as PDF on A4, with page numbers, bookmarks, and the notice and any mark on each page.

Untrusted text is escaped before reportlab sees it: its paragraphs understand a markup that could
name files. Why reportlab: docs/decisions/0007.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch, mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    KeepInFrame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as Grid

from core.evaluation.report.document import (
    Beside,
    Bullets,
    Cell,
    Chapter,
    Document,
    Pairs,
    Picture,
    Table,
    Text,
    plain,
)
from core.notice import NOTICE

_FONT, _BOLD = "DejaVuSans", "DejaVuSans-Bold"
_MARGIN, _FOOT = 16 * mm, 20 * mm
_WIDTH, _HEIGHT = A4[0] - 2 * _MARGIN, A4[1] - _MARGIN - _FOOT
_TALLEST = 4.75 * inch  # two to a page
# So many characters a point of width stay below half a page, even if all of them are W.
_CELL_CHARS = 2.5
_LONGEST_ASIDE, _PADDING = 60, 3
_SOFT, _LINE, _SHADE, _WARN = "#57606a", "#c9d1d9", "#eef1f5", "#9a2a3c"
_INK = "#33658a"
_PAIR_SHARE, _GUTTER = 0.27, 5 * mm


def as_pdf(document: Document) -> bytes:
    """Return the report as PDF; the same document gives the same bytes."""
    for name in (_FONT, _BOLD):
        path = files("resources").joinpath(f"fonts/{name}.ttf")
        pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily(_FONT, normal=_FONT, bold=_BOLD, italic=_FONT, boldItalic=_BOLD)
    buffer = BytesIO()
    template = _Template(buffer, document)
    template.build(_story(document), canvasmaker=partial(_Numbered, document=document))
    return buffer.getvalue()


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """A4 pages with one frame; a heading becomes a bookmark."""

    def __init__(self, buffer: BytesIO, document: Document) -> None:
        super().__init__(
            buffer, pagesize=A4, title=plain(f"{document.title}: {document.subject}"),
            author="Dermadesk", subject=NOTICE, invariant=1,
        )  # fmt: skip
        frame = Frame(
            _MARGIN, _FOOT, _WIDTH, _HEIGHT,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(PageTemplate(frames=[frame]))

    def afterFlowable(self, flowable: Any) -> None:
        """Add a bookmark where a heading was set; reportlab calls it so."""
        title = getattr(flowable, "bookmark", None)
        if title is not None:
            key = f"chapter-{self.page}-{title}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, 0)


class _Numbered(Canvas):  # type: ignore[misc]
    """Writes the foot of each page at the end, when it is known how many there are."""

    def __init__(self, *args: Any, document: Document, **named: Any) -> None:
        super().__init__(*args, **named)
        self._document = document
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Keep the page until all are known."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write all pages with their feet."""
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self._foot(number, len(self._pages))
            super().showPage()
        super().save()

    def _foot(self, number: int, of: int) -> None:
        self.setStrokeColor(HexColor(_LINE))
        self.line(_MARGIN, _FOOT - 4 * mm, A4[0] - _MARGIN, _FOOT - 4 * mm)
        self.setFont(_BOLD, 7.5)
        self.setFillColor(HexColor("#000000"))
        self.drawString(_MARGIN, _FOOT - 8 * mm, NOTICE)
        self.setFont(_FONT, 7)
        self.drawRightString(A4[0] - _MARGIN, _FOOT - 8 * mm, f"{number} of {of}")
        self.setFillColor(HexColor(_SOFT))
        told = f"{self._document.subject}: {self._document.population}"
        if self._document.leaflet:
            told = self._document.title
        subject = _fitting(plain(told), _WIDTH, 7)
        self.drawString(_MARGIN, _FOOT - 11.5 * mm, subject)
        if self._document.page_mark:
            self.setFillColor(HexColor(_WARN))
            self.setFont(_BOLD, 7.5)
            self.drawString(_MARGIN, _FOOT - 15 * mm, plain(self._document.page_mark))


def _fitting(text: str, width: float, size: float) -> str:
    """Return as much of a line as fits into `width` points."""
    while text and pdfmetrics.stringWidth(text, _FONT, size) > width:
        text = text[:-2].rstrip() + "…" if len(text) > 2 else ""
    return text


def _story(document: Document) -> list[Any]:
    found: list[Any] = [
        _paragraph(document.title, _STYLES["title"]),
        _paragraph(document.subject, _STYLES["strong"]),
        _paragraph(document.population, _STYLES["body"]),
        *(_paragraph(mark, _STYLES["mark"]) for mark in document.marks),
    ]
    for number, chapter in enumerate(document.chapters, start=1):
        found += _chapter("" if document.leaflet else f"{number} ", chapter)
        # The model facts are a page of their own, to be handed out alone.
        found += [PageBreak()] if number == 1 and not document.leaflet else []
    # A leaflet is one page, in smaller type if need be.
    return [KeepInFrame(_WIDTH, _HEIGHT, found, mode="shrink")] if document.leaflet else found


def _chapter(number: str, chapter: Chapter) -> list[Any]:
    heading = _paragraph(f"{number}{chapter.title}", _STYLES["heading"])
    heading.bookmark = plain(chapter.title)
    found: list[Any] = [heading]
    for block in chapter.blocks:
        found += _BLOCKS[type(block)](block, _WIDTH)
    return found


def _paragraph(text: str, style: ParagraphStyle) -> Any:
    return Paragraph(_markup(text), style)


def _markup(text: str) -> str:
    return escape(plain(text))


def _text(block: Text, width: float) -> list[Any]:
    return [_paragraph(block.text, _STYLES["strong" if block.strong else "body"])]


def _bullets(block: Bullets, width: float) -> list[Any]:
    items = [ListItem(_paragraph(item, _STYLES["item"]), leftIndent=10) for item in block.items]
    return [ListFlowable(items, bulletType="bullet", start="•", bulletFontSize=7, leftIndent=10)]


def _pairs(block: Pairs, width: float) -> list[Any]:
    # Names need the same room in a narrow column.
    names = min(_PAIR_SHARE * _WIDTH, 0.4 * width)
    widths = (names, width - names)
    styles = (_STYLES["soft"], _STYLES["word"])
    rows = [_row(tuple(Cell(text) for text in row), styles, widths) for row in block.rows]
    title = [_paragraph(block.title, _STYLES["caption"])] if block.title else []
    return [*title, _grid(rows, widths), Spacer(0, 3 * mm)] if rows else title


def _table(block: Table, width: float) -> list[Any]:
    widths = [width * block.width * share for share in block.shares]
    styles = [_STYLES["word" if column.words else "number"] for column in block.columns]
    heads = [_STYLES["word_head" if column.words else "head"] for column in block.columns]
    head = _row(tuple(Cell(column.title) for column in block.columns), heads, widths)
    rows = [_row(row, styles, widths) for row in block.rows]
    of = f' <font name="{_FONT}" color="{_SOFT}">{_markup(block.population)}</font>'
    caption = Paragraph(_markup(block.title) + of, _STYLES["caption"])
    note = [_paragraph(block.note, _STYLES["note"])] if block.note else []
    return [caption, _grid([head, *rows], widths, head=1), *note, Spacer(0, 3 * mm)]


def _row(
    cells: Sequence[Cell], styles: Sequence[ParagraphStyle], widths: Sequence[float]
) -> list[Any]:
    """Return a row of paragraphs, none of them so long that it would not fit on a page."""
    found = []
    for cell, style, width in zip(cells, styles, widths, strict=True):
        if cell.bar is not None:
            found.append(_Bar(cell.bar, width - 2 * _PADDING))
            continue
        most = int(_CELL_CHARS * (width - 2 * _PADDING))
        whole = plain(cell.text)
        text = escape(whole if len(whole) <= most else whole[:most] + "…")
        aside = escape(plain(cell.aside)[:_LONGEST_ASIDE])
        lighter = f' <font size="6" color="{_SOFT}">{aside}</font>' if aside else ""
        found.append(Paragraph(text + lighter, style))
    return found


def _grid(rows: Sequence[Sequence[Any]], widths: Sequence[float], head: int = 0) -> Any:
    """Return a table that may break between its rows and then repeats its head."""
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(_LINE)),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    if head:
        commands.append(("BACKGROUND", (0, 0), (-1, head - 1), HexColor(_SHADE)))
    return Grid(rows, colWidths=list(widths), repeatRows=head, style=commands, hAlign="LEFT")


def _beside(block: Beside, width: float) -> list[Any]:
    """Return one row of a table without lines, whose cells hold whole columns."""
    whole = sum(block.shares)
    widths = [width * share / whole for share in block.shares]
    inner = [each - _GUTTER for each in widths[:-1]] + widths[-1:]
    cells = [
        [part for entry in column for part in _BLOCKS[type(entry)](entry, room)]
        for column, room in zip(block.columns, inner, strict=True)
    ]
    none = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    between = ("RIGHTPADDING", (0, 0), (-2, -1), _GUTTER)
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *none, between]
    return [Grid([cells], colWidths=widths, style=style, hAlign="LEFT")]


class _Bar(Flowable):  # type: ignore[misc]
    """A bar from 0 to 1 on a pale ground."""

    def __init__(self, share: float, width: float) -> None:
        super().__init__()
        self._share = min(1.0, max(0.0, share))
        self.width, self.height = width, 6.5

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return its size, whatever there is; reportlab asks so."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it; reportlab asks so."""
        self.canv.setFillColor(HexColor(_SHADE))
        self.canv.rect(0, 0, self.width, 5, stroke=0, fill=1)
        self.canv.setFillColor(HexColor(_INK))
        self.canv.rect(0, 0, self.width * self._share, 5, stroke=0, fill=1)


def _picture(block: Picture, width: float) -> list[Any]:
    """Return a picture; what it shows and of whom stands within it."""
    scale = min(1.0, width / (block.width * inch), _TALLEST / (block.height * inch))
    image = Image(BytesIO(block.png), block.width * inch * scale, block.height * inch * scale)
    image.hAlign = "LEFT"
    return [image, Spacer(0, 3 * mm)]


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        name, **{"fontName": _FONT, "fontSize": size, "leading": 1.3 * size} | more
    )


_STYLES: Mapping[str, ParagraphStyle] = MappingProxyType(
    {
        style.name: style
        for style in (
            _style("title", 17, fontName=_BOLD, spaceAfter=3),
            _style("heading", 12.5, fontName=_BOLD, spaceBefore=9, spaceAfter=4, keepWithNext=1),
            _style("body", 8.5, spaceAfter=4),
            _style("strong", 8.5, fontName=_BOLD, spaceBefore=3, spaceAfter=3, keepWithNext=1),
            _style("mark", 8.5, fontName=_BOLD, textColor=HexColor(_WARN), spaceAfter=4),
            _style("item", 8),
            _style("caption", 8.5, fontName=_BOLD, spaceBefore=4, spaceAfter=3, keepWithNext=1),
            _style("note", 7, textColor=HexColor(_SOFT), spaceBefore=2, spaceAfter=4),
            _style("word", 7.5),
            _style("soft", 7.5, textColor=HexColor(_SOFT)),
            _style("number", 7.5, alignment=TA_RIGHT),
            _style("head", 7, fontName=_BOLD, alignment=TA_RIGHT),
            _style("word_head", 7, fontName=_BOLD),
        )
    }
)
_BLOCKS: Mapping[type, Callable[[Any, float], list[Any]]] = MappingProxyType(
    {Text: _text, Bullets: _bullets, Pairs: _pairs, Table: _table, Picture: _picture,
     Beside: _beside}
)  # fmt: skip
"""How each kind of block is set in so many points of width."""
