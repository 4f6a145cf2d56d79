"""Training lesions near an image, in plain values: for windows and tables, without numpy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.diagnosis import CODES


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A training lesion near an image: its hashed ids, diagnosis, how it was proven, distance."""

    lesion: str
    image: str
    dx: str
    proven: str
    distance: float


def counted_by_dx(neighbours: Iterable[Neighbour]) -> dict[str, int]:
    """Return how many of the neighbours have each diagnosis, all seven named."""
    found = [neighbour.dx for neighbour in neighbours]
    return {code: found.count(code) for code in CODES}
