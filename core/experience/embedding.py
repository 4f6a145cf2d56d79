"""Features of a network made short: few numbers an image, whose distances mean something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

DIMENSIONS = 64
_LEAST = 1e-12


@dataclass(frozen=True, eq=False)
class Embedding:
    """An affine map of features, with what it leaves out as one more number.

    `mean` and `scale` float32 [width] standardise features; `axes` float32 [d, width] are the
    principal components of the training lesions, all divided by one deviation, so that a training
    lesion has a length of about √d; `rest` is the mean length of what they leave out of one.
    """

    mean: Floats
    scale: Floats
    axes: Floats
    rest: float

    @property
    def width(self) -> int:
        """How many features it takes."""
        return len(self.mean)

    @property
    def dimensions(self) -> int:
        """How many numbers it gives."""
        return len(self.axes) + 1

    @cached_property
    def _exact_axes(self) -> npt.NDArray[np.float64]:
        return self.axes.astype(np.float64)

    def of(self, features: Floats) -> Floats:
        """Return the embeddings, float32 [n, dimensions], of features, float [n, width]."""
        z = (features.astype(np.float64) - self.mean) * self.scale
        short = z @ self._exact_axes.T
        # The axes are divided by a deviation: what they explain is measured with their length.
        unit = max(float(np.linalg.norm(self._exact_axes[0])), _LEAST)
        explained = ((short / unit) ** 2).sum(axis=1)
        left = np.sqrt(np.maximum((z**2).sum(axis=1) - explained, 0)) / self.rest
        # What is left out counts as much as all that is kept: pictures of no lesion differ there.
        return np.column_stack([short, left * np.sqrt(len(self.axes))]).astype(np.float32)


def fit_embedding(features: Floats, dimensions: int = DIMENSIONS) -> Embedding:
    """Return the embedding of training features, float [n, width], n ≥ 2."""
    x = features.astype(np.float64)
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    # A feature that never varies in training still tells when it does elsewhere, but not alone.
    scale = 1 / np.maximum(deviation, max(float(np.median(deviation)) * 0.1, _LEAST))
    z = (x - mean) * scale
    # At most half of what there is: were nothing left out, nothing could be outside it either.
    count = max(1, min(dimensions, len(z) // 2, z.shape[1] // 2))
    values, axes = _components(z, count)
    left = np.sqrt(np.maximum((z**2).sum(axis=1) - ((z @ axes.T) ** 2).sum(axis=1), 0))
    # One deviation for all: each divided by its own, the noise of the last would count like the
    # first, and neighbours be alike by chance.
    spread = max(float(np.sqrt(np.maximum(values, 0).mean())), _LEAST)
    return Embedding(
        mean.astype(np.float32),
        scale.astype(np.float32),
        (axes / spread).astype(np.float32),
        # Below a hundredth of a lesion's length what is left out is rounding.
        max(float(left.mean()), 0.01 * float(np.sqrt((z**2).sum(axis=1).mean())), _LEAST),
    )


def _components(
    z: npt.NDArray[np.float64], count: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the largest variances [count] and their unit axes [count, width]."""
    n, width = z.shape
    small = z.T @ z if width <= n else z @ z.T
    values, vectors = np.linalg.eigh(small / n)
    best = np.argsort(values)[::-1][:count]
    axes = vectors[:, best].T if width <= n else vectors[:, best].T @ z
    lengths = np.maximum(np.linalg.norm(axes, axis=1, keepdims=True), _LEAST)
    return values[best], axes / lengths
