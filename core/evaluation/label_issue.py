"""Labels that answers to unseen images speak against: confident learning, by lesion.

Source: Northcutt, Jiang, Chuang, Journal of Artificial Intelligence Research 70, 2021. A list of
what to look at again and not of errors: where the model is weak, it is the model that is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.atomic import write_csv
from core.error import UserError
from core.evaluation.cohort import Cohort, Floats, Indices, Population, counted
from core.evaluation.decided import ROUNDING
from core.evaluation.leak import Leak

NOBODY = -1
COLUMNS = ("image", "label", "suggested", "confidence", "rank", "p_label", "lesion")


@dataclass(frozen=True, slots=True)
class LabelIssue:
    """A label to look at again: what is given, what the model takes the image for instead.

    `confidence` is the probability of the suggested class, `p_label` that of the given one.
    Photographs of one lesion share a `rank`, from 1 on.
    """

    image_id: str
    lesion_id: str
    label: str
    suggested: str
    confidence: float
    p_label: float
    rank: int

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, eq=False)
class LabelIssues:
    """The suspicious labels of a cohort, the most suspicious lesion first.

    `thresholds` [classes] is the mean self-confidence of each class (infinite without images),
    `joint` int [classes, classes] counts images by given and confidently predicted class.
    """

    issues: tuple[LabelIssue, ...]
    population: Population
    thresholds: Floats
    joint: Indices

    @property
    def lesions(self) -> int:
        """How many lesions the suspicious labels are of."""
        return len({issue.rank for issue in self.issues})

    @property
    def sentence(self) -> str:
        """What was found, and what it is worth."""
        noun = "label is" if len(self.issues) == 1 else "labels are"
        return (
            f"{len(self.issues):,} {noun} suspicious ({counted(self.lesions, 'lesion')}) of "
            f"{self.population}. On such an image the model is as sure of another class as it "
            "usually is on images that bear that label. Look at each: often it is the model that "
            "errs."
        )


def find_label_issues(cohort: Cohort, leak: Leak | None = None) -> LabelIssues:
    """Return the labels that the answers of a cohort speak against.

    The answers must be to images that the model did not learn from: validation, test, or out of
    fold. An image is suspicious where it counts in the confident joint beside the diagonal (the
    second method of the paper) and its label is not the most probable class, as in cleanlab 2.9;
    lesions are ranked by normalised margin, p of the label less the largest other p, in the mean
    over all photographs of the lesion. Raises UserError where `leak` says that the model has
    learned some of these labels.
    """
    if leak:
        raise UserError(
            f"The model learned the labels of {counted(leak.lesions, 'lesion')} among these and "
            "cannot doubt them.",
            "Use predictions of images it never learned from: val, test, or out of fold.",
        )
    thresholds = self_confidence(cohort.probabilities, cohort.truth)
    confident = confident_class(cohort.probabilities, thresholds)
    k = len(cohort.classes)
    sure = confident != NOBODY
    joint = np.bincount(k * cohort.truth[sure] + confident[sure], minlength=k * k).reshape(k, k)
    other = (confident != cohort.truth) & (cohort.predicted != cohort.truth)
    suspicious = np.flatnonzero(sure & other)
    issues = _ranked(cohort, suspicious, confident)
    return LabelIssues(issues, cohort.population, thresholds, joint)


def self_confidence(probabilities: Floats, labels: Indices) -> Floats:
    """Return the mean probability [classes] of each class on the images that bear its label.

    Infinite for a class without images, so that nothing is taken for it.
    """
    classes = probabilities.shape[1]
    own = probabilities[np.arange(len(labels)), labels]
    count = np.bincount(labels, minlength=classes)
    total = np.bincount(labels, weights=own, minlength=classes)
    return np.where(count > 0, total / np.maximum(count, 1), np.inf)


def confident_class(probabilities: Floats, thresholds: Floats) -> Indices:
    """Return, int [n], the most probable of the classes that reach their threshold, or `NOBODY`."""
    reached = probabilities >= thresholds - ROUNDING
    best = np.argmax(np.where(reached, probabilities, -1.0), axis=1)
    return np.where(reached.any(axis=1), best, NOBODY).astype(np.int64)


def normalised_margin(probabilities: Floats, labels: Indices) -> Floats:
    """Return, float [n], the probability of the label less the largest of another class."""
    rows = np.arange(len(labels))
    others = probabilities.copy()
    others[rows, labels] = -np.inf
    return np.asarray(probabilities[rows, labels] - others.max(axis=1))


def write_label_issues(path: Path, issues: Sequence[LabelIssue]) -> None:
    """Write the list as CSV, ids and numbers only; raises OSError."""
    rows = [
        (issue.image_id, issue.label, issue.suggested, f"{issue.confidence:.6f}", issue.rank,
         f"{issue.p_label:.6f}", issue.lesion_id)
        for issue in issues
    ]  # fmt: skip
    write_csv(path, COLUMNS, rows)


def _ranked(cohort: Cohort, suspicious: Indices, confident: Indices) -> tuple[LabelIssue, ...]:
    margin = normalised_margin(cohort.probabilities, cohort.truth)
    by_lesion = np.bincount(cohort.groups, weights=margin) / np.bincount(cohort.groups)
    # Ties by id, so that the order does not depend on that of the table.
    order = sorted(
        suspicious.tolist(),
        key=lambda i: (by_lesion[cohort.groups[i]], cohort.groups[i], margin[i],
                       cohort.image_ids[i]),
    )  # fmt: skip
    ranks: dict[int, int] = {}
    found = []
    for i in order:
        rank = ranks.setdefault(int(cohort.groups[i]), len(ranks) + 1)
        given, other = int(cohort.truth[i]), int(confident[i])
        row = cohort.probabilities[i]
        found.append(
            LabelIssue(
                cohort.image_ids[i], cohort.lesion_ids[i], cohort.classes[given],
                cohort.classes[other], float(row[other]), float(row[given]), rank,
            )
        )  # fmt: skip
    return tuple(found)
