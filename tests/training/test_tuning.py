"""Thresholds that a person chose on validation: kept in the model, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.bundle import read_decision
from core.error import UserError
from core.evaluation.kept import take_back
from core.evaluation.prior import PriorWish
from core.evaluation.threshold import threshold_for
from tests.training.command.test_evaluate_cli import completed_run
from tests.training.command.test_threshold_cli import with_decision
from training.evaluation import evaluate_run, run_cohort
from training.run_directory import RunDirectory
from training.tuning import basis_of, keep_threshold


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return with_decision(completed_run(tmp_path, "one"))


def test_a_threshold_is_kept_with_its_prior_and_taken_back(run: RunDirectory) -> None:
    plain = read_decision(run.best)
    kept = keep_threshold(run, 0.3, prior=PriorWish(prevalence=0.05, strength=0.5), revision=1)
    rule = read_decision(run.best).rule
    assert (rule.threshold, rule.strength, rule.fitted_on["subset"]) == (0.3, 0.5, "val")
    assert kept.sentences[0] == "Kept as revision 2."
    assert "Flagged from a malignancy of 30.0% on, chosen for" in kept.sentences[1]
    assert any("towards 5.0% malignant" in sentence for sentence in kept.sentences)
    back = take_back(kept)
    assert (back.written.revision, back.written.rule) == (3, plain.rule)
    assert "Revision 1 of the decision rule is back, as revision 3" in back.sentences[0]
    with pytest.raises(UserError, match="decides by revision 3 now, not by the 2 shown"):
        take_back(kept)


def test_a_threshold_for_a_sensitivity_is_the_one_that_was_shown(run: RunDirectory) -> None:
    cohort, _ = run_cohort(run, "val")
    shown = threshold_for(cohort.malignancy, cohort.is_malignant, 0.85)
    kept = keep_threshold(run, shown, sensitivity=0.85, revision=1)
    assert (kept.written.rule.threshold, kept.written.rule.sensitivity) == (shown, 0.85)
    again = keep_threshold(run, shown, sensitivity=0.85, revision=2)
    assert again.sentences[0] == "The model decides so already."
    assert again.written.revision == 2


def test_what_was_chosen_by_another_decision_is_refused(run: RunDirectory) -> None:
    with pytest.raises(UserError, match="Evaluate it again"):
        keep_threshold(run, 0.3, revision=7)
    assert read_decision(run.best).revision == 1


def test_the_basis_is_what_the_evaluation_rests_on(run: RunDirectory) -> None:
    keep_threshold(run, 0.05, prior=PriorWish(prevalence=0.05), revision=1)
    found = evaluate_run(run, "val", resamples=10)
    basis = basis_of(run, "val")
    assert basis is not None and basis.knows_prior
    assert (basis.decided(found.cohort).probabilities == found.cohort.probabilities).all()
    (run.best / "decision.json").unlink()
    assert basis_of(run, "val") is None
