"""What a probability was worth before: how often it came true on lesions new to the model.

Intervals: Wilson, of lesions, each by its first image.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.bundle import Bundle
from core.casebook.entry import MachineAnswer
from core.ensemble.store import Ensemble
from core.error import UserError
from core.evaluation.cohort import Cohort
from core.evaluation.cohort_file import read_predictions
from core.evaluation.proportion import wilson
from core.inference.voter import read_model

NEAREST = 100
_BEST = "best"
_VALIDATION = Path("predictions") / "val.csv"


@dataclass(frozen=True, slots=True)
class Precedent:
    """Of `of` validation lesions with a probability from `lowest` to `highest`, `hits` were so."""

    lowest: float
    highest: float
    hits: int
    of: int

    @property
    def text(self) -> tuple[str, str]:
        """The share with its interval, and among what probabilities."""
        low, high = wilson(self.hits, self.of)
        share = f"{self.hits / self.of:.0%} ({low:.0%}–{high:.0%})"
        return share, f"{self.lowest:.1%}–{self.highest:.1%}"


@dataclass(frozen=True)
class Evidence:
    """What is known of the model of a case, and of answers like this one.

    `model` is None, and `missing` says why, where it is no longer there as it was. `precedents`
    has one by class, and may be empty; `population` says of what lesions they are.
    """

    model: Bundle | Ensemble | None = None
    precedents: tuple[Precedent, ...] = ()
    population: str = ""
    missing: str = ""


def evidence_of(answer: MachineAnswer, folder: Path | None) -> Evidence:
    """Look for the model of an answer in `folder` and for precedents in the run it came from."""
    if folder is None:
        return Evidence(missing="The model was not found.")
    try:
        model = read_model(folder)
    except (UserError, OSError):
        return Evidence(missing="The model is no longer where it was.")
    if model.weights_hash != answer.model_hash:
        return Evidence(missing="Another model stands now where that of this case was.")
    path = folder.parent / _VALIDATION
    if model.decision.revision != answer.revision:
        said = f"Its decision is of revision {model.decision.revision} by now."
        return Evidence(model, missing=said)
    # Those answers are the best epoch's: they say nothing of the other models of a run.
    if folder.name != _BEST or not path.is_file():
        return Evidence(model, missing="Its answers to the validation lesions are not here.")
    try:
        cohort = read_predictions(path, split_hash=model.split_hash)
    except UserError as error:
        return Evidence(model, missing=error.message)
    if cohort.classes != answer.prediction.classes:
        return Evidence(model, missing="Its answers to the validation lesions name other classes.")
    cohort = cohort.with_probabilities(model.decision.apply(cohort.probabilities))
    found = precedents(answer.prediction.probabilities, cohort)
    return Evidence(model, found, f"validation subset: {cohort.population}")


def precedents(
    probabilities: tuple[float, ...], cohort: Cohort, nearest: int = NEAREST
) -> tuple[Precedent, ...]:
    """Return, for each class, what became of the lesions whose probability was nearest."""
    _, first = np.unique(cohort.groups, return_index=True)
    shares, truth = cohort.probabilities[first], cohort.truth[first]
    found = []
    for index, probability in enumerate(probabilities):
        order = np.argsort(np.abs(shares[:, index] - probability), kind="stable")[:nearest]
        near = shares[order, index]
        hits = int((truth[order] == index).sum())
        found.append(Precedent(float(near.min()), float(near.max()), hits, len(order)))
    return tuple(found)
