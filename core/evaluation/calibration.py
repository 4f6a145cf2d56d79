"""Whether probabilities mean what they say, and how to make them: temperature and priors."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.error import UserError
from core.evaluation.cohort import Flags, Floats, Indices
from core.evaluation.proportion import wilson
from core.evaluation.weighting import Totals, ratio
from core.inference.softmax import softmax

BINS = 15
SMALLEST_TEMPERATURE, LARGEST_TEMPERATURE = 0.05, 20.0
_SMALLEST = 1e-7
_HALVINGS = 60


class CalibrationBins:
    """Images in bins of equal width by a probability; for any weights their calibration error."""

    def __init__(self, probability: Floats, true: Flags, bins: int = BINS) -> None:
        """`probability` float [n] of something, and whether it was `true`, bool [n]."""
        # The upper border belongs to a bin, as with Guo et al., ICML 2017.
        self._bin = np.clip(np.ceil(probability * bins).astype(np.int64) - 1, 0, bins - 1)
        self._bins = bins
        self._probability = probability
        self._true = true
        self._gap = true - probability
        self._totals = Totals(self._bin, bins)
        self._signs = np.sign(self._totals(self._gap[None])[0])

    @property
    def members(self) -> Indices:
        """The bin of each image, int [n]."""
        return self._bin

    def error(self, weights: Floats) -> Floats:
        """Return the expected calibration error (Naeini et al., AAAI 2015) for each row of weights.

        `weights` is [rows, n]. Noise makes it too large, the more so the fewer the images.
        """
        gap = np.abs(self._totals(weights * self._gap)).sum(axis=1)
        return ratio(gap, weights.sum(axis=1))

    def steady_error(self, weights: Floats) -> Floats:
        """Return the error with the sign of each bin's gap held as it is with equal weights.

        A mean without absolute values, whose bootstrap is as wide as the error is uncertain.
        """
        gap = (self._totals(weights * self._gap) * self._signs).sum(axis=1)
        return ratio(gap, weights.sum(axis=1))

    def table(self) -> list[CalibrationBin]:
        """Return the bins that have images, in rising order."""
        found = []
        for index in range(self._bins):
            inside = self._bin == index
            count = int(inside.sum())
            if count:
                hits = int(self._true[inside].sum())
                low, high = wilson(hits, count)
                found.append(
                    CalibrationBin(
                        index / self._bins,
                        (index + 1) / self._bins,
                        count,
                        float(self._probability[inside].mean()),
                        hits / count,
                        low,
                        high,
                    )
                )
        return found


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """One point of a reliability diagram: what was said, what came true, its 95 % interval."""

    lower: float
    upper: float
    images: int
    said: float
    true: float
    low: float
    high: float

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


def fit_temperature(probabilities: Floats, truth: Indices) -> float:
    """Return the temperature that makes log loss least (Guo et al., ICML 2017).

    Logits are recovered as log p, to which a constant a row does not matter. Bounded to
    [0.05, 20]: where every answer is right no temperature is cold enough. Raises UserError
    without images.
    """
    if len(truth) == 0:
        raise UserError("There is no image to fit a temperature on.", "Use another subset.")
    logits = _logits(probabilities)
    logits = logits - logits.max(axis=1, keepdims=True)
    of_truth = logits[np.arange(len(truth)), truth]

    def slope(coldness: float) -> float:
        """Return how log loss changes with 1/T: it is convex there, so its slope only rises."""
        raised = np.exp(coldness * logits)
        mean = (raised * logits).sum(axis=1) / raised.sum(axis=1)
        return float((mean - of_truth).sum())

    low, high = 1 / LARGEST_TEMPERATURE, 1 / SMALLEST_TEMPERATURE
    if slope(low) >= 0:
        return LARGEST_TEMPERATURE
    if slope(high) <= 0:
        return SMALLEST_TEMPERATURE
    for _ in range(_HALVINGS):
        middle = math.sqrt(low * high)
        low, high = (low, middle) if slope(middle) > 0 else (middle, high)
    return 1 / math.sqrt(low * high)


def with_temperature(probabilities: Floats, temperature: float) -> Floats:
    """Return the probabilities [n, k] at another temperature; above 1 they are less sure."""
    return softmax(_logits(probabilities) / temperature)


def prior_of(truth: Indices, classes: int) -> Floats:
    """Return the share of each class, [classes], by rule of succession so that none is 0."""
    count = np.bincount(truth, minlength=classes) + 1.0
    return np.asarray(count / count.sum())


def with_prior(
    probabilities: Floats, learned: Floats, target: Floats, strength: float = 1.0
) -> Floats:
    """Return the probabilities where the classes are as frequent as `target` says.

    `learned` [classes] is how frequent they were in training; `strength` 0 changes nothing, 1
    corrects in full. Source: Saerens, Latinne, Decaestecker, Neural Computation 14(1), 2002.
    Raises UserError where a share is not above 0 or `strength` is not from 0 to 1.
    """
    if not 0 <= strength <= 1:
        raise UserError(f"A strength of {strength:g} is not possible.", "Choose 0 to 1.")
    shares = np.concatenate((np.asarray(learned), np.asarray(target)))
    if not (np.isfinite(shares).all() and (shares > 0).all()):
        raise UserError("Each class needs a share above 0.", "Give a small one to rare classes.")
    shift = strength * (np.log(target / target.sum()) - np.log(learned / learned.sum()))
    return softmax(_logits(probabilities) + shift)


def target_prior(prior: Floats, malignant: tuple[int, ...], prevalence: float) -> Floats:
    """Return `prior` with the malignant classes scaled to `prevalence` together, the rest too.

    Raises UserError for a prevalence that is not between 0 and 1.
    """
    if not 0 < prevalence < 1:
        raise UserError(f"A prevalence of {prevalence:g} is not possible.", "Choose 0 to 1.")
    is_malignant = np.isin(np.arange(len(prior)), malignant)
    share = float(prior[is_malignant].sum() / prior.sum())
    scale = np.where(is_malignant, prevalence / share, (1 - prevalence) / (1 - share))
    return np.asarray(prior / prior.sum() * scale)


def _logits(probabilities: Floats) -> Floats:
    return np.log(np.clip(np.asarray(probabilities, dtype=np.float64), _SMALLEST, 1))
