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
    middle, rows = ((width - 1) / 2, (height - 1) / 2), height // _BAND
    bands = np.empty((len(_ANGLES), rows, width), dtype=np.float32)
    for angle, found in zip(_ANGLES, bands, strict=True):
        turn = cv2.getRotationMatrix2D(middle, angle, 1.0)
        turned = cv2.warpAffine(dark, turn, (width, height))[: rows * _BAND]
        found[:] = turned.reshape(rows, _BAND, width).mean(axis=1)
    every = bands.reshape(-1, width)
    # Marks that are hardly darker than their surroundings are no marks.
    return _evenness(every[every.std(axis=1) > _DARKER / 7])


def _thin_dark(pixels: Pixels) -> npt.NDArray[np.uint8]:
    grey = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_THIN, _THIN))
    return np.asarray(cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, kernel), dtype=np.uint8)


def _evenness(bands: npt.NDArray[np.float32]) -> float:
    """Return the largest share of one period in the rows of an array [bands, width]."""
    length = bands.shape[1]
    near_count = length // 2 - 1  # of the bins of the spectrum that have one on either side
    first, last = int(length / _PERIODS[1]), int(length / _PERIODS[0])
    places = np.arange(max(1, first), min(last, near_count))
    if not len(bands) or not len(places):
        return 0.0
    power = np.abs(np.fft.rfft(bands - bands.mean(axis=1, keepdims=True), axis=1)) ** 2
    total = np.maximum(power.sum(axis=1), 1e-9)
    near = power[:, :-2] + power[:, 1:-1] + power[:, 2:]  # a period between two bins is in both
    twice = np.minimum(2 * places, near_count - 1)
    overtones = np.where(2 * places < near_count, near[:, twice], 0.0)
    return float(((near[:, places - 1] + overtones) / total[:, None]).max())
