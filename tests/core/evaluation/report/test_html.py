"""The report as HTML: whole, closed, escaped, and without any address."""

from __future__ import annotations

from html.parser import HTMLParser

from core.evaluation.drawing import PICTURES
from core.evaluation.report.document import Document
from core.evaluation.report.html import as_html
from core.notice import NOTICE

_VOID = {"meta", "img", "br", "link", "hr", "col"}


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_whole_and_needs_nothing_else(document: Document) -> None:
    page = _Page(as_html(document).decode())
    assert page.open == []
    tags = [tag for tag, _ in page.tags]
    assert not {"script", "link", "iframe", "object"} & set(tags)
    assert tags.count("img") == len(PICTURES)
    sources = [str(attrs["src"]) for tag, attrs in page.tags if tag == "img"]
    assert all(source.startswith("data:image/png;base64,") for source in sources)
    assert all(attrs["alt"] for tag, attrs in page.tags if tag == "img")
    links = [str(attrs["href"]) for tag, attrs in page.tags if tag == "a"]
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    assert links and {link.removeprefix("#") for link in links} <= ids


def test_untrusted_names_are_text(document: Document) -> None:
    html = as_html(document).decode()
    assert "<script" not in html and "\x00" not in html and "\u202e" not in html
    assert "<script>alert('x')</script>" in _Page(html).text
    assert NOTICE in _Page(html).text


def test_rows_are_as_long_as_their_heads(document: Document) -> None:
    html = as_html(document).decode()
    for table in html.split("<thead>")[1:]:
        head, _, body = table.partition("</thead>")
        width = head.count("<th ")
        rows = body.partition("</tbody>")[0].split("<tr>")[1:]
        assert rows and {row.count("<th ") + row.count("<td") for row in rows} == {width}
