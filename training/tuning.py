"""The decision of a run's best model, fitted on its validation subset; torch-free."""

from __future__ import annotations

import logging

import numpy as np

from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.calibration import prior_of
from core.evaluation.cohort import Cohort
from core.evaluation.leak import leak_of_split
from core.evaluation.prior import PriorWish
from core.evaluation.sufficiency import sufficiency
from core.evaluation.threshold import DEFAULT_SENSITIVITY
from core.evaluation.tuning import Learned, Tuning, spread_of_outputs, tune
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
    calibrate: bool = False,
    trial: bool = False,
) -> Tuning:
    """Fit the decision of a run's best model on its validation subset; raises UserError."""
    cohort, _ = run_cohort(run, "val")
    return tune(
        run.best,
        cohort,
        sensitivity,
        subset="val",
        leak=leak_of_split(cohort, run.path / "split.csv"),
        learned=_learned(run, cohort),
        prior=prior,
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


def _learned(run: RunDirectory, cohort: Cohort) -> Learned:
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
