"""From a decoded image to network input: one canvas, one square view, the same everywhere."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from core.error import UserError
from core.image.colour_constancy import METHODS
from core.image.decoding import Pixels, decode

Matrix = npt.NDArray[np.float64]

SPARE = 3
"""How many times larger than the canvas a decoder may not make an image smaller than."""

_WIDEST = 1.5
_MARGIN = 1.15
_LEAST, _MOST = 8, 4096
_OTHER_MODEL = "Use another model."


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """The geometry and scale a network was trained with; travels in the bundle.

    The canvas (height, width in pixels; never upright) keeps the aspect ratio of the dataset. The
    view is the centre square of the canvas at `image_size` pixels. `mean` and `std` apply to RGB in
    0..1. `colour_constancy` names one of `METHODS` of that module, applied to the canvas.
    """

    canvas_height: int
    canvas_width: int
    image_size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    colour_constancy: str = "none"

    def __post_init__(self) -> None:
        sides = (self.canvas_height, self.canvas_width, self.image_size)
        possible = all(isinstance(side, int) and _LEAST <= side <= _MOST for side in sides)
        if not possible or self.canvas_width < self.canvas_height:
            raise UserError(f"The preprocessing has impossible sizes {sides}.", _OTHER_MODEL)
        scale = (*self.mean, *self.std)
        finite = len(self.mean) == len(self.std) == 3 and all(map(math.isfinite, scale))
        if not finite or min(self.std) <= 0:
            raise UserError("The preprocessing has no valid mean and deviation.", _OTHER_MODEL)
        if self.colour_constancy not in METHODS:
            raise UserError(
                f"The preprocessing has an unknown colour constancy “{self.colour_constancy}”.",
                "Update Dermadesk.",
            )

    @classmethod
    def for_images(
        cls,
        height: int,
        width: int,
        image_size: int,
        mean: tuple[float, float, float],
        std: tuple[float, float, float],
        colour_constancy: str = "none",
    ) -> Preprocessing:
        """Choose the canvas for typical images of `height` × `width`: no larger than they are."""
        short = min(max(min(height, width), _LEAST), round(image_size * _MARGIN), _MOST)
        aspect = min(max(width / height, 1.0), _WIDEST)
        long = min(_even_steps(short, short * aspect), _MOST - short % 2)
        return cls(short, long, image_size, mean, std, colour_constancy)

    def read(self, source: Path | bytes) -> Pixels:
        """Decode an image file onto the canvas; raises BadImage."""
        return self.canvas(self.decode(source))

    def decode(self, source: Path | bytes) -> Pixels:
        """Decode an image file, reduced where it is much larger than the canvas; raises BadImage.

        Three times as large as is needed: what libjpeg leaves out at smaller scales moved answers
        further than the way of resizing did, and took hardly less time (docs/case_sheet.md).
        """
        return decode(source, short_side=SPARE * min(self.canvas_height, self.canvas_width))

    def canvas(self, pixels: Pixels) -> Pixels:
        """Fit an RGB image to the canvas: the short side fills it, the long one is cut or mirrored.

        The centre square of the result shows the centre square of the image, whatever its shape.
        Colour constancy comes last, so that every reader of images applies it alike.
        """
        pixels = self._shortened(pixels)
        height, width = pixels.shape[:2]
        scale = self.canvas_height / min(height, width)
        size = (
            max(self.canvas_height, _even_steps(self.canvas_width, width * scale)),
            max(self.canvas_height, _even_steps(self.canvas_height, height * scale)),
        )
        if size != (width, height):
            method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
            pixels = cv2.resize(pixels, size, interpolation=method).astype(np.uint8, copy=False)
        filled = _fill(_fill(pixels, 0, self.canvas_height), 1, self.canvas_width)
        return METHODS[self.colour_constancy](filled)

    def _shortened(self, pixels: Pixels) -> Pixels:
        """Cut both ends of a strip before it is enlarged: one of 1 × 9,000,000 is a small file."""
        height, width = pixels.shape[:2]
        enough = math.ceil(min(height, width) * self.canvas_width / self.canvas_height) + 2
        top, left = max(0, height - enough) // 2, max(0, width - enough) // 2
        return pixels[top : height - top, left : width - left]

    @property
    def view_matrix(self) -> Matrix:
        """The affine map (2×3) from view pixels to canvas pixels: centre square, no change."""
        step = min(self.canvas_height, self.canvas_width) / self.image_size
        middle = (self.image_size - 1) / 2
        return np.array([
            [step, 0.0, (self.canvas_width - 1) / 2 - step * middle],
            [0.0, step, (self.canvas_height - 1) / 2 - step * middle],
        ])  # fmt: skip

    def view(self, canvas: Pixels) -> Pixels:
        """Return the centre square of a canvas at `image_size`, uint8, square × 3."""
        return warp(canvas, self.view_matrix, self.image_size)

    def to_json(self) -> dict[str, Any]:
        """Return plain values for `model.json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Preprocessing:
        """Rebuild from `model.json`; raises UserError where a value is missing or impossible."""
        try:
            mean = [float(value) for value in values["mean"]]
            std = [float(value) for value in values["std"]]
            if len(mean) != 3 or len(std) != 3:
                raise ValueError("one value for each of three channels")
            return cls(
                int(values["canvas_height"]),
                int(values["canvas_width"]),
                int(values["image_size"]),
                (mean[0], mean[1], mean[2]),
                (std[0], std[1], std[2]),
                str(values.get("colour_constancy", "none")),  # older files have none
            )
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise UserError(
                "The preprocessing in the model file is damaged.", _OTHER_MODEL
            ) from error


def warp(canvas: Pixels, matrix: Matrix, size: int, *, out: Pixels | None = None) -> Pixels:
    """Sample a square of `size` pixels from `canvas`; `matrix` (2×3) maps output to canvas pixels.

    Bilinear, borders mirrored. `out` (uint8, contiguous, size × size × 3) receives the result.
    """
    return np.asarray(
        cv2.warpAffine(
            canvas,
            matrix,
            (size, size),
            dst=out,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REFLECT_101,
        ),
        dtype=np.uint8,
    )


def _even_steps(start: int, length: float) -> int:
    """Round `length` so that it differs from `start` by an even number: centres stay centres."""
    return start + 2 * round((length - start) / 2)


def _fill(pixels: Pixels, axis: int, length: int) -> Pixels:
    """Cut the centre of `axis` to `length`, or mirror both ends outwards until it has it."""
    missing = length - pixels.shape[axis]
    if missing <= 0:
        start = -missing // 2
        return pixels[start : start + length] if axis == 0 else pixels[:, start : start + length]
    before = missing // 2
    padding = [(0, 0)] * pixels.ndim
    padding[axis] = (before, missing - before)
    return np.pad(pixels, padding, mode="reflect" if min(pixels.shape[:2]) > 1 else "edge")
