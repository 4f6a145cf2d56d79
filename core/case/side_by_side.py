"""Answers side by side, of several images or of two models: where they agree and how far apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.diagnosis import CODES, MALIGNANT
from core.prediction import Prediction
from core.target import DIAGNOSIS

MOST_SIDES = 6
_MALIGNANCY = "malignancy"
_MALIGNANT = frozenset(CODES[index] for index in MALIGNANT) | {"malignant"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the answers: what it is called, and the threshold by which it is flagged, if any."""

    name: str
    prediction: Prediction
    threshold: float | None = None

    @property
    def flagged(self) -> bool | None:
        """Whether it is flagged; None without a threshold."""
        return None if self.threshold is None else self.prediction.malignancy >= self.threshold


def disagree(sides: Sequence[Side]) -> bool:
    """Return whether not all say the same: another class, or another side of its threshold.

    Answers with other classes are compared by whether their class is a malignant one.
    """
    flags = {side.flagged for side in sides if side.flagged is not None}
    return len(set(_calls(sides))) > 1 or len(flags) > 1


def compared(
    sides: Sequence[Side], *, one: bool = True, word: Callable[[str], str] = str
) -> list[str]:
    """Return in sentences whether answers agree and what they are furthest apart in; of two on.

    `one` says that all are on one lesion: those on several have nothing to agree on. `word` says
    what a class is called.
    """
    calls = [word(call) for call in _calls(sides)]
    if len(set(calls)) > 1:
        each = ", ".join(f"{side.name} {word(side.prediction.dx)}" for side in sides)
        said = f"They disagree: {each}." if one else f"Different answers: {each}."
    else:
        said = f"They agree: {calls[0]}." if one else f"The same answer: {calls[0]}."
    parts = [said, _flag_sentence(sides), _widest(sides)]
    return [part for part in parts if part]


def _calls(sides: Sequence[Side]) -> list[str]:
    if len({side.prediction.classes for side in sides}) == 1:
        return [side.prediction.dx for side in sides]
    kinds = (side.prediction.dx in _MALIGNANT for side in sides)
    return ["malignant" if kind else "benign" for kind in kinds]


def _flag_sentence(sides: Sequence[Side]) -> str:
    flagged = [side.name for side in sides if side.flagged]
    clear = [side.name for side in sides if side.flagged is False]
    if not flagged or not clear:
        return ""
    return f"Only some are flagged: {', '.join(flagged)}; not {', '.join(clear)}."


def _widest(sides: Sequence[Side]) -> str:
    """Return the share that differs most, among the classes that all of them tell apart."""
    rows = {_MALIGNANCY: [(side.prediction.malignancy, side.name) for side in sides]}
    if all(side.prediction.classes == DIAGNOSIS.classes for side in sides):
        for number, code in enumerate(CODES):
            rows[code] = [(side.prediction.probabilities[number], side.name) for side in sides]
    apart = {name: max(row)[0] - min(row)[0] for name, row in rows.items()}
    name = max(apart, key=lambda each: apart[each])
    (low, lowest), (high, highest) = min(rows[name]), max(rows[name])
    if name == _MALIGNANCY:  # a word, and no code: a sentence of its own can be translated
        return f"Furthest apart: malignancy, {low:.1%} ({lowest}) to {high:.1%} ({highest})."
    return f"Furthest apart: {name}, {low:.1%} ({lowest}) to {high:.1%} ({highest})."
