"""A model on a clinic's own confirmed cases: an external test, with all that limits it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from core.bundle import Decision, read_decision
from core.casebook.confirmed import LAYOUT, NOTE
from core.dataset import Dataset
from core.error import UserError
from core.evaluation.classified import classified
from core.evaluation.cohort import Cohort, counted
from core.evaluation.detail import details
from core.evaluation.drift import Drift, drift_of_names, drift_of_numbers, patient_spreads
from core.evaluation.evaluation import Evaluation, Section, evaluate
from core.evaluation.figure import DEFAULT_THRESHOLD
from core.evaluation.interval import RESAMPLES
from core.evaluation.known import Known, Looked, find_known, look_at, trained_of
from core.evaluation.recalibration import Recalibration, recalibrate
from core.evaluation.rule import Rule
from core.evaluation.sufficiency import Sufficiency, sufficiency
from core.evaluation.tuning import spread_of_outputs
from core.image.quality import QUALITIES
from core.trained import Trained

FORMAT = 1
_OTHER_MIX = 0.05  # a share of malignant images that far off is told
_OF_RUN = ("best", "final", "phase1", "phase2")  # bundles that are named after the run around them
Report = Callable[[str, int, int], object]


@dataclass(frozen=True, eq=False)
class LocalValidation:
    """What was found on local cases; `internal` is the evaluation of the model's own run.

    `drifts` is empty where the model keeps nothing to compare with. `cohort` holds the images new
    to the model with the answers of the network as they are, to recalibrate on.
    """

    folder: Path
    name: str
    evaluation: Evaluation
    internal: Evaluation | None
    known: Known
    enough: Sufficiency
    drifts: tuple[Drift, ...]
    cohort: Cohort
    decision: Decision
    recalibration: Recalibration | None = None

    @property
    def model_name(self) -> str:
        """What the model is called: its folder, or the run that it is the best of."""
        return model_name(self.folder)

    @property
    def beside(self) -> tuple[Section, ...]:
        """The figures of all local images, and those of the model's own test subset if known."""
        local = replace(self.evaluation.sections[0], name="local", title="Local cases")
        if self.internal is None:
            return (local,)
        title = "Internal, test subset" + ("" if self.internal.headline else " (it leaks)")
        return (local, replace(self.internal.sections[0], name="internal", title=title))

    @property
    def mix(self) -> str:
        """What another share of malignant images makes of some figures; empty where it is alike."""
        if self.internal is None:
            return ""
        here, there = (
            float(cohort.is_malignant.mean()) for cohort in (self.cohort, self.internal.cohort)
        )
        if abs(here - there) < _OTHER_MIX:
            return ""
        return (
            f"{here:.0%} of the local images are malignant, {there:.0%} of the internal ones: that "
            "alone changes accuracy, predictive values, average precision and kappa. Compare by "
            "ROC-AUC, sensitivity and specificity."
        )

    @property
    def flattered(self) -> bool:
        """Whether the decision was fitted on cases of a folder of the same name."""
        return self.decision.rule.fitted_on.get("subset") == fitted_name(self.name)

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        again = self.recalibration
        return {
            "format": FORMAT,
            "model": str(self.folder),
            "data": self.name,
            "decision_revision": self.decision.revision,
            "known": self.known.to_json(),
            "sufficiency": self.enough.to_json(),
            "drift": [drift.to_json() for drift in self.drifts],
            "local": self.evaluation.to_json(),
            "internal": self.internal.to_json() if self.internal is not None else None,
            "recalibration": again.to_json() if again is not None else None,
        }

    def recalibrated(self, *, trial: bool = False) -> LocalValidation:
        """Fit the decision on these cases, with a person's consent, and keep it unless `trial`.

        Raises UserError where there are too few, or the decision is no longer the one judged here.
        """
        if read_decision(self.folder).revision != self.decision.revision:
            raise UserError(
                "The decision of the model was changed after these cases were judged.",
                "Test the model on them again.",
            )
        name = fitted_name(self.name)
        found = recalibrate(self.folder, self.cohort, self.decision, name=name, trial=trial)
        return replace(self, recalibration=found)


