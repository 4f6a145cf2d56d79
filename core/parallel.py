"""The same work on many things at once, where it leaves the interpreter: decoding, OpenCV."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def at_once(work: Callable[[Given], Made], given: Sequence[Given], threads: int = 0) -> list[Made]:
    """Return what `work` makes of each, in order, on some threads; 0: as many as there are cores.

    One thing alone is worked on by the thread that asks. Raises what `work` raises.
    """
    workers = min(len(given), threads or os.cpu_count() or 1)
    if workers < 2:
        return [work(each) for each in given]
    found: dict[int, Made] = {}
    turn = iter(range(len(given)))

    def go_on(_: int) -> None:
        for at in turn:
            found[at] = work(given[at])

    # A future for each thing costs as much as a small thing itself.
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(go_on, range(workers)))
    return [found[at] for at in range(len(given))]
