"""The series of a model's local validations: a line each, beside its decision, to see it change.

A line holds counts, figures, drift and the last name of the folder; no ids, nothing of patients.
"""

from __future__ import annotations

import hashlib
import json
import logging
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.bundle_file import read_json
from core.error import UserError
from core.evaluation.drift import LARGE, SOME, Drift
from core.evaluation.figure import KIND
from core.evaluation.interval import Figure
from core.evaluation.local import LocalValidation
from core.inference.model_choice import MODEL
from core.json_line import append_line, read_lines
from core.place import validations_folder

NAME = "validations.jsonl"
SHOWN_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "balanced_accuracy": "Balanced accuracy",
        "malignancy_auc": "Malignancy ROC-AUC",
        "sensitivity": "Sensitivity",
        "specificity": "Specificity",
    }
)
_SHOWN_DRIFTS = 3
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PastValidation:
    """One local validation in short; `images` and `lesions` are those new to the model.

    `time` in seconds since 1970, `lesions` None where the dataset does not know them, `left_out`
    the number of images known from training, `revision` that of the decision that was judged.
    """

    time: float
    data: str
    revision: int
    images: int
    lesions: int | None
    left_out: int
    threshold: float
    by_class: Mapping[str, int]
    figures: Mapping[str, Figure]
    drifts: tuple[Drift, ...]

    @property
    def day(self) -> str:
        """When it was, in local time."""
        return datetime.fromtimestamp(self.time).strftime("%Y-%m-%d %H:%M")

    def to_json(self) -> dict[str, Any]:
        """Return plain values, those of a line."""
        return {
            "v": 1,
            "time": self.time,
            "data": self.data,
            "decision_revision": self.revision,
            "images": self.images,
            "lesions": self.lesions,
            "left_out": self.left_out,
            "threshold": self.threshold,
            "lesions_by_class": dict(self.by_class),
            "figures": {name: figure.to_json() for name, figure in self.figures.items()},
            "drift": {d.name: {"psi": d.index, "chance": d.chance} for d in self.drifts},
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> PastValidation | None:
        """Return what `to_json` wrote, None where it is not sound."""
        try:
            lesions = values["lesions"]
            found = cls(
                _finite(values["time"]),
                str(values["data"])[:200],
                int(values["decision_revision"]),
                int(values["images"]),
                None if lesions is None else int(lesions),
                int(values["left_out"]),
                _finite(values["threshold"]),
                {str(k): int(v) for k, v in dict(values["lesions_by_class"]).items()},
                {
                    name: _figure(name, dict(entry))
                    for name, entry in dict(values["figures"]).items()
                    if name in KIND
                },
                tuple(
                    Drift(str(name), _finite(entry["psi"]), _finite(entry["chance"]), "")
                    for name, entry in dict(values["drift"]).items()
                ),
            )
            datetime.fromtimestamp(found.time)
        except (KeyError, TypeError, ValueError, OverflowError, OSError):
            return None
        return found


def past_of(found: LocalValidation, when: float) -> PastValidation:
    """Return a validation in short."""
    section = found.evaluation.sections[0]
    return PastValidation(
        when,
        found.name[:200],
        found.decision.revision,
        section.population.images,
        section.population.lesions,
        len(found.known.leak.images),
        found.evaluation.threshold,
        found.enough.by_class,
        {name: figure for name, figure in section.figures.items() if name in KIND},
        found.drifts,
    )


def keep_validation(found: LocalValidation) -> tuple[str, ...]:
    """Add a validation to the series of its model; return notes, empty where it was kept."""
    line = past_of(found, time.time()).to_json()
    reason = ""
    for path in _places(found.folder):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            append_line(path, line)
        except OSError as error:
            reason = error.strerror or str(error)
            _log.warning("the validation is not kept in %s: %s", path.parent, reason)
        else:
            return ()
    return (f"This validation is not kept in the series of the model: {reason}.",)


def past_validations(folder: Path) -> tuple[PastValidation, ...]:
    """Return the local validations of the model in `folder`, the oldest first.

    Raises UserError where they are there and cannot be read.
    """
    found: list[PastValidation] = []
    for path in _places(folder):
        try:
            lines = read_lines(path)
        except OSError as error:
            reason = error.strerror or str(error)
            raise UserError(f"The validations {path} cannot be read ({reason}).") from error
        found += [past for past in map(PastValidation.from_json, lines) if past is not None]
    return tuple(sorted(found, key=lambda past: past.time))


def history_table(series: Sequence[PastValidation]) -> tuple[list[str], list[list[str]]]:
    """Return a row a validation; the interval of a figure stands on a second line of its cell."""
    counts = ("Images", "Lesions", "Left out", "Revision")
    heads = ["Day", "Cases", *counts, *SHOWN_FIGURES.values(), "Drift"]
    rows = [
        [
            past.day,
            past.data,
            f"{past.images:,}",
            "–" if past.lesions is None else f"{past.lesions:,}",
            f"{past.left_out:,}",
            str(past.revision),
            *(_cell(past.figures.get(name)) for name in SHOWN_FIGURES),
            drift_text(past.drifts),
        ]
        for past in series
    ]
    return heads, rows


def drift_text(drifts: Sequence[Drift]) -> str:
    """Return the drifts that count, the largest first, each with its index; in one line."""
    if not drifts:
        return "not known"
    clear = [drift for drift in drifts if drift.level in ("some", "large")]
    clear.sort(key=lambda drift: -drift.index)
    told = ", ".join(f"{drift.name} {drift.index:.2f}" for drift in clear[:_SHOWN_DRIFTS])
    more = len(clear) - _SHOWN_DRIFTS
    return (told or "none") + (f" and {more} more" if more > 0 else "")


HISTORY_NOTE = (
    "Figures of all images new to the model, 95 % intervals by lesion, as the decision of that day "
    f"gave them. Drift: population stability index, from {SOME:.2f} on some, from {LARGE:.2f} on "
    "large, where it is more than chance."
)


def _places(folder: Path) -> tuple[Path, Path]:
    """Return the file beside the decision, and one of the user's own where that is read-only.

    Raises UserError where the folder holds no sound model.
    """
    values = read_json(folder / MODEL)
    # What its network answers to the reference input: the same whatever else is kept beside it.
    identity = json.dumps([values.get("reference"), values.get("split_hash")], sort_keys=True)
    key = hashlib.sha256(identity.encode()).hexdigest()[:16]
    return folder / NAME, validations_folder() / f"{key}.jsonl"


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.3f}"
    return f"{figure.value:.3f}\n{figure.low:.3f}–{figure.high:.3f}"


def _figure(name: str, entry: Mapping[str, Any]) -> Figure:
    low, high = entry.get("low"), entry.get("high")
    if low is None or high is None:
        return Figure(name, _finite(entry["value"]), None, None)
    return Figure(name, _finite(entry["value"]), _finite(low), _finite(high))


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"not a finite number: {number}")
    return number
