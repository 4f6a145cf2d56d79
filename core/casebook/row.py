"""Entries as rows of the tables, and rows as entries."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.casebook.entry import (
    Biopsy,
    Case,
    CaseImage,
    Entry,
    FirstReading,
    MachineAnswer,
    Ruling,
)
from core.json_text import parse_json
from core.prediction import Prediction
from core.record import Patient

Values = dict[str, Any]


def entry_values(entry: Entry) -> Values:
    """Return the columns of the table `cases` that an entry fills."""
    answer, first, ruling, biopsy = entry.answer, entry.first, entry.ruling, entry.biopsy
    return {
        "label": entry.label,
        "age": entry.patient.age,
        "sex": entry.patient.sex,
        "site": entry.patient.site,
        "model": answer.model,
        "model_hash": answer.model_hash,
        "revision": answer.revision,
        "views": answer.views,
        "classes": packed(answer.prediction.classes),
        "probabilities": packed(answer.prediction.probabilities),
        "dx": answer.prediction.dx,
        "malignancy": float(answer.prediction.malignancy),
        "threshold": answer.threshold,
        "flagged": None if answer.flagged is None else int(answer.flagged),
        "offered": None if answer.offered is None else packed(answer.offered),
        "flags": packed(answer.flags),
        "answered_at": moment(answer.at),
        "details": packed(dict(answer.details)),
        "first_dx": first and first.dx,
        "first_confidence": first and float(first.confidence),
        "first_at": first and moment(first.at),
        "agrees": None if ruling is None else int(ruling.agrees),
        "ruling_dx": ruling and ruling.dx,
        "ruling_reason": ruling and ruling.reason,
        "ruled_at": ruling and moment(ruling.at),
        "note": entry.note,
        "biopsy_dx": biopsy and biopsy.dx,
        "biopsy_text": biopsy and biopsy.text,
        "biopsied_at": biopsy and moment(biopsy.at),
    }


def image_rows(number: int, images: Sequence[CaseImage]) -> list[tuple[object, ...]]:
    """Return the rows of the table `images` of one case."""
    return [
        (number, position, str(image.path), image.content, image.sha256)
        for position, image in enumerate(images)
    ]


def case_of(row: sqlite3.Row, images: Sequence[sqlite3.Row]) -> Case:
    """Return the case of a row of `cases` and its rows of `images`.

    Raises ValueError, KeyError or TypeError where someone else has written what we never would.
    """
    entry = Entry(
        images=tuple(CaseImage(Path(i["path"]), i["content"], i["sha256"]) for i in images),
        patient=Patient(row["age"], row["sex"], row["site"]),
        answer=_answer(row),
        label=row["label"],
        first=_first(row),
        ruling=_ruling(row),
        note=row["note"],
        biopsy=_biopsy(row),
    )
    return Case(row["number"], _time(row["created"]), _time(row["changed"]), entry)


def state_of(row: sqlite3.Row, images: Sequence[sqlite3.Row]) -> str:
    """Return the SHA-256, in hexadecimal, of all that the tables hold of one case.

    What is NULL is left out, so that a column which a later version adds changes no old case.
    """
    known = {name: row[name] for name in row.keys() if row[name] is not None}  # noqa: SIM118
    return digest([known, [list(image) for image in images]])


def digest(value: object) -> str:
    """Return the SHA-256, in hexadecimal, of plain values in the one way to write them."""
    return hashlib.sha256(packed(value).encode()).hexdigest()


def packed(value: object) -> str:
    """Return plain values as JSON in one way: no blanks, keys sorted, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def moment(at: datetime) -> str:
    """Return a time as it is kept: UTC, ISO 8601, microseconds, so that texts sort as times do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _answer(row: sqlite3.Row) -> MachineAnswer:
    offered = row["offered"]
    details = parse_json(row["details"])
    if not isinstance(details, Mapping):
        raise ValueError("details are no object")
    return MachineAnswer(
        model=row["model"],
        model_hash=row["model_hash"],
        revision=row["revision"],
        prediction=Prediction(
            tuple(parse_json(row["probabilities"])), tuple(parse_json(row["classes"]))
        ),
        at=_time(row["answered_at"]),
        views=row["views"],
        threshold=row["threshold"],
        offered=None if offered is None else tuple(parse_json(offered)),
        flags=tuple(parse_json(row["flags"])),
        details=details,
    )


def _first(row: sqlite3.Row) -> FirstReading | None:
    if row["first_dx"] is None:
        return None
    return FirstReading(row["first_dx"], row["first_confidence"], _time(row["first_at"]))


def _ruling(row: sqlite3.Row) -> Ruling | None:
    if row["ruling_dx"] is None:
        return None
    return Ruling(
        bool(row["agrees"]), row["ruling_dx"], _time(row["ruled_at"]), row["ruling_reason"]
    )


def _biopsy(row: sqlite3.Row) -> Biopsy | None:
    if row["biopsy_dx"] is None:
        return None
    return Biopsy(row["biopsy_dx"], _time(row["biopsied_at"]), row["biopsy_text"])
