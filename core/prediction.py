"""The answer for one image: a probability for each class, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.target import DIAGNOSIS, Target, target_with

_MALIGNANT = "p_malignant"


@dataclass(frozen=True, slots=True)
class Prediction:
    """Probabilities of `classes`, those of a target, in their order; they add up to 1."""

    probabilities: tuple[float, ...]
    classes: tuple[str, ...] = DIAGNOSIS.classes

    @property
    def target(self) -> Target:
        """What is told apart; raises ValueError where no target has these classes."""
        target = target_with(self.classes)
        if target is None:
            raise ValueError(f"no target has the classes {self.classes}")
        return target

    @property
    def dx(self) -> str:
        """The most probable class: a diagnosis code, or malignant or benign."""
        return self.classes[self.probabilities.index(self.confidence)]

    @property
    def confidence(self) -> float:
        """The probability of the most probable class."""
        return max(self.probabilities)

    @property
    def malignancy(self) -> float:
        """The sum of the probabilities of the malignant classes."""
        return min(sum(self.probabilities[i] for i in self.target.malignant), 1.0)


def share_columns(classes: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of probabilities: p_… for each class, and p_malignant."""
    return tuple(dict.fromkeys((*(f"p_{name}" for name in classes), _MALIGNANT)))


def share_cells(prediction: Prediction) -> tuple[str, ...]:
    """Return the cells under `share_columns`, with six decimals."""
    shares = zip(prediction.classes, prediction.probabilities, strict=True)
    cells = {f"p_{name}": f"{share:.6f}" for name, share in shares}
    cells.setdefault(_MALIGNANT, f"{prediction.malignancy:.6f}")
    return tuple(cells.values())


def columns(classes: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a table of predictions of these classes."""
    return ("image", *share_columns(classes), "dx")


COLUMNS: tuple[str, ...] = columns(DIAGNOSIS.classes)
"""The columns of a table of predictions of the seven diagnoses."""


def prediction_row(image: str, prediction: Prediction) -> tuple[object, ...]:
    """Return the cells of one row under `columns`."""
    return (image, *share_cells(prediction), prediction.dx)
