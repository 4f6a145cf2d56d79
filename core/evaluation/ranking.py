"""What follows from the order of scores: ROC and precision-recall curves under many weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.evaluation.cohort import Flags, Floats, Indices
from core.evaluation.weighting import ratio

_TOLERANCE = 1e-9  # a sum of weights may miss the sensitivity it stands for by rounding


class Ranking:
    """The images in falling order of a score, sorted once for any number of weightings."""

    def __init__(self, score: Floats, positive: Flags) -> None:
        """Sort `score` float [n]; `positive` bool [n] is what a high score should mean."""
        self._order = np.argsort(-score, kind="stable")
        falling, is_positive = score[self._order], positive[self._order]
        # A threshold takes equal scores together: a level.
        level = np.append(0, np.cumsum(falling[1:] != falling[:-1]))
        has_positive = np.bincount(level, weights=is_positive)[level] > 0
        # Levels of negatives alone lie on one straight line of either curve: one corner each line.
        border = (level[1:] != level[:-1]) & (has_positive[1:] | has_positive[:-1])
        self._starts = np.append(0, np.flatnonzero(border) + 1)
        self.thresholds = falling[np.append(self._starts[1:] - 1, len(falling) - 1)]
        self._positives = self._order[is_positive]
        corner = np.append(0, np.cumsum(border))[is_positive]
        self._rising, self._rises = np.unique(corner, return_index=True)

    def curve(self, weights: Floats) -> Curve:
        """Return the counts at the corners of the curves for `weights` [rows, n]."""
        here = np.add.reduceat(np.take(weights, self._order, axis=1), self._starts, axis=1)
        rise = np.zeros_like(here)
        if len(self._rises):
            positive = np.take(weights, self._positives, axis=1)
            rise[:, self._rising] = np.add.reduceat(positive, self._rises, axis=1)
        return Curve(self.thresholds, rise, here - rise)


@dataclass(frozen=True, eq=False)
class Curve:
    """Weights for each row of weights and each corner of the curve, the highest score first.

    `rise` is the weight of the positives that come in at a corner [rows, corners], `run` that of
    the negatives; `thresholds` [corners] the lowest score that is in then.
    """

    thresholds: Floats
    rise: Floats
    run: Floats

    @cached_property
    def found(self) -> Floats:
        """The weight of positives at or above each threshold."""
        return np.cumsum(self.rise, axis=1)

    @cached_property
    def false(self) -> Floats:
        """The weight of negatives at or above each threshold."""
        return np.cumsum(self.run, axis=1)

    @cached_property
    def positives(self) -> Floats:
        """The weight of all positives, [rows]."""
        return self.found[:, -1]

    @cached_property
    def negatives(self) -> Floats:
        """The weight of all negatives, [rows]."""
        return self.false[:, -1]

    def roc(self) -> tuple[Floats, Floats]:
        """Return false and true positive rates [rows, corners + 1], from (0, 0) to (1, 1)."""
        false = ratio(self.false, self.negatives[:, None])
        true = ratio(self.found, self.positives[:, None])
        nought = np.zeros((len(false), 1))
        return np.hstack((nought, false)), np.hstack((nought, true))

    def precision_recall(self) -> tuple[Floats, Floats]:
        """Return recall and precision [rows, corners + 1], from recall 0 on, to draw them.

        Where nothing is found yet there is no recall that a precision belongs to: up to the first
        corner with a positive the curve lies as high as there.
        """
        taken = self.found + self.false
        precision = np.divide(self.found, taken, out=np.zeros_like(taken), where=self.found > 0)
        first = np.argmax(self.found > 0, axis=1)
        edge = np.take_along_axis(precision, first[:, None], axis=1)
        precision = np.where(self.found > 0, precision, edge)
        nought = np.zeros((len(precision), 1))
        recall = ratio(self.found, self.positives[:, None])
        return np.hstack((nought, recall)), np.hstack((edge, precision))

    def auc(self) -> Floats:
        """Return the area under the ROC curve, ties half (Mann and Whitney, 1947)."""
        area = np.einsum("rc,rc->r", self.run, self.found - self.rise / 2)
        return ratio(area, self.positives * self.negatives)

    def average_precision(self) -> Floats:
        """Return Σ (recall step × precision), as scikit-learn defines it, without interpolation.

        Undefined without positives and, because it says nothing then, without negatives.
        """
        taken = self.found + self.false
        # Corners that carry no weight add nothing, whatever their precision.
        precision = np.divide(self.found, taken, out=np.zeros_like(taken), where=self.rise > 0)
        area = np.einsum("rc,rc->r", self.rise, precision)
        whole = np.where(self.negatives > 0, self.positives, 0)
        return ratio(area, whole)

    def corner_at_sensitivity(self, sensitivity: float) -> Indices:
        """Return for each row the first corner whose sensitivity is at least `sensitivity`."""
        enough = self.found >= (sensitivity - _TOLERANCE) * self.positives[:, None]
        corner: Indices = enough.argmax(axis=1)
        return corner

    def specificity_at(self, sensitivity: float) -> Floats:
        """Return the highest specificity of a threshold that has at least this sensitivity."""
        corner = self.corner_at_sensitivity(sensitivity)
        false = self.false[np.arange(len(corner)), corner]
        whole = np.where(self.positives > 0, self.negatives, 0)
        return 1 - ratio(false, whole)

    def area_above(self, sensitivity: float) -> Floats:
        """Return the area between the ROC curve and the line at `sensitivity`.

        It is 0 at worst and 1 − sensitivity at best: 0.2 above 80 %, the figure of ISIC 2024.
        """
        wanted = sensitivity * self.positives[:, None]
        before = self.found - self.rise
        # Within a corner the curve is a straight line; only its part above the line counts.
        high = np.maximum(self.found - wanted, 0)
        low = np.maximum(before - wanted, 0)
        part = np.where(before >= wanted, 1.0, np.nan_to_num(ratio(high, self.rise)))
        area = np.einsum("rc,rc->r", self.run * part, (high + low) / 2)
        return ratio(area, self.positives * self.negatives)
