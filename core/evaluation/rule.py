"""How probabilities become a decision: prior, threshold and sets, as `decision.json` keeps them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from core.error import UserError
from core.evaluation.calibration import fit_temperature, with_prior, with_temperature
from core.evaluation.cohort import Cohort, Floats
from core.evaluation.conformal import DEFAULT_COVERAGE, Conformal, fit_conformal
from core.evaluation.drift import Spread
from core.evaluation.threshold import (
    DEFAULT_SENSITIVITY,
    TABLE_SENSITIVITIES,
    operating_point,
    threshold_for,
)
from core.json_text import parse_json

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows from probabilities at the temperature of the bundle.

    `learned_prior` [classes] is how frequent the classes were in training, `target_prior` how
    frequent they are where the model is used, `strength` (0 to 1) how far that is corrected.
    `threshold` is the malignancy from which on to act, chosen for `sensitivity`; it had
    `reached_sensitivity` and `reached_specificity` on the images it was chosen on; `thresholds` are
    those of the table by sensitivity. `fitted_on` says on which images all this was chosen;
    `outputs` how the plain answers to the validation images were spread. What was never chosen is
    empty or None.
    """

    learned_prior: tuple[float, ...] = ()
    target_prior: tuple[float, ...] = ()
    strength: float = 0.0
    threshold: float | None = None
    sensitivity: float | None = None
    thresholds: tuple[tuple[float, float], ...] = ()
    conformal: Conformal | None = None
    fitted_on: Mapping[str, Any] = field(default_factory=dict)
    reached_sensitivity: float | None = None
    reached_specificity: float | None = None
    outputs: Mapping[str, Spread] = field(default_factory=dict)

    def suits(self, classes: int) -> bool:
        """Return whether all that has a number for each class has one for `classes` of them."""
        limits = self.conformal.limits if self.conformal is not None else ()
        parts = (self.learned_prior, self.target_prior, limits)
        return all(len(part) in (0, classes) for part in parts)

    @property
    def corrects(self) -> bool:
        """Whether answers are brought from the prior of training to another."""
        return self.strength > 0 and bool(self.learned_prior) and bool(self.target_prior)

    def prevalence(self, malignant: Sequence[int]) -> float | None:
        """Return the share of malignant images that the prior aims at; None without one."""
        if self.strength == 0 or not self.target_prior:
            return None
        return sum(self.target_prior[index] for index in malignant) / sum(self.target_prior)

    def apply(self, probabilities: Floats, temperature: float = 1.0) -> Floats:
        """Return probabilities [n, classes] at a temperature and with the prior corrected.

        Order: temperature, prior, softmax. Nothing to do leaves them as they are, to the bit.
        """
        if temperature != 1.0:
            probabilities = with_temperature(probabilities, temperature)
        if self.corrects:
            learned, target = np.array(self.learned_prior), np.array(self.target_prior)
            probabilities = with_prior(probabilities, learned, target, self.strength)
        return probabilities

    def to_json(self) -> dict[str, Any]:
        """Return what was chosen, as plain values for `decision.json`."""
        found: dict[str, Any] = {}
        if self.learned_prior:
            found["prior"] = {
                "learned": list(self.learned_prior),
                "target": list(self.target_prior),
                "strength": self.strength,
            }
        if self.threshold is not None:
            found["threshold"] = {
                "value": self.threshold,
                "sensitivity": self.sensitivity,
                "table": [list(pair) for pair in self.thresholds],
                "reached": {
                    "sensitivity": self.reached_sensitivity,
                    "specificity": self.reached_specificity,
                },
            }
        if self.conformal is not None:
            found["conformal"] = self.conformal.to_json()
        if self.outputs:
            found["outputs"] = {name: spread.to_json() for name, spread in self.outputs.items()}
        return found | ({"fitted_on": dict(self.fitted_on)} if self.fitted_on else {})

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Rule | None:
        """Return the rule in the values of `decision.json`; None where a part is not sound.

        A part that is missing was never chosen.
        """
        prior, threshold = values.get("prior", {}), values.get("threshold", {})
        conformal, fitted_on = values.get("conformal"), values.get("fitted_on", {})
        if not all(isinstance(part, dict) for part in (prior, threshold, fitted_on)):
            return None
        learned, target = _shares(prior.get("learned", [])), _shares(prior.get("target", []))
        strength, table = _share(prior.get("strength", 0.0)), _pairs(threshold.get("table", []))
        value, sensitivity = threshold.get("value"), threshold.get("sensitivity")
        reached = threshold.get("reached", {})
        sets = None
        if isinstance(conformal, dict) and isinstance(conformal.get("limits"), list):
            sets = Conformal.from_json(conformal, len(conformal["limits"]))
        outputs = _spreads(values.get("outputs", {}))
        if not isinstance(reached, dict) or outputs is None:
            return None
        measured = reached.get("sensitivity"), reached.get("specificity")
        known = (value, sensitivity, *measured)
        chosen = all(entry is None or _share(entry) is not None for entry in known)
        if learned is None or target is None or strength is None or table is None:
            return None
        if not chosen or (conformal is not None and sets is None):
            return None
        return cls(
            learned,
            target,
            strength,
            value,
            sensitivity,
            table,
            sets,
            fitted_on,
            *measured,
            outputs,
        )


