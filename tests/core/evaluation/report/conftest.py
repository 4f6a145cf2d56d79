"""One report, composed once with all its pictures, for every test of how it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.bundle import Decision
from core.evaluation.detail import details
from core.evaluation.evaluation import Evaluation, evaluate
from core.evaluation.report.compose import report_of
from core.evaluation.report.document import Document
from core.evaluation.report.facts import Facts, decision_rows, program_versions, subset_facts
from core.evaluation.rule import fit_rule
from core.target import TARGETS
from tests.core.evaluation.cohort_factory import random_cohort, with_patients

NASTY = "<script>alert('x')</script>&<img src=\"/etc/passwd\">\x00\u202e"


@pytest.fixture(scope="session")
def evaluation() -> Evaluation:
    cohort = with_patients(random_cohort(240))
    found = evaluate(
        cohort, source=NASTY, subset="test", resamples=40, subgroup_resamples=10, looks=3
    )
    rule = fit_rule(cohort, Decision().rule)
    return replace(found, notes=(NASTY,), details=details(cohort, rule.conformal))


@pytest.fixture(scope="session")
def facts(evaluation: Evaluation) -> Facts:
    cohort = evaluation.cohort
    rows = [
        (image, lesion, cohort.classes[truth], ("train", "test")[number % 4 == 0])
        for number, (image, lesion, truth) in enumerate(
            zip(cohort.image_ids, cohort.lesion_ids, cohort.truth, strict=True)
        )
    ]
    decision = Decision(temperature=1.5, rule=fit_rule(cohort, Decision().rule))
    return Facts(
        model=(("Architecture", NASTY),),
        mechanism=(("Image", "one photograph"),),
        decision=decision_rows(decision, TARGETS["diagnosis"]),
        data=(("Split", cohort.split_hash), ("Dataset", NASTY)),
        subsets=subset_facts(rows, cohort.records, cohort.classes),
        training=(("Loss", "w" * 5000),),
        software=program_versions(),
        rule=decision.rule,
        metrics=Path("absent.csv"),
        own_split=True,
    )


@pytest.fixture(scope="session")
def document(evaluation: Evaluation, facts: Facts) -> Document:
    return report_of(evaluation, facts, resamples=40, made="2026-11-21")
