"""The same work on many things at once, where it leaves the interpreter: decoding, OpenCV."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def at_once(work: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
    """Return what `work` makes of each, in order, on as many threads as there are cores.

    One thing alone is worked on by the thread that asks. Raises what `work` raises first.
    """
    if len(given) < 2:
        return [work(each) for each in given]
    with ThreadPoolExecutor(min(len(given), os.cpu_count() or 1)) as pool:
        return list(pool.map(work, given))
