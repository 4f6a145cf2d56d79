"""Memory that is used up, as the many libraries say it; torch is not needed to know it."""

from __future__ import annotations

import errno

from core.error import UserError

# Allocators and libraries that have no exception of their own say it in words.
_SIGNS = (
    "can't allocate memory",
    "cannot allocate memory",
    "not enough memory",
    "out of memory",
    "insufficient memory",
    "could not allocate tensor",
    "alloc_failed",
    "bad_alloc",
    "can't start new thread",
)
# All that oneDNN says of it; what it does not know how to do it calls by its name besides.
_WORDS = ("could not create a primitive", "could not execute a primitive")


def is_shortage(error: BaseException | None) -> bool:
    """Return whether an error, or what it followed from, says that memory is used up.

    torch's writer, stopped by a lack of memory, ends in an error on positions in its file.
    """
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return True
        text = str(error).lower()
        told = text.strip() in _WORDS or any(sign in text for sign in _SIGNS)
        if told and not isinstance(error, UserError):
            return True
        before = None if error.__suppress_context__ else error.__context__
        error = error.__cause__ or before
    return False


def shortage() -> UserError:
    """Return what a person is told when memory was used up."""
    return UserError(
        "Memory ran out.",
        "Close other programs, or give this one more memory, then go on: what was done is kept.",
    )
