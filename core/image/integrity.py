"""Every image of a dataset is read once, in the background, and the bad ones are reported."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

from core.error import Problem, ProblemKind
from core.image.decoding import inspect
from core.record import Record

_AHEAD = 8  # images in flight per thread: enough to keep it busy, few enough to cancel at once


def check_images(
    records: Sequence[Record],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] | None = None,
    threads: int = 0,
) -> Iterator[Problem]:
    """Decode each image and yield a problem for each that cannot be used, in order of records.

    `progress(done, total)` is called after each image; `cancelled` is asked before each.
    `threads` 0 means one less than the cores, and at least one.
    """
    threads = threads or max(1, (os.cpu_count() or 2) - 1)
    total = len(records)
    waiting = iter(records)
    with ThreadPoolExecutor(threads, thread_name_prefix="integrity") as pool:
        running: deque[tuple[Record, Future[str | None]]] = deque()
        try:
            for done in range(1, total + 1):
                if cancelled():
                    return
                free = threads * _AHEAD - len(running)
                for record in islice(waiting, free):
                    running.append((record, pool.submit(inspect, record.path)))
                record, answer = running.popleft()
                reason = answer.result()
                if progress is not None:
                    progress(done, total)
                if reason is not None:
                    yield Problem(_kind(reason), record.path.name, reason)
        finally:
            for _, answer in running:
                answer.cancel()


def _kind(reason: str) -> ProblemKind:
    if reason.startswith("the name says"):
        return ProblemKind.MISLABELLED
    if "megapixels" in reason or "too many pixels" in reason or "more than" in reason:
        return ProblemKind.OVERSIZED
    return ProblemKind.UNREADABLE
