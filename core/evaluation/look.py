"""How often the test figures of a run were looked at: who looks often, chooses by them."""

from __future__ import annotations

import json
import time
from pathlib import Path

NAME = "looks.jsonl"
_LONGEST = 1 << 16


def looks(run: Path) -> int:
    """Return how often the test subset of a run was looked at; lines cut short do not count."""
    try:
        lines = (run / NAME).read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return 0
    return sum(_is_look(line) for line in lines)


def count_look(run: Path, what: str) -> int:
    """Add a look to a run, told by `what` was asked for, and return how many there are now.

    Raises OSError where the run cannot be written.
    """
    line = json.dumps({"v": 1, "time": time.time(), "what": what[:200]}, ensure_ascii=False)
    path = run / NAME
    # A line that a full disk cut short must not swallow the next one.
    torn = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
    with path.open("ab") as file:
        file.write(((("\n") if torn else "") + line + "\n").encode())
    return looks(run)


def times(count: int) -> str:
    """Return a number of looks in words: once, or so many times."""
    return "once" if count == 1 else f"{count} times"


def _is_look(line: bytes) -> bool:
    if not line.endswith(b"\n") or len(line) > _LONGEST:
        return False
    try:
        value = json.loads(line)
    except ValueError:
        return False
    return isinstance(value, dict) and "time" in value
