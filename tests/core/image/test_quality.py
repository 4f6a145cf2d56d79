"""Qualities of images made so that they are known."""

from __future__ import annotations

import numpy as np
import pytest

from core.image.quality import QUALITIES, measure


def _of(pixels: np.ndarray) -> dict[str, float]:
    return dict(zip(QUALITIES, measure(pixels).tolist(), strict=True))


def test_a_flat_warm_image_by_hand() -> None:
    found = _of(np.full((20, 30, 3), (204, 102, 51), dtype=np.uint8))
    # Grey is 0.299 · 204 + 0.587 · 102 + 0.114 · 51 = 126.7; saturation 1 − 51/204.
    assert found["brightness"] == pytest.approx(127 / 255, abs=1e-9)
    assert (found["contrast"], found["sharpness"]) == (0, 0)
    assert found["saturation"] == pytest.approx(0.75, abs=0.003)
    assert found["warmth"] == pytest.approx(153 / 255)


def test_a_blurred_image_is_less_sharp_and_has_less_contrast() -> None:
    rows = np.indices((32, 32)).sum(axis=0) % 2 * 255
    board = np.repeat(rows[:, :, None], 3, axis=2).astype(np.uint8)
    soft = (board // 4 + 96).astype(np.uint8)
    sharp, blurred = _of(board), _of(soft)
    assert sharp["contrast"] == pytest.approx(0.5)
    assert sharp["sharpness"] > blurred["sharpness"]
    assert sharp["contrast"] > blurred["contrast"]
