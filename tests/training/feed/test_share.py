"""Shares of global batches: together they are the batches of one process, and none is too small."""

from __future__ import annotations

import numpy as np
import pytest

from training.feed.batch import batch_places
from training.feed.share import LEAST, WHOLE, Share


@pytest.mark.parametrize("count", [8, 24, 25, 27, 29, 31, 100])
@pytest.mark.parametrize("world", [2, 3])
def test_shares_make_the_global_batches(count: int, world: int) -> None:
    parts = [batch_places(count, 4, share=Share(rank, world)) for rank in range(world)]
    assert len({len(part) for part in parts}) == 1
    batches = [np.concatenate(shares) for shares in zip(*parts, strict=True)]
    assert np.array_equal(np.concatenate(batches), np.arange(count))
    assert all(len(batch) == 4 * world for batch in batches[:-1])
    assert all(len(share) >= LEAST for part in parts for share in part)


def test_a_share_of_one_is_the_whole() -> None:
    places = np.arange(5)
    assert WHOLE.of(places) is places
    assert [list(Share(rank, 2).of(places)) for rank in (0, 1)] == [[0, 1, 2], [3, 4]]


def test_a_resumed_epoch_skips_global_batches() -> None:
    share = Share(1, 2)
    later, all_of_them = batch_places(24, 4, 1, share), batch_places(24, 4, share=share)
    assert [list(part) for part in later] == [list(part) for part in all_of_them[1:]]
