"""One photograph with its lesion and patient fields."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

UNKNOWN = "unknown"
SEXES: tuple[str, ...] = ("female", "male", UNKNOWN)
SITES: tuple[str, ...] = (
    "abdomen", "acral", "back", "chest", "ear", "face", "foot", "genital", "hand",
    "lower extremity", "neck", "scalp", "trunk", UNKNOWN, "upper extremity",
)  # fmt: skip
MAX_AGE = 120.0


@dataclass(frozen=True, slots=True)
class Patient:
    """What is known of the person: age in years, sex and site, each of which may be unknown."""

    age: float | None = None
    sex: str = UNKNOWN
    site: str = UNKNOWN


@dataclass(frozen=True, slots=True)
class Record:
    """One image of a dataset; `dx` is None where no diagnosis is given."""

    image_id: str
    lesion_id: str
    dx: str | None
    dx_type: str
    patient: Patient
    path: Path
    subset: str | None = None
