"""What is known of a patient: read from a table, and turned into numbers for a model."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from core.error import Problem, ProblemKind, UserError
from core.layout.folder import SUFFIXES
from core.layout.table import Row, one_line, plain_text, read_table
from core.record import MAX_AGE, SEXES, UNKNOWN, Patient

_MISSING = frozenset({"", "unknown", "nan", "na", "n/a", "none", "null", "?", "-"})
_SEX_NAMES = MappingProxyType(
    {"f": "female", "m": "male", "w": "female", "woman": "female", "man": "male"}
)
_MAX_TEXT = 80
_AGE_COLUMNS = 2


@dataclass(frozen=True)
class MetadataStatistics:
    """Statistics and vocabularies of the training subset; they travel in the bundle."""

    age_median: float
    age_mean: float
    age_std: float
    sexes: tuple[str, ...]
    sites: tuple[str, ...]

    @classmethod
    def fit(cls, patients: Sequence[Patient]) -> MetadataStatistics:
        """Return the statistics of the known ages (years) and the sexes and sites that occur."""
        ages = np.array([p.age for p in patients if p.age is not None], dtype=np.float64)
        known = ages.size > 0
        std = float(ages.std()) if known else 0.0
        return cls(
            age_median=float(np.median(ages)) if known else 0.0,
            age_mean=float(ages.mean()) if known else 0.0,
            age_std=std if std > 0 else 1.0,  # one age only: scaled ages are differences in years
            sexes=_vocabulary(patient.sex for patient in patients),
            sites=_vocabulary(patient.site for patient in patients),
        )

    @property
    def width(self) -> int:
        """Number of columns that `encode` returns."""
        return _AGE_COLUMNS + len(self.sexes) + len(self.sites)

    def encode(self, patients: Sequence[Patient]) -> npt.NDArray[np.float32]:
        """Return float32, patients × width: scaled age, missing flag, one-hot sex, one-hot site.

        A missing age is the median with the flag 1; a sex or site that the training subset does
        not have counts as unknown.
        """
        table = np.zeros((len(patients), self.width), dtype=np.float32)
        sex_column = {sex: _AGE_COLUMNS + i for i, sex in enumerate(self.sexes)}
        first_site = _AGE_COLUMNS + len(self.sexes)
        site_column = {site: first_site + i for i, site in enumerate(self.sites)}
        for row, patient in zip(table, patients, strict=True):
            age = self.age_median if patient.age is None else patient.age
            row[0] = (age - self.age_mean) / self.age_std
            row[1] = patient.age is None
            row[sex_column.get(patient.sex, sex_column[UNKNOWN])] = 1
            row[site_column.get(patient.site, site_column[UNKNOWN])] = 1
        return table

    def to_json(self) -> dict[str, Any]:
        """Return plain values for `model.json`."""
        return {
            "age_median": self.age_median,
            "age_mean": self.age_mean,
            "age_std": self.age_std,
            "sexes": list(self.sexes),
            "sites": list(self.sites),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> MetadataStatistics:
        """Return the statistics that `to_json` wrote; raises UserError where they are not sound."""
        statistics = cls(
            age_median=_number(value, "age_median"),
            age_mean=_number(value, "age_mean"),
            age_std=_number(value, "age_std"),
            sexes=_texts(value, "sexes"),
            sites=_texts(value, "sites"),
        )
        if statistics.age_std <= 0:
            raise _unsound("age_std", "must be above 0")
        return statistics


def parse_patient(age: str, sex: str, site: str) -> tuple[Patient, tuple[str, ...]]:
    """Read the patient fields of a table and return the reasons why a value was not taken.

    Age in years; what is missing or impossible becomes unknown.
    """
    reasons: list[str] = []
    years = _parse_age(age, reasons)
    sex_name = sex.strip().casefold()
    sex_name = UNKNOWN if sex_name in _MISSING else _SEX_NAMES.get(sex_name, sex_name)
    if sex_name not in SEXES:
        reasons.append(f"sex “{sex.strip()[:_MAX_TEXT]}” is neither female nor male")
        sex_name = UNKNOWN
    site_name = one_line(site).strip().casefold()
    if len(site_name) > _MAX_TEXT:
        reasons.append(f"the site is longer than {_MAX_TEXT} characters")
        site_name = UNKNOWN
    return Patient(years, sex_name, UNKNOWN if site_name in _MISSING else site_name), tuple(reasons)


def row_patient(row: Row) -> tuple[Patient, tuple[str, ...]]:
    """Read the columns age, sex and localization of a table row, as `parse_patient` does."""
    return parse_patient(row.get("age"), row.get("sex"), row.get("localization"))


def row_image_id(row: Row) -> str:
    """Return the image id of a table row, without a file suffix."""
    image_id = plain_text(row.get("image_id"))
    stem, dot, suffix = image_id.rpartition(".")
    return stem if dot and f".{suffix.casefold()}" in SUFFIXES else image_id


def row_lesion_id(row: Row) -> str:
    """Return the lesion id of a table row on one line; empty where it has none."""
    return one_line(plain_text(row.get("lesion_id")))


def read_patients(path: Path) -> tuple[dict[str, Patient], tuple[Problem, ...]]:
    """Read a table of patients by image id, with the values that could not be taken.

    Needs the column image_id; age, sex and localization may be absent. Raises UserError.
    """
    patients: dict[str, Patient] = {}
    problems: list[Problem] = []
    for row in read_table(path, required=("image_id",)):
        image_id = row_image_id(row)
        where = f"row {row.line} ({image_id[:_MAX_TEXT] or 'no id'})"
        if not image_id or image_id in patients:
            reason = "the image is named twice; the first row counts" if image_id else "no image id"
            problems.append(Problem(ProblemKind.DUPLICATE if image_id else ProblemKind.BAD_VALUE,
                                    where, reason))  # fmt: skip
            continue
        patients[image_id], reasons = row_patient(row)
        problems += [Problem(ProblemKind.BAD_VALUE, where, reason) for reason in reasons]
    return patients, tuple(problems)


def read_lesions(path: Path) -> dict[str, str]:
    """Read the lesion ids of a table by image id; empty where it has no such column.

    Needs the column image_id. Raises UserError.
    """
    lesions: dict[str, str] = {}
    for row in read_table(path, required=("image_id",)):
        lesion = row_lesion_id(row)
        if lesion:
            lesions.setdefault(row_image_id(row), lesion)
    return lesions


def _parse_age(text: str, reasons: list[str]) -> float | None:
    text = text.strip()
    if text.casefold() in _MISSING:
        return None
    shown = text[:_MAX_TEXT]
    try:
        # Tables with semicolons often have decimal commas.
        age = float(text.replace(",", "."))
    except ValueError:
        reasons.append(f"age “{shown}” is not a number")
        return None
    if not 0 <= age <= MAX_AGE:
        reasons.append(f"age {shown} is outside 0 to {MAX_AGE:.0f}")
        return None
    return age


def _vocabulary(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*values, UNKNOWN}))


def _number(value: Mapping[str, Any], name: str) -> float:
    number = value.get(name)
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        raise _unsound(name, "must be a number")
    if not math.isfinite(number):
        raise _unsound(name, "must be finite")
    return float(number)


def _texts(value: Mapping[str, Any], name: str) -> tuple[str, ...]:
    texts = value.get(name)
    if not isinstance(texts, (list, tuple)) or not all(isinstance(text, str) for text in texts):
        raise _unsound(name, "must be a list of words")
    if len(set(texts)) != len(texts) or UNKNOWN not in texts:
        raise _unsound(name, f"must hold each word once, “{UNKNOWN}” among them")
    return tuple(texts)


def _unsound(name: str, reason: str) -> UserError:
    return UserError(
        f"The metadata statistics of the model are not sound: {name} {reason}.",
        "Export or copy the model again.",
    )
