"""The decision of a run's best model: fitted or chosen on its validation subset; torch-free."""

from __future__ import annotations

import logging
from dataclasses import replace

import numpy as np

from core.bundle import DECISION, read_decision
from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.basis import Basis
from core.evaluation.calibration import prior_of
from core.evaluation.cohort import Cohort
from core.evaluation.cohort_file import read_predictions
from core.evaluation.decision_text import prior_sentence, threshold_sentences
from core.evaluation.kept import Kept, seen_decision
from core.evaluation.leak import leak_of_split
from core.evaluation.prior import PriorWish
from core.evaluation.sufficiency import sufficiency
from core.evaluation.threshold import DEFAULT_SENSITIVITY
from core.evaluation.tuning import Learned, Tuning, spread_of_outputs, tune, with_learned
from core.layout.table import read_table
from core.target import target_with
from training.evaluation import run_cohort
from training.run_directory import RunDirectory
from training.step.class_weight import learned_prior

_log = logging.getLogger(__name__)


def tune_run(
    run: RunDirectory,
    sensitivity: float = DEFAULT_SENSITIVITY,
    *,
    prior: PriorWish | None = None,
    threshold: float | None = None,
    calibrate: bool = False,
    trial: bool = False,
) -> Tuning:
    """Fit the decision of a run's best model on its validation subset; raises UserError.

    A `threshold` that is given is kept in the place of one for `sensitivity`.
    """
    cohort, _ = run_cohort(run, "val")
    return tune(
        run.best,
        cohort,
        sensitivity,
        subset="val",
        leak=leak_of_split(cohort, run.path / "split.csv"),
        learned=learned_of(run, cohort),
        prior=prior,
        threshold=threshold,
        calibrate=calibrate,
        trial=trial,
    )


def tune_finished(run: RunDirectory) -> Tuning | None:
    """Give the best model of a run that ends its temperature, threshold and sets, from `val`.

    Returns None, and the log says why, where its validation subset is too small for that: a
    temperature of few images is worse than none.
    """
    try:
        enough = sufficiency(run_cohort(run, "val")[0])
        if not enough.may_tune:
            _log.info("the model keeps its plain decision: %s", " ".join(enough.sentences))
            return None
        return tune_run(run, calibrate=True)
    except UserError as error:
        _log.warning("the model keeps its plain decision: %s", error)
        return None


def keep_threshold(
    run: RunDirectory,
    threshold: float,
    *,
    sensitivity: float | None = None,
    prior: PriorWish | None = None,
    revision: int,
) -> Kept:
    """Keep a threshold that was chosen on the validation subset in the run's best model.

    `sensitivity` is what it was chosen for; None where a person chose the number itself, and then
    it is kept as it is. `revision` is that of the decision by which it was chosen: malignancies of
    another mean something else. Raises UserError where the model has another by now.
    """
    before = seen_decision(run.best, revision)
    by_hand = threshold if sensitivity is None else None
    found = tune_run(run, sensitivity or DEFAULT_SENSITIVITY, prior=prior, threshold=by_hand)
    assert found.written is not None, "only a trial writes nothing"
    said = (
        *threshold_sentences(found.rule),
        prior_sentence(found.rule, found.classes, found.malignant),
        *found.notes,
    )
    same = found.written.revision == before.revision
    first = (
        "The model decides so already." if same else f"Kept as revision {found.written.revision}."
    )
    return Kept(run.best, before, found.written, (first, *said))


def basis_of(run: RunDirectory, subset: str) -> Basis | None:
    """Return what the run's best model answered to a subset; None where the model is gone."""
    if not (run.best / DECISION).is_file():
        return None
    cohort = read_predictions(run.predictions / f"{subset}.csv")
    decision = read_decision(run.best, len(cohort.classes))
    rule = with_learned(decision.rule, learned_of(run, cohort))
    return Basis(cohort.probabilities, replace(decision, rule=rule))


def learned_of(run: RunDirectory, cohort: Cohort) -> Learned:
    """Return how frequent the classes were among the training images, and to the network."""
    target = target_with(cohort.classes)
    table = read_table(run.path / "split.csv", required=("dx", "subset"))
    truth = np.array(
        [
            target.index_of(row.get("dx"))
            for row in table
            if target is not None and row.get("subset") == "train" and row.get("dx") in CODES
        ],
        dtype=np.int64,
    )
    counts = np.bincount(truth, minlength=len(cohort.classes))
    shares = tuple(round(float(value), 6) for value in prior_of(truth, len(cohort.classes)))
    prior = learned_prior(run.config(), counts, cohort.classes)
    return Learned(prior, shares, spread_of_outputs(cohort))
