"""What a network tells apart: the seven diagnoses, or malignant from benign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.diagnosis import CODES, MALIGNANT


@dataclass(frozen=True, slots=True)
class Target:
    """What is told apart: class names in the order of the logits, and which are malignant."""

    name: str
    classes: tuple[str, ...]
    malignant: tuple[int, ...]

    def index_of(self, dx: str) -> int:
        """Return the class of a diagnosis code; raises ValueError for an unknown code."""
        index = CODES.index(dx)
        return index if self.classes == CODES else int(index in MALIGNANT)


TARGETS: Mapping[str, Target] = {
    target.name: target
    for target in (
        Target("diagnosis", CODES, MALIGNANT),
        Target("malignancy", ("benign", "malignant"), (1,)),
    )
}
"""Every target by its name."""
