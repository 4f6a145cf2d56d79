"""Files that only grow, one JSON object a line; what a full disk or a kill cut short is no line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.json_text import parse_json

_LONGEST = 1 << 16


def append_line(path: Path, values: Mapping[str, Any]) -> None:
    """Add an object to a file, which is made where it is absent.

    Raises OSError, and ValueError for numbers that are not finite.
    """
    line = json.dumps(values, ensure_ascii=False, allow_nan=False)
    # A line that a full disk cut short must not swallow the next one.
    torn = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
    with path.open("ab") as file:
        file.write((("\n" if torn else "") + line + "\n").encode("utf-8", "replace"))


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file that are whole; none where it is absent. Raises OSError."""
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    return [value for value in map(_object, lines) if value is not None]


def _object(line: bytes) -> dict[str, Any] | None:
    if not line.endswith(b"\n") or len(line) > _LONGEST:
        return None
    try:
        value = parse_json(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
