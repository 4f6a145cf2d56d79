"""Cohorts from tables: the predictions of a run, those of `dermadesk predict`, or anybody's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.diagnosis import CODES, DIAGNOSES, MALIGNANT
from core.error import UserError
from core.evaluation.cohort import Cohort
from core.layout.table import Row, Table, one_line, read_table
from core.metadata import row_image_id, row_lesion_id, row_patient
from core.record import Record

_ISIC = tuple(diagnosis.isic.casefold() for diagnosis in DIAGNOSES)
_MALIGNANT_CODES = frozenset(CODES[index] for index in MALIGNANT)
_BINARY = ("benign", "malignant")
_SHOWN = 60


@dataclass(frozen=True)
class TruthTable:
    """What a table knows of images by their ids; `weights` are those of ISIC ground truths."""

    records: dict[str, Record]
    weights: dict[str, float]
    lesions_known: bool


def read_predictions(
    path: Path,
    truth: Path | None = None,
    split_hash: str = "",
    otherwise: TruthTable | None = None,
) -> Cohort:
    """Read a table of probabilities, and the truth from it or from another table.

    `otherwise` is the truth where no table holds it.

    Understood are `predictions/*.csv` of a run, which hold the truth, and with a table `truth`
    what `dermadesk predict` writes and ISIC submissions. Images without truth, and truths
    without prediction, are left out. Raises UserError where a table cannot be used.
    """
    table = read_table(path, required=("image_id",))
    columns, classes = _probability_columns(table)
    if truth is not None:
        known = read_truth(truth)
    elif "lesion_id" in table and "dx" in table:
        # Without lesion_id it is the table of `predict`, whose dx is the answer and not the truth.
        known = _truth_of(table)
    elif otherwise is not None:
        known = otherwise
    else:
        raise UserError(
            f"The table {path.name} holds no truth.", "Give the table of diagnoses with --truth."
        )
    rows = [(row_image_id(row), row) for row in table]
    seen = [image for image, _ in rows]
    if len(set(seen)) < len(seen):
        raise UserError(f"An image stands twice in {path.name}.", "Each image needs one row.")
    return _joined(path, rows, columns, classes, known, split_hash)


def read_truth(path: Path) -> TruthTable:
    """Read diagnoses from a table like HAM10000's, or from an ISIC ground truth (one column each).

    Raises UserError where there is neither.
    """
    table = read_table(path, required=("image_id",))
    if "dx" not in table and not all(name in table for name in _ISIC):
        raise UserError(
            f"The table {path.name} names no diagnoses.",
            f"It needs a column dx, or the columns {', '.join(_ISIC).upper()}.",
        )
    return _truth_of(table)


def _truth_of(table: Table) -> TruthTable:
    records: dict[str, Record] = {}
    weights: dict[str, float] = {}
    for row in table:
        image = row_image_id(row)
        dx = row.get("dx").casefold() if "dx" in table else _one_hot(row)
        patient, _ = row_patient(row)
        lesion = row_lesion_id(row) or image
        dx_type = one_line(row.get("dx_type")).casefold()
        records[image] = Record(image, lesion, dx or None, dx_type, patient, Path())
        if row.get("score_weight"):
            weights[image] = _number(row, "score_weight")
    # Class folders name each lesion like its only image.
    known = any(record.lesion_id != image for image, record in records.items())
    return TruthTable(records, weights, known)


def _one_hot(row: Row) -> str:
    shares = [_number(row, name) for name in _ISIC]
    return CODES[int(np.argmax(shares))] if max(shares) > 0.5 else ""


def _probability_columns(table: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns that hold probabilities and the classes they are of."""
    for names in (tuple(f"p_{code}" for code in CODES), CODES):  # those of ISIC, in capitals
        if all(name in table for name in names):
            return names, CODES
    if "p_malignant" in table:
        return ("p_malignant",), _BINARY
    raise UserError(
        f"The table {table.path.name} holds no probabilities.",
        "It needs the columns p_akiec to p_vasc, AKIEC to VASC, or p_malignant.",
    )


def _joined(
    path: Path,
    rows: Sequence[tuple[str, Row]],
    columns: tuple[str, ...],
    classes: tuple[str, ...],
    known: TruthTable,
    split_hash: str,
) -> Cohort:
    used: list[Record] = []
    truth: list[int] = []
    shares: list[list[float]] = []
    for image, row in rows:
        record = known.records.get(image)
        index = _class_index(record.dx if record else None, classes)
        if record is None or index is None:
            continue
        used.append(record)
        truth.append(index)
        shares.append([_number(row, name) for name in columns])
    if not used:
        raise UserError(
            f"None of the {len(rows)} images in {path.name} has a known diagnosis.",
            "Do the image ids of the two tables agree?",
        )
    probabilities = np.array(shares, dtype=np.float64)
    if classes == _BINARY:
        probabilities = np.concatenate((1 - probabilities, probabilities), axis=1)
    return Cohort(
        image_ids=tuple(record.image_id for record in used),
        lesion_ids=tuple(record.lesion_id for record in used),
        truth=np.array(truth, dtype=np.int64),
        probabilities=probabilities,
        classes=classes,
        malignant=MALIGNANT if classes == CODES else (1,),
        records={record.image_id: record for record in used},
        lesions_known=known.lesions_known,
        split_hash=split_hash,
    )


def _class_index(dx: str | None, classes: tuple[str, ...]) -> int | None:
    if dx in classes:
        return classes.index(dx)
    if dx in CODES and classes == _BINARY:
        return int(dx in _MALIGNANT_CODES)
    return None


def _number(row: Row, column: str) -> float:
    text = row.get(column)
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise UserError(
            f"Line {row.line}, {column}: “{text[:_SHOWN]}” is not a number from 0 to 1.",
            "Correct the table.",
        )
    return value