def fit_rule(
    cohort: Cohort,
    rule: Rule,
    *,
    temperature: float = 1.0,
    sensitivity: float = DEFAULT_SENSITIVITY,
    threshold: float | None = None,
    coverage: float = DEFAULT_COVERAGE,
    subset: str = "val",
) -> Rule:
    """Return the rule with threshold and sets fitted on a cohort at a temperature.

    `cohort` holds the answers as the network gave them, of images it did not learn from. A
    `threshold` that is given was chosen by a person: what it was chosen for is then the sensitivity
    that it has on the cohort. Raises UserError where no image is malignant, or such a threshold
    flags none of them.
    """
    if not 0 < sensitivity <= 1:
        raise UserError(f"A sensitivity of {sensitivity:g} is not possible.", "Choose like 0.9.")
    if threshold is not None and not 0 <= threshold <= 1:
        raise UserError(f"A threshold of {threshold:g} is not possible.", "Choose 0 to 1.")
    tuned = cohort.with_probabilities(rule.apply(cohort.probabilities, temperature))
    score, positive = tuned.malignancy, tuned.is_malignant
    fitted = threshold_for(score, positive, sensitivity)
    point = operating_point(score, positive, fitted if threshold is None else threshold)
    if not point.sensitivity:
        raise UserError(
            f"From a malignancy of {point.threshold:.4g} on no malignant image is flagged.",
            "Choose a lower threshold.",
        )
    return replace(
        rule,
        threshold=point.threshold,
        reached_sensitivity=point.sensitivity,
        reached_specificity=point.specificity,
        sensitivity=sensitivity if threshold is None else point.sensitivity,
        thresholds=tuple(
            (target, threshold_for(score, positive, target)) for target in TABLE_SENSITIVITIES
        ),
        conformal=fit_conformal(tuned, coverage),
        fitted_on={"subset": subset, **cohort.population.to_json()},
    )


def read_threshold(text: str) -> float:
    """Return the threshold that `text` means: a number from 0 to 1, or a `decision.json`.

    Raises UserError where it is neither, or nothing was chosen there.
    """
    hint = "Give a number from 0 to 1, or a decision.json that “dermadesk threshold” wrote."
    try:
        value: float | None = float(text)
    except ValueError:
        value = _threshold_in(Path(text).expanduser(), hint)
    if value is None or not 0 <= value <= 1:
        raise UserError(f"“{text}” gives no threshold.", hint)
    return value


def _threshold_in(path: Path, hint: str) -> float | None:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(f"{path} is no decision.json.", hint)
        values = parse_json(path.read_bytes())
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"The threshold {path} cannot be read ({reason}).", hint) from error
    except ValueError as error:
        raise UserError(f"{path} is no decision.json.", hint) from error
    rule = Rule.from_json(values) if isinstance(values, dict) else None
    return None if rule is None else rule.threshold


def best_temperature(cohort: Cohort) -> float:
    """Return the temperature of least log loss of a cohort, four digits being enough."""
    return round(fit_temperature(cohort.probabilities, cohort.truth), 4)


def _shares(value: object) -> tuple[float, ...] | None:
    """Return a list of shares above 0; None for anything else."""
    if not isinstance(value, list):
        return None
    found = [share for share in map(_share, value) if share]
    return tuple(found) if len(found) == len(value) else None


def _spreads(value: object) -> dict[str, Spread] | None:
    if not isinstance(value, dict):
        return None
    found = {
        str(name): Spread.from_json(entry) if isinstance(entry, dict) else None
        for name, entry in value.items()
    }
    sound = {name: spread for name, spread in found.items() if spread is not None}
    return sound if len(sound) == len(found) else None


def _pairs(value: object) -> tuple[tuple[float, float], ...] | None:
    if not isinstance(value, list):
        return None
    found = []
    for pair in value:
        shares = [_share(entry) for entry in pair] if isinstance(pair, list) else []
        if len(shares) != 2 or shares[0] is None or shares[1] is None:
            return None
        found.append((shares[0], shares[1]))
    return tuple(found)


def _share(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if math.isfinite(value) and 0 <= value <= 1 else None
