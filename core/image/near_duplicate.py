"""Pairs of photographs of the same spot: hashes name candidates, points of detail confirm them.

1. Two perceptual hashes of the brightness, compared for all pairs at once as products of matrices:
   low cosine frequencies (pHash; Zauner, 2010), and magnitudes of the Fourier transform, which stay
   when the picture is shifted (Kuglin, Hines, 1975).
2. Candidates have their points of detail (ORB; Rublee et al., 2011) matched: *votes* are how many
   point pairs agree on one shift.
Measured on HAM10000 (docs/evaluation.md).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from core.image.decoding import BadImage, Pixels, decode

Floats = npt.NDArray[np.float32]
Progress = Callable[[str, int, int], object]

ENOUGH_VOTES = 35
_LONG_SIDE = 200
_SMALL = (48, 36)
_CHUNK = 64
_POINTS = 200
_DOUBT = 0.85  # the nearest point counts where the second nearest is this much farther
_SHIFT = 12.0  # pixels by which two point pairs of one shift may differ
_ROWS = 512
# How many of the nearest images of an image are confirmed, by each of the two hashes.
_BY_SPECTRUM, _BY_COSINE = 80, 12


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two images, by their numbers, and how many points of detail agree."""

    first: int
    second: int
    votes: int


@dataclass(frozen=True)
class NearDuplicates:
    """The pairs found, the surest first, and the numbers of images that could not be read."""

    pairs: tuple[NearPair, ...]
    unreadable: tuple[int, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Fingerprint:
    """Two unit vectors (spectrum, cosine), and points [n, 2] with their descriptors [n, 32]."""

    spectrum: Floats
    cosine: Floats
    points: Floats
    details: npt.NDArray[np.uint8]


def fingerprint(pixels: Pixels) -> Fingerprint:
    """Return what an RGB image, uint8 [height, width, 3], is compared by."""
    grey = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY)
    scale = _LONG_SIDE / max(grey.shape)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.resize(grey, _SMALL, interpolation=cv2.INTER_AREA).astype(np.float32)
    small -= small.mean()
    window = np.outer(np.hanning(_SMALL[1]), np.hanning(_SMALL[0]))
    spectrum = np.sqrt(np.abs(np.fft.rfft2(small * window)))[:, :20].ravel()
    square = cv2.resize(small, (32, 32), interpolation=cv2.INTER_AREA)
    cosine = cv2.dct(square)[:8, :8].ravel()[1:]
    points, details = _points(grey)
    return Fingerprint(spectrum.astype(np.float32), _unit(cosine), points, details)


def votes(one: Fingerprint, other: Fingerprint) -> int:
    """Return how many points of detail of two images agree on one shift."""
    if len(one.details) < 2 or len(other.details) < 2:
        return 0
    matches = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(one.details, other.details, k=2)
    sure = [
        (best.queryIdx, best.trainIdx)
        for best, second in matches
        if best.distance < _DOUBT * second.distance
    ]
    if len(sure) < 3:
        return len(sure)
    numbers = np.array(sure)
    shift = other.points[numbers[:, 1]] - one.points[numbers[:, 0]]
    agree = (np.abs(shift[:, None] - shift[None]) < _SHIFT).all(axis=2)
    return int(agree.sum(axis=1).max())


def find_near_duplicates(
    paths: Sequence[Path],
    report: Progress = lambda what, done, total: None,
    *,
    enough: int = ENOUGH_VOTES,
    threads: int = 0,
) -> NearDuplicates:
    """Return all pairs of images with at least `enough` votes, the surest first.

    `report(what, done, total)` follows; `threads` 0 means as many as there are cores.
    """
    with ThreadPoolExecutor(threads or os.cpu_count() or 2, "near") as pool:
        prints: list[Fingerprint | None] = []
        for chunk in _chunks(range(len(paths))):
            prints += pool.map(lambda number: _read(paths[number]), chunk)
            report("Reading images", len(prints), len(paths))
        sound = [number for number, entry in enumerate(prints) if entry is not None]
        kept = [entry for entry in prints if entry is not None]
        pairs = sorted(_candidates(kept, report)) if len(kept) > 1 else []
        found: list[NearPair] = []
        done = 0
        for part in _chunks(pairs):
            for (a, b), agreed in zip(
                part, pool.map(lambda pair: votes(kept[pair[0]], kept[pair[1]]), part), strict=True
            ):
                if agreed >= enough:
                    found.append(NearPair(sound[a], sound[b], agreed))
            done += len(part)
            report("Comparing details", done, len(pairs))
    found.sort(key=lambda pair: (-pair.votes, pair.first, pair.second))
    unreadable = tuple(number for number, entry in enumerate(prints) if entry is None)
    return NearDuplicates(tuple(found), unreadable)


def _read(path: Path) -> Fingerprint | None:
    try:
        return fingerprint(decode(path, short_side=_LONG_SIDE))
    except BadImage:
        return None  # the integrity check says why


def _points(grey: npt.NDArray[np.uint8]) -> tuple[Floats, npt.NDArray[np.uint8]]:
    finder = cv2.ORB_create(  # type: ignore[attr-defined]
        nfeatures=_POINTS, fastThreshold=5, edgeThreshold=8, patchSize=24, scaleFactor=1.3,
        nlevels=4,
    )  # fmt: skip
    found, details = finder.detectAndCompute(grey, None)
    if details is None:
        return np.zeros((0, 2), np.float32), np.zeros((0, 32), np.uint8)
    return np.array([point.pt for point in found], np.float32).reshape(-1, 2), details


def _candidates(prints: Sequence[Fingerprint], report: Progress) -> set[tuple[int, int]]:
    """Return the pairs, smaller number first, that are near by one of the two hashes."""
    spectra = np.array([entry.spectrum for entry in prints])
    spectra -= spectra.mean(axis=0)
    spectra /= np.linalg.norm(spectra, axis=1, keepdims=True) + 1e-9
    cosines = np.array([entry.cosine for entry in prints])
    pairs: set[tuple[int, int]] = set()
    for vectors, nearest in ((spectra, _BY_SPECTRUM), (cosines, _BY_COSINE)):
        count = min(nearest, len(vectors) - 1)
        for start in range(0, len(vectors), _ROWS):
            likeness = vectors[start : start + _ROWS] @ vectors.T
            rows = np.arange(len(likeness))
            likeness[rows, rows + start] = -np.inf
            near = np.argpartition(-likeness, count - 1, axis=1)[:, :count]
            mine = np.repeat(rows + start, count)
            both = np.sort(np.stack([mine, near.ravel()], axis=1), axis=1)
            pairs.update(map(tuple, both.tolist()))
            report("Comparing hashes", start + len(likeness), len(vectors))
    return pairs


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / (np.linalg.norm(vector) + 1e-9), dtype=np.float32)


def _chunks(items: Iterable[int] | Iterable[tuple[int, int]]) -> Iterator[list]:  # type: ignore[type-arg]
    waiting = iter(items)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk
