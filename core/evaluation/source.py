"""Evaluations of what is no run: a model on a dataset, or a table of anybody's probabilities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.bundle import Bundle
from core.dataset import Dataset, open_dataset
from core.ensemble.store import Ensemble
from core.evaluation.basis import Basis
from core.evaluation.classified import classified, unanswered
from core.evaluation.cohort_file import TruthTable, read_predictions, read_truth
from core.evaluation.detail import details
from core.evaluation.evaluation import Evaluation, evaluate
from core.evaluation.figure import DEFAULT_THRESHOLD
from core.evaluation.interval import RESAMPLES
from core.evaluation.known import known_to

Report = Callable[[str, int, int], object]


@dataclass(frozen=True, eq=False)
class Answered:
    """The evaluation of a model on a dataset, the model, and its answers before its decision."""

    evaluation: Evaluation
    model: Bundle | Ensemble
    basis: Basis


def evaluate_model(
    folder: Path,
    data: Path,
    *,
    with_known: bool = False,
    threshold: float | None = None,
    resamples: int = RESAMPLES,
    report: Report | None = None,
) -> Answered:
    """Let the model in `folder` answer for the dataset in `data` and judge it by its decision.

    Images that it was trained on, by id or by content, are left out; `with_known` keeps them, and
    marks every figure. `threshold` None is that of the model, else 0.5; `report` hears (what,
    done, total). Raises UserError where no image has a diagnosis and can be read.
    """
    # Loads the runtime of the network, which tables of figures do without.
    from core.inference.voter import read_model

    dataset, model = open_dataset(data), read_model(folder)
    # Before anything is classified: that takes longer, and those left out need no answer.
    images = unanswered(dataset, model.target)
    known = known_to(images, model, _told(report))
    if not with_known:
        new = frozenset(known.new_of(images).image_ids)
        dataset = replace(dataset, records=tuple(r for r in dataset.records if r.image_id in new))
    plain, _, notes = classified(folder, dataset, report, plain=True)
    basis = Basis(plain.probabilities, model.decision)
    cohort = basis.decided(plain)
    rule = model.decision.rule
    chosen = threshold if threshold is not None else rule.threshold
    found = evaluate(
        cohort,
        source=f"{folder} on {data}",
        threshold=DEFAULT_THRESHOLD if chosen is None else chosen,
        leak=known.mark if with_known else known.left(cohort),
        resamples=resamples,
        report=report,
    )
    said = known.unchecked if with_known else known.sentences
    more = {**details(cohort, rule.conformal), "known": known.to_json()}
    return Answered(_with(found, more, (*said, *notes)), model, basis)


def evaluate_table(
    predictions: Path,
    truth: Path | None = None,
    *,
    data: Path | None = None,
    threshold: float | None = None,
    resamples: int = RESAMPLES,
    report: Report | None = None,
) -> Evaluation:
    """Judge a table of probabilities by the diagnoses in it, or in the table `truth`.

    `data` is a dataset folder that its images are in: it adds what is known of the people, and the
    diagnoses where no table holds them. `threshold` None is 0.5; `report` hears (what, done,
    total). Raises UserError where a table cannot be used.
    """
    dataset = open_dataset(data) if data is not None else None
    cohort = read_predictions(predictions, truth, otherwise=_truth_in(dataset))
    if dataset is not None:
        known = [record for record in dataset.records if record.image_id in cohort.records]
        cohort = replace(cohort, records={**cohort.records, **{r.image_id: r for r in known}})
    found = evaluate(
        cohort,
        source=predictions.name,
        threshold=DEFAULT_THRESHOLD if threshold is None else threshold,
        resamples=resamples,
        report=report,
    )
    weights = read_truth(truth).weights if truth is not None else None
    note = "What the model was trained on is not known: a leak cannot be told from a table."
    return _with(found, details(cohort, weights=weights), (note,))


def _told(report: Report | None) -> Callable[[int, int], object] | None:
    """Return what hears how many images were read again to compare what they show."""
    return None if report is None else lambda done, total: report("images compared", done, total)


def _truth_in(dataset: Dataset | None) -> TruthTable | None:
    """Return what a dataset knows of its images, as a table of diagnoses would."""
    if dataset is None:
        return None
    records = {record.image_id: record for record in dataset.records}
    return TruthTable(records, {}, dataset.lesions_known)


def _with(found: Evaluation, more: Mapping[str, Any], notes: tuple[str, ...]) -> Evaluation:
    return replace(found, details=dict(more), notes=(*notes, *found.notes))
