"""What an image shows, in 256 bits: the same photograph is found again after it was resized.

A difference hash of 16 × 16 (Krawetz, “Kind of like that”, 2013): whether brightness rises from one
field to the next along a row. Measured on HAM10000 (docs/evaluation.md). It cannot be turned back
into a photograph, and says nothing of who is on it.
"""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

from core.image.decoding import Pixels

Hashes = npt.NDArray[np.uint8]

HASH_BYTES = 32
SAME_BITS = 16  # of 256; see docs/evaluation.md for what that finds and what it takes for the same
_SIDE = 16


def content_hash(pixels: Pixels) -> Hashes:
    """Return the hash, uint8 [32], of an RGB image, uint8 [height, width, 3]."""
    grey = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (_SIDE + 1, _SIDE), interpolation=cv2.INTER_AREA).astype(np.int16)
    return np.packbits((small[:, 1:] > small[:, :-1]).ravel())


def content_hashes(images: Iterable[Pixels]) -> Hashes:
    """Return the hashes, uint8 [n, 32], of RGB images."""
    found = [content_hash(pixels) for pixels in images]
    return np.array(found, dtype=np.uint8).reshape(len(found), HASH_BYTES)


def is_known(hashes: Hashes, known: Hashes) -> npt.NDArray[np.bool_]:
    """Return bool [n]: whether an image of `known` [m, 32] differs in at most 16 of 256 bits."""
    words = np.ascontiguousarray(known).view(np.uint64)
    ours = np.ascontiguousarray(hashes).view(np.uint64)
    nearest = np.full(len(ours), 8 * HASH_BYTES)
    # A row of one side at a time: all pairs at once would not fit where there are thousands of
    # either, and the shorter side is one image where a case is looked up.
    if len(words) < len(ours):
        for row in words:
            nearest = np.minimum(nearest, np.bitwise_count(ours ^ row).sum(axis=1))
    elif len(words):
        nearest = np.array([np.bitwise_count(words ^ row).sum(axis=1).min() for row in ours])
    return np.asarray(nearest.astype(np.int64) <= SAME_BITS)
