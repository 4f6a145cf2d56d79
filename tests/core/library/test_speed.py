"""How fast a model is said to be, with a clock that the answers set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.library import speed


class _Steady:
    """Takes 10 ms an image, but one batch of each kind that it is asked for takes 5 s."""

    views = 4

    def __init__(self) -> None:
        self.now = 0.0
        self.slow = {1, 4}

    def classify(self, images: Sequence[object], patients: object, views: int = 4) -> None:
        held = len(images) > 1 and views in self.slow
        self.now += 5.0 if held else 0.01 * views * len(images)
        self.slow -= {views} if held else set()


def test_a_moment_of_load_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    model = _Steady()
    monkeypatch.setattr(speed.Classifier, "open", lambda folder: model)
    monkeypatch.setattr(speed, "time", SimpleNamespace(perf_counter=lambda: model.now))
    found = speed.measure_speed(Path("model"), lambda *_: None)
    assert (found.first_ms, found.glance, found.full) == pytest.approx((10.0, 100.0, 25.0))
