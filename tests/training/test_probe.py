"""An estimate counts what a run does, measured on this machine by steps of the run itself."""

from __future__ import annotations

import pytest

from training.config import Config, build_config
from training.probe import probe


def config(**phases: object) -> Config:
    return build_config({
        "model": {"architecture": "simple_cnn", "image_size": 32, "metadata": "none",
                  "head": "linear"},
        "optimise": {"batch_size": 4}, "run": {"device": "cpu", "threads": 1}, **phases,
    })  # fmt: skip


def test_more_epochs_take_longer_and_all_is_told() -> None:
    told: list[str] = []
    phases = {"head_phase": {"epochs": 2, "views": 1}, "fine_tune": {"epochs": 1}}
    short = probe(config(**phases), 40, 8, lambda what, _done, _total: told.append(what))
    assert told == ["Building the network", "Two steps of head", "Two steps of fine tune"]
    assert short.device == "cpu" and not short.reduced
    assert short.seconds > 0 and short.bytes > 1 << 24


def test_images_and_epochs_are_multiplied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.probe._timed", lambda work, _device: work() is None or 1.0)
    ten = config(head_phase={"epochs": 0}, fine_tune={"epochs": 10})
    found = probe(ten, 40, 0, lambda *_: None)
    assert found.seconds == 10 * (40 // 4)
    head = config(head_phase={"epochs": 3, "views": 2}, fine_tune={"epochs": 0})
    found = probe(head, 40, 8, lambda *_: None)
    assert found.seconds == pytest.approx((40 * 2 + 8) / 8 + 3 * 10)
