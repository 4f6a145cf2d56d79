"""A map laid over an image as colours, and written as a picture."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from core.atomic import write_bytes
from core.bundle import Floats
from core.error import UserError
from core.image.decoding import Pixels

OPACITY = 0.6


def laid_over(rgb: Pixels, heat: Floats, opacity: float = OPACITY) -> Pixels:
    """Return an RGB image with a map 0..1 of its size over it, clear where the map is 0."""
    level = np.clip(heat, 0, 1)
    coloured = cv2.applyColorMap((level * 255).astype(np.uint8), cv2.COLORMAP_INFERNO)
    colours = cv2.cvtColor(coloured, cv2.COLOR_BGR2RGB).astype(np.float32)
    clear = (level * opacity)[..., None]
    return np.asarray(rgb * (1 - clear) + colours * clear).round().astype(np.uint8)


def write_png(path: Path, rgb: Pixels) -> None:
    """Write an RGB image as PNG without any metadata; raises UserError."""
    sound, data = cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
    if not sound:
        raise UserError(f"{path} cannot be made from this image.", "Try a smaller image.")
    try:
        write_bytes(path, data.tobytes())
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"{path} cannot be written ({reason}).", "Choose another place.") from error
