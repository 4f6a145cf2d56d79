"""Reading every image of a dataset in a process of its own, so that the window never waits."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection

from core.error import Problem
from core.record import Record

_EVERY_SECONDS = 0.25


def check(connection: Connection, records: Sequence[Record]) -> None:
    """Send ("progress", done, total), ("found", [Problem, …]) and at the end ("done",).

    Runs at nice 10 where the system knows it; ends quietly when the window is gone.
    """
    if hasattr(os, "nice"):
        os.nice(10)
    from core.image.integrity import check_images

    last = time.monotonic()
    found: list[Problem] = []

    def report(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _EVERY_SECONDS or done == total:
            last = now
            connection.send(("progress", done, total))
            if found:
                connection.send(("found", tuple(found)))
                found.clear()

    try:
        for problem in check_images(records, progress=report):
            found.append(problem)
        if found:
            connection.send(("found", tuple(found)))
        connection.send(("done",))
    except (BrokenPipeError, ConnectionResetError):
        return  # the window closed; there is nobody left to tell
    finally:
        connection.close()
