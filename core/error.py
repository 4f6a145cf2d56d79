"""The two ways in which something a person can see goes wrong: an error to fix, an item to skip."""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass
from enum import StrEnum

# Control characters but tab and line end, marks of direction, halves of a character.
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# What a person can mend of the system's errors; any other is a bug and keeps its traceback.
_MENDABLE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT,
     errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EIO, errno.ENODEV, errno.ENXIO,
     errno.ESTALE, errno.ENOMEM}
)  # fmt: skip
_LONGEST_NAME = 200


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


def as_user_error(error: BaseException) -> UserError | None:
    """Return an error as one that a person can fix, also one of the system; None: it is a bug."""
    if isinstance(error, UserError):
        return error
    if not isinstance(error, OSError) or error.errno not in _MENDABLE:
        return None
    name = str(error.filename or "")
    name = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return UserError(f"{error.strerror} ({name})." if name else f"{error.strerror}.")


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
