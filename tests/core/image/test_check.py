"""Checks of pictures made so that what is wrong with them is known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.case.flag import FLAGS
from core.image.check import CHECKS, flags_of
from core.image.lesion_image import lesion_image


def _lesion(seed: int = 0) -> np.ndarray:
    return lesion_image(5, np.random.default_rng(seed), 150, 200)[0]


def _hairy() -> np.ndarray:
    picture = _lesion()
    for place in range(20, 180, 16):
        cv2.line(picture, (place, 5), (place + 15, 145), (40, 25, 20), 1, cv2.LINE_AA)
    return picture


def _with_ruler() -> np.ndarray:
    picture = _lesion()
    for place in range(4, 200, 8):
        cv2.line(picture, (place, 120), (place, 131), (30, 30, 30), 1)
    return picture


def _framed() -> np.ndarray:
    picture = _lesion()
    yes = np.zeros((150, 200), np.uint8)
    cv2.circle(yes, (100, 75), 85, 1, -1)
    return picture * yes[..., None]


def _inked() -> np.ndarray:
    return cv2.circle(_lesion(), (30, 30), 20, (60, 40, 190), 4)


def _shining() -> np.ndarray:
    return cv2.circle(_lesion(), (60, 60), 18, (255, 255, 255), -1)


SPOILT = {
    "blur": cv2.GaussianBlur(_lesion(), (0, 0), 4),
    "dark": (_lesion() * 0.25).astype(np.uint8),
    "glare": _shining(),
    "ruler": _with_ruler(),
    "ink": _inked(),
    "border": _framed(),
    "hair": _hairy(),
    "small": _lesion()[50:110, 60:140],
}


@pytest.mark.parametrize("seed", range(5))
def test_a_sound_picture_has_no_flag(seed: int) -> None:
    assert flags_of(_lesion(seed)) == ()


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_wrong_is_flagged(name: str) -> None:
    assert name in flags_of(np.ascontiguousarray(SPOILT[name]))


def test_every_flag_has_a_sentence() -> None:
    assert {check.name for check in CHECKS} <= set(FLAGS)


@pytest.mark.parametrize("name", ["hair", "ruler", "glare", "border", "ink"])
def test_a_larger_copy_is_flagged_alike(name: str) -> None:
    large = cv2.resize(SPOILT[name], None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    assert name in flags_of(large)


@pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (5000, 1), (3, 3)])
def test_odd_shapes_are_measured(shape: tuple[int, int]) -> None:
    assert "small" in flags_of(np.full((*shape, 3), 128, dtype=np.uint8))


def test_an_image_that_was_reduced_on_purpose_is_not_too_small() -> None:
    assert "small" not in flags_of(np.full((72, 96, 3), 128, dtype=np.uint8), 72)
