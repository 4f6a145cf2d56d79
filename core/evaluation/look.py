"""How often the test figures of a run were looked at: who looks often, chooses by them."""

from __future__ import annotations

import time
from pathlib import Path

from core.json_line import append_line, read_lines

NAME = "looks.jsonl"


def looks(run: Path) -> int:
    """Return how often the test subset of a run was looked at; lines cut short do not count."""
    return sum("time" in line for line in read_lines(run / NAME))


def count_look(run: Path, what: str) -> int:
    """Add a look to a run, told by `what` was asked for, and return how many there are now.

    Raises OSError where the run cannot be written.
    """
    append_line(run / NAME, {"v": 1, "time": time.time(), "what": what[:200]})
    return looks(run)


def times(count: int) -> str:
    """Return a number of looks in words: once, or so many times."""
    return "once" if count == 1 else f"{count} times"
