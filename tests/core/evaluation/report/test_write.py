"""A report becomes a file by its suffix, or a sentence says why not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.error import UserError
from core.evaluation.report.document import Document
from core.evaluation.report.write import FORMS, check_report_path, write_report

_BEGINS = {".pdf": b"%PDF-", ".html": b"<!DOCTYPE html>", ".json": b"{"}


@pytest.mark.parametrize("suffix", FORMS)
def test_each_form(document: Document, tmp_path: Path, suffix: str) -> None:
    short = replace(document, chapters=document.chapters[:1])
    path = tmp_path / f"report{suffix.upper()}"
    write_report(short, path)
    assert path.read_bytes().startswith(_BEGINS[suffix])
    assert list(tmp_path.iterdir()) == [path]


def test_the_json_is_that_of_the_evaluation(document: Document, tmp_path: Path) -> None:
    write_report(document, tmp_path / "report.json")
    written = json.loads((tmp_path / "report.json").read_bytes())
    assert written["population"]["images"] == 240


@pytest.mark.parametrize(
    ("name", "words"), [("report.docx", "cannot be written as"), ("no/report.pdf", "no folder")]
)
def test_what_cannot_be_written_is_said_beforehand(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        check_report_path(tmp_path / name)
