"""A lock file that one process at a time holds; the system gives it back when that process ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from core.error import UserError


@contextmanager
def holding(path: Path, refusal: UserError, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock file `path`; raises `refusal` where another still does after `wait` seconds.

    Raises OSError where the file cannot be made.
    """
    lock = FileLock(path)
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise refusal from error
    try:
        yield
    finally:
        lock.release()
