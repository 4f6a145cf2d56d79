"""Cases as a table or as JSON, to be read by other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.atomic import csv_text, write_text
from core.casebook.entry import Case, Entry
from core.casebook.reading import reading_statistics
from core.casebook.row import moment
from core.error import UserError
from core.notice import NOTICE
from core.prediction import share_columns
from core.target import TARGETS

FORMAT = 1
SHARES: tuple[str, ...] = tuple(
    dict.fromkeys(name for target in TARGETS.values() for name in share_columns(target.classes))
)
"""The columns of probabilities of any target; those of another target stay empty."""


def write_export(cases: Sequence[Case], path: Path, head: str = "") -> None:
    """Write cases to a .csv or .json file, whole or not at all; raises UserError.

    `head` is the newest hash of the audit log they were read from.
    """
    form = check_export_path(path)
    try:
        write_text(path, form(cases, head))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"The cases cannot be written to {path} ({reason}).", "Choose another place."
        ) from error


def check_export_path(path: Path) -> Callable[[Sequence[Case], str], str]:
    """Return what makes such a file; raises UserError for another suffix or a missing folder."""
    form = FORMS.get(path.suffix.casefold())
    if form is None:
        raise UserError(
            f"Cases cannot be written as “{path.name}”.", f"Use one of {', '.join(FORMS)}."
        )
    if not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent}.", "Make it, or choose another.")
    return form


def case_json(case: Case) -> dict[str, Any]:
    """Return a case as plain values."""
    entry = case.entry
    patient = entry.patient
    return {
        "number": case.number,
        "created": moment(case.created),
        "changed": moment(case.changed),
        "label": entry.label,
        "images": [
            {"path": str(image.path), "content": image.content, "sha256": image.sha256}
            for image in entry.images
        ],
        "patient": {"age": patient.age, "sex": patient.sex, "site": patient.site},
        "answer": _answer(entry),
        "first": entry.first
        and {
            "dx": entry.first.dx,
            "confidence": entry.first.confidence,
            "at": moment(entry.first.at),
        },
        "ruling": entry.ruling
        and {
            "decision": _decision(entry),
            "dx": entry.ruling.dx,
            "reason": entry.ruling.reason,
            "at": moment(entry.ruling.at),
        },
        "note": entry.note,
        "biopsy": entry.biopsy
        and {"dx": entry.biopsy.dx, "text": entry.biopsy.text, "at": moment(entry.biopsy.at)},
    }


def _answer(entry: Entry) -> dict[str, Any]:
    answer = entry.answer
    prediction = answer.prediction
    return {
        "model": answer.model,
        "model_hash": answer.model_hash,
        "revision": answer.revision,
        "views": answer.views,
        "at": moment(answer.at),
        "probabilities": dict(zip(prediction.classes, prediction.probabilities, strict=True)),
        "dx": prediction.dx,
        "malignancy": prediction.malignancy,
        "threshold": answer.threshold,
        "flagged": answer.flagged,
        "set": answer.offered,
        "flags": answer.flags,
        "details": dict(answer.details),
    }


def _decision(entry: Entry) -> str:
    return "" if entry.ruling is None else "agree" if entry.ruling.agrees else "override"


def _as_json(cases: Sequence[Case], head: str) -> str:
    value = {
        "format": FORMAT,
        "notice": NOTICE,
        "head": head,
        "statistics": reading_statistics(case.entry for case in cases).to_json(),
        "cases": [case_json(case) for case in cases],
    }
    return json.dumps(value, indent=2, allow_nan=False, ensure_ascii=False) + "\n"


def _as_csv(cases: Sequence[Case], head: str) -> str:
    columns = (*_BEFORE, *SHARES, *_AFTER)
    return csv_text(columns, [[_cell(value) for value in _row(case)] for case in cases])


def _row(case: Case) -> list[object]:
    before = [get(case) for get in _BEFORE.values()]
    return [*before, *_shares(case.entry), *(get(case) for get in _AFTER.values())]


def _shares(entry: Entry) -> list[object]:
    prediction = entry.answer.prediction
    named = {
        f"p_{name}": share
        for name, share in zip(prediction.classes, prediction.probabilities, strict=True)
    }
    named.setdefault("p_malignant", prediction.malignancy)
    return [f"{named[name]:.6f}" if name in named else None for name in SHARES]


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return moment(value)
    return int(value) if isinstance(value, bool) else value


_BEFORE: Mapping[str, Callable[[Case], object]] = MappingProxyType(
    {
        "number": lambda case: case.number,
        "created": lambda case: case.created,
        "changed": lambda case: case.changed,
        "label": lambda case: case.entry.label,
        "images": lambda case: " | ".join(str(image.path) for image in case.entry.images),
        "content": lambda case: " ".join(image.content for image in case.entry.images),
        "age": lambda case: case.entry.patient.age,
        "sex": lambda case: case.entry.patient.sex,
        "site": lambda case: case.entry.patient.site,
        "model": lambda case: case.entry.answer.model,
        "model_hash": lambda case: case.entry.answer.model_hash,
        "revision": lambda case: case.entry.answer.revision,
        "views": lambda case: case.entry.answer.views,
        "answered_at": lambda case: case.entry.answer.at,
    }
)
_AFTER: Mapping[str, Callable[[Case], object]] = MappingProxyType(
    {
        "dx": lambda case: case.entry.answer.prediction.dx,
        "threshold": lambda case: case.entry.answer.threshold,
        "flagged": lambda case: case.entry.answer.flagged,
        "set": lambda case: " ".join(case.entry.answer.offered or ()),
        "flags": lambda case: " ".join(case.entry.answer.flags),
        "first_dx": lambda case: case.entry.first and case.entry.first.dx,
        "first_confidence": lambda case: case.entry.first and case.entry.first.confidence,
        "first_at": lambda case: case.entry.first and case.entry.first.at,
        "ruling": lambda case: _decision(case.entry),
        "ruling_dx": lambda case: case.entry.ruling and case.entry.ruling.dx,
        "ruling_reason": lambda case: case.entry.ruling and case.entry.ruling.reason,
        "ruled_at": lambda case: case.entry.ruling and case.entry.ruling.at,
        "note": lambda case: case.entry.note,
        "biopsy_dx": lambda case: case.entry.biopsy and case.entry.biopsy.dx,
        "biopsy_text": lambda case: case.entry.biopsy and case.entry.biopsy.text,
        "biopsied_at": lambda case: case.entry.biopsy and case.entry.biopsy.at,
    }
)
FORMS: Mapping[str, Callable[[Sequence[Case], str], str]] = MappingProxyType(
    {".csv": _as_csv, ".json": _as_json}
)
"""What cases can be written as, by suffix."""
