"""Tables of many answers, as `dermadesk predict` and the window write them, in several forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from core.case.flag import COLUMN
from core.case.told import Told
from core.diagnosis import CODES, ISIC_COLUMNS, ISIC_ORDER
from core.error import UserError
from core.evaluation.decided import Decided
from core.layout.table import one_line
from core.prediction import columns, prediction_row
from core.target import DIAGNOSIS

MODEL, REASON = "model", "reason"
TABLE, ISIC = "table", "isic"
_HASH_DIGITS = 16

Outcome = Told | str
"""What is told of an image, or the reason why it cannot be used."""
Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Answering:
    """What all answers of a table are from: classes, what decides, the SHA-256 of the weights."""

    classes: tuple[str, ...] = DIAGNOSIS.classes
    decided: Decided = field(default_factory=Decided)
    weights: str = ""


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a table is written: its header, and the row of one image, None where it has no place.

    `named` gives an image file its name in the table, as long as no other has the same.
    """

    header: Callable[[Answering], tuple[str, ...]]
    row: Callable[[str, Outcome, Answering], Cells | None]
    named: Callable[[Path], str]


def table(
    form: TableForm, images: Sequence[Path], outcomes: Sequence[Outcome], by: Answering
) -> tuple[tuple[str, ...], list[Cells]]:
    """Return header and rows of the answers to images; raises UserError for other classes."""
    header = form.header(by)
    names = [form.named(path) for path in images]
    seen = Counter(names)
    rows = (
        form.row(one_line(name if seen[name] == 1 else str(path)), outcome, by)
        for path, name, outcome in zip(images, names, outcomes, strict=True)
    )
    return header, [row for row in rows if row is not None]


def _whole_header(by: Answering) -> tuple[str, ...]:
    return (*columns(by.classes), *by.decided.columns, COLUMN, MODEL, REASON)


def _whole_row(name: str, outcome: Outcome, by: Answering) -> Cells:
    if isinstance(outcome, str):
        blank = len(_whole_header(by)) - 3
        return (name, *("" for _ in range(blank)), by.weights[:_HASH_DIGITS], outcome)
    answer = outcome.prediction
    cells = (*prediction_row(name, answer), *by.decided.cells(answer), " ".join(outcome.flags))
    return (*cells, by.weights[:_HASH_DIGITS], "")


def _isic_header(by: Answering) -> tuple[str, ...]:
    if by.classes != CODES:
        raise UserError(
            "ISIC tables need the seven diagnoses.", "Use a model that tells all of them."
        )
    return ISIC_COLUMNS


def _isic_row(name: str, outcome: Outcome, by: Answering) -> Cells | None:
    if isinstance(outcome, str):
        return None
    shares = outcome.prediction.probabilities
    return (name, *(f"{shares[CODES.index(code)]:.6f}" for code in ISIC_ORDER))


FORMS: Mapping[str, TableForm] = MappingProxyType(
    {
        TABLE: TableForm(_whole_header, _whole_row, lambda path: path.name),
        ISIC: TableForm(_isic_header, _isic_row, lambda path: path.stem),
    }
)
"""Every form of a table by its name; those of ISIC have no row for a bad image."""
