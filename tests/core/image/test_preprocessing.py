"""The geometry of canvas and view, whatever the shape of an image."""

from __future__ import annotations

import io
import math

import cv2
import numpy as np
import pytest
from PIL import Image

from core.error import UserError
from core.image.preprocessing import Preprocessing, warp

MEAN, STD = (0.5, 0.5, 0.5), (0.25, 0.25, 0.25)


def preprocessing(size: int = 64) -> Preprocessing:
    return Preprocessing.for_images(450, 600, size, MEAN, STD)


def smooth(height: int, width: int) -> np.ndarray:
    """A picture in which every place has its own colour and neighbours are alike."""
    y, x = np.mgrid[0:height, 0:width]
    across, down = (x - width / 2) / 100, (y - height / 2) / 100
    bands = [np.sin(across + 0.3), np.cos(down - 0.2), np.sin(across * 1.3 + down)]
    return (128 + 100 * np.stack(bands, axis=-1)).astype(np.uint8)


def centre_square(pixels: np.ndarray, side: int) -> np.ndarray:
    """What a person would call the centre square, resized the plain way."""
    height, width = pixels.shape[:2]
    short = min(height, width)
    top, left = (height - short) // 2, (width - short) // 2
    square = pixels[top : top + short, left : left + short]
    return cv2.resize(square, (side, side), interpolation=cv2.INTER_AREA)


def test_the_canvas_keeps_the_shape_of_the_dataset_and_never_enlarges() -> None:
    made = preprocessing(224)
    assert (made.canvas_height, made.canvas_width) == (258, 344)
    small = Preprocessing.for_images(100, 120, 224, MEAN, STD)
    assert (small.canvas_height, small.canvas_width) == (100, 120)
    panorama = Preprocessing.for_images(300, 3000, 64, MEAN, STD)
    assert panorama.canvas_width == pytest.approx(panorama.canvas_height * 1.5, abs=1)
    upright = Preprocessing.for_images(600, 450, 64, MEAN, STD)
    assert upright.canvas_width == upright.canvas_height
    assert Preprocessing.for_images(1, 1, 64, MEAN, STD).canvas_height == 8
    assert Preprocessing.for_images(9000, 12000, 4096, MEAN, STD).canvas_width == 4096


@pytest.mark.parametrize(
    ("height", "width"),
    [(450, 600), (600, 450), (500, 500), (451, 603), (480, 1200), (1200, 480), (40, 50), (74, 74)],
)
def test_the_centre_square_is_the_same_for_every_shape(height: int, width: int) -> None:
    made = preprocessing()
    pixels = smooth(height, width)
    canvas = made.canvas(pixels)
    assert canvas.shape == (made.canvas_height, made.canvas_width, 3)
    side = made.canvas_height
    left = (made.canvas_width - side) // 2
    found = canvas[:, left : left + side].astype(int)
    difference = abs(found - centre_square(pixels, side))
    assert difference.max() <= 4
    assert difference.mean() < 1


@pytest.mark.parametrize(("height", "width"), [(450, 600), (600, 450), (500, 500)])
def test_the_view_is_the_centre_square(height: int, width: int) -> None:
    made = preprocessing()
    pixels = smooth(height, width)
    view = made.view(made.canvas(pixels)).astype(int)
    assert abs(view - centre_square(pixels, made.image_size)).max() <= 6


def test_the_borders_of_a_square_image_are_mirrored() -> None:
    made = preprocessing()
    canvas = made.canvas(smooth(made.canvas_height, made.canvas_height))
    edge = (made.canvas_width - made.canvas_height) // 2
    assert (canvas[:, edge - 3] == canvas[:, edge + 3]).all()


@pytest.mark.parametrize(("height", "width"), [(1, 300_000), (300_000, 1), (1, 1), (2, 3), (3, 90)])
def test_a_strip_costs_no_more_than_a_canvas(height: int, width: int) -> None:
    made = preprocessing()
    pixels = np.full((height, width, 3), 77, np.uint8)
    assert (made.canvas(pixels) == 77).all()


def test_the_same_from_a_reduced_jpeg() -> None:
    made = preprocessing()
    pixels = smooth(900, 1200)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=95)
    read = made.read(buffer.getvalue()).astype(int)
    # A reduced JPEG is rounded up to whole pixels, so its lower edge may lie 0.4 % too high.
    difference = abs(read - made.canvas(pixels))
    assert difference.max() <= 12
    assert difference.mean() < 3


def test_the_view_matrix_joins_the_centres() -> None:
    made = preprocessing()
    middle = (made.image_size - 1) / 2
    centre = made.view_matrix @ [middle, middle, 1]
    assert centre == pytest.approx([(made.canvas_width - 1) / 2, (made.canvas_height - 1) / 2])
    # Edges of the view lie on edges of the centre square: half a pixel outside the centres.
    top = (made.view_matrix @ [-0.5, -0.5, 1])[1]
    assert top == pytest.approx(-0.5)


def test_warp_writes_where_it_is_told() -> None:
    made = preprocessing()
    canvas = made.canvas(smooth(450, 600))
    out = np.zeros((2, 64, 64, 3), np.uint8)
    warp(canvas, made.view_matrix, 64, out=out[1])
    assert (out[1] == made.view(canvas)).all()
    assert not out[0].any()


def test_json_and_back() -> None:
    made = preprocessing()
    assert Preprocessing.from_json(made.to_json()) == made


@pytest.mark.parametrize(
    "change",
    [
        {"canvas_height": 0},
        {"canvas_height": "tall"},
        {"canvas_width": 10_000_000},
        {"canvas_width": 20},
        {"image_size": math.inf},
        {"mean": [0.5, 0.5]},
        {"mean": [0.5, 0.5, 0.5, 0.5]},
        {"mean": [0.5, 0.5, math.nan]},
        {"mean": None},
        {"std": [0.5, 0.5, 0]},
        {"std": [0.5, 0.5, math.inf]},
    ],
)
def test_a_damaged_model_file_is_an_error_to_fix(change: dict[str, object]) -> None:
    with pytest.raises(UserError):
        Preprocessing.from_json({**preprocessing().to_json(), **change})
    values = preprocessing().to_json()
    del values[next(iter(change))]
    with pytest.raises(UserError):
        Preprocessing.from_json(values)
