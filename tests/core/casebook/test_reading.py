"""Shares are of the cases that can tell, and each counts what its title says."""

from __future__ import annotations

import pytest

from core.casebook.entry import agree, is_malignant
from core.casebook.reading import reading_statistics
from tests.core.casebook.case_factory import entry

# The machine says nv to all but the last two.
CASES = (
    entry(first="nv", ruled="nv", biopsy="nv"),  # all right
    entry(first="mel", ruled="nv", biopsy="mel"),  # misled
    entry(first="bcc", ruled="nv", biopsy="nv"),  # helped
    entry(first="bcc", ruled="bcc", biopsy="mel"),  # wrong diagnosis, right side, own opinion
    entry(first="nv", ruled="nv"),  # nobody knows
    entry(biopsy="malignant"),  # the machine alone
    entry(dx="mel", first="nv", ruled="mel", biopsy="malignant"),  # helped, by sides
    entry(dx="nv", threshold=0.001, biopsy="mel"),  # called nv, and flagged
)


@pytest.mark.parametrize(
    ("name", "hits", "of"),
    [
        ("first_agreement", 2, 6),
        ("agreement", 5, 6),
        ("first_sensitivity", 2, 3),
        ("machine_sensitivity", 2, 5),
        ("final_sensitivity", 2, 3),
        ("first_specificity", 1, 2),
        ("machine_specificity", 2, 2),
        ("final_specificity", 2, 2),
        ("misled", 1, 2),
        ("helped", 2, 3),
    ],
)
def test_a_share_counts_its_cases(name: str, hits: int, of: int) -> None:
    share = reading_statistics(CASES).share(name)
    assert (share.hits, share.of) == (hits, of)


def test_a_share_has_an_interval_and_tells_of_how_many() -> None:
    share = reading_statistics(CASES).share("misled")
    assert share.text == "1 of 2: 50% (9% to 91%)"
    assert share.to_json() == pytest.approx(
        {"value": 0.5, "low": 0.0945, "high": 0.9055, "hits": 1, "of": 2}, abs=1e-4
    )


def test_without_cases_there_is_no_share() -> None:
    share = reading_statistics(()).share("agreement")
    assert (share.value, share.interval, share.text) == (None, None, "no such case yet")


def test_opinions_agree_by_name_or_by_side() -> None:
    assert agree("mel", "mel") and not agree("mel", "bcc")
    assert agree("mel", "malignant") and agree("benign", "nv") and not agree("nv", "malignant")
    assert is_malignant("akiec") and not is_malignant("benign")
