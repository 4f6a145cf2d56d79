"""How a training image is varied: one affine map, one colour map and one square an image.

An image's variation is a function of (seed, epoch, its index in the dataset, how often it came
before in the epoch) alone, so neither the batch size nor the device changes it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn.functional import grid_sample

from core.image.decoding import Pixels
from core.image.preprocessing import Preprocessing, warp
from training.config import AugmentConfig
from training.feed.colour import Colours, colour_maps, recolour, recolour_torch
from training.feed.order import Order, drawn_for
from training.feed.seed import Stream, generator

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

# A row has room for every kind, so that switching one off leaves the others as is. Kinds that came
# later draw from a table of their own, so that those before them kept their numbers.
_NUMBERS = 10
_MORE = 6
_CUT_GREY = 128


@dataclass(frozen=True, slots=True)
class Draw:
    """The variation of n views; each array has a value a view.

    `angle` in radians; `zoom` above 1 enlarges; `shift` [n, 2] (x, y), `shear` as shares of the
    side; brightness, contrast and saturation are factors, 1 where nothing changes; `hue` in
    radians; `cut_side` a share of the side of the view, `cut_centre` [n, 2] (x, y) likewise.
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
    hue: Floats
    cut_side: Floats
    cut_centre: Floats


def draw(config: AugmentConfig, seed: int, epoch: int, order: Order) -> Draw:
    """Return the variation of each place of `order` in `epoch`.

    Seed recipe: one row of ten numbers an image, in the order of the dataset, from
    `np.random.default_rng([seed, epoch])`, and one of six more from `Stream.MORE`. Where an image
    comes again, its rows are those of `Stream.AGAIN` and `Stream.MORE` with the repetition.
    """

    def first(repetition: int, count: int) -> Floats:
        again = generator(seed, epoch, Stream.AGAIN, repetition)
        rng = again if repetition else np.random.default_rng([seed, epoch])
        return rng.random((count, _NUMBERS))

    def more(repetition: int, count: int) -> Floats:
        return generator(seed, epoch, Stream.MORE, repetition).random((count, _MORE))

    numbers, rest = drawn_for(order, first), drawn_for(order, more)
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
        hue=2 * np.pi * config.hue * (2 * rest[:, 0] - 1),
        cut_side=np.full(len(order), config.cutout),
        cut_centre=rest[:, 1:3],
    )


def matrices(drawn: Draw, indices: Indices, preprocessing: Preprocessing) -> Floats:
    """Return float64 [n, 2, 3]: the affine maps from view pixels to canvas pixels.

    `indices` are rows of `drawn`. Flip, shear, zoom and rotation go about the centre of the view;
    without any of them a map is `preprocessing.view_matrix` exactly.
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
    """Return the colour maps of rows `indices` of `drawn`."""
    return colour_maps(
        drawn.brightness[indices],
        drawn.contrast[indices],
        drawn.saturation[indices],
        drawn.hue[indices],
    )


def squares(drawn: Draw, indices: Indices, size: int) -> Indices:
    """Return int64 [n, 4]: the grey squares (top, left, bottom, right) in views of `size` pixels.

    The centre lies anywhere in the view, so that a square may be cut off at its border, as in
    DeVries and Taylor, Improved Regularization with Cutout, 2017.
    """
    return boxes(drawn.cut_centre[indices], drawn.cut_side[indices], size)


def boxes(centre: Floats, side: Floats, size: int) -> Indices:
    """Return int64 [n, 4] (top, left, bottom, right) of squares in a view of `size` pixels.

    `centre` [n, 2] (x, y) and `side` [n] are shares of the view; what lies outside is cut off.
    """
    middle, half = centre[:, ::-1] * size, side[:, None] * size / 2
    corners = np.rint(np.concatenate([middle - half, middle + half], axis=1))
    return np.asarray(np.clip(corners, 0, size), dtype=np.int64)


def augment_cpu(
    canvas: Pixels,
    matrix: Floats,
    colour: Colours | None,
    size: int,
    *,
    index: int = 0,
    square: Indices | None = None,
    out: Pixels | None = None,
) -> Pixels:
    """Return the varied view of one canvas, uint8 [size, size, 3], written into `out` if given.

    `matrix` [2, 3] maps view to canvas pixels; the colour map is row `index` of `colour`; `square`
    [4] (top, left, bottom, right) becomes grey.
    """
    view = warp(canvas, matrix, size, out=out)
    if colour is not None:
        recolour(view, colour, index)
    if square is not None:
        top, left, bottom, right = square
        view[top:bottom, left:right] = _CUT_GREY
    return view


def augment_torch(
    canvases: Tensor,
    matrices: Floats,
    colour: Colours | None,
    size: int,
    *,
    squares: Indices | None = None,
) -> Tensor:
    """Return the varied views of a batch on its device, uint8 [n, size, size, 3].

    Agrees with `augment_cpu` to interpolation tolerance. `canvases`: uint8 [n, height, width, 3];
    `squares`: int64 [n, 4].
    """
    views = warp_torch(canvases, matrices, size)
    if colour is not None:
        views = recolour_torch(views, colour)
    views = views.round_().clamp_(0, 255).to(torch.uint8).contiguous()
    if squares is not None:
        views.masked_fill_(inside(squares, size, views.device), _CUT_GREY)
    return views


def inside(boxes: Indices, size: int, device: torch.device) -> Tensor:
    """Return bool [n, size, size, 1]: which pixels lie in the boxes (int64 [n, 4])."""
    top, left, bottom, right = torch.from_numpy(boxes).to(device).T[:, :, None]
    place = torch.arange(size, device=device)[None]
    rows = (place >= top) & (place < bottom)
    columns = (place >= left) & (place < right)
    both: Tensor = rows[:, :, None] & columns[:, None, :]
    return both[..., None]


def warp_torch(canvases: Tensor, matrices: Floats, size: int) -> Tensor:
    """Sample square views from `canvases` (uint8 [n, h, w, 3]) on their device.

    `matrices` [n, 2, 3] map view to canvas pixels. Bilinear, borders mirrored about the centres of
    the outermost pixels, as `core.image.preprocessing.warp` does. Returns float32 [n, size,
    size, 3] in 0..255.
    """
    height, width = canvases.shape[1:3]
    # Canvas pixels to the -1..1 of grid_sample, whose ends are pixel centres when corners align.
    # Composed in float64: some accelerators have none.
    normal = 2 * matrices / np.array([[width - 1.0], [height - 1.0]])
    normal[:, :, 2] -= 1
    maps = torch.from_numpy(normal).to(torch.float32).to(canvases.device)
    place = torch.arange(size, device=canvases.device, dtype=torch.float32)
    columns = maps[:, None, None, :, 0] * place[None, None, :, None]
    rows = maps[:, None, None, :, 1] * place[None, :, None, None]
    grid = columns + rows + maps[:, None, None, :, 2]
    source = canvases.permute(0, 3, 1, 2).float()
    views = grid_sample(source, grid, "bilinear", "reflection", align_corners=True)
    return views.permute(0, 2, 3, 1)
