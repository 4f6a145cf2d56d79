"""How an image was taken, in five numbers: what drifts from one camera or clinic to another."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from core.image.decoding import Pixels

QUALITIES = ("brightness", "contrast", "sharpness", "saturation", "warmth")


def measure(pixels: Pixels) -> npt.NDArray[np.float64]:
    """Return the qualities, float64 [5], of an RGB image, uint8 [height, width, 3].

    Brightness and contrast are mean and standard deviation of the grey values (0 to 1); sharpness
    the logarithm of the variance of the Laplacian (Pech-Pacheco et al., ICPR 2000), to compare only
    at one size; saturation the mean of HSV (0 to 1); warmth the mean of red less that of blue.
    """
    rgb = np.ascontiguousarray(pixels)
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    saturation = cv2.cvtColor(rgb, cv2.COLOR_RGB2HSV)[:, :, 1]
    edges = float(cv2.Laplacian(grey, cv2.CV_32F).var())
    red, _, blue = (float(value) for value in rgb.reshape(-1, 3).mean(axis=0))
    return np.array(
        [
            float(grey.mean()) / 255,
            float(grey.std()) / 255,
            float(np.log1p(edges)),
            float(saturation.mean()) / 255,
            (red - blue) / 255,
        ]
    )
