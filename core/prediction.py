"""The answer for one image: seven probabilities, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass

from core.diagnosis import CODES, MALIGNANT

COLUMNS: tuple[str, ...] = ("image", *(f"p_{code}" for code in CODES), "p_malignant", "dx")
"""The columns of a table of predictions."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """Probabilities of the seven diagnoses in the order of `CODES`; they add up to 1."""

    probabilities: tuple[float, ...]

    @property
    def dx(self) -> str:
        """The code of the most probable diagnosis."""
        return CODES[self.probabilities.index(self.confidence)]

    @property
    def confidence(self) -> float:
        """The probability of the most probable diagnosis."""
        return max(self.probabilities)

    @property
    def malignancy(self) -> float:
        """The sum of the probabilities of the malignant diagnoses."""
        return min(sum(self.probabilities[i] for i in MALIGNANT), 1.0)


def prediction_row(image: str, prediction: Prediction) -> tuple[object, ...]:
    """Return the cells of one row under `COLUMNS`, probabilities with six decimals."""
    shares = [f"{share:.6f}" for share in prediction.probabilities]
    return (image, *shares, f"{prediction.malignancy:.6f}", prediction.dx)
