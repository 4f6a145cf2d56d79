"""The two ways in which something a person can see goes wrong: an error to fix, an item to skip."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# Control characters but tab and line end, marks of direction, halves of a character.
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class UserError(Exception):
    """Something that a person can fix: what happened and where, then what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        # Files are quoted in it, and a terminal would obey what they say.
        self.message, self.hint = showable(message), showable(hint)
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def __reduce__(self) -> tuple[type[UserError], tuple[str, str]]:
        # Crosses process borders, and Exception would pickle the joined sentence alone.
        return (type(self), (self.message, self.hint))


def showable(text: str) -> str:
    """Return text in which nothing steers a terminal, turns the direction or cannot be encoded."""
    if text.isprintable():
        return text
    return "".join("�" if _STEERS.match(char) else char for char in text)


class ProblemKind(StrEnum):
    """What is wrong with one row or file of a dataset."""

    MISSING_IMAGE = "row without image"
    MISSING_ROW = "image without row"
    UNREADABLE = "unreadable image"
    MISLABELLED = "mislabelled image"
    OVERSIZED = "oversized image"
    DUPLICATE = "duplicate id"
    UNKNOWN_DIAGNOSIS = "unknown diagnosis"
    BAD_VALUE = "impossible value"
    UNSAFE_ID = "id leaves the folder"
    LEAK = "split leaks"


@dataclass(frozen=True, slots=True)
class Problem:
    """One bad item: where it stands (a row or a file name) and why it was left out or mended."""

    kind: ProblemKind
    where: str
    reason: str
