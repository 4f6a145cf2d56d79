"""What a look at an installation finds, line by line; the doctor prints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a line is meant: all is well, worth knowing, or training cannot work."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at: what was found, and what can be done about it."""

    what: str
    found: str
    verdict: Verdict = Verdict.GOOD
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines about one subject."""

    title: str
    lines: tuple[Line, ...]


Look = Callable[[], Sequence[Line]]
"""One look at one subject."""
