"""One case as plain values: images, patient, answer, and what the reader made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.diagnosis import CODES, DIAGNOSES
from core.error import UserError
from core.prediction import Prediction
from core.record import MAX_AGE, SEXES, Patient
from core.target import MALIGNANCY

BENIGN, MALIGNANT = MALIGNANCY.classes
OPINIONS: Mapping[str, str] = MappingProxyType(
    {entry.code: entry.name for entry in DIAGNOSES}
    | {BENIGN: "Another benign lesion", MALIGNANT: "Another malignant lesion"}
)
"""What a reader or a biopsy can say, by its code, with a name for people."""

CHANGEABLE: tuple[str, ...] = ("label", "ruling", "note", "biopsy")
"""The fields that may change after a case is kept; what was seen and answered stays."""

LONGEST_TEXT = 10_000
_MALIGNANT_CODES = frozenset({MALIGNANT, *(d.code for d in DIAGNOSES if d.malignant)})
_SHA256 = 64


@dataclass(frozen=True, slots=True)
class CaseImage:
    """One photograph: where it lay, its content hash and its SHA-256, both in hexadecimal."""

    path: Path
    content: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What the reader thought before the answer was shown; `confidence` 0 to 1."""

    dx: str
    confidence: float
    at: datetime


@dataclass(frozen=True)
class MachineAnswer:
    """What the model said, and which model that was.

    `model_hash` is the SHA-256 of its weights, `revision` that of its decision, `offered` the
    conformal set (None where sets are not fitted), `flags` names of warnings. `details` are plain
    JSON values that a report may use: neighbours, predictions of each image.
    """

    model: str
    model_hash: str
    revision: int
    prediction: Prediction
    at: datetime
    views: int = 1
    threshold: float | None = None
    offered: tuple[str, ...] | None = None
    flags: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def flagged(self) -> bool | None:
        """Whether the malignancy reaches the threshold; None without one."""
        return None if self.threshold is None else self.prediction.malignancy >= self.threshold


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the reader decides after the answer: to agree, or to override it with a reason."""

    agrees: bool
    dx: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Biopsy:
    """What histology found, as one of `OPINIONS`, with its wording if wanted."""

    dx: str
    at: datetime
    text: str = ""


@dataclass(frozen=True)
class Entry:
    """All that is kept of a case; `label` is the reader's own name for it, not the patient's."""

    images: tuple[CaseImage, ...]
    patient: Patient
    answer: MachineAnswer
    label: str = ""
    first: FirstReading | None = None
    ruling: Ruling | None = None
    note: str = ""
    biopsy: Biopsy | None = None

    @property
    def final_dx(self) -> str | None:
        """The reader's last word: the ruling, or the first reading where there is none."""
        if self.ruling is not None:
            return self.ruling.dx
        return None if self.first is None else self.first.dx


@dataclass(frozen=True)
class Case:
    """An entry as it is kept, with its number and the times of its making and last change."""

    number: int
    created: datetime
    changed: datetime
    entry: Entry


def is_malignant(opinion: str) -> bool:
    """Tell whether one of `OPINIONS`, or a class of any target, is malignant."""
    return opinion in _MALIGNANT_CODES


def agree(one: str, other: str) -> bool:
    """Tell whether two opinions are the same; where one says only benign or malignant, by that."""
    if {one, other} & {BENIGN, MALIGNANT}:
        return is_malignant(one) == is_malignant(other)
    return one == other


def check_entry(entry: Entry) -> None:
    """Raise UserError for what cannot be kept: a wrong diagnosis, a reason that is missing."""
    if not entry.images:
        raise UserError("A case has at least one image.", "Add its image first.")
    opinions = {
        "first reading": entry.first and entry.first.dx,
        "decision": entry.ruling and entry.ruling.dx,
        "biopsy": entry.biopsy and entry.biopsy.dx,
    }
    for what, opinion in opinions.items():
        if opinion is not None and opinion not in OPINIONS:
            raise UserError(
                f"“{opinion}” is no diagnosis that a {what} can have.",
                f"Known are {', '.join(OPINIONS)}.",
            )
    if entry.first is not None and not 0 <= entry.first.confidence <= 1:
        raise UserError("A confidence lies between 0 and 1.")
    if entry.ruling is not None and not entry.ruling.agrees and not entry.ruling.reason.strip():
        raise UserError("An answer is overridden for a reason.", "Say in a few words why.")
    if entry.patient.age is not None and not 0 <= entry.patient.age <= MAX_AGE:
        raise UserError(f"An age lies between 0 and {MAX_AGE:.0f} years.")
    if entry.patient.sex not in SEXES:
        raise UserError(f"The sex “{entry.patient.sex}” is not known.", f"Use {', '.join(SEXES)}.")
    for text in (entry.label, entry.note, entry.ruling and entry.ruling.reason,
                 entry.biopsy and entry.biopsy.text):  # fmt: skip
        if text and len(text) > LONGEST_TEXT:
            raise UserError(f"A text has {len(text)} characters, more than {LONGEST_TEXT}.")
    if entry.answer.prediction.dx not in (*CODES, BENIGN, MALIGNANT):
        raise ValueError(f"no class that is known: {entry.answer.prediction.dx}")
    if any(len(image.sha256) != _SHA256 for image in entry.images):
        raise ValueError("an image needs the SHA-256 of its file")
