"""One answer from the answers of several models: the mean of probabilities, or of percentiles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from core.image.view import Shares

Weights = npt.NDArray[np.float64]
Blend = Callable[[Sequence[Shares], Weights, Sequence[Shares]], Shares]


def mean_of_probabilities(
    shares: Sequence[Shares], weights: Weights, references: Sequence[Shares]
) -> Shares:
    """Return the weighted mean of probabilities, float64 [n, classes]; needs no references."""
    return np.asarray(np.tensordot(weights, np.stack(shares), axes=1))


def mean_of_percentiles(
    shares: Sequence[Shares], weights: Weights, references: Sequence[Shares]
) -> Shares:
    """Return probabilities from the weighted mean of percentiles, float64 [n, classes].

    `references` holds, for each model, its sorted probabilities of each class on images that none
    of them was trained on, [m, classes]. Where a probability stands among those is its percentile,
    so that a model that is always surer than the others does not outvote them. The mean percentile
    is turned back into the mean of the probabilities that stand there, and classes add up to 1.
    """
    classes = shares[0].shape[1]
    blended = np.empty_like(shares[0])
    for index in range(classes):
        curves = [_curve(reference[:, index]) for reference in references]
        ranks = [
            np.interp(share[:, index], values, places)
            for share, (values, places) in zip(shares, curves, strict=True)
        ]
        rank = np.tensordot(weights, np.stack(ranks), axes=1)
        back = [np.interp(rank, places, values) for values, places in curves]
        blended[:, index] = np.tensordot(weights, np.stack(back), axes=1)
    total = blended.sum(axis=1, keepdims=True)
    return np.where(total > 0, blended / np.where(total > 0, total, 1), 1 / classes)


def _curve(reference: Shares) -> tuple[Shares, Shares]:
    """Return values and their places in 0..1, both rising, from probability 0 to probability 1."""
    values, count = np.unique(reference.astype(np.float64), return_counts=True)
    places = (np.cumsum(count) - count / 2) / count.sum()
    low = values > 0
    values, places = values[low], places[low]
    high = values < 1
    values, places = values[high], places[high]
    return np.concatenate(([0.0], values, [1.0])), np.concatenate(([0.0], places, [1.0]))


BLENDS: Mapping[str, Blend] = MappingProxyType(
    {"mean": mean_of_probabilities, "rank": mean_of_percentiles}
)
"""The ways to blend by the name that stands in the file."""

NEEDS_REFERENCES = frozenset({"rank"})
"""The ways that need references."""
