"""Checks of a picture: what in it misleads a reader or a network, each with a limit.

All are measured on the picture scaled to a short side of 150 pixels, so that a limit means the same
for every camera. The limits and how often they flag real images: docs/case_sheet.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from core.case.flag import LEAST_SIDE, SMALL
from core.image.decoding import Pixels
from core.image.texture import hair, ruler

_SIDE, _STRIP = 150, 3  # the short side that is measured, and the longest strip of it
_WHITE, _BLACK = 245, 35
_INK_HUES = (85, 140)  # cyan to violet, in halves of a degree as OpenCV counts hues


@dataclass(frozen=True, slots=True)
class Check:
    """One question to a picture: flagged where `measure` is above `limit`."""

    name: str
    measure: Callable[[Pixels], float]
    limit: float


def blur(pixels: Pixels) -> float:
    """Return how smooth a picture is: minus the logarithm of its Laplacian's variance.

    Source: Pech-Pacheco et al., ICPR 2000.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return -float(np.log1p(cv2.Laplacian(grey, cv2.CV_32F).var()))


def darkness(pixels: Pixels) -> float:
    """Return how far the brightest twentieth of a picture is from white, 0 to 1.

    Dark skin in good light has bright reflexes; a picture that was taken in the dark has none.
    """
    counts = np.bincount(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).ravel(), minlength=256)
    # The 95th percentile, between the two pixels that it lies between; sorting takes longer.
    place = 0.95 * (counts.sum() - 1)
    below, above = np.searchsorted(counts.cumsum(), [int(place), math.ceil(place)], side="right")
    return 1 - float(below + (above - below) * (place - int(place))) / 255


def glare(pixels: Pixels) -> float:
    """Return the share of pixels that are white in all channels."""
    return _share(cv2.inRange(pixels, _all(_WHITE), _all(255)))


def ink(pixels: Pixels) -> float:
    """Return the share of pixels in the colours of a surgeon's marker, blue, green or violet."""
    colours = cv2.cvtColor(pixels, cv2.COLOR_RGB2HSV)
    return _share(cv2.inRange(colours, (_INK_HUES[0], 90, 50), (_INK_HUES[1], 255, 255)))


def border(pixels: Pixels) -> float:
    """Return the share of pixels in black areas that touch a corner: vignette, frame, bars."""
    black = cv2.inRange(pixels, _all(0), _all(_BLACK - 1))
    if not black[[0, 0, -1, -1], [0, -1, 0, -1]].any():
        return 0.0
    _, areas, facts, _ = cv2.connectedComponentsWithStats(black, connectivity=4)
    corners = {int(areas[row, column]) for row in (0, -1) for column in (0, -1)} - {0}
    return float(facts[sorted(corners), cv2.CC_STAT_AREA].sum() / black.size)


CHECKS: tuple[Check, ...] = (
    Check("blur", blur, -2.6),
    Check("dark", darkness, 0.55),
    Check("glare", glare, 0.02),
    Check("ruler", ruler, 0.5),
    Check("ink", ink, 0.01),
    Check("border", border, 0.02),
    Check("hair", hair, 0.02),
)
"""Every check of a picture in the order of the flags, but for its size."""


def measured(pixels: Pixels) -> npt.NDArray[np.float64]:
    """Return what the checks measure in an RGB image, uint8 [height, width, 3], in their order."""
    probe = _probe(pixels)
    return np.array([check.measure(probe) for check in CHECKS])


def flags_of(pixels: Pixels, needed: int = LEAST_SIDE) -> tuple[str, ...]:
    """Return the names of the checks that an RGB image, uint8 [height, width, 3], fails.

    `needed` is the short side that its reader asked the decoder for: an image that was reduced to
    it was not too small.
    """
    values = measured(pixels)
    found = [check.name for check, value in zip(CHECKS, values, strict=True) if value > check.limit]
    small = min(pixels.shape[:2]) < min(LEAST_SIDE, needed)
    return (*found, *((SMALL,) if small else ()))


def _all(value: int) -> tuple[int, int, int]:
    return (value, value, value)


def _share(marked: npt.NDArray[Any]) -> float:
    return cv2.countNonZero(marked) / marked.size


def _probe(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    # The middle of a strip: one of 1 × 9,000,000 is a small file, and enlarged no longer one.
    most = min(height, width) * _STRIP
    top, left = max(0, height - most) // 2, max(0, width - most) // 2
    pixels = pixels[top : height - top, left : width - left]
    scale = _SIDE / min(pixels.shape[:2])
    if scale == 1:
        return np.ascontiguousarray(pixels)
    size = (max(_SIDE, round(pixels.shape[1] * scale)), max(_SIDE, round(pixels.shape[0] * scale)))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, size, interpolation=method), dtype=np.uint8)
