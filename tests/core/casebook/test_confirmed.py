"""Cases with a biopsy as a dataset: what can be used, and why the rest cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.casebook.casebook import Casebook
from core.casebook.confirmed import confirmed_cases
from core.casebook.entry import Entry
from core.casebook.picture import case_image
from core.error import ProblemKind, UserError
from core.place import cases_file
from tests.core.casebook.case_factory import entry


def photographed(path: Path, seed: int, **words: str) -> Entry:
    """A case with an image that is there."""
    pixels = np.random.default_rng(seed).integers(0, 255, (24, 32, 3), dtype=np.uint8)
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(pixels).save(path)
    return replace(entry(**words), images=(case_image(path),))


def keep(*entries: Entry) -> None:
    book = Casebook.open(cases_file())
    for each in entries:
        book.add(each)
    book.close()


def test_a_case_with_a_biopsy_is_a_lesion_of_its_diagnosis(tmp_path: Path) -> None:
    keep(
        photographed(tmp_path / "a.png", 1, dx="nv", biopsy="mel"),
        photographed(tmp_path / "b.png", 2, dx="nv"),
        photographed(tmp_path / "one" / "c.png", 3, biopsy="nv"),
        photographed(tmp_path / "two" / "c.png", 4, biopsy="bcc"),
    )
    found = confirmed_cases(cases_file())
    assert [(record.image_id, record.lesion_id, record.dx) for record in found.records] == [
        ("c-4-1", "case-4", "bcc"), ("c-3-1", "case-3", "nv"), ("a", "case-1", "mel"),
    ]  # fmt: skip
    assert found.records[0].patient.site == "back" and found.lesions_known
    assert found.problems == ()


def test_what_cannot_be_used_is_told(tmp_path: Path) -> None:
    same = photographed(tmp_path / "same.png", 1, biopsy="nv")
    changed = photographed(tmp_path / "changed.png", 2, biopsy="nv")
    photographed(tmp_path / "changed.png", 3)
    gone = photographed(tmp_path / "gone.png", 4, biopsy="nv")
    (tmp_path / "gone.png").unlink()
    vague = photographed(tmp_path / "vague.png", 5, biopsy="malignant")
    keep(same, same, changed, gone, vague)
    found = confirmed_cases(cases_file())
    assert [record.lesion_id for record in found.records] == ["case-2"]
    assert [problem.kind for problem in found.problems] == [
        ProblemKind.UNKNOWN_DIAGNOSIS, ProblemKind.MISSING_IMAGE, ProblemKind.MISSING_IMAGE,
        ProblemKind.DUPLICATE,
    ]  # fmt: skip
    assert str(tmp_path) not in str(found.problems)


def test_no_casebook_and_none_with_a_biopsy_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no cases yet"):
        confirmed_cases(tmp_path / "cases.sqlite")
    keep(entry("one"))
    with pytest.raises(UserError, match="None of the 0 cases with a biopsy"):
        confirmed_cases(cases_file())
