"""Thin dark things on the skin: hairs, and the marks of a ruler."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from core.image.decoding import Pixels

_THIN = 7  # pixels; what is wider is no hair at a short side of 150
_DARKER = 14  # grey values below the surroundings
_LONG, _FULL = 30, 4.5  # pixels of length, and of area for each of them
_ANGLES = tuple(range(0, 180, 15))
_BAND = 12  # pixels; a row of marks is about so high
_PERIODS = (4.0, 24.0)  # pixels from mark to mark


def hair(pixels: Pixels) -> float:
    """Return the share of pixels in long thin dark lines, of an RGB image [height, width, 3].

    Black-hat, as DullRazor finds hairs (Lee et al., Computers in Biology and Medicine 27:533,
    1997); of its areas those count that are long and thin.
    """
    dark = _thin_dark(pixels)
    count, _, stats, _ = cv2.connectedComponentsWithStats(
        (dark > _DARKER).astype(np.uint8), connectivity=8
    )
    if count < 2:
        return 0.0
    areas = stats[1:, cv2.CC_STAT_AREA].astype(np.float64)
    lengths = np.hypot(stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT])
    lines = (lengths >= _LONG) & (areas <= _FULL * lengths)
    return float(areas[lines].sum() / dark.size)


def ruler(pixels: Pixels) -> float:
    """Return how even the thin dark marks of a band of the image are, 0 to 1, in any direction.

    The share of one period, with its first overtone, in the spectrum of the most even band.
    """
    dark = _thin_dark(pixels).astype(np.float32)
    height, width = dark.shape
    side = min(height, width)
    best = 0.0
    for angle in _ANGLES:
        turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), angle, 1.0)
        turned = cv2.warpAffine(dark, turn, (width, height))
        best = max(best, _evenness(turned, side))
    return best


def _thin_dark(pixels: Pixels) -> npt.NDArray[np.uint8]:
    grey = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_THIN, _THIN))
    return np.asarray(cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, kernel), dtype=np.uint8)


def _evenness(dark: npt.NDArray[np.float32], side: int) -> float:
    """Return the largest share of one period in the rows of bands of a map [height, width]."""
    rows = len(dark) // _BAND
    bands = dark[: rows * _BAND].reshape(rows, _BAND, -1).mean(axis=1)
    # Marks that are hardly darker than their surroundings are no marks.
    strong = bands.std(axis=1) > _DARKER / 7
    if not strong.any():
        return 0.0
    bands = bands[strong]
    power = np.abs(np.fft.rfft(bands - bands.mean(axis=1, keepdims=True), axis=1)) ** 2
    total = np.maximum(power.sum(axis=1), 1e-9)
    length = bands.shape[1]
    first, last = int(length / _PERIODS[1]), int(length / _PERIODS[0])
    near = power[:, :-2] + power[:, 1:-1] + power[:, 2:]  # a period between two bins is in both
    places = np.arange(max(1, first), min(last, near.shape[1]))
    if not len(places):
        return 0.0
    twice = np.minimum(2 * places, near.shape[1] - 1)
    overtones = np.where(2 * places < near.shape[1], near[:, twice], 0.0)
    return float(((near[:, places - 1] + overtones) / total[:, None]).max())
