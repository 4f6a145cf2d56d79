"""The experience of a model, fitted: embeddings of training lesions, limits from validation.

Source of the distance: Sun, Ming, Zhu, Li, "Out-of-distribution detection with deep nearest
neighbors", ICML 2022. How it was chosen and what it flags: docs/case_sheet.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.bundle import hashed_id
from core.diagnosis import CODES
from core.experience.embedding import Embedding, Floats, fit_embedding
from core.experience.experience import (
    Experience,
    Lesions,
    Limits,
    Photographs,
    Places,
    hashes_as_numbers,
    kth_distances,
)
from core.image.content import Hashes
from core.lesion import group_by_image
from core.record import UNKNOWN, Record

AIM = 0.04
"""The share of held-out lesions that may be flagged; half the lesions' own share lies near it."""

MOST_LESIONS = 20_000
LEAST_LESIONS = 35  # fewer say too little of a share of one in twenty-five
_SEED = 20260101


@dataclass(frozen=True, eq=False)
class Seen:
    """Images with their features, float32 [n, width]; of validation `called` [n] class numbers."""

    records: Sequence[Record]
    features: Floats
    contents: Hashes
    called: npt.NDArray[np.int64] | None = None


def fit_experience(train: Seen, val: Seen, classes: Sequence[str]) -> Experience:
    """Return the experience of a model of `classes` from its training and validation images.

    Limits are absent where validation has fewer than 35 lesions. Raises ValueError where there are
    fewer than two training lesions.
    """
    groups = group_by_image(train.records)
    first: dict[str, int] = {}
    by_id = sorted(range(len(train.records)), key=lambda at: train.records[at].image_id)
    for at in by_id:
        first.setdefault(groups[train.records[at].image_id], at)
    if len(first) < 2:
        raise ValueError("two training lesions at least")
    kept = _evenly(sorted(first, key=lambda group: train.records[first[group]].image_id))
    chosen = [first[group] for group in kept]
    embedding = fit_embedding(train.features[chosen])
    vectors = embedding.of(train.features[chosen]).astype(np.float16)
    lesions = _lesions([train.records[at] for at in chosen], vectors)
    row = {group: number for number, group in enumerate(kept)}
    photographs = _photographs(train, groups, row)
    limits = _limits(embedding, vectors, val, len(classes))
    return Experience(embedding, lesions, photographs, tuple(classes), limits)


def _evenly(groups: list[str]) -> list[str]:
    """Return at most MOST_LESIONS of them, evenly spread."""
    if len(groups) <= MOST_LESIONS:
        return groups
    places = np.linspace(0, len(groups) - 1, MOST_LESIONS).astype(int)
    return [groups[place] for place in places]


def _lesions(records: Sequence[Record], vectors: npt.NDArray[np.float16]) -> Lesions:
    told = [record.dx_type or UNKNOWN for record in records]
    # One byte a lesion: a table with more kinds of proof than that has none that mean anything.
    proofs = tuple(sorted(set(told)))[:255]
    if UNKNOWN not in proofs:
        proofs = (*proofs, UNKNOWN)
    place = {name: number for number, name in enumerate(proofs)}
    return Lesions(
        hashes_as_numbers([hashed_id("lesion", record.lesion_id) for record in records]),
        hashes_as_numbers([hashed_id("image", record.image_id) for record in records]),
        np.array([CODES.index(record.dx or "") for record in records], dtype=np.uint8),
        np.array([place.get(name, place[UNKNOWN]) for name in told], dtype=np.uint8),
        vectors,
        proofs,
    )


def _photographs(train: Seen, groups: dict[str, str], row: dict[str, int]) -> Photographs:
    kept = [at for at, record in enumerate(train.records) if groups[record.image_id] in row]
    # By hash, so that the order says nothing of the ids behind it.
    kept.sort(key=lambda at: hashed_id("image", train.records[at].image_id))
    records = [train.records[at] for at in kept]
    return Photographs(
        hashes_as_numbers([hashed_id("image", record.image_id) for record in records]),
        hashes_as_numbers([hashed_id("lesion", record.lesion_id) for record in records]),
        np.ascontiguousarray(train.contents[kept]),
        np.array([row[groups[record.image_id]] for record in records], dtype=np.int32),
    )


def _limits(
    embedding: Embedding, vectors: npt.NDArray[np.float16], val: Seen, classes: int
) -> Limits | None:
    called = val.called
    names = group_by_image(val.records)
    lesion = np.array([names[record.image_id] for record in val.records])
    distinct = np.unique(lesion)
    if called is None or len(distinct) < LEAST_LESIONS:
        return None
    far = kth_distances(embedding.of(val.features), Places.of(vectors))
    limit, own = _fitted(far, called, lesion, classes)
    half = np.random.default_rng(_SEED).permutation(len(distinct)) % 2
    side = half[np.searchsorted(distinct, lesion)]
    flagged = np.zeros(len(far), dtype=bool)
    for part in (0, 1):
        rest, there = side != part, side == part
        common, by_class = _fitted(far[rest], called[rest], lesion[rest], classes)
        bound = np.array([common if value is None else value for value in by_class])
        flagged[there] = far[there] > bound[called[there]]
    return Limits(AIM, limit, own, float(flagged.mean()), len(far), len(distinct))


def _fitted(
    far: npt.NDArray[np.float64],
    called: npt.NDArray[np.int64],
    lesion: npt.NDArray[np.str_],
    classes: int,
) -> tuple[float, tuple[float | None, ...]]:
    """Return the limit of all images, and that of each called class with lesions enough."""
    own: list[float | None] = []
    for number in range(classes):
        mine = called == number
        enough = len(np.unique(lesion[mine])) >= LEAST_LESIONS
        own.append(_bound(far[mine], lesion[mine]) if enough else None)
    return _bound(far, lesion), tuple(own)


def _bound(far: npt.NDArray[np.float64], lesion: npt.NDArray[np.str_]) -> float:
    """Return the distance that a share AIM of new lesions exceeds, at most: split conformal.

    A lesion counts once, with the farthest of its photographs.
    """
    _, place = np.unique(lesion, return_inverse=True)
    most = np.zeros(int(place.max()) + 1)
    np.maximum.at(most, place, far)
    rank = min(len(most), math.ceil((len(most) + 1) * (1 - AIM)))
    return float(np.sort(most)[rank - 1])
