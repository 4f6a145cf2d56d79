"""The schemas of what is kept on disk: a number for each kind, and what is said of a newer one.

A number grows when an older program would misread what a newer one writes; a field that may be
absent leaves it as it is. `docs/formats.md` tells them, `tests/fixtures/schema_1` holds one of
each.
"""

from __future__ import annotations

from core.error import UserError

RUN = 1
BUNDLE = 1
CASES = 1
SETTINGS = 1


def is_newer(found: object, known: int) -> bool:
    """Return whether the schema `found` in a file is one that a later version will have made."""
    return isinstance(found, int) and not isinstance(found, bool) and found > known


def newer(what: object, found: object, known: int) -> UserError:
    """Return the error for a file of a newer schema; `what` names it."""
    return UserError(
        f"{what} was written by a newer Dermadesk (schema {found}, known is {known}).",
        "It was left as it is. Open it with that version, or update this one.",
    )
