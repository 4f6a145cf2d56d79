"""Exports say all that is kept, in columns that are the same for every model."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.casebook.casebook import Casebook
from core.casebook.export import write_export
from core.error import UserError
from core.prediction import Prediction
from tests.core.casebook.case_factory import entry


def test_a_table_has_a_row_a_case(book: Casebook, tmp_path: Path) -> None:
    book.add(entry("one", first="mel", ruled="bcc", biopsy="nv", threshold=0.5, note="=cmd()"))
    two = Prediction((0.25, 0.75), ("benign", "malignant"))
    book.add(replace(entry("two"), answer=replace(entry().answer, prediction=two)))
    out = tmp_path / "cases.csv"
    write_export(book.search(), out)
    newest, oldest = csv.DictReader(out.read_text(encoding="utf-8").splitlines())
    assert (oldest["p_nv"], oldest["p_benign"], oldest["dx"]) == ("0.700000", "", "nv")
    assert (newest["p_nv"], newest["p_benign"], newest["p_malignant"]) == (
        "",
        "0.250000",
        "0.750000",
    )
    assert (oldest["ruling"], oldest["ruling_dx"], oldest["biopsy_dx"]) == ("override", "bcc", "nv")
    assert (oldest["first_dx"], oldest["first_confidence"]) == ("mel", "0.6")
    assert (oldest["flagged"], newest["flagged"]) == ("0", "")
    assert oldest["note"] == "'=cmd()"
    assert oldest["images"] == str(Path("/pictures/one.jpg"))


def test_json_has_the_statistics_and_the_newest_hash(book: Casebook, tmp_path: Path) -> None:
    case = book.add(entry(first="nv", ruled="nv", flags=("blur",)))
    out = tmp_path / "cases.json"
    write_export([case], out, book.head())
    told = json.loads(out.read_text(encoding="utf-8"))
    assert (told["format"], told["head"]) == (1, book.head())
    assert told["statistics"]["agreement"]["hits"] == 1
    (one,) = told["cases"]
    assert one["answer"]["probabilities"]["nv"] == 0.7
    assert one["answer"]["details"] == {"neighbours": [{"dx": "nv", "distance": 0.25}]}
    assert (one["ruling"]["decision"], one["biopsy"]) == ("agree", None)


@pytest.mark.parametrize(("name", "said"), [("a.txt", ".csv, .json"), ("no/a.csv", "no folder")])
def test_a_place_that_cannot_be_is_told_first(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        write_export([], tmp_path / name)
