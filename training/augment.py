"""How a training image is varied: one affine map and one colour map an image, drawn in one place.

An image's variation is a function of (seed, epoch, its index in the dataset) alone, so neither the
batch size nor the device changes it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn.functional import grid_sample

from core.image import Pixels
from core.preprocessing import Preprocessing, warp
from training.config import AugmentConfig

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

_NUMBERS = 10  # a row has room for every kind, so that switching one off leaves the others as is
_GREY = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601, as Pillow and torchvision weigh RGB


@dataclass(frozen=True, slots=True)
class Draw:
    """The variation of every image of a dataset in one epoch; each array has a value an image.

    `angle` in radians; `zoom` above 1 enlarges; `shift` [n, 2] (x, y), `shear` as shares of the
    side; brightness, contrast and saturation are factors, 1 where nothing changes.
    """

    angle: Floats
    horizontal_flip: Flags
    vertical_flip: Flags
    zoom: Floats
    shift: Floats
    shear: Floats
    brightness: Floats
    contrast: Floats
    saturation: Floats


@dataclass(frozen=True, slots=True)
class Colours:
    """Colour maps of n images: view → `matrix` · view + `pivot` · (mean grey of the view).

    `matrix` float64 [n, 3, 3], `pivot` float64 [n], `neutral` bool [n]: nothing changes.
    """

    matrix: Floats
    pivot: Floats
    neutral: Flags


def draw(config: AugmentConfig, seed: int, epoch: int, count: int) -> Draw:
    """Return the variation of images 0 … `count` - 1 in `epoch`.

    Seed recipe: `np.random.default_rng([seed, epoch])`, one row of ten numbers an image in order,
    so that a row does not depend on how many follow it.
    """
    numbers = np.random.default_rng([seed, epoch]).random((count, _NUMBERS))
    signed = 2 * numbers - 1
    return Draw(
        angle=np.radians(config.rotation) * signed[:, 0],
        horizontal_flip=config.horizontal_flip & (numbers[:, 1] < 0.5),
        vertical_flip=config.vertical_flip & (numbers[:, 2] < 0.5),
        zoom=1 + config.zoom * signed[:, 3],
        shift=config.shift * signed[:, 4:6],
        shear=config.shear * signed[:, 6],
        brightness=1 + config.brightness * signed[:, 7],
        contrast=1 + config.contrast * signed[:, 8],
        saturation=1 + config.saturation * signed[:, 9],
    )


def matrices(drawn: Draw, indices: Indices, preprocessing: Preprocessing) -> Floats:
    """Return float64 [n, 2, 3]: the affine maps from view pixels to canvas pixels.

    Flip, shear, zoom and rotation go about the centre of the view; without any of them a map is
    `preprocessing.view_matrix` exactly.
    """
    plain = preprocessing.view_matrix
    angle, shear, zoom = drawn.angle[indices], drawn.shear[indices], drawn.zoom[indices]
    cos, sin = np.cos(angle) / zoom, np.sin(angle) / zoom
    across = np.where(drawn.horizontal_flip[indices], -1.0, 1.0)
    down = np.where(drawn.vertical_flip[indices], -1.0, 1.0)
    linear = np.empty((len(indices), 2, 2))
    linear[:, 0, 0] = cos * across
    linear[:, 0, 1] = (cos * shear - sin) * down
    linear[:, 1, 0] = sin * across
    linear[:, 1, 1] = (sin * shear + cos) * down
    linear *= plain[0, 0]
    middle = np.full(2, (preprocessing.image_size - 1) / 2)
    side = min(preprocessing.canvas_height, preprocessing.canvas_width)
    result = np.empty((len(indices), 2, 3))
    result[:, :, :2] = linear
    result[:, :, 2] = plain[:, 2] + (plain[:, :2] - linear) @ middle + side * drawn.shift[indices]
    return result


def colours(drawn: Draw, indices: Indices) -> Colours:
    """Return the colour maps: brightness, then contrast about the mean grey, then saturation.

    The three are one linear map, because a change of saturation leaves greys as they are.
    """
    brightness, contrast = drawn.brightness[indices], drawn.contrast[indices]
    saturation = drawn.saturation[indices]
    saturate = saturation[:, None, None] * np.eye(3)
    saturate = saturate + (1 - saturation)[:, None, None] * _GREY[None, None, :]
    return Colours(
        matrix=(contrast * brightness)[:, None, None] * saturate,
        pivot=(1 - contrast) * brightness,
        neutral=(brightness == 1) & (contrast == 1) & (saturation == 1),
    )


def augment_cpu(
    canvas: Pixels,
    matrix: Floats,
    colour: Colours | None,
    size: int,
    *,
    index: int = 0,
    out: Pixels | None = None,
) -> Pixels:
    """Return the varied view of one canvas, uint8 [size, size, 3], written into `out` if given.

    `matrix` [2, 3] maps view to canvas pixels; the colour map is row `index` of `colour`.
    """
    view = warp(canvas, matrix, size, out=out)
    if colour is None or colour.neutral[index]:
        return view
    grey = float(_GREY @ cv2.mean(view)[:3])
    table = np.empty((3, 4))
    table[:, :3] = colour.matrix[index]
    table[:, 3] = colour.pivot[index] * grey
    # One pixel is read before it is written, so the view can be its own result.
    return np.asarray(cv2.transform(view, table, dst=view), dtype=np.uint8)


def augment_torch(canvases: Tensor, matrices: Floats, colour: Colours | None, size: int) -> Tensor:
    """Return the varied views of a batch on its device, uint8 [n, size, size, 3].

    Agrees with `augment_cpu` to interpolation tolerance. `canvases`: uint8 [n, height, width, 3].
    """
    views = warp_torch(canvases, matrices, size)
    if colour is not None and not colour.neutral.all():
        views = _colour_torch(views, colour)
    return views.round_().clamp_(0, 255).to(torch.uint8)


def warp_torch(canvases: Tensor, matrices: Floats, size: int) -> Tensor:
    """Sample square views from `canvases` (uint8 [n, h, w, 3]) on their device.

    `matrices` [n, 2, 3] map view to canvas pixels. Bilinear, borders mirrored about the centres of
    the outermost pixels, as `core.preprocessing.warp` does. Returns float32 [n, size, size, 3] in
    0..255.
    """
    height, width = canvases.shape[1:3]
    # Canvas pixels to the -1..1 of grid_sample, whose ends are pixel centres when corners align.
    # Composed in float64: some accelerators have none.
    normal = 2 * matrices / np.array([[width - 1.0], [height - 1.0]])
    normal[:, :, 2] -= 1
    maps = torch.from_numpy(normal).to(canvases.device, torch.float32)
    place = torch.arange(size, device=canvases.device, dtype=torch.float32)
    columns = maps[:, None, None, :, 0] * place[None, None, :, None]
    rows = maps[:, None, None, :, 1] * place[None, :, None, None]
    grid = columns + rows + maps[:, None, None, :, 2]
    source = canvases.permute(0, 3, 1, 2).float()
    views = grid_sample(source, grid, "bilinear", "reflection", align_corners=True)
    return views.permute(0, 2, 3, 1)


def _colour_torch(views: Tensor, colour: Colours) -> Tensor:
    device = views.device
    table = torch.from_numpy(colour.matrix).to(device, torch.float32)
    pivot = torch.from_numpy(colour.pivot).to(device, torch.float32)
    weights = torch.from_numpy(_GREY).to(device, torch.float32)
    grey = views.mean(dim=(1, 2)) @ weights
    return torch.einsum("nhwc,ndc->nhwd", views, table) + (pivot * grey)[:, None, None, None]
