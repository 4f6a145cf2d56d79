"""Entries made up for tests: one word says what matters, the rest is always the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from core.casebook.entry import Biopsy, CaseImage, Entry, FirstReading, MachineAnswer, Ruling
from core.diagnosis import CODES
from core.prediction import Prediction
from core.record import Patient

MORNING = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def prediction(dx: str = "nv", share: float = 0.7) -> Prediction:
    rest = (1 - share) / (len(CODES) - 1)
    return Prediction(tuple(share if code == dx else rest for code in CODES))


def entry(
    name: str = "one",
    *,
    dx: str = "nv",
    first: str = "",
    ruled: str = "",
    biopsy: str = "",
    threshold: float | None = None,
    flags: tuple[str, ...] = (),
    label: str = "",
    note: str = "",
) -> Entry:
    """`first`, `ruled` and `biopsy` are diagnoses; ruling otherwise than `dx` is an override."""
    agrees = ruled == dx
    return Entry(
        images=(CaseImage(Path(f"/pictures/{name}.jpg"), "ab" * 32, "cd" * 32),),
        patient=Patient(45.0, "female", "back"),
        answer=MachineAnswer(
            "run-1/best", "ef" * 32, 1, prediction(dx), MORNING, 4, threshold, flags=flags,
            details={"neighbours": [{"dx": "nv", "distance": 0.25}]},
        ),
        label=label,
        first=FirstReading(first, 0.6, MORNING) if first else None,
        ruling=Ruling(agrees, ruled, MORNING, "" if agrees else "network") if ruled else None,
        note=note,
        biopsy=Biopsy(biopsy, MORNING, "") if biopsy else None,
    )  # fmt: skip
