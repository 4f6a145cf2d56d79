"""A decision fitted on local cases, with figures that stay honest: halves of lesions, crossed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.bundle import Decision, hashed_id
from core.error import UserError
from core.evaluation.cohort import Cohort, Flags, Floats
from core.evaluation.leak import Leak
from core.evaluation.rule import best_temperature, fit_rule
from core.evaluation.sufficiency import FOR_A_SHARE, sufficiency
from core.evaluation.threshold import DEFAULT_SENSITIVITY
from core.evaluation.tuning import Tuning, tune

_LEAST = 1e-7


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision does to local cases: log loss, and what its threshold flags."""

    log_loss: float
    sensitivity: float
    specificity: float

    def to_json(self) -> dict[str, float]:
        """Return plain values."""
        return asdict(self)


@dataclass(frozen=True)
class Recalibration:
    """Before and after: `after` is of images that their decision was not fitted on.

    `tuning` is fitted on all of them; it is what is kept.
    """

    before: Effect | None
    after: Effect
    tuning: Tuning

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it changed, in plain words."""
        told = [f"Fitted on one half of the lesions and measured on the other, both ways: "
                f"{_told(self.after)}."]  # fmt: skip
        if self.before is not None:
            told.insert(0, f"With the decision as it was: {_told(self.before)}.")
        if self.gain:
            told.append(self.gain)
        written = self.tuning.written
        told.append(
            "Nothing was written."
            if written is None
            else f"Fitted on all of them and kept as revision {written.revision}."
        )
        return tuple(told)

    @property
    def gain(self) -> str:
        """Whether it is worth it, where it is not; empty otherwise."""
        if self.before is None or self.after.log_loss < self.before.log_loss:
            return ""
        return "Log loss does not fall: little is to be gained by recalibrating on these cases."

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "before": self.before.to_json() if self.before is not None else None,
            "after": self.after.to_json(),
            "tuning": self.tuning.to_json(),
        }


def recalibrate(
    folder: Path, cohort: Cohort, decision: Decision, *, name: str, trial: bool = False
) -> Recalibration:
    """Fit temperature, threshold and sets of a model on local cases that are new to it.

    `cohort` holds the answers as the network gave them. The prior stays as it was. Raises
    UserError where there are fewer than 35 malignant or benign lesions.
    """
    enough = sufficiency(cohort)
    if not enough.may_tune:
        raise UserError(
            f"{enough.malignant} malignant and {enough.benign} benign lesions are too few to "
            f"recalibrate on: {FOR_A_SHARE} of each are needed.",
            "Collect more confirmed cases.",
        )
    sensitivity = decision.rule.sensitivity or DEFAULT_SENSITIVITY
    shares, flagged = cross_fitted(cohort, decision, sensitivity)
    threshold = decision.rule.threshold
    before = None
    if threshold is not None:
        now = cohort.with_probabilities(decision.apply(cohort.probabilities))
        before = _effect(now, now.probabilities, now.malignancy >= threshold)
    tuning = tune(
        folder, cohort, sensitivity, subset=name, leak=Leak(0, cohort.lesions, ()),
        calibrate=True, trial=trial,
    )  # fmt: skip
    return Recalibration(before, _effect(cohort, shares, flagged), tuning)


def cross_fitted(cohort: Cohort, decision: Decision, sensitivity: float) -> tuple[Floats, Flags]:
    """Return probabilities [n, classes] and flags [n] by a decision of the other half each."""
    shares = np.empty_like(cohort.probabilities)
    flagged = np.zeros(len(cohort), dtype=bool)
    first = half_of(cohort)
    for half in (first, ~first):
        others = cohort.take(~half)
        temperature = best_temperature(others)
        rule = fit_rule(others, decision.rule, temperature=temperature, sensitivity=sensitivity)
        here = cohort.take(half)
        tuned = here.with_probabilities(rule.apply(here.probabilities, temperature))
        shares[half] = tuned.probabilities
        flagged[half] = tuned.malignancy >= (rule.threshold or 0.0)
    return shares, flagged


def half_of(cohort: Cohort) -> Flags:
    """Return bool [n]: the first half of the lesions, malignant and benign ones alike.

    By the hash of their names, so that neither order nor other cases change it much.
    """
    lesions = [
        (not malignant, hashed_id("half", name), group)
        for group, name, malignant in zip(
            cohort.groups.tolist(), cohort.lesion_ids, cohort.is_malignant.tolist(), strict=True
        )
    ]
    side: dict[int, bool] = {}
    for _, _, group in sorted(lesions):
        if group not in side:
            side[group] = len(side) % 2 == 0
    return np.array([side[group] for group in cohort.groups.tolist()])


def _effect(cohort: Cohort, shares: Floats, flagged: Flags) -> Effect:
    of_truth = shares[np.arange(len(cohort)), cohort.truth]
    positive = cohort.is_malignant
    return Effect(
        float(-np.log(np.clip(of_truth, _LEAST, 1)).mean()),
        float(flagged[positive].mean()),
        float((~flagged[~positive]).mean()),
    )


def _told(effect: Effect) -> str:
    return (
        f"log loss {effect.log_loss:.4f}, {effect.sensitivity:.1%} sensitivity, "
        f"{effect.specificity:.1%} specificity"
    )
