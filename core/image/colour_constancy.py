"""Colour constancy: an image as it would look under white light, whatever lamp lit it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import cv2
import numpy as np

from core.image.decoding import Pixels

_POWER = 6  # the Minkowski norm that Finlayson and Trezzi found best
_LEVELS = np.arange(256, dtype=np.float64)


def unchanged(pixels: Pixels) -> Pixels:
    """Return the image itself."""
    return pixels


def shades_of_gray(pixels: Pixels) -> Pixels:
    """Return an RGB image (uint8 [height, width, 3]) with the colour of its light taken out.

    The light is the Minkowski mean of each channel with p = 6; each channel is divided by its share
    of it, so that a grey light changes nothing. A channel that is black everywhere stays black.
    Finlayson and Trezzi, Shades of Gray and Colour Constancy, CIC 2004.
    """
    light = np.array([_minkowski_mean(pixels, channel) for channel in range(3)])
    if not light.any():
        return pixels
    grey = np.sqrt(np.mean(light**2))
    gain = np.divide(grey, light, out=np.ones(3), where=light > 0)
    table = np.clip(np.rint(_LEVELS[:, None] * gain), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(pixels, table[None]), dtype=np.uint8)


def _minkowski_mean(pixels: Pixels, channel: int) -> float:
    # Powers of 256 levels instead of powers of every pixel; 0..1 keeps the sixth power in reach.
    counts = np.bincount(pixels[:, :, channel].ravel(), minlength=256)
    mean = float(counts @ (_LEVELS / 255) ** _POWER) / max(1, counts.sum())
    return float(mean ** (1 / _POWER))


METHODS: Mapping[str, Callable[[Pixels], Pixels]] = MappingProxyType(
    {"none": unchanged, "shades_of_gray": shades_of_gray}
)
"""What `Preprocessing.colour_constancy` may name."""
