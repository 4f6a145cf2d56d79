"""A threshold and a prior from the page into the model, and back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.bundle import read_decision
from core.evaluation.prior import PriorWish
from core.evaluation.rule import Rule
from core.evaluation.threshold import operating_point, threshold_for
from desktop.evaluate.page import EvaluatePage
from desktop.evaluate.task import Judged
from desktop.evaluate.threshold_view import ThresholdView
from training.run_directory import RunDirectory

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
SECONDS = 60_000
Runs = tuple[RunDirectory, RunDirectory]


def shown(page: EvaluatePage, judged: Judged) -> ThresholdView:
    page._show_judged(judged)
    assert page.result is not None
    page.result.show_view("Threshold")
    return page.result.threshold


def test_a_threshold_is_kept_and_taken_back(
    page: EvaluatePage, qtbot: QtBot, finished: Runs, judged: Judged, tmp_path: Path
) -> None:
    run = RunDirectory(shutil.copytree(finished[0].path, tmp_path / "copy"))
    view = shown(page, replace(judged, run=run.path, bundle=run.best))
    assert "Too few to conclude anything" in view.keep.status.text()
    view.choose_goal(0.9)
    view.prior.prevalence.setValue(5.0)
    view.prior.strength.setValue(50)
    threshold = view.threshold
    view.keep.keep_button.click()
    assert not view.keep.keep_button.isEnabled()
    qtbot.waitUntil(lambda: not page.keeper.busy, timeout=SECONDS)
    rule = read_decision(run.best).rule
    assert (rule.threshold, rule.sensitivity, rule.strength) == (threshold, 0.9, 0.5)
    assert "Kept as revision 2. Flagged from a malignancy" in view.keep.status.text()
    assert "chosen for 90% sensitivity. " in view.keep.status.text()
    assert (view.threshold, view.prior.exact.value()) == (threshold, 0.5)
    assert not view.prior.wish()
    view.keep.undo_button.click()
    qtbot.waitUntil(lambda: not page.keeper.busy, timeout=SECONDS)
    decision = read_decision(run.best)
    assert (decision.revision, decision.rule) == (3, Rule())
    assert "Revision 1 of the decision rule is back" in view.keep.status.text()
    assert view.keep.keep_button.isEnabled() and not view.keep.undo_button.isEnabled()
    assert view.prior.exact.value() == 0 and view.prior.exact.isEnabled()


def test_a_prior_moves_the_figures_and_the_threshold_of_a_sensitivity(
    page: EvaluatePage, judged: Judged
) -> None:
    view = shown(page, judged)
    view.choose_goal(0.9)
    view.prior.prevalence.setValue(5.0)
    view.prior.exact.setValue(1.0)
    assert judged.basis is not None
    wish = PriorWish(prevalence=0.05, strength=1.0)
    cohort = judged.basis.decided(judged.evaluation.cohort, wish)
    wanted = threshold_for(cohort.malignancy, cohort.is_malignant, 0.9)
    assert view.threshold == wanted != judged.evaluation.thresholds[0.9].threshold
    point = operating_point(cohort.malignancy, cohort.is_malignant, wanted, prevalence=0.05)
    assert view.figures.values["ppv"].text() == f"{point.ppv:.3f}"
    view.matrix.press((0, 0))
    assert "with the prior that is tried" in page.result.panels[view].heading.text()  # type: ignore[union-attr]
    view.prior.strength.setValue(0)
    assert view.threshold == judged.evaluation.thresholds[0.9].threshold


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"run": None}, "Only the validation subset of a run"),
        ({"basis": None}, "no longer there"),
        ({}, "on the test subset"),
    ],
)
def test_what_may_not_be_kept_says_why(
    page: EvaluatePage, judged: Judged, change: dict[str, None], words: str
) -> None:
    subset = "val" if change else "test"
    other = replace(judged, evaluation=replace(judged.evaluation, subset=subset), **change)
    view = shown(page, other)
    assert not view.keep.keep_button.isEnabled()
    assert words in view.keep.status.text()
    assert view.prior.strength.isEnabled() == (other.basis is not None)
