"""What the Evaluate page has done in a process of its own: our evaluation, and nothing besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.evaluation.basis import Basis
    from core.evaluation.comparison import Pair
    from core.evaluation.evaluation import Evaluation
    from core.evaluation.kept import Kept
    from core.evaluation.prior import PriorWish
    from desktop.session import Source

Report = Callable[[str, int, int], object]
NOWHERE: Source = (None, None, None)


@dataclass(frozen=True, eq=False)
class Judged:
    """An evaluation with its run, its model, and folder, table and images of its dataset.

    `run` is None where it is of no run, `bundle` where no model is known, and `source` is `NOWHERE`
    where there are no images: of a table of probabilities all three. `basis` lets other priors be
    tried. `name` is its title; that of the run where it is empty.
    """

    run: Path | None
    bundle: Path | None
    source: Source
    evaluation: Evaluation
    name: str = ""
    basis: Basis | None = None

    @property
    def title(self) -> str:
        """What is judged, in a few words."""
        own = self.run.name if self.run is not None else self.evaluation.source
        return self.name or own


@dataclass(frozen=True, eq=False)
class Compared:
    """Runs against the first of them on one subset."""

    subset: str
    pairs: tuple[Pair, ...]
    notes: tuple[str, ...]


def judge(run: Path, subset: str, report: Report) -> Judged:
    """Evaluate a run; the test subset counts as looked at. Raises UserError."""
    from training.evaluation import evaluate_run
    from training.run_directory import RunDirectory
    from training.tuning import basis_of

    directory = RunDirectory(run)
    data = directory.config().data
    found = evaluate_run(directory, subset, report=report)
    source = (data.folder, data.csv, data.images)
    return Judged(run, directory.best, source, found, basis=basis_of(directory, subset))


def judge_model(model: Path, data: Path, report: Report) -> Judged:
    """Let a model, or the best one of a run, answer for a dataset folder; raises UserError."""
    from core.evaluation.source import evaluate_model
    from core.inference.model_choice import find_bundle

    folder = find_bundle(model.expanduser(), model)
    answered = evaluate_model(folder, data.expanduser(), report=report)
    name = f"{model.name} on {data.name}"
    source = (data.expanduser(), None, None)
    return Judged(None, folder, source, answered.evaluation, name, answered.basis)


def judge_table(predictions: Path, truth: Path | None, data: Path | None, report: Report) -> Judged:
    """Evaluate a table of anybody's probabilities, with the images of a dataset folder if given.

    Raises UserError.
    """
    from core.evaluation.source import evaluate_table

    found = evaluate_table(predictions, truth, data=data, report=report)
    return Judged(None, None, (data, None, None), found, predictions.name)


def write_report(
    run: Path | None, bundle: Path | None, evaluation: Evaluation, path: Path, report: Report
) -> Path:
    """Write the report of an evaluation to a .pdf, .html or .json file; no look is counted anew.

    Raises UserError where the file cannot be written.
    """
    if run is not None:
        from training.report import write_run_report
        from training.run_directory import RunDirectory

        write_run_report(RunDirectory(run), evaluation, path, report)
        return path
    from core.evaluation.report.compose import report_of
    from core.evaluation.report.facts import model_facts
    from core.evaluation.report.write import write_report as write
    from core.inference.voter import read_model

    facts = model_facts(read_model(bundle)) if bundle is not None else None
    write(report_of(evaluation, facts, progress=report), path)
    return path


def compare(runs: Sequence[Path], subset: str, report: Report) -> Compared:
    """Compare runs with the first of them; each one's test subset counts as looked at.

    Raises UserError, of different splits for example.
    """
    from training.evaluation import compare_runs
    from training.run_directory import RunDirectory

    report("runs", 0, 0)  # one pair is one piece of work: there is no share to tell
    pairs, notes = compare_runs([RunDirectory(run) for run in runs], subset)
    return Compared(subset, tuple(pairs), notes)


def keep(
    run: Path,
    threshold: float,
    sensitivity: float | None,
    prior: PriorWish,
    revision: int,
    report: Report,
) -> Kept:
    """Keep a threshold and a prior, chosen on validation, in a run's best model; raises UserError.

    As `training.tuning.keep_threshold`.
    """
    from training.run_directory import RunDirectory
    from training.tuning import keep_threshold

    report("decision", 0, 0)
    return keep_threshold(
        RunDirectory(run), threshold, sensitivity=sensitivity, prior=prior, revision=revision
    )


def take_back(kept: Kept, report: Report) -> Kept:
    """Restore the decision before the one that was kept; raises UserError."""
    from core.evaluation.kept import take_back as restore

    report("decision", 0, 0)
    return restore(kept)
