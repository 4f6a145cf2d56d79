from __future__ import annotations

import numpy as np
import pytest

from core.image.view import VIEW_COUNTS, averaged, views_of

BATCH = np.random.default_rng(0).integers(0, 255, (3, 5, 5, 3), dtype=np.uint8)


@pytest.mark.parametrize("count", VIEW_COUNTS)
def test_views_are_different_and_the_plain_one_is_first(count: int) -> None:
    views = list(views_of(BATCH, count))
    assert len({view.tobytes() for view in views}) == len(views) == count
    assert np.array_equal(views[0], BATCH)
    assert all(view.flags["C_CONTIGUOUS"] for view in views)


def test_each_count_adds_to_the_one_before() -> None:
    all_views = list(views_of(BATCH, 8))
    for count in VIEW_COUNTS:
        for view, same in zip(views_of(BATCH, count), all_views[:count], strict=True):
            assert np.array_equal(view, same)


def test_four_views_are_the_flips() -> None:
    _, mirrored, upside_down, both = views_of(BATCH, 4)
    assert np.array_equal(mirrored, BATCH[:, :, ::-1])
    assert np.array_equal(upside_down, BATCH[:, ::-1])
    assert np.array_equal(both, BATCH[:, ::-1, ::-1])


def test_eight_views_answer_a_turned_image_alike() -> None:
    weight = np.random.default_rng(1).random((5, 5, 3))

    def answer(pixels: np.ndarray) -> np.ndarray:
        return np.tanh((pixels * weight).sum((1, 2, 3)) / 1000)[:, None]

    turned = np.ascontiguousarray(np.rot90(BATCH[:, ::-1], axes=(1, 2)))
    assert np.allclose(averaged(answer, BATCH, 8), averaged(answer, turned, 8))
    assert not np.allclose(averaged(answer, BATCH, 1), averaged(answer, turned, 1))


@pytest.mark.parametrize("count", [0, 3, 16])
def test_other_counts_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="views"):
        list(views_of(BATCH, count))
