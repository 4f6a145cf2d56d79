"""Presets: named starts of a config, each a file that may rest on another one."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.error import UserError
from training.config.yaml_text import read_mapping

PRESETS = Path(__file__).resolve().parents[2] / "resources" / "presets"
RECIPES = "recipes"
"""Folder in PRESETS with what others published; beside it lie our own."""

DEFAULT_PRESET = "quick"
"""The one a run begins with where none is named."""

_ABOUT = ("description", "base")


def presets() -> tuple[str, ...]:
    """Return the names of our own presets in alphabetical order, then those of known recipes."""
    return tuple(_files())


def recipes() -> tuple[str, ...]:
    """Return the names of the presets that follow a known recipe, in alphabetical order."""
    return tuple(name for name, path in _files().items() if path.parent.name == RECIPES)


def load_preset(name: str) -> dict[str, Any]:
    """Return the values of a preset, nested, as it changes the defaults; raises UserError."""
    values: dict[str, Any] = {}
    for file in _chain(name):
        values = _over(values, file)
    return {**values, "preset": name}


def preset_description(name: str) -> str:
    """Return the sentence that says what a preset is for; raises UserError."""
    return str(_read(name).get("description", ""))


def _chain(name: str) -> list[dict[str, Any]]:
    """Return the files a preset is made of, the one all rest on first."""
    names: list[str] = []
    chain: list[dict[str, Any]] = []
    while name:
        if name in names:
            raise UserError(
                f"The presets {' → '.join([*names, name])} rest on each other in a circle.",
                "Remove the line “base” from one of them.",
            )
        names.append(name)
        chain.insert(0, _read(name))
        name = str(chain[0].get("base", ""))
    return chain


def _over(values: Mapping[str, Any], file: Mapping[str, Any]) -> dict[str, Any]:
    """Lay the settings of a file over those it rests on, group by group."""
    merged = dict(values)
    for group, given in file.items():
        before = merged.get(group)
        if isinstance(before, dict) and isinstance(given, dict):
            merged[group] = {**before, **given}
        elif group not in _ABOUT:
            merged[group] = given
    return merged


def _files() -> dict[str, Path]:
    own, known = PRESETS.glob("*.yaml"), (PRESETS / RECIPES).glob("*.yaml")
    return {path.stem: path for path in (*sorted(own), *sorted(known))}


def _read(name: str) -> dict[str, Any]:
    path = _files().get(name)
    if path is None:
        near = difflib.get_close_matches(name, presets(), n=3, cutoff=0.4)
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        raise UserError(
            f"There is no preset {name}.", f"{hint}“dermadesk presets” lists all of them."
        )
    return read_mapping(path)
