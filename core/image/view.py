"""Flipped and turned views of an image: averaging their answers is steadier than one answer.

Which way up a lesion was photographed means nothing, so all eight symmetries of the square count
alike (Krizhevsky et al., NeurIPS 2012, averaged crops and reflections in the same way).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from core.image.decoding import Pixels

Shares = npt.NDArray[np.float64]

VIEW_COUNTS: tuple[int, ...] = (1, 2, 4, 8)
"""How many views there may be: each number adds to the views of the one before it."""


def views_of(pixels: Pixels, count: int) -> Iterator[Pixels]:
    """Yield `count` views of a batch, uint8 [n, size, size, 3], contiguous; the plain one first.

    2 adds the mirrored view, 4 both of them upside down, 8 all of those turned by a quarter.
    Raises ValueError for a count that is not one of VIEW_COUNTS.
    """
    if count not in VIEW_COUNTS:
        raise ValueError(f"{count} views; there may be {VIEW_COUNTS}")
    for number in range(count):
        view = np.rot90(pixels, axes=(1, 2)) if number & 4 else pixels
        view = view[:, ::-1] if number & 2 else view
        view = view[:, :, ::-1] if number & 1 else view
        yield np.ascontiguousarray(view)


def averaged(answer: Callable[[Pixels], Shares], pixels: Pixels, count: int) -> Shares:
    """Return the mean over `count` views of what `answer` gives, float64 [n, classes]."""
    total: Shares | None = None
    for view in views_of(pixels, count):
        shares = answer(view)
        total = shares if total is None else total + shares
    if total is None:
        raise ValueError("no views")
    return total / count