def model_name(folder: Path) -> str:
    """Return what the model in `folder` is called; the best of a run by the name of the run."""
    return folder.parent.name if folder.name in _OF_RUN else folder.name


def validate_locally(
    folder: Path,
    dataset: Dataset,
    *,
    internal: Evaluation | None = None,
    threshold: float | None = None,
    resamples: int = RESAMPLES,
    report: Report | None = None,
) -> LocalValidation:
    """Judge the model in `folder` on confirmed cases that it was not trained on.

    `threshold` None is that of the model, else 0.5; `report` hears (what, done, total). Raises
    UserError where no case has a diagnosis, or all are known to the model.
    """
    plain, bundle, notes = classified(folder, dataset, report, plain=True)
    step = None if report is None else lambda done, total: report("content", done, total)
    looked, trained = look_at(plain, bundle, step), trained_of(bundle)
    known = find_known(
        plain, bundle.trained_on, looked, trained, training_known=bundle.knows_training
    )
    left = known.new_of(plain)
    kept = np.isin(np.array(plain.image_ids), np.array(left.image_ids))
    looked = looked.take(kept)
    decision = bundle.decision
    cohort = left.with_probabilities(decision.apply(left.probabilities))
    chosen = threshold if threshold is not None else decision.rule.threshold
    found = evaluate(
        cohort,
        source=f"{folder} on {name_of(dataset)}",
        subset="local",
        threshold=DEFAULT_THRESHOLD if chosen is None else chosen,
        resamples=resamples,
        report=report,
    )
    found = replace(
        found,
        details=details(cohort, decision.rule.conformal),
        notes=(*_notes_on(dataset), *notes, *found.notes),
    )
    local = LocalValidation(
        folder, name_of(dataset), found, internal, known, sufficiency(left),
        drifts(left, looked, trained, decision.rule), left, decision,
    )  # fmt: skip
    if not local.flattered:
        return local
    note = (
        f"Revision {decision.revision} of the decision rule was fitted on cases of a folder of "
        "this name: figures at its threshold, log loss, Brier score and calibration flatter."
    )
    return replace(local, evaluation=replace(found, notes=(note, *found.notes)))


def name_of(dataset: Dataset) -> str:
    """Return what the cases are called: by their folder, or as those of the program."""
    return LAYOUT if dataset.layout == LAYOUT else dataset.root.name


def _notes_on(dataset: Dataset) -> list[str]:
    """Return what has to be known of the cases as they were found; no names."""
    bad = len(dataset.problems)
    told = f"{counted(bad, 'problem')} among the cases: what could not be used is left out."
    said = [told] if bad else []
    return [NOTE, *said] if dataset.layout == LAYOUT else said


def fitted_name(data: str) -> str:
    """Return what a decision says that it was fitted on; only the last name of a folder."""
    return f"local cases ({data})"


def drifts(
    cohort: Cohort, looked: Looked, trained: Trained | None, rule: Rule
) -> tuple[Drift, ...]:
    """Return how far images, patients and plain answers differ from those of training."""
    before = dict(trained.spreads) if trained is not None else {}
    found = [
        drift_of_numbers(name, before[name], looked.qualities[looked.read, place], cohort.lesions)
        for place, name in enumerate(QUALITIES)
        if name in before
    ]
    here = patient_spreads(
        [cohort.records[i] for i in cohort.image_ids if i in cohort.records], cohort.lesions
    )
    answers = spread_of_outputs(cohort)
    found += [
        drift_of_names(name, before[name], spread)
        for name, spread in here.items()
        if name in before and before[name].names == spread.names
    ]
    if "answers" in rule.outputs and rule.outputs["answers"].names == cohort.classes:
        found.append(drift_of_names("answers", rule.outputs["answers"], answers["answers"]))
    if "malignancy" in rule.outputs:
        limits = rule.outputs["malignancy"]
        found.append(drift_of_numbers("malignancy", limits, cohort.malignancy, cohort.lesions))
    return tuple(found)
