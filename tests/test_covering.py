"""The generator of combinations: every pair meets, in not many more rows than must be."""

from __future__ import annotations

import pytest

from tests.covering import all_rows, covering_rows, pairs_of


@pytest.mark.parametrize("sizes", [(3, 2), (4, 4, 4), (8, 6, 3, 4, 2, 5), (2,) * 10])
def test_every_pair_meets_in_few_rows(sizes: tuple[int, ...]) -> None:
    axes = {f"axis{i}": [f"{i}.{j}" for j in range(size)] for i, size in enumerate(sizes)}
    rows = covering_rows(axes)
    assert all(any(pair <= row.items() for row in rows) for pair in pairs_of(axes))
    least = sorted(sizes)[-1] * sorted(sizes)[-2]
    assert least <= len(rows) <= 2 * least + 4
    assert covering_rows(axes) == rows


def test_all_rows_are_the_product() -> None:
    rows = all_rows({"a": "xy", "b": "123"})
    assert len({tuple(row.items()) for row in rows}) == 6
