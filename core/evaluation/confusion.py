"""What follows from who was taken for what: confusion matrices, one for each row of weights.

Every function takes matrices [..., truth, predicted] and returns an array over the first axes. A
figure that is undefined is NaN there; whoever shows it leaves it out.
"""

from __future__ import annotations

import numpy as np

from core.evaluation.cohort import Floats, Indices
from core.evaluation.weighting import Totals, mean_known, ratio


class ConfusionCounter:
    """Counts who was taken for what, for any weights of the images."""

    def __init__(self, truth: Indices, predicted: Indices, classes: int) -> None:
        """`truth` and `predicted` int [n] are from 0 to `classes` − 1."""
        self._classes = classes
        self._totals = Totals(truth * classes + predicted, classes**2)

    def __call__(self, weights: Floats) -> Floats:
        """Return matrices [rows, truth, predicted] for `weights` [rows, n]."""
        return self._totals(weights).reshape(len(weights), self._classes, self._classes)


def accuracy(matrix: Floats) -> Floats:
    """Return the share of the diagonal."""
    return ratio(_diagonal(matrix).sum(axis=-1), matrix.sum(axis=(-2, -1)))


def recall(matrix: Floats) -> Floats:
    """Return [..., classes]: of the images of a class, the share that was recognised."""
    return ratio(_diagonal(matrix), matrix.sum(axis=-1))


def precision(matrix: Floats) -> Floats:
    """Return [..., classes]: of the images taken for a class, the share that was of it."""
    return ratio(_diagonal(matrix), matrix.sum(axis=-2))


def f1(matrix: Floats) -> Floats:
    """Return [..., classes]: the harmonic mean of precision and recall; 0 where nothing was hit."""
    return ratio(2 * _diagonal(matrix), matrix.sum(axis=-1) + matrix.sum(axis=-2))


def balanced_accuracy(matrix: Floats) -> Floats:
    """Return the mean recall of the classes that are present."""
    return mean_known(recall(matrix))


def macro_precision(matrix: Floats) -> Floats:
    """Return the mean precision of the classes that are present or predicted.

    A class that is present and never predicted counts 0, as in scikit-learn: leaving it out would
    flatter a network that ignores rare classes.
    """
    occurs = matrix.sum(axis=-1) + matrix.sum(axis=-2) > 0
    each = np.nan_to_num(precision(matrix))
    return ratio(np.where(occurs, each, 0).sum(axis=-1), occurs.sum(axis=-1))


def kappa(matrix: Floats) -> Floats:
    """Return Cohen's kappa (1960): agreement above that of chance; undefined for one class only."""
    total = matrix.sum(axis=(-2, -1))
    by_chance = ratio((matrix.sum(axis=-1) * matrix.sum(axis=-2)).sum(axis=-1), total**2)
    # Rounding leaves 1 − 1e-16 where all weight is on one class.
    defined = by_chance < 1 - 1e-12
    beyond = np.where(defined, accuracy(matrix) - by_chance, np.nan)
    return ratio(beyond, 1 - by_chance)


def _diagonal(matrix: Floats) -> Floats:
    index = np.arange(matrix.shape[-1])
    return np.asarray(matrix[..., index, index], dtype=np.float64)
