"""What the Evaluate page has done in a process of its own: our evaluation, and nothing besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.evaluation.comparison import Pair
    from core.evaluation.evaluation import Evaluation
    from desktop.session import Source

Report = Callable[[str, int, int], object]


@dataclass(frozen=True, eq=False)
class Judged:
    """An evaluated run: its evaluation, its bundle, and folder, table and images of its dataset."""

    run: Path
    bundle: Path
    source: Source
    evaluation: Evaluation


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

    directory = RunDirectory(run)
    data = directory.config().data
    found = evaluate_run(directory, subset, report=report)
    return Judged(run, directory.best, (data.folder, data.csv, data.images), found)


def write_report(run: Path, evaluation: Evaluation, path: Path, report: Report) -> Path:
    """Write the report of an evaluation to a .pdf, .html or .json file; no look is counted anew.

    Raises UserError where the file cannot be written.
    """
    from training.report import write_run_report
    from training.run_directory import RunDirectory

    write_run_report(RunDirectory(run), evaluation, path, report)
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
