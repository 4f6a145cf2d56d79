"""Near duplicates: shifted and relit copies are found, other lesions are not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.image.decoding import decode
from core.image.near_duplicate import find_near_duplicates, fingerprint, votes


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Six different pictures of texture, then the first one shifted and made darker."""
    folder = tmp_path_factory.mktemp("near")
    random = np.random.default_rng(3)
    paths = []
    for number in range(6):
        coarse = Image.fromarray(random.integers(60, 220, (30, 40, 3), dtype=np.uint8))
        paths.append(folder / f"{number}.png")
        coarse.resize((200, 150), Image.Resampling.BICUBIC).save(paths[-1])
    pixels = decode(paths[0])
    moved = np.roll(pixels, (9, -14), axis=(0, 1))
    paths.append(folder / "moved.png")
    Image.fromarray((moved * 0.8).astype(np.uint8)).save(paths[-1])
    return paths


def test_a_shifted_darker_copy_is_found_and_nothing_else(images: list[Path]) -> None:
    told: list[str] = []
    found = find_near_duplicates(images, lambda what, done, total: told.append(what), threads=1)
    assert [(pair.first, pair.second) for pair in found.pairs] == [(0, 6)]
    assert {"Reading images", "Comparing hashes", "Comparing details"} <= set(told)


def test_an_unreadable_image_is_named(images: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"")
    assert find_near_duplicates([*images[:2], bad], threads=1).unreadable == (2,)


def test_an_even_image_has_no_votes(images: list[Path]) -> None:
    even = fingerprint(np.full((150, 200, 3), 120, np.uint8))
    assert votes(even, fingerprint(decode(images[0]))) == 0


def test_one_image_has_no_pair(images: list[Path]) -> None:
    assert find_near_duplicates(images[:1], threads=1).pairs == ()
