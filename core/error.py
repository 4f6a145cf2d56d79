"""The two ways in which something a person can see goes wrong: an error to fix, an item to skip."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class UserError(Exception):
    """Something that a person can fix: what happened and where, then what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def __reduce__(self) -> tuple[type[UserError], tuple[str, str]]:
        # Crosses process borders, and Exception would pickle the joined sentence alone.
        return (type(self), (self.message, self.hint))


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
