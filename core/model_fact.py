"""What a bundle tells of its training, as lines for people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from core.figure_name import figure_name

_NAMES: Mapping[str, str] = MappingProxyType({"begun_with": "started from"})


def fact_lines(facts: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return facts as names and values; those of a group are lines of their own.

    What is neither a text nor a number, or is empty, is left out: facts are read from disk.
    """
    return [
        line
        for name, value in facts.items()
        for line in _lines(_NAMES.get(name) or figure_name(name), value)
    ]


def _lines(name: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, Mapping):
        inner = ((f"{name} {figure_name(str(part))}", each) for part, each in value.items())
        return [line for part, each in inner for line in _lines(part, each)]
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value == "":
        return []
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    return [(name[:1].upper() + name[1:], text)]
