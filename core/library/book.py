"""What a person said of models: names, notes, the default; and figures that were worked out.

Light to load: the window and the choice of a default model read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock

from core.error import UserError
from core.state_file import read_state, write_state

BOOK = "models.json"
MOST_NAME, MOST_NOTE = 80, 4000
_MODELS, _DEFAULT = "models", "default"


@dataclass(frozen=True)
class Said:
    """What is said of one model; `figures` are what Models shows of it, as plain values."""

    name: str = ""
    note: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)


class ModelBook:
    """The file `models.json` in the folder of imported models; read anew at each question."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / BOOK

    def check(self) -> str:
        """Set a broken file aside; return what to say of it, empty for a sound one."""
        return read_state(self._path, set_aside=True).sentence

    def default(self) -> Path | None:
        """Return the model that answers where nobody names one; None where none was chosen."""
        chosen = read_state(self._path).values.get(_DEFAULT)
        return Path(chosen) if isinstance(chosen, str) and chosen else None

    def all(self) -> dict[str, Said]:
        """Return what is said of each model, by its folder."""
        rows = read_state(self._path).values.get(_MODELS)
        if not isinstance(rows, dict):
            return {}
        return {key: _said(row) for key, row in rows.items() if isinstance(row, dict)}

    def said(self, folder: Path) -> Said:
        """Return what is said of one model."""
        return self.all().get(key_of(folder), Said())

    def choose_default(self, folder: Path | None) -> None:
        """Make a model the default, or none; raises UserError where it cannot be kept."""
        self._change(lambda values: values.update(
            {_DEFAULT: "" if folder is None else key_of(folder)}
        ))  # fmt: skip

    def rename(self, folder: Path, name: str) -> None:
        """Call a model `name`; an empty one gives it its usual name back. Raises UserError."""
        tidy = " ".join(name.split())
        if len(tidy) > MOST_NAME:
            raise UserError(f"A name has at most {MOST_NAME} letters.", "Choose a shorter one.")
        self._say(folder, "name", tidy)

    def write_note(self, folder: Path, note: str) -> None:
        """Keep a note on a model; raises UserError."""
        if len(note) > MOST_NOTE:
            raise UserError(f"A note has at most {MOST_NOTE} letters.", "Shorten it.")
        self._say(folder, "note", note)

    def keep_figures(self, folder: Path, figures: Mapping[str, Any]) -> None:
        """Keep the figures of a model, so that they need not be worked out again."""
        self._say(folder, "figures", dict(figures))

    def forget(self, folder: Path) -> None:
        """Forget what is said of a model."""
        self._change(lambda values: _models(values).pop(key_of(folder), None))

    def _say(self, folder: Path, what: str, value: object) -> None:
        def change(values: dict[str, Any]) -> None:
            row = _models(values).setdefault(key_of(folder), {})
            row[what] = value

        self._change(change)

    def _change(self, change: Callable[[dict[str, Any]], object]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # The window and the command line may write at the same time.
            with FileLock(self._path.with_suffix(".lock"), timeout=10):
                values = read_state(self._path, set_aside=True).values
                change(values)
                write_state(self._path, values)
        except (OSError, TimeoutError) as error:
            raise UserError(
                f"{self._path} cannot be written ({error}).", "Check the rights of that folder."
            ) from error


def key_of(folder: Path) -> str:
    """Return what a model is known by in the book: its folder, in full."""
    return str(folder.expanduser().absolute())


def _models(values: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(values.get(_MODELS), dict):
        values[_MODELS] = {}
    models: dict[str, Any] = values[_MODELS]
    return models


def _said(row: Mapping[str, Any]) -> Said:
    name, note, figures = row.get("name"), row.get("note"), row.get("figures")
    return Said(
        name[:MOST_NAME] if isinstance(name, str) else "",
        note[:MOST_NOTE] if isinstance(note, str) else "",
        figures if isinstance(figures, dict) else {},
    )
