"""A bundle's decision fitted on images and kept as its next revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from core.bundle import Decision, read_decision, tune_decision
from core.error import UserError
from core.evaluation.cohort import Cohort, Population, counted
from core.evaluation.drift import Spread, spread_of_names, spread_of_numbers
from core.evaluation.leak import Leak
from core.evaluation.prior import PriorWish
from core.evaluation.rule import Rule, best_temperature, fit_rule
from core.evaluation.threshold import DEFAULT_SENSITIVITY, OperatingPoint, operating_point
from core.target import target_with


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
    classes: tuple[str, ...]
    malignant: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "model": str(self.folder),
            "temperature": self.temperature,
            "revision": self.written.revision if self.written is not None else None,
            "rule": self.rule.to_json(),
            "points": {f"{target:g}": point.to_json() for target, point in self.points.items()},
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Learned:
    """How frequent the classes were to the network and in the training subset, as [classes].

    `outputs` is how its plain answers to the validation images are spread.
    """

    prior: tuple[float, ...] = ()
    shares: tuple[float, ...] = ()
    outputs: Mapping[str, Spread] = field(default_factory=dict)


def tune(
    folder: Path,
    cohort: Cohort,
    sensitivity: float = DEFAULT_SENSITIVITY,
    *,
    subset: str,
    leak: Leak,
    learned: Learned | None = None,
    prior: PriorWish | None = None,
    threshold: float | None = None,
    calibrate: bool = False,
    trial: bool = False,
) -> Tuning:
    """Fit the threshold and the sets of a bundle on a cohort, and with `calibrate` its temperature.

    `cohort` holds the answers as the network gave them. Lesions that it was trained on are left
    out. `prior` is how frequent the classes are to be taken to be; a `threshold` that a person
    chose is kept as it is, in the place of one for `sensitivity`. Writes a new revision of
    `decision.json`, unless it is a `trial` or all stays as it was. Raises UserError where nothing
    is left, or nothing malignant.
    """
    decision = read_decision(folder, len(cohort.classes))
    notes: tuple[str, ...] = ()
    if leak:
        cohort = unseen(cohort, leak)
        notes = (f"Left out: {counted(leak.lesions, 'lesion')} that the model was trained on.",)
    temperature = best_temperature(cohort) if calibrate else decision.temperature
    before = with_learned(decision.rule, learned)
    target = target_with(cohort.classes)
    if prior and target is not None:
        before = prior.applied(before, target)
    rule = fit_rule(
        cohort,
        before,
        temperature=temperature,
        sensitivity=sensitivity,
        threshold=threshold,
        subset=subset,
    )
    tuned = cohort.with_probabilities(rule.apply(cohort.probabilities, temperature))
    limits = {**dict(rule.thresholds), rule.sensitivity or sensitivity: rule.threshold or 0.0}
    prevalence = rule.prevalence(cohort.malignant)
    points = {
        goal: operating_point(
            tuned.malignancy, tuned.is_malignant, limits[goal], prevalence=prevalence
        )
        for goal in sorted(limits)
    }
    written = None if trial else tune_decision(folder, temperature, rule)
    return Tuning(
        folder, temperature, rule, points, cohort.population, written, notes, cohort.classes,
        cohort.malignant,
    )  # fmt: skip


def unseen(cohort: Cohort, leak: Leak) -> Cohort:
    """Return the cohort without the images of a leak; raises UserError where none is left."""
    seen = set(leak.images)
    keep = np.array([image not in seen for image in cohort.image_ids])
    if not keep.any():
        raise UserError(
            "The model was trained on all these lesions.", "Name images that are new to it."
        )
    return cohort.take(keep)


def with_learned(rule: Rule, learned: Learned | None) -> Rule:
    """Return the rule with what is known of the training; a target once chosen stays."""
    if learned is None or not learned.prior:
        return rule
    target = rule.target_prior or learned.shares
    outputs = learned.outputs or rule.outputs
    return replace(rule, learned_prior=learned.prior, target_prior=target, outputs=outputs)


def spread_of_outputs(cohort: Cohort) -> dict[str, Spread]:
    """Return how the answers of a cohort are spread: the classes they name, and malignancy."""
    names = (cohort.classes[index] for index in cohort.predicted.tolist())
    return {
        "answers": spread_of_names(names, cohort.classes, cohort.lesions),
        "malignancy": spread_of_numbers(cohort.malignancy, cohort.lesions),
    }
