"""Small JSON files of settings and of what is remembered: read with distrust, set aside if broken.

One of a newer schema is no broken one: it stays where it is, and nothing is written over it.
Light to load: the window reads them before its first paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from core.atomic import write_json
from core.error import UserError
from core.json_text import parse_json
from core.schema import SETTINGS, is_newer, newer

VERSION = SETTINGS
_MOST_BYTES = 4_000_000
_LOCK_SECONDS = 5.0


@dataclass(frozen=True)
class StateRead:
    """What a file holds; where it was broken, nothing, why, and where the old file lies now.

    `newer` is the error for a file of a newer schema, which holds nothing that is known here.
    """

    values: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    aside: Path | None = None
    newer: UserError | None = None

    @property
    def sentence(self) -> str:
        """What a person is told of a file that was not used; empty for a sound one."""
        if self.newer is not None:
            return f"{self.newer} The usual values are in use."
        if not self.reason:
            return ""
        if self.aside is None:
            return f"{self.reason} The usual values are in use."
        return f"{self.reason} It was set aside as {self.aside}; the usual values are in use."


def read_state(path: Path, *, set_aside: bool = False) -> StateRead:
    """Read a state file; one that is absent holds nothing.

    With `set_aside` a broken file is renamed, so that the next writing does not bury it.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError("it is far too large")
        values = parse_json(path.read_bytes())
        if not isinstance(values, dict):
            raise ValueError("it holds no table of values")
        version = values.get("version")
        if is_newer(version, VERSION):
            return StateRead(newer=newer(path, version, VERSION))
        if version != VERSION:
            raise ValueError("it is of another version of Dermadesk")
    except FileNotFoundError:
        return StateRead()
    except OSError as error:
        return StateRead({}, f"The file {path} cannot be read ({error.strerror or error}).")
    except ValueError as error:
        said = str(error) if str(error).startswith("it ") else "it is damaged"
        return StateRead({}, f"The file {path} was not used: {said}.", _aside(path, set_aside))
    return StateRead(values)


def write_state(path: Path, values: Mapping[str, Any]) -> None:
    """Write a state file, whole or not at all, with its folder; raises OSError.

    Raises UserError where one of a newer schema lies there: writing would lose what it holds.
    """
    if (there := read_state(path).newer) is not None:
        raise there
    path.parent.mkdir(parents=True, exist_ok=True)
    write_json(path, {**values, "version": VERSION})


def update_state(
    path: Path, known: Mapping[str, Any], changes: Mapping[str, Any]
) -> dict[str, Any]:
    """Write `changes` beside what another window has written since `known` was read; return all.

    Raises as `write_state` does.
    """
    from filelock import FileLock  # whoever only reads does without

    path.parent.mkdir(parents=True, exist_ok=True)
    # Of two windows that write at once, the second has to see what the first has written.
    with FileLock(path.with_suffix(".lock"), timeout=_LOCK_SECONDS):
        values = {**known, **read_state(path).values, **changes}
        write_state(path, values)
    return {key: value for key, value in values.items() if key != "version"}


def _aside(path: Path, wanted: bool) -> Path | None:
    if not wanted:
        return None
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.stem}.broken-{stamp}{path.suffix}")
    try:
        path.replace(target)
    except OSError:
        return None  # a folder that cannot be written: the sentence leaves the place out
    return target
