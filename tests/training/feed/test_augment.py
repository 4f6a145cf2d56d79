"""Augmentation: what it is a function of, its geometry, and both ways of applying it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch

from core.image.preprocessing import Preprocessing
from training.config import AugmentConfig
from training.feed.augment import (
    Draw,
    augment_cpu,
    augment_torch,
    colours,
    draw,
    matrices,
    squares,
    warp_torch,
)
from training.feed.colour import Colours, colour_maps
from training.feed.order import Order

PREPROCESSING = Preprocessing.for_images(450, 600, 96, (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))
HEIGHT, WIDTH = PREPROCESSING.canvas_height, PREPROCESSING.canvas_width
SIZE = PREPROCESSING.image_size
NOTHING = AugmentConfig(
    rotation=0, horizontal_flip=False, vertical_flip=False, zoom=0, shift=0, shear=0,
    brightness=0, contrast=0, saturation=0,
)  # fmt: skip
FULL = AugmentConfig(
    zoom=0.3, shift=0.2, shear=0.2, brightness=0.3, contrast=0.3, saturation=0.5, hue=0.1,
    cutout=0.3,
)  # fmt: skip


def varied(**changes: object) -> AugmentConfig:
    return NOTHING.model_copy(update=changes)


def drawn_once(config: AugmentConfig, seed: int, epoch: int, count: int) -> Draw:
    """The variation of the first images, each of which comes once."""
    return draw(config, seed, epoch, Order.of(np.arange(count)))


def canvases(count: int) -> np.ndarray:
    """Smooth random pictures of the size of the canvas."""
    noise = np.random.default_rng(5).integers(0, 256, (count, HEIGHT, WIDTH, 3), dtype=np.uint8)
    soft = [cv2.GaussianBlur(picture, (0, 0), 3).astype(float) for picture in noise]
    spread = [(picture - picture.min()) / np.ptp(picture) * 255 for picture in soft]
    return np.stack(spread).astype(np.uint8)


def maps(config: AugmentConfig, count: int = 50) -> np.ndarray:
    return matrices(drawn_once(config, 3, 1, count), np.arange(count), PREPROCESSING)


def views(config: AugmentConfig, pictures: np.ndarray) -> np.ndarray:
    drawn, indices = drawn_once(config, 3, 1, len(pictures)), np.arange(len(pictures))
    place, colour = matrices(drawn, indices, PREPROCESSING), colours(drawn, indices)
    cut = squares(drawn, indices, SIZE)
    return np.stack([
        augment_cpu(picture, place[i], colour, SIZE, index=i, square=cut[i])
        for i, picture in enumerate(pictures)
    ])  # fmt: skip


def fields(config: AugmentConfig, seed: int, epoch: int, count: int) -> np.ndarray:
    drawn = drawn_once(config, seed, epoch, count)
    names = (name for name in drawn.__dataclass_fields__)
    return np.concatenate([getattr(drawn, name).reshape(count, -1) for name in names], axis=1)


def test_a_draw_is_a_function_of_seed_epoch_and_image() -> None:
    assert (fields(FULL, 1, 2, 30) == fields(FULL, 1, 2, 30)).all()
    assert (fields(FULL, 1, 2, 30)[:7] == fields(FULL, 1, 2, 7)).all()
    assert not np.allclose(fields(FULL, 1, 3, 30), fields(FULL, 1, 2, 30))
    assert not np.allclose(fields(FULL, 2, 2, 30), fields(FULL, 1, 2, 30))


def test_kinds_that_came_later_leave_the_first_ten_numbers_as_they_were() -> None:
    numbers = np.random.default_rng([5, 3]).random((20, 10))
    drawn = drawn_once(FULL, 5, 3, 20)
    assert (drawn.angle == np.radians(180) * (2 * numbers[:, 0] - 1)).all()
    assert (drawn.horizontal_flip == (numbers[:, 1] < 0.5)).all()
    assert (drawn.saturation == 1 + 0.5 * (2 * numbers[:, 9] - 1)).all()


def test_an_image_that_comes_again_is_varied_anew_and_its_first_time_stays() -> None:
    order = Order.of(np.array([4, 9, 4, 4]))
    drawn, once = draw(FULL, 1, 2, order), drawn_once(FULL, 1, 2, 30)
    assert (drawn.angle[:2] == once.angle[[4, 9]]).all()
    for values in (drawn.angle, drawn.zoom, drawn.hue, drawn.cut_centre[:, 0]):
        assert len(set(values)) == 4
    longer = draw(FULL, 1, 2, Order.of(np.array([25, 4, 4, 4])))
    assert (longer.angle[1:] == drawn.angle[[0, 2, 3]]).all()


def test_one_kind_switched_off_leaves_the_others_as_they_are() -> None:
    full = drawn_once(FULL, 1, 2, 30)
    part = drawn_once(FULL.model_copy(update={"rotation": 0.0}), 1, 2, 30)
    assert not part.angle.any()
    assert (full.zoom == part.zoom).all() and (full.saturation == part.saturation).all()


def test_a_draw_stays_in_its_bounds_and_uses_them() -> None:
    drawn = drawn_once(FULL, 0, 0, 4000)
    for values, middle, reach in [
        (drawn.angle, 0, np.pi), (drawn.zoom, 1, 0.3), (drawn.shift, 0, 0.2),
        (drawn.shear, 0, 0.2), (drawn.brightness, 1, 0.3), (drawn.contrast, 1, 0.3),
        (drawn.saturation, 1, 0.5), (drawn.hue, 0, 0.2 * np.pi), (drawn.cut_centre, 0.5, 0.5),
    ]:  # fmt: skip
        assert 0.99 * reach < abs(values - middle).max() <= reach
        assert abs((values - middle).mean()) < 0.05 * reach
    for flips in (drawn.horizontal_flip, drawn.vertical_flip):
        assert 0.45 < flips.mean() < 0.55


def test_nothing_is_the_plain_view_exactly() -> None:
    assert (maps(NOTHING) == PREPROCESSING.view_matrix).all()
    pictures = canvases(3)
    plain = np.stack([PREPROCESSING.view(picture) for picture in pictures])
    assert (views(NOTHING, pictures) == plain).all()
    assert colours(drawn_once(NOTHING, 3, 1, 3), np.arange(3)).neutral.all()


def test_flips_mirror_the_plain_view() -> None:
    pictures = canvases(12)
    plain = np.stack([PREPROCESSING.view(picture) for picture in pictures]).astype(int)
    drawn = drawn_once(varied(horizontal_flip=True, vertical_flip=True), 3, 1, 12)
    got = views(varied(horizontal_flip=True, vertical_flip=True), pictures)
    assert drawn.horizontal_flip.any() and drawn.vertical_flip.any()
    for i in range(12):
        wanted = plain[i, :, ::-1] if drawn.horizontal_flip[i] else plain[i]
        wanted = wanted[::-1] if drawn.vertical_flip[i] else wanted
        assert abs(got[i] - wanted).max() <= 1


def test_a_rotation_turns_about_the_centre_and_keeps_lengths() -> None:
    place = maps(varied(rotation=180.0))
    middle = (SIZE - 1) / 2
    centres = place @ [middle, middle, 1]
    assert np.allclose(centres, [(WIDTH - 1) / 2, (HEIGHT - 1) / 2])
    step = PREPROCESSING.view_matrix[0, 0]
    turned = place[:, :, :2] / step
    assert np.allclose(turned @ turned.transpose(0, 2, 1), np.eye(2))
    assert np.allclose(np.linalg.det(turned), 1)


def test_zoom_above_one_enlarges() -> None:
    drawn, place = drawn_once(varied(zoom=0.5), 3, 1, 50), maps(varied(zoom=0.5))
    assert np.allclose(place[:, 0, 0] * drawn.zoom, PREPROCESSING.view_matrix[0, 0])


def test_a_shift_is_a_share_of_the_side() -> None:
    drawn, place = drawn_once(varied(shift=0.25), 3, 1, 50), maps(varied(shift=0.25))
    moved = (place - PREPROCESSING.view_matrix)[:, :, 2]
    assert np.allclose(moved, drawn.shift * HEIGHT)


def test_shear_keeps_the_area() -> None:
    place = maps(varied(shear=0.4))
    assert np.allclose(np.linalg.det(place[:, :, :2]), PREPROCESSING.view_matrix[0, 0] ** 2)
    assert np.allclose(place[:, 1, 0], 0) and abs(place[:, 0, 1]).max() > 0.1


def plain_colours(view: np.ndarray, brightness: float, contrast: float, saturation: float):
    """The three steps one after the other, in floats, without clipping."""
    weights = np.array([0.299, 0.587, 0.114])
    bright = view * brightness
    contrasted = contrast * bright + (1 - contrast) * (bright @ weights).mean()
    grey = (contrasted @ weights)[..., None]
    return saturation * contrasted + (1 - saturation) * grey


def test_one_colour_map_is_three_steps() -> None:
    config = varied(brightness=0.3, contrast=0.4, saturation=0.8)
    pictures = canvases(10)
    drawn = drawn_once(config, 3, 1, 10)
    plain = views(NOTHING, pictures).astype(float)
    got = views(config, pictures)
    for i in range(10):
        wanted = plain_colours(
            plain[i], drawn.brightness[i], drawn.contrast[i], drawn.saturation[i]
        )
        assert abs(got[i] - np.clip(wanted, 0, 255)).max() <= 1.5


def test_a_turn_of_the_hue_keeps_greys_and_the_grey_of_colours() -> None:
    drawn = drawn_once(varied(hue=0.5), 3, 1, 20)
    matrix = colours(drawn, np.arange(20)).matrix
    weights = np.array([0.299, 0.587, 0.114])
    assert np.allclose(matrix @ np.ones(3), 1)
    assert np.allclose(weights @ matrix, weights)
    assert abs(matrix - np.eye(3)).max(axis=(1, 2)).min() > 0.01


def test_a_turn_of_the_hue_by_a_third_and_back_is_none() -> None:
    turn = np.array([2, -2]) * np.pi / 3
    ones = np.ones(2)
    there, back = colour_maps(ones, ones, ones, turn).matrix
    assert np.allclose(there @ back, np.eye(3)) and np.allclose(there @ there, back)


def test_a_square_is_grey_and_the_rest_is_as_it_was() -> None:
    pictures, config = canvases(30), varied(cutout=0.4)
    cut = squares(drawn_once(config, 3, 1, 30), np.arange(30), SIZE)
    plain, got = views(NOTHING, pictures), views(config, pictures)
    sides = cut[:, 2:] - cut[:, :2]
    assert cut.min() >= 0 and cut.max() <= SIZE
    assert sides.max() == pytest.approx(0.4 * SIZE, abs=1)
    assert sides.min() < 0.3 * SIZE, "some are cut off at the border"
    for i, (top, left, bottom, right) in enumerate(cut):
        assert (got[i, top:bottom, left:right] == 128).all()
        got[i, top:bottom, left:right] = plain[i, top:bottom, left:right]
    assert (got == plain).all()


def test_neutral_colours_are_skipped() -> None:
    wild = Colours(np.zeros((1, 3, 3)), np.zeros(1), np.array([True]))
    picture = canvases(1)[0]
    view = augment_cpu(picture, PREPROCESSING.view_matrix, wild, SIZE)
    assert (view == PREPROCESSING.view(picture)).all()
    view = augment_cpu(picture, PREPROCESSING.view_matrix, None, SIZE)
    assert (view == PREPROCESSING.view(picture)).all()


def test_a_view_is_written_where_it_is_told() -> None:
    picture, config = canvases(1)[0], FULL
    drawn, indices = drawn_once(config, 3, 1, 1), np.arange(1)
    place, colour = matrices(drawn, indices, PREPROCESSING), colours(drawn, indices)
    out = np.zeros((3, SIZE, SIZE, 3), np.uint8)
    augment_cpu(picture, place[0], colour, SIZE, out=out[1])
    assert (out[1] == augment_cpu(picture, place[0], colour, SIZE)).all()
    assert not out[0].any() and not out[2].any()


@pytest.mark.parametrize(
    "config", [NOTHING, varied(rotation=180.0), FULL], ids=["nothing", "turn", "full"]
)
def test_both_ways_agree_to_interpolation_tolerance(config: AugmentConfig) -> None:
    pictures = canvases(24)
    drawn, indices = drawn_once(config, 3, 1, 24), np.arange(24)
    place, colour = matrices(drawn, indices, PREPROCESSING), colours(drawn, indices)
    cut = squares(drawn, indices, SIZE)
    device = augment_torch(torch.from_numpy(pictures), place, colour, SIZE, squares=cut)
    assert (device.dtype, tuple(device.shape)) == (torch.uint8, (24, SIZE, SIZE, 3))
    difference = abs(device.numpy().astype(int) - views(config, pictures))
    # OpenCV rounds places to 1/32 of a pixel, and colour follows a rounded view.
    assert difference.max() <= 4
    assert difference.mean() < 0.5


def test_both_ways_mirror_at_the_same_line() -> None:
    far = varied(shift=0.5, zoom=0.9)
    place = maps(far, 16)
    assert (place @ [0, 0, 1]).min() < -20, "some views must look over the border"
    pictures = canvases(16)
    device = warp_torch(torch.from_numpy(pictures), place, SIZE)
    assert device.dtype == torch.float32
    wanted = np.stack([augment_cpu(p, place[i], None, SIZE) for i, p in enumerate(pictures)])
    assert abs(device.numpy() - wanted).max() <= 8
    assert abs(device.numpy() - wanted).mean() < 0.6


def test_images_of_a_batch_do_not_touch_each_other() -> None:
    pictures = canvases(6)
    drawn = drawn_once(FULL, 3, 1, 6)

    def on_device(indices: np.ndarray) -> np.ndarray:
        place, colour = matrices(drawn, indices, PREPROCESSING), colours(drawn, indices)
        source = torch.from_numpy(pictures[indices])
        return augment_torch(source, place, colour, SIZE).numpy()

    whole = on_device(np.arange(6))
    assert abs(on_device(np.array([4, 1])).astype(int) - whole[[4, 1]]).max() <= 1
