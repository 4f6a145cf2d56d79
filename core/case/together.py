"""Several photographs of one lesion: the one answer to them, and how far they disagree."""

from __future__ import annotations

from collections.abc import Sequence

from core.prediction import Prediction


def together(answers: Sequence[Prediction]) -> Prediction:
    """Return the mean of answers of one model, one at least."""
    if len(answers) == 1:
        return answers[0]
    shares = zip(*(answer.probabilities for answer in answers), strict=True)
    return Prediction(tuple(sum(column) / len(answers) for column in shares), answers[0].classes)


def disagreement(answers: Sequence[Prediction], threshold: float | None = None) -> str:
    """Return in words how far answers to photographs of one lesion differ; empty for one alone.

    They disagree where not all have the same class, or not all are on one side of `threshold`.
    """
    if len(answers) < 2:
        return ""
    calls = [answer.dx for answer in answers]
    sums = [answer.malignancy for answer in answers]
    span = f"malignancy from {min(sums):.1%} to {max(sums):.1%}"
    if len(set(calls)) > 1:
        return f"The {len(answers)} images disagree: {', '.join(calls)}; {span}."
    if threshold is not None and min(sums) < threshold <= max(sums):
        which = f"all {calls[0]}, but only some are flagged"
        return f"The {len(answers)} images disagree: {which}; {span}."
    return f"The {len(answers)} images agree: {calls[0]}; {span}."
