"""A model on confirmed cases of one's own, beside the run it comes from; kept in its series."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.dataset import Dataset
from core.evaluation.evaluation import Evaluation
from core.evaluation.interval import RESAMPLES
from core.evaluation.local import LocalValidation, validate_locally
from core.evaluation.report.facts import Facts, model_facts
from core.evaluation.validation_log import keep_validation
from training.evaluation import TEST, Report, evaluate_run
from training.report import run_facts
from training.run_directory import RunDirectory, is_run


def validate_model(
    bundle: Path,
    dataset: Dataset,
    *,
    threshold: float | None = None,
    resamples: int = RESAMPLES,
    report: Report | None = None,
) -> LocalValidation:
    """Judge the bundle in a folder on confirmed cases, and add that to its series.

    Where it is the best of a run, the test figures of this are told beside, which is a look at
    them. Raises UserError where no case has a diagnosis, or all are known to the model.
    """
    found = validate_locally(
        bundle, dataset, threshold=threshold, resamples=resamples, report=report
    )
    # Only now: cases that cannot be judged must not cost a look.
    found = replace(found, internal=_internal(found, resamples, report))
    local = found.evaluation
    return replace(found, evaluation=replace(local, notes=(*local.notes, *keep_validation(found))))


def run_of(bundle: Path) -> RunDirectory | None:
    """Return the run that a bundle is the best of, with test figures; None for any other."""
    if not is_run(bundle.parent):
        return None
    run = RunDirectory(bundle.parent)
    has_test = bundle == run.best and (run.predictions / f"{TEST}.csv").is_file()
    return run if has_test else None


def facts_of(bundle: Path) -> Facts:
    """Return what is known of a model whose cases are not of the dataset it learned from."""
    from core.inference.voter import read_model

    run = run_of(bundle)
    if run is None:
        return model_facts(read_model(bundle))
    return replace(run_facts(run), own_split=False)


def _internal(found: LocalValidation, resamples: int, report: Report | None) -> Evaluation | None:
    run = run_of(found.folder)
    if run is None:
        return None
    limit = found.evaluation.threshold
    return evaluate_run(run, TEST, threshold=limit, resamples=resamples, report=report)
