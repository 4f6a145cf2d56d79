"""Which of many models make the best ensemble: greedy forward selection with replacement.

Source: Caruana, Niculescu-Mizil, Crew, Ksikes, "Ensemble selection from libraries of models",
ICML 2004.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.ensemble.blend import Blend
from core.image.view import Shares
from core.metric import figures
from core.target import Target

FIGURES: tuple[str, ...] = (
    "balanced_accuracy", "accuracy", "macro_auc", "macro_pr_auc", "malignancy_auc",
    "malignancy_pr_auc", "loss",
)  # fmt: skip
"""The figures that a subset may be chosen by."""

ROUNDS = 30


def select(
    shares: Sequence[Shares],
    truth: npt.NDArray[np.int64],
    target: Target,
    blend: Blend,
    *,
    figure: str = FIGURES[0],
    rounds: int = ROUNDS,
) -> tuple[int, ...]:
    """Return how often each model counts in the best ensemble found, at least one of them once.

    `shares` are the probabilities [n, classes] of each model for the same images, on which none was
    trained, `truth` [n] their classes. Each round adds the model, chosen before or not, that helps
    `figure` most; the best round counts, of equal ones the first. Of equal figures the one with the
    smaller loss is the better.
    """
    references = [np.sort(share, axis=0) for share in shares]
    counts = np.zeros(len(shares), dtype=np.int64)
    best: tuple[float, float] | None = None
    chosen: npt.NDArray[np.int64] = counts
    for _ in range(rounds):
        tried = [counts + added for added in np.eye(len(shares), dtype=np.int64)]
        ranks = [
            _rank(_blended(shares, references, one, blend), truth, target, figure) for one in tried
        ]
        winner = max(range(len(tried)), key=lambda index: ranks[index])
        counts = tried[winner]
        if best is None or ranks[winner] > best:
            best, chosen = ranks[winner], counts
    return tuple(int(count) for count in chosen // np.gcd.reduce(chosen))


def _blended(
    shares: Sequence[Shares],
    references: Sequence[Shares],
    counts: npt.NDArray[np.int64],
    blend: Blend,
) -> Shares:
    used = np.flatnonzero(counts).tolist()
    return blend(
        [shares[index] for index in used],
        counts[used] / counts.sum(),
        [references[index] for index in used],
    )


def _rank(
    shares: Shares, truth: npt.NDArray[np.int64], target: Target, figure: str
) -> tuple[float, float]:
    """Return what is compared: larger is better."""
    found = figures(shares, truth, target)
    loss = -found["loss"]
    # A figure that these images cannot give leaves the choice to the loss.
    return (loss if figure == "loss" else found.get(figure, 0.0), loss)
