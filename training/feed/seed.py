"""The random numbers of a run: streams that never meet, each a function of seed and epoch."""

from __future__ import annotations

from enum import IntEnum

import numpy as np


class Stream(IntEnum):
    """What numbers are drawn for. A value, once used, never changes its meaning."""

    ORDER = 1
    MORE = 2
    AGAIN = 3
    PARTNER = 4
    MIXUP = 5
    CUTMIX = 6
    CYCLE = 7


def generator(seed: int, epoch: int, stream: Stream, *rest: int) -> np.random.Generator:
    """Return the generator of a stream.

    Seed recipe: `np.random.default_rng([seed, epoch, stream, *rest])`. Trailing zeros change
    nothing, so a repetition of 0 may be named or not.
    """
    return np.random.default_rng([seed, epoch, int(stream), *rest])
