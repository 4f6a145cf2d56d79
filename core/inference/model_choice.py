"""Which models there are to classify with: the chosen default, bundled ones, runs, imported ones.

Light to load: the window shows the choices, and reads no model itself.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from core.atomic import put_back
from core.error import UserError
from core.json_text import parse_json
from core.library.book import ModelBook, key_of
from core.place import bundled_folder, models_folder

MODEL, BEST = "model.json", "best"
_TAIL_BYTES = 1 << 18
_ENDINGS = frozenset({"completed", "stopped", "paused", "failed"})
_BEGINNINGS = frozenset({"created", "started", "resumed"})


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A bundle that can be chosen: its folder, its name, where it is from.

    `bundled`: it came with Dermadesk; `imported`: a person brought it.
    """

    folder: Path
    name: str
    bundled: bool
    imported: bool = False


def find_bundle(model: Path | None, runs: Path) -> Path:
    """Return the bundle folder that `model` means: a bundle, a run (its `best`), or None.

    None means the first of `model_choices`. Raises UserError where there is none.
    """
    if model is not None:
        for folder in (model, model / BEST):
            put_back(folder)
            if _holds_model(folder):
                return folder
        if not model.exists():
            raise UserError(f"The model {model} does not exist.", "Name a bundle or a run.")
        raise UserError(
            f"{model} is neither a model nor a run with one.",
            f"A model is a folder with {MODEL}; a run has one after its first epoch.",
        )
    choices = model_choices(runs)
    if not choices:
        raise UserError(
            "There is no model yet: no run has been completed.",
            "Train one (dermadesk train --preset quick --data FOLDER), or name one with --model.",
        )
    return choices[0].folder


def model_choices(runs: Path, models: Path | None = None) -> list[ModelChoice]:
    """Return the models to choose from, best default first, by the names that a person gave them.

    First is the one that was chosen as the default, then: bundled, completed runs newest first,
    other models that lie among the runs (as ensembles do), imported ones. `models` is the folder of
    these, else the usual one.
    """
    place = models_folder() if models is None else models
    bundled = [ModelChoice(folder, folder.name, True) for folder in _bundled()]
    saved = [run for run in _folders(runs) if _holds_model(run / BEST)]
    dated = [(_completed_at(run), run) for run in saved]
    newest = sorted(((time, run) for time, run in dated if time is not None), reverse=True)
    choices = [ModelChoice(run / BEST, run.name, False) for _, run in newest]
    made = [ModelChoice(folder, folder.name, False) for folder in _newest_models(runs)]
    brought = [ModelChoice(folder, folder.name, False, True) for folder in _newest_models(place)]
    book = ModelBook(place)
    default, said = book.default(), book.all()
    named = [
        replace(choice, name=said[key].name) if (key := key_of(choice.folder)) in said
        and said[key].name else choice
        for choice in (*bundled, *choices, *made, *brought)
    ]  # fmt: skip
    return sorted(named, key=lambda choice: choice.folder != default)


def _newest_models(place: Path) -> list[Path]:
    made = [folder for folder in _folders(place) if _holds_model(folder)]
    return sorted(made, key=lambda folder: (folder / MODEL).stat().st_mtime, reverse=True)


def _bundled() -> list[Path]:
    return [folder for folder in _folders(bundled_folder()) if _holds_model(folder)]


def _holds_model(folder: Path) -> bool:
    # Of os.path: what may not be looked into holds none, where Path.is_file raises.
    return os.path.isfile(folder / MODEL)  # noqa: PTH113


def _folders(place: Path) -> list[Path]:
    if not place.is_dir():
        return []
    try:
        return sorted(path for path in place.iterdir() if path.is_dir() and path.name[0] != ".")
    except OSError as error:
        raise UserError(f"The folder {place} cannot be read ({error.strerror}).") from error


def _completed_at(run: Path) -> float | None:
    """Return when a run was completed (seconds since 1970), None where it was not.

    The last event that begins or ends something decides; the worker may add a few after it.
    """
    for line in reversed(_last_lines(run / "events.jsonl")):
        try:
            values = parse_json(line)
        except ValueError:
            continue  # a line cut short by a kill says nothing
        if not isinstance(values, dict):
            continue
        name, time = values.get("event"), values.get("time")
        if name in _ENDINGS or name in _BEGINNINGS:
            return float(time) if name == "completed" and isinstance(time, (int, float)) else None
    return None


def _last_lines(path: Path) -> list[bytes]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL_BYTES))
            return file.read().splitlines()
    except OSError:
        return []  # there is none, or it is not for us: one such run must not hide the others
