"""The experience of a model: its training lesions as embeddings, and how far is too far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from core.diagnosis import CODES
from core.experience.embedding import Embedding, Floats
from core.experience.neighbour import Neighbour
from core.image.content import Hashes, is_known

K = 5
"""The distance to the K-th nearest lesion counts (Sun et al., ICML 2022)."""

Bools = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.uint64]
_CHUNK = 256


@dataclass(frozen=True)
class Limits:
    """From which distance on an image is outside; fitted on validation lesions.

    `aim` is the share of held-out lesions that may be flagged, `limit` the distance for all of
    them, `by_class` that for images called each class of the target (None: too few to tell, and
    `limit` counts). `false_flags` is the share of validation images flagged by limits of the other
    half of the lesions; `images` and `lesions` are how many there were.
    """

    aim: float
    limit: float
    by_class: tuple[float | None, ...]
    false_flags: float
    images: int
    lesions: int

    def of(self, called: int) -> float:
        """Return the limit for an image that is called class number `called`."""
        own = self.by_class[called]
        return self.limit if own is None else own

    @property
    def sentence(self) -> str:
        """What the flag rests on, in plain words."""
        return (
            f"Outside the model's experience: farther from its training lesions than "
            f"{1 - self.aim:.0%} of validation lesions; {self.false_flags:.1%} of {self.images:,} "
            f"validation images ({self.lesions:,} lesions) are flagged for nothing."
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "aim": self.aim,
            "limit": self.limit,
            "by_class": list(self.by_class),
            "false_flags": self.false_flags,
            "images": self.images,
            "lesions": self.lesions,
        }

    @classmethod
    def from_json(cls, values: Any) -> Limits:
        """Return what `to_json` wrote; raises KeyError, TypeError or ValueError."""
        own = tuple(None if value is None else float(value) for value in values["by_class"])
        found = cls(
            float(values["aim"]), float(values["limit"]), own, float(values["false_flags"]),
            int(values["images"]), int(values["lesions"]),
        )  # fmt: skip
        numbers = [found.aim, found.limit, found.false_flags, *(v for v in own if v is not None)]
        if not np.isfinite(numbers).all() or found.limit <= 0:
            raise ValueError("limits must be finite")
        return found


@dataclass(frozen=True, eq=False)
class Places:
    """Where something lies: embeddings float64 [m, d], and the squares of their lengths [m]."""

    vectors: npt.NDArray[np.float64]
    squares: npt.NDArray[np.float64]

    @classmethod
    def of(cls, vectors: npt.NDArray[Any]) -> Places:
        """Take embeddings [m, d] of any precision."""
        exact = vectors.astype(np.float64)
        return cls(exact, (exact**2).sum(axis=1))

    def distances(self, vectors: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        """Return the distances, [n, m], of embeddings [n, d]."""
        ours = vectors.astype(np.float64)
        squares = (ours**2).sum(axis=1)[:, None] + self.squares - 2 * ours @ self.vectors.T
        return np.asarray(np.sqrt(np.maximum(squares, 0)))


@dataclass(frozen=True, eq=False)
class Lesions:
    """The training lesions, one row each: hashed ids uint64 [n] of the lesion and its one image.

    `dx` uint8 [n] counts in CODES, `proven` uint8 [n] in `proofs`; `vectors` float16
    [n, dimensions].
    """

    lesion: Ids
    image: Ids
    dx: npt.NDArray[np.uint8]
    proven: npt.NDArray[np.uint8]
    vectors: npt.NDArray[np.float16]
    proofs: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.lesion)

    @cached_property
    def places(self) -> Places:
        """The vectors to measure distances to, converted once."""
        return Places.of(self.vectors)


@dataclass(frozen=True, eq=False)
class Photographs:
    """Every training image, to find a query's own lesion by: m rows.

    Hashed ids uint64 [m] of image and lesion, content hashes uint8 [m, 32], and `row` int32 [m],
    the row of its lesion among `Lesions`.
    """

    image: Ids
    lesion: Ids
    contents: Hashes
    row: npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Experience:
    """Where the training lesions of a model lie, and from where on it has seen nothing like it."""

    embedding: Embedding
    lesions: Lesions
    photographs: Photographs
    classes: tuple[str, ...]
    limits: Limits | None

    def distances(self, vectors: Floats) -> npt.NDArray[np.float64]:
        """Return the distance to the K-th nearest training lesion, [n], of embeddings."""
        return kth_distances(vectors, self.lesions.places)

    def own_lesions(
        self, *, image: str = "", lesion: str = "", content: Hashes | None = None
    ) -> Bools:
        """Return bool [n]: the training lesions that a query itself may show.

        `image` and `lesion` are hashed ids, `content` the content hash uint8 [32] of the query.
        """
        known = self.photographs
        mine = np.zeros(len(known.row), dtype=bool)
        for ids, wanted in ((known.image, image), (known.lesion, lesion)):
            if wanted:
                mine |= ids == np.uint64(int(wanted, 16))
        if content is not None and len(known.row):
            mine |= is_known(known.contents, content[None, :])
        found = np.zeros(len(self.lesions), dtype=bool)
        found[known.row[mine]] = True
        return found

    def nearest(self, vector: Floats, count: int, without: Bools | None = None) -> list[Neighbour]:
        """Return the `count` training lesions nearest to an embedding [dimensions], nearest first.

        `without` bool [n] are left out.
        """
        far = self.lesions.places.distances(vector[None, :])[0]
        if without is not None:
            far = np.where(without, np.inf, far)
        order = np.argsort(far, kind="stable")[:count]
        return [self._neighbour(int(row), float(far[row])) for row in order if far[row] < np.inf]

    def _neighbour(self, row: int, distance: float) -> Neighbour:
        lesions = self.lesions
        return Neighbour(
            f"{int(lesions.lesion[row]):016x}",
            f"{int(lesions.image[row]):016x}",
            CODES[int(lesions.dx[row])],
            lesions.proofs[int(lesions.proven[row])],
            distance,
        )


def kth_distances(vectors: Floats, known: Places, k: int = K) -> npt.NDArray[np.float64]:
    """Return the distance of each embedding [n, d] to the k-th nearest of `known`."""
    k = min(k, len(known.vectors))
    parts: list[npt.NDArray[np.float64]] = [np.empty(0)]
    for start in range(0, len(vectors), _CHUNK):
        far = known.distances(vectors[start : start + _CHUNK])
        parts.append(np.partition(far, k - 1, axis=1)[:, k - 1])
    return np.concatenate(parts)


def hashes_as_numbers(hashed: Sequence[str]) -> Ids:
    """Return hashed ids (16 hexadecimal digits) as uint64."""
    return np.array([int(text, 16) for text in hashed], dtype=np.uint64)
