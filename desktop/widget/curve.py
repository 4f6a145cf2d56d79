"""Numbers behind a curve chart: thinning, round ticks and their labels (no widget, no numpy)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from desktop.translation import num

Point = tuple[float, float]


class Outline:
    """The outline of a line that grows: of each group of points the lowest and the highest.

    Groups are equal and by index, so it is exact; what a full group gives is found once.
    """

    def __init__(self) -> None:
        self._group = 0
        self._done = 0
        self._kept: list[Point] = []

    def of(self, xs: Sequence[float], ys: Sequence[float], columns: int) -> list[Point]:
        """Return at most `2 * columns + 2` points of a line, its ends among them.

        `xs` must not fall, and what was given before must stand before what is new.
        """
        count = len(ys)
        if count <= 2 * columns or columns < 1:
            return list(zip(xs, ys, strict=True))
        group = math.ceil(count / columns)
        if group != self._group:
            self._group, self._done, self._kept = group, 0, [(xs[0], ys[0])]
        while count - self._done >= group:
            self._kept += _extremes(xs, ys, self._done, self._done + group)
            self._done += group
        rest = _extremes(xs, ys, self._done, count) if count > self._done else []
        return [*self._kept, *rest, (xs[-1], ys[-1])]


def _extremes(xs: Sequence[float], ys: Sequence[float], start: int, stop: int) -> list[Point]:
    group = ys[start:stop]
    low, high = start + group.index(min(group)), start + group.index(max(group))
    return [(xs[index], ys[index]) for index in sorted({low, high})]


def ticks(low: float, high: float, count: int) -> list[float]:
    """Return about `count` round numbers (1, 2 or 5 times a power of ten) inside `low..high`."""
    if not high > low or count < 1:
        return [low]
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(
        (factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= rough * 0.999),
        10.0 * power,
    )
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def tick_text(value: float, step: float) -> str:
    """Return `value` with as many decimals as `step` needs."""
    if value and (abs(value) >= 1e6 or abs(step) < 1e-5):
        return num(value, ".1e")
    decimals = max(0, -math.floor(math.log10(step) + 1e-9)) if step > 0 else 2
    return num(value, f",.{min(decimals, 6)}f")


def span(values: Sequence[tuple[float, float]], margin: float) -> tuple[float, float]:
    """Return the common range of (low, high) pairs, widened by `margin` of itself."""
    if not values:
        return 0.0, 1.0
    low, high = min(pair[0] for pair in values), max(pair[1] for pair in values)
    if high <= low:
        reach = abs(low) * 0.1 or 0.5
        return low - reach, high + reach
    return low - (high - low) * margin, high + (high - low) * margin


def log_ticks(low: float, high: float) -> list[float]:
    """Return round numbers inside `low..high` (above 0) for an axis of logarithms.

    Powers of ten, with 2 and 5 between them where there are few; of a narrow range its ends.
    """
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for factors in ((1.0,), (1.0, 2.0, 5.0), tuple(float(n) for n in range(1, 10))):
        found = [factor * 10.0**power for power in powers for factor in factors]
        inside = [value for value in found if low * 0.999 <= value <= high * 1.001]
        if len(inside) >= 3:
            return inside
    return inside if len(inside) >= 2 else [low, high]


def log_text(value: float) -> str:
    """Return the label of a tick on an axis of logarithms."""
    return num(value, "g") if 1e-4 <= value < 1e6 else num(value, ".0e").replace("e-0", "e-")


class RunningMean:
    """The running means of values that come one by one; a value has `weight` of those before it.

    Corrected for its start (Kingma and Ba, 2015), as TensorBoard has it.
    """

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self.means: list[float] = []
        self._mean, self._share = 0.0, 1.0

    def extend(self, ys: Sequence[float]) -> list[float]:
        """Take in the values that `ys` has behind those that are known; return all means."""
        for y in ys[len(self.means) :]:
            self._mean = self._mean * self.weight + y * (1.0 - self.weight)
            self._share *= self.weight
            self.means.append(self._mean / (1.0 - self._share))
        return self.means
