"""Intervals of a plain share, without a bootstrap."""

from __future__ import annotations

import math

Z95 = 1.959963984540054


def wilson(hits: float, count: int) -> tuple[float, float]:
    """Return the 95 % interval of hits / count; (0, 1) for nothing.

    Source: Wilson, J. Am. Stat. Assoc. 22:209, 1927. It stays within 0 to 1 and is not a point
    where all or none are hits.
    """
    if count == 0:
        return 0.0, 1.0
    share, square = hits / count, Z95**2
    centre = (share + square / (2 * count)) / (1 + square / count)
    spread = Z95 / (1 + square / count)
    half = spread * math.sqrt(share * (1 - share) / count + square / (4 * count**2))
    return max(0.0, centre - half), min(1.0, centre + half)
