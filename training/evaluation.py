"""Runs as cohorts: their predictions with what the dataset knows, their leaks and their looks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core.bundle import DECISION, Decision, read_decision, tune_decision
from core.dataset import open_dataset
from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.calibration import prior_of
from core.evaluation.cohort import Cohort, Population, counted
from core.evaluation.cohort_file import read_predictions
from core.evaluation.comparison import Pair, compare
from core.evaluation.detail import details
from core.evaluation.evaluation import Evaluation, evaluate
from core.evaluation.figure import DEFAULT_THRESHOLD
from core.evaluation.interval import RESAMPLES
from core.evaluation.leak import Leak, leak_of_split
from core.evaluation.look import count_look, times
from core.evaluation.rule import Rule, best_temperature, fit_rule
from core.evaluation.threshold import OperatingPoint, operating_point
from core.inference.model_choice import MODEL
from core.layout.table import read_table
from core.target import target_with
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
        notes = (*notes, f"Decision of revision {decision.revision}: temperature "
                 f"{decision.temperature:g}.")  # fmt: skip
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
    return read_decision(run.best) if (run.best / DECISION).is_file() else Decision()


@dataclass(frozen=True)
class Tuning:
    """A decision fitted on images, and what it does there; `written` is None for a trial."""

    folder: Path
    temperature: float
    rule: Rule
    points: dict[float, OperatingPoint]
    population: Population
    written: Decision | None
    notes: tuple[str, ...]


def tune_run(
    run: RunDirectory, sensitivity: float, *, calibrate: bool = False, trial: bool = False
) -> Tuning:
    """Fit the decision of a run's best model on its validation subset; raises UserError."""
    cohort, _ = run_cohort(run, "val")
    leak = leak_of_split(cohort, run.path / "split.csv")
    return tune(
        run.best,
        cohort,
        sensitivity,
        subset="val",
        leak=leak,
        learned_prior=_learned_prior(run, cohort),
        calibrate=calibrate,
        trial=trial,
    )


def tune(
    folder: Path,
    cohort: Cohort,
    sensitivity: float,
    *,
    subset: str,
    leak: Leak,
    learned_prior: tuple[float, ...] = (),
    calibrate: bool = False,
    trial: bool = False,
) -> Tuning:
    """Fit the threshold and the sets of a bundle on a cohort, and with `calibrate` its temperature.

    `cohort` holds the answers as the network gave them. Lesions that it was trained on are left
    out. Writes a new revision of `decision.json`, unless it is a `trial`. Raises UserError where
    nothing is left, or nothing malignant.
    """
    decision = read_decision(folder)
    notes: tuple[str, ...] = ()
    if leak:
        seen = set(leak.images)
        cohort = cohort.take(np.array([image not in seen for image in cohort.image_ids]))
        notes = (f"Left out: {counted(leak.lesions, 'lesion')} that the model was trained on.",)
    temperature = best_temperature(cohort) if calibrate else decision.temperature
    before = replace(decision.rule, learned_prior=learned_prior or decision.rule.learned_prior)
    rule = fit_rule(cohort, before, temperature=temperature, sensitivity=sensitivity, subset=subset)
    tuned = cohort.with_probabilities(rule.apply(cohort.probabilities, temperature))
    limits = {**dict(rule.thresholds), sensitivity: rule.threshold or 0.0}
    points = {
        target: operating_point(tuned.malignancy, tuned.is_malignant, limits[target])
        for target in sorted(limits)
    }
    written = None if trial else tune_decision(folder, temperature, rule)
    return Tuning(folder, temperature, rule, points, cohort.population, written, notes)


def _learned_prior(run: RunDirectory, cohort: Cohort) -> tuple[float, ...]:
    """Return how frequent the classes are among the training images of a run."""
    target = target_with(cohort.classes)
    table = read_table(run.path / "split.csv", required=("dx", "subset"))
    truth = [
        target.index_of(row.get("dx"))
        for row in table
        if target is not None and row.get("subset") == "train" and row.get("dx") in CODES
    ]
    share = prior_of(np.array(truth, dtype=np.int64), len(cohort.classes))
    return tuple(round(float(value), 6) for value in share)


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
    for run, (_, cohort) in zip(runs, models, strict=True):
        leak = leak_of_split(cohort, run.path / "split.csv")
        if leak:
            notes.append(f"{run.name}: {leak.sentence}")
        looked, more = looked_at(run, subset, "compare")
        if looked is not None:
            notes.append(f"{run.name}: test figures looked at {times(looked)}, now included.")
        notes += more
    return pairs, tuple(notes)


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
