"""The colours of a training view: one linear map an image, on the CPU and on a device."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from core.image.decoding import Pixels

Floats = npt.NDArray[np.float64]

_GREY = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601, as Pillow and torchvision weigh RGB
# Rows: the grey of a colour and its two components of chroma (YIQ of NTSC 1953, three digits).
_YIQ = np.array([_GREY, [0.596, -0.274, -0.322], [0.211, -0.523, 0.312]])
_RGB = np.linalg.inv(_YIQ)


@dataclass(frozen=True, slots=True)
class Colours:
    """Colour maps of n images: view → `matrix` · view + `pivot` · (mean grey of the view).

    `matrix` float64 [n, 3, 3], `pivot` float64 [n], `neutral` bool [n]: nothing changes.
    """

    matrix: Floats
    pivot: Floats
    neutral: npt.NDArray[np.bool_]


def colour_maps(brightness: Floats, contrast: Floats, saturation: Floats, hue: Floats) -> Colours:
    """Return the maps: brightness, then contrast about the mean grey, then saturation, then hue.

    The first three are factors [n], `hue` [n] a turn of chroma in radians. They are one linear map,
    because changes of saturation and hue leave greys as they are.
    """
    saturate = saturation[:, None, None] * np.eye(3)
    saturate = saturate + (1 - saturation)[:, None, None] * _GREY[None, None, :]
    matrix = (contrast * brightness)[:, None, None] * saturate
    if hue.any():
        matrix = _turns(hue) @ matrix
    return Colours(
        matrix=matrix,
        pivot=(1 - contrast) * brightness,
        neutral=(brightness == 1) & (contrast == 1) & (saturation == 1) & (hue == 0),
    )


def _turns(angle: Floats) -> Floats:
    """Return float64 [n, 3, 3]: turns of chroma by `angle` about the grey axis of YIQ."""
    turn = np.zeros((len(angle), 3, 3))
    turn[:, 0, 0] = 1
    turn[:, 1, 1] = turn[:, 2, 2] = np.cos(angle)
    turn[:, 2, 1] = np.sin(angle)
    turn[:, 1, 2] = -turn[:, 2, 1]
    return np.asarray(_RGB @ turn @ _YIQ)


def recolour(view: Pixels, colour: Colours, index: int) -> None:
    """Apply row `index` of `colour` to one view, uint8 [size, size, 3], in its place."""
    if colour.neutral[index]:
        return
    grey = float(_GREY @ cv2.mean(view)[:3])
    table = np.empty((3, 4))
    table[:, :3] = colour.matrix[index]
    table[:, 3] = colour.pivot[index] * grey
    # One pixel is read before it is written, so the view can be its own result.
    cv2.transform(view, table, dst=view)


def recolour_torch(views: Tensor, colour: Colours) -> Tensor:
    """Return float views [n, size, size, 3] with the map of each applied, on their device."""
    if colour.neutral.all():
        return views
    device = views.device
    table = torch.from_numpy(colour.matrix).to(torch.float32).to(device)
    pivot = torch.from_numpy(colour.pivot).to(torch.float32).to(device)
    weights = torch.from_numpy(_GREY).to(torch.float32).to(device)
    grey = views.mean(dim=(1, 2)) @ weights
    return torch.einsum("nhwc,ndc->nhwd", views, table) + (pivot * grey)[:, None, None, None]
