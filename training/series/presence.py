"""Whether processes work on a folder of runs, told by locks that nobody else waits for."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

from core.lock import is_held

_FOLDER, _STOP = "workers", "series.stop"
_LOOK_SECONDS = 2.0


def stop_request(folder: Path) -> Path:
    """Return the file whose presence asks those at work on a folder to save and end."""
    return folder / _STOP


@contextlib.contextmanager
def present(folder: Path) -> Iterator[None]:
    """Be known as at work on a folder; a request to stop that is older does not count."""
    (folder / _FOLDER).mkdir(parents=True, exist_ok=True)
    path = folder / _FOLDER / f"{socket.gethostname()}-{os.getpid()}.lock"
    lock = FileLock(path)
    lock.acquire(timeout=_LOOK_SECONDS)  # who counts holds it for a moment
    stop_request(folder).unlink(missing_ok=True)
    try:
        yield
    finally:
        lock.release()
        path.unlink(missing_ok=True)
        if not at_work(folder):
            stop_request(folder).unlink(missing_ok=True)


def at_work(folder: Path) -> int:
    """Return how many processes of this machine work on a folder."""
    return sum(bool(is_held(path)) for path in (folder / _FOLDER).glob("*.lock"))
