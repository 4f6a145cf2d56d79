"""Rows of choices: all of them, or few in which every pair of choices meets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product

Row = dict[str, str]
Pair = frozenset[tuple[str, str]]


def all_rows(axes: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return every combination of the choices."""
    return [dict(zip(axes, values, strict=True)) for values in product(*axes.values())]


def covering_rows(axes: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return rows such that any two choices of two axes stand together in one of them.

    Greedy, one row at a time, and the same for the same axes: a row begins with a pair that is
    still missing and takes on each other axis the choice that brings most missing pairs, the one
    used least where several do (Cohen et al., The AETG system, 1997, with one candidate a row).
    """
    missing = pairs_of(axes)
    used = {(axis, choice): 0 for axis, choices in axes.items() for choice in choices}
    rows: list[Row] = []
    while missing:
        row: Row = dict(next(iter(missing)))
        for axis in sorted(axes, key=lambda axis: -len(axes[axis])):
            if axis not in row:
                row[axis] = _best(axis, axes[axis], row, missing, used)
        for pair in list(missing):
            if pair <= row.items():
                del missing[pair]
        for item in row.items():
            used[item] += 1
        rows.append({axis: row[axis] for axis in axes})
    return rows


def pairs_of(axes: Mapping[str, Sequence[str]]) -> dict[Pair, None]:
    """Return every two choices of two axes, in a fixed order."""
    return {
        frozenset({(one, a), (other, b)}): None
        for one, other in combinations(axes, 2)
        for a in axes[one]
        for b in axes[other]
    }


def _best(
    axis: str,
    choices: Sequence[str],
    row: Row,
    missing: Mapping[Pair, None],
    used: Mapping[tuple[str, str], int],
) -> str:
    def worth(choice: str) -> tuple[int, int]:
        new = sum(frozenset({item, (axis, choice)}) in missing for item in row.items())
        return new, -used[axis, choice]

    return max(choices, key=worth)
