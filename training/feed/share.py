"""One process's part of what a team of processes does together; knows no torch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LEAST = 2  # images in a part: batch normalisation has no variance of one


@dataclass(frozen=True, slots=True)
class Share:
    """Part `rank` of `world`; the parts in order make the whole, and differ by at most one."""

    rank: int = 0
    world: int = 1

    def of(self, indices: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return this part of `indices`."""
        return indices if self.world == 1 else np.array_split(indices, self.world)[self.rank]


WHOLE = Share()
"""The part of a process alone."""
