"""Shades of gray: what it takes out, what it leaves, and that it travels with the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.error import UserError
from core.image.colour_constancy import METHODS, shades_of_gray
from core.image.preprocessing import Preprocessing
from core.image_store import open_store
from core.record import Patient, Record

HALF = (0.5, 0.5, 0.5)


def picture(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 160, (30, 40, 3), dtype=np.uint8)


def light_of(pixels: np.ndarray) -> np.ndarray:
    """The light by the formula, pixel by pixel."""
    return ((pixels / 255) ** 6).mean(axis=(0, 1)) ** (1 / 6)


def test_the_result_has_a_grey_light() -> None:
    tinted = (picture() * [1.0, 0.8, 0.6]).astype(np.uint8)
    light = light_of(shades_of_gray(tinted))
    assert light == pytest.approx([light.mean()] * 3, rel=0.01)


def test_each_channel_is_scaled_by_the_formula() -> None:
    tinted = (picture() * [1.0, 0.8, 0.6]).astype(np.uint8)
    light = light_of(tinted)
    wanted = tinted * (np.linalg.norm(light) / np.sqrt(3) / light)
    assert abs(shades_of_gray(tinted) - np.clip(wanted, 0, 255)).max() <= 0.51


def test_a_grey_light_changes_nothing() -> None:
    grey = np.repeat(picture()[:, :, :1], 3, axis=2)
    assert (shades_of_gray(grey) == grey).all()


@pytest.mark.parametrize("colour", [(0, 0, 0), (200, 0, 0)])
def test_black_channels_stay_black(colour: tuple[int, int, int]) -> None:
    made = shades_of_gray(np.full((4, 4, 3), colour, np.uint8))
    assert (made[:, :, np.array(colour) == 0] == 0).all()


def preprocessing(method: str) -> Preprocessing:
    return Preprocessing.for_images(30, 40, 24, HALF, HALF, method)


def test_the_canvas_is_corrected_for_every_reader(tmp_path: Path) -> None:
    path = tmp_path / "tinted.png"
    Image.fromarray((picture() * [1.0, 0.8, 0.6]).astype(np.uint8)).save(path)
    plain, corrected = preprocessing("none"), preprocessing("shades_of_gray")
    assert (corrected.read(path) == METHODS["shades_of_gray"](plain.read(path))).all()


def test_an_older_model_file_has_none() -> None:
    values = preprocessing("none").to_json()
    del values["colour_constancy"]
    assert Preprocessing.from_json(values) == preprocessing("none")


def test_it_comes_back_from_the_model_file() -> None:
    made = preprocessing("shades_of_gray")
    assert Preprocessing.from_json(made.to_json()) == made


def test_a_method_of_a_newer_version_is_an_error_to_fix() -> None:
    values = preprocessing("none").to_json() | {"colour_constancy": "retinex"}
    with pytest.raises(UserError, match="retinex"):
        Preprocessing.from_json(values)


def test_each_method_has_a_store_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "tinted.png"
    Image.fromarray((picture() * [1.0, 0.8, 0.6]).astype(np.uint8)).save(path)
    records = [Record("tinted", "tinted", "nv", "histo", Patient(), path)]
    for method in METHODS:
        store = open_store(records, preprocessing(method), "print", tmp_path / "cache")
        assert (store.pixels[0] == preprocessing(method).read(path)).all()
