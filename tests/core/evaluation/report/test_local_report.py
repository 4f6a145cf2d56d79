"""The report of a local validation: what limits it first, and nobody's name."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from core.bundle import hashed_id
from core.evaluation.local import LocalValidation
from core.evaluation.report import compose
from core.evaluation.report.document import Document
from core.evaluation.report.html import as_html
from core.evaluation.report.local_report import local_report_of
from core.evaluation.rule import Rule
from core.evaluation.validation_log import past_of
from core.notice import NOTICE
from tests.core.evaluation.local_factory import local_validation


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> LocalValidation:
    return local_validation(tmp_path_factory.mktemp("secret") / "run" / "best", 200)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pictures: they are those of any report, and take seconds."""
    monkeypatch.setattr(compose, "PICTURES", {})


@pytest.fixture
def document(found: LocalValidation, plain: None) -> Document:
    series = [past_of(found, day) for day in (1e9, 1.1e9)]
    return local_report_of(found, None, series, resamples=20, made="2026-11-21")


def test_it_says_population_limits_both_figures_drift_and_series(document: Document) -> None:
    titles = [chapter.title for chapter in document.chapters]
    assert titles[:4] == [
        "Model facts", "Local validation", "Beside the internal figures", "Drift",
    ]  # fmt: skip
    text = " ".join(re.sub(r"<[^>]+>", " ", as_html(document).decode()).split())
    for words in (
        NOTICE, "Local validation report", "run on cases", "196 images, 98 lesions",
        "Left out: 4 images of 2 lesions", "1 known by id, 1 more by what they show",
        "Local cases: 196 images, 98 lesions", "Internal, test subset: 100 images, 50 lesions",
        "looked at 2 times", "Large drift, higher here",
        "Validations of this model so far", "2001-09-09",
    ):  # fmt: skip
        assert words in text, words


def test_nobody_is_named(document: Document, found: LocalValidation) -> None:
    written = as_html(document).decode() + json.dumps(document.data)
    assert not re.search(r"\b[IL]\d+\b", written)
    assert str(found.folder.parent.parent) not in written
    hashed = document.data["validation"]["left_out"]["hashed_ids"]
    assert hashed == sorted(hashed_id("image", f"I{number}") for number in (0, 1, 4, 5))
    assert document.data["notice"] == NOTICE


def test_thresholds_fitted_on_these_cases_do_not_stand_as_chosen_on_others(
    found: LocalValidation, plain: None
) -> None:
    rule = Rule(threshold=0.4, thresholds=((0.9, 0.4),))
    told = []
    for subset in ("val", "local cases (cases)"):
        decision = replace(found.decision, rule=replace(rule, fitted_on={"subset": subset}))
        document = local_report_of(replace(found, decision=decision), resamples=20)
        told.append("Thresholds kept in the model" in as_html(document).decode())
    assert told == [True, False]
