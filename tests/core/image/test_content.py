"""The same photograph is found again, another is not."""

from __future__ import annotations

import cv2
import numpy as np

from core.image.content import SAME_BITS, content_hash, content_hashes, is_known
from core.image.decoding import Pixels


def _image(seed: int) -> Pixels:
    """A smooth random picture, 150 × 200."""
    small = np.random.default_rng(seed).integers(0, 255, (6, 8, 3), dtype=np.uint8)
    return cv2.resize(small, (200, 150), interpolation=cv2.INTER_CUBIC)


def test_a_ramp_by_hand() -> None:
    ramp = np.repeat(np.arange(0, 255, 15, dtype=np.uint8)[None, :, None], 16, axis=0)
    image = np.repeat(ramp, 3, axis=2)
    assert content_hash(image).tolist() == [255] * 32
    assert content_hash(image[:, ::-1]).tolist() == [0] * 32


def test_resized_and_darkened_copies_are_known_and_others_are_not() -> None:
    known = content_hashes(_image(seed) for seed in range(20))
    original = _image(3)
    copies = [
        cv2.resize(original, (400, 300), interpolation=cv2.INTER_CUBIC),
        cv2.resize(original, (100, 75), interpolation=cv2.INTER_AREA),
        (original * 0.8).astype(np.uint8),
        cv2.imdecode(cv2.imencode(".jpg", original, [cv2.IMWRITE_JPEG_QUALITY, 80])[1], 1),
    ]
    assert is_known(content_hashes(copies), known).tolist() == [True] * 4
    others = content_hashes(_image(seed) for seed in range(100, 130))
    assert not is_known(others, known).any()


def test_the_limit_is_a_number_of_bits() -> None:
    known = np.zeros((1, 32), dtype=np.uint8)
    bits = np.zeros((2, 256), dtype=np.uint8)
    bits[0, :SAME_BITS] = 1
    bits[1, : SAME_BITS + 1] = 1
    assert is_known(np.packbits(bits, axis=1), known).tolist() == [True, False]


def test_nothing_is_known_to_an_empty_set() -> None:
    empty = content_hashes(())
    assert empty.shape == (0, 32)
    assert is_known(content_hashes([_image(0)]), empty).tolist() == [False]
