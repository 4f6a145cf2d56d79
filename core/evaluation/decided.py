"""What a model decides by, in plain values: for windows and tables, without numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.prediction import Prediction

ROUNDING = 1e-6  # tables of probabilities hold six decimals
FLAG, LIMIT, SET = "flagged", "threshold", "set"


def members_of(limits: Sequence[float | None], shares: Sequence[float]) -> tuple[int, ...]:
    """Return the numbers of the classes in a conformal set: 1 − p within the limit, or no limit."""
    pairs = enumerate(zip(shares, limits, strict=True))
    return tuple(n for n, (p, limit) in pairs if limit is None or 1 - p <= limit + ROUNDING)


@dataclass(frozen=True, slots=True)
class Decided:
    """Threshold and sets of a model, each absent until it was chosen.

    `basis` says in sentences what they rest on. `limits` [classes] bounds 1 − p of the classes in
    a set that promises `coverage`.
    """

    threshold: float | None = None
    basis: tuple[str, ...] = ()
    coverage: float | None = None
    limits: tuple[float | None, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a table that follow those of the answer."""
        flag = () if self.threshold is None else (FLAG, LIMIT)
        return (*flag, *((SET,) if self.limits else ()))

    def cells(self, outcome: Prediction) -> tuple[object, ...]:
        """Return the cells under `columns`; the codes of a set stand apart by a blank."""
        limit = self.threshold
        flag = () if limit is None else (int(outcome.malignancy >= limit), f"{limit:.6f}")
        codes = " ".join(outcome.classes[number] for number in self.members(outcome))
        return (*flag, *((codes,) if self.limits else ()))

    def members(self, outcome: Prediction) -> tuple[int, ...]:
        """Return the numbers of the classes in the set of an answer."""
        return members_of(self.limits, outcome.probabilities) if self.limits else ()

    def flags(self, outcome: Prediction | None) -> bool:
        """Return whether an answer is at or above the threshold; False where there is none."""
        return (
            outcome is not None
            and self.threshold is not None
            and (outcome.malignancy >= self.threshold)
        )

    def flag_sentence(self, outcome: Prediction) -> str:
        """Return on which side of the threshold an answer is; empty where there is none."""
        if self.threshold is None:
            return ""
        share, limit = f"{outcome.malignancy:.1%}", f"{self.threshold:.1%}"
        if self.flags(outcome):
            return f"Flagged: malignancy {share}, threshold {limit}"
        return f"Not flagged: malignancy {share}, under the threshold of {limit}"

    def set_sentences(self, outcome: Prediction, names: Sequence[str]) -> tuple[str, ...]:
        """Return the set of an answer in words, `names` being those of all classes."""
        if not self.limits or self.coverage is None:
            return ()
        found = ", ".join(names[number] for number in self.members(outcome))
        if not found:
            return (
                "No diagnosis fits: the image is unlike those that the sets were fitted on "
                f"({self.coverage:.0%} coverage).",
            )
        share = f"{100 * self.coverage:.0f}"
        said = (
            f"Possible: {found}. In tests, such a list held the right diagnosis in about {share} "
            "of 100 cases of each class."
        )
        always = ", ".join(names[n] for n, limit in enumerate(self.limits) if limit is None)
        return (said, f"Never excluded, for want of lesions: {always}.") if always else (said,)
