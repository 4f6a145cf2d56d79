"""A lock file that one process at a time holds; the system gives it back when that process ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from core.error import UserError

if sys.platform != "win32":
    import fcntl


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


def is_held(path: Path) -> bool | None:
    """Return whether a process of this machine holds the lock file; None: that cannot be told.

    Whoever asks shares the file for a moment with all who ask, so that none of them is taken for
    the holder; only where files cannot be shared (Windows) can two who ask at once be mistaken.
    """
    if sys.platform == "win32":
        return _is_refused(path)
    try:
        # Without waiting: what lies there in a folder from elsewhere may be a pipe.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return False
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        # Not by closing alone: a process that is being forked just now has the handle too.
        fcntl.flock(handle, fcntl.LOCK_UN)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return _is_refused(path)  # a disk without locks, where a file that is there stands for one
    finally:
        os.close(handle)
    return False


def _is_refused(path: Path) -> bool | None:
    if not path.exists():
        return False
    lock = FileLock(path)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return True
    except OSError:
        return None  # another person's, or a read-only disk
    lock.release()
    return False
