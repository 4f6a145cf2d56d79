"""Every model there is with what its files say of it, read without opening a network.

Light to load: JSON and the head of a safetensors file, no numpy; the window reads it in a thread.
"""

from __future__ import annotations

import contextlib
import math
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from core.bundle_file import DECISION, kind_of, read_json
from core.error import UserError
from core.inference.model_choice import MODEL, ModelChoice, model_choices
from core.json_text import parse_json
from core.library.book import ModelBook, Said, key_of
from core.model_fact import fact_lines
from core.target import TARGETS, target_with

_WEIGHTS = "weights.safetensors"
_MOST_HEAD = 50_000_000


class Origin(StrEnum):
    """Where a model is from."""

    BUNDLED = "bundled"
    RUN = "run"
    IMPORTED = "imported"


@dataclass(frozen=True)
class ModelEntry:
    """One model as a list shows it; `problem` says what is wrong with its files, if anything.

    `name` is the person's own or the usual one. `facts` are names and values for people.
    `validation` are figures of training without intervals, and `calibrated` says that its answers
    are not those that they are of. `weights_hash` is empty for an ensemble.
    """

    folder: Path
    origin: Origin
    name: str
    usual_name: str
    said: Said
    default: bool
    problem: str = ""
    kind: str = "network"
    target: str = ""
    backbone: str = ""
    image_size: int = 0
    split_hash: str = ""
    weights_hash: str = ""
    revision: int = 1
    parameters: int = 0
    bytes: int = 0
    saved: float = 0.0
    facts: tuple[tuple[str, str], ...] = ()
    validation: tuple[tuple[str, float], ...] = ()
    calibrated: bool = False

    @property
    def run(self) -> Path | None:
        """The run that it is the best model of; None for another."""
        return self.folder.parent if self.origin is Origin.RUN and _is_best(self.folder) else None

    @property
    def stamp(self) -> str:
        """What figures of it are about: the weights and the revision of the decision."""
        return f"{self.weights_hash[:16]}/{self.revision}"


def list_models(runs: Path, models: Path) -> tuple[ModelEntry, ...]:
    """Return all models, those that come with Dermadesk first, then as `model_choices` has them.

    Raises UserError where a folder cannot be read; a model that is damaged is an entry with a
    problem.
    """
    book = ModelBook(models)
    said, default = book.all(), book.default()
    choices = model_choices(runs, models)
    chosen = default if any(choice.folder == default for choice in choices) else None
    if chosen is None and choices:
        chosen = choices[0].folder
    order = list(Origin)
    entries = [
        _entry(choice, said.get(key_of(choice.folder), Said()), choice.folder == chosen)
        for choice in choices
    ]
    return tuple(sorted(entries, key=lambda entry: order.index(entry.origin)))


def _entry(choice: ModelChoice, said: Said, default: bool) -> ModelEntry:
    origin = (
        Origin.BUNDLED if choice.bundled else Origin.IMPORTED if choice.imported else Origin.RUN
    )
    usual = choice.folder.parent.name if _is_best(choice.folder) else choice.folder.name
    known: dict[str, Any] = {
        "folder": choice.folder,
        "origin": origin,
        "name": said.name or usual,
        "usual_name": usual,
        "said": said,
        "default": default,
    }
    try:
        return ModelEntry(**known, **_read(choice.folder))
    except UserError as error:
        return ModelEntry(**known, problem=str(error), bytes=_size(choice.folder))
    except (OSError, KeyError, TypeError, ValueError, AttributeError, struct.error) as error:
        said_so = f"The files of this model make no sense ({type(error).__name__})."
        return ModelEntry(**known, problem=said_so, bytes=_size(choice.folder))


def _read(folder: Path) -> dict[str, Any]:
    model, decision = read_json(folder / MODEL), read_json(folder / DECISION)
    kind = kind_of(model)
    made = _of_ensemble(folder, model) if kind == "ensemble" else _of_network(folder, model)
    facts = dict(model.get("facts", {}))
    target = target_with([str(name) for name in model["classes"]])
    validation = facts.pop("validation", {})
    figures = dict(validation) if isinstance(validation, Mapping) else {}
    views = decision.get("views", 1)
    return {
        **made,
        "kind": kind,
        "target": target.name if target is not None else "",
        "split_hash": str(model.get("split_hash", "")),
        "revision": int(decision.get("revision", 1)),
        "bytes": _size(folder),
        "saved": (folder / MODEL).stat().st_mtime,
        "facts": (("Tells apart", _told(target.name if target else "")), *made["facts"],
                  ("Views averaged", str(views)), *_threshold(decision), *fact_lines(facts)),
        "validation": tuple(
            (str(name), float(value))
            for name, value in figures.items()
            if isinstance(value, int | float) and math.isfinite(value)
        ),
        "calibrated": _calibrates(decision),
    }  # fmt: skip


def _of_network(folder: Path, model: Mapping[str, Any]) -> dict[str, Any]:
    made, seen = dict(model["architecture"]), dict(model["preprocessing"])
    size, backbone = int(seen["image_size"]), str(made["backbone"])
    return {
        "backbone": backbone,
        "image_size": size,
        "weights_hash": str(model["files"][_WEIGHTS]["sha256"]),
        "parameters": _parameters(folder / _WEIGHTS),
        "facts": (
            ("Architecture", backbone),
            ("Head", str(made["head"])),
            ("Patient fields", str(made["metadata"])),
            ("Image size", f"{size} × {size} pixels"),
        ),
    }


def _of_ensemble(folder: Path, model: Mapping[str, Any]) -> dict[str, Any]:
    rows = [dict(row) for row in model["members"]]
    members = [_of_network(folder / row["folder"], read_json(folder / row["folder"] / MODEL))
               for row in rows]  # fmt: skip
    names = [f"{member['backbone']} ×{row['count']}" if row["count"] > 1 else member["backbone"]
             for member, row in zip(members, rows, strict=True)]  # fmt: skip
    return {
        "backbone": f"ensemble of {len(members)}",
        "image_size": max(member["image_size"] for member in members),
        "parameters": sum(member["parameters"] for member in members),
        "facts": (("Ensemble", str(model["method"])), ("Members", ", ".join(names))),
    }


def _told(target: str) -> str:
    return ", ".join(TARGETS[target].classes) if target in TARGETS else "classes unknown here"


def _threshold(decision: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    chosen = decision.get("threshold")
    value = chosen.get("value") if isinstance(chosen, dict) else None
    return (("Threshold", f"{value:.1%}"),) if isinstance(value, int | float) else ()


def _calibrates(decision: Mapping[str, Any]) -> bool:
    """Return what `Decision.calibrates` does, which would bring numpy along."""
    prior = decision.get("prior")
    strength = prior.get("strength", 0.0) if isinstance(prior, dict) else 0.0
    return bool(decision.get("temperature", 1.0) != 1.0 or strength)


def _parameters(path: Path) -> int:
    """Return how many numbers a safetensors file holds, by its head alone; 0 where it is odd."""
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        if length > _MOST_HEAD:
            return 0
        head = parse_json(file.read(length))
    return sum(math.prod(row["shape"]) for name, row in head.items() if name != "__metadata__")


def _size(folder: Path) -> int:
    """Return the bytes of all files below a folder; those that cannot be seen count nothing."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):  # gone, or not for us to see
                total += Path(place, name).stat().st_size
    return total


def _is_best(folder: Path) -> bool:
    return folder.name == "best"
