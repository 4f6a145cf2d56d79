"""Runs as cohorts: their predictions with what the dataset knows, their leaks and their looks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from core.bundle import DECISION, Decision, read_decision
from core.dataset import open_dataset
from core.error import UserError
from core.evaluation.cohort import Cohort
from core.evaluation.cohort_file import read_predictions
from core.evaluation.comparison import Pair, compare
from core.evaluation.detail import details
from core.evaluation.evaluation import Evaluation, evaluate
from core.evaluation.figure import DEFAULT_THRESHOLD
from core.evaluation.interval import RESAMPLES
from core.evaluation.leak import MARK, leak_of_split
from core.evaluation.look import count_look, times
from core.inference.model_choice import MODEL
from core.target import TARGETS
from training.run_directory import RunDirectory, find_run

SUBSETS = ("test", "val")
TEST = "test"
_log = logging.getLogger(__name__)

Report = Callable[[str, int, int], object]


def run_cohort(run: RunDirectory, subset: str = TEST) -> tuple[Cohort, tuple[str, ...]]:
    """Return the predictions of a run on `subset` and notes on what is missing.

    Age, sex, site and confirmation come from the dataset where it still is. Raises UserError where
    there are no predictions.
    """
    if subset not in SUBSETS:
        raise UserError(
            f"There are no predictions of “{subset}”.", f"Choose one of {', '.join(SUBSETS)}."
        )
    path = run.predictions / f"{subset}.csv"
    if not path.is_file():
        raise UserError(
            f"The run {run.name} has no predictions of its {subset} subset.",
            "They are written when it completes; a split without such images has none.",
        )
    config = run.config()
    cohort = read_predictions(path, split_hash=config.run.split_hash)
    try:
        data = config.data
        dataset = open_dataset(data.folder, csv=data.csv, images=data.images)
    except UserError as error:
        note = f"Age, sex, site and confirmation are not known: {error.message}"
        return cohort, (note,)
    return cohort.with_records(dataset.records), ()


def evaluate_run(
    run: RunDirectory,
    subset: str = TEST,
    *,
    threshold: float | None = None,
    resamples: int = RESAMPLES,
    report: Report | None = None,
) -> Evaluation:
    """Evaluate a run by its predictions, as its best model decides now.

    `threshold` None is that of the model, else 0.5. The test subset counts as looked at.
    """
    cohort, notes = run_cohort(run, subset)
    decision = decision_of(run)
    cohort = cohort.with_probabilities(decision.apply(cohort.probabilities))
    if decision.revision > 1:
        notes = (*notes, decision.sentence)
    chosen = threshold if threshold is not None else decision.rule.threshold
    found = evaluate(
        cohort,
        source=run.name,
        subset=subset,
        threshold=DEFAULT_THRESHOLD if chosen is None else chosen,
        leak=leak_of_split(cohort, run.path / "split.csv"),
        resamples=resamples,
        report=report,
    )
    looked, more = looked_at(run, subset, "evaluate")
    return replace(
        found,
        looks=looked,
        notes=(*notes, *found.notes, *more),
        details=details(cohort, decision.rule.conformal),
    )


def decision_of(run: RunDirectory) -> Decision:
    """Return the decision of a run's best model; the plain one where the model is gone."""
    if not (run.best / DECISION).is_file():
        return Decision()
    return read_decision(run.best, len(TARGETS[run.config().model.target].classes))


def compare_runs(
    runs: Sequence[RunDirectory],
    subset: str = TEST,
    *,
    resamples: int = RESAMPLES,
) -> tuple[list[Pair], tuple[str, ...]]:
    """Compare runs on one split with the first of them, each at its own threshold, with notes.

    Each run's test subset counts as looked at. Raises UserError for different splits.
    """
    decisions = [decision_of(run) for run in runs]
    models = []
    for run, decision in zip(runs, decisions, strict=True):
        cohort, _ = run_cohort(run, subset)
        models.append((run.name, cohort.with_probabilities(decision.apply(cohort.probabilities))))
    chosen = [decision.rule.threshold for decision in decisions]
    thresholds = [DEFAULT_THRESHOLD if value is None else value for value in chosen]
    pairs = compare(models, thresholds=thresholds, count=resamples)
    notes: list[str] = []
    leaking = []
    for run, (_, cohort) in zip(runs, models, strict=True):
        leak = leak_of_split(cohort, run.path / "split.csv")
        leaking.append(bool(leak))
        if leak:
            notes.append(f"† {run.name}: {leak.sentence}")
        looked, more = looked_at(run, subset, "compare")
        if looked is not None:
            notes.append(f"{run.name}: test figures looked at {times(looked)}, now included.")
        notes += more
    marked = [
        replace(pair, mark=MARK) if leaking[0] or other else pair
        for pair, other in zip(pairs, leaking[1:], strict=True)
    ]
    return marked, tuple(notes)


def looked_at(run: RunDirectory, subset: str, what: str) -> tuple[int | None, tuple[str, ...]]:
    """Count a look at the test subset; None for another subset, and a note where it cannot be."""
    if subset != TEST:
        return None, ()
    try:
        return count_look(run.path, what), ()
    except OSError as error:
        reason = error.strerror or str(error)
        _log.warning("the look at %s is not counted: %s", run.name, reason)
        return None, (f"{run.name}: this look at the test figures is not counted: {reason}.",)


def as_run(place: str, runs_folder: Path) -> RunDirectory | None:
    """Return the run that a path or a name means, or None where it is a bundle."""
    if (Path(place).expanduser() / MODEL).is_file():
        return None
    return find_run(place, runs_folder)
