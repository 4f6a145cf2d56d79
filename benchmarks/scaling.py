"""Time of an epoch as the images grow tenfold: the data path with a small network."""

from __future__ import annotations

import statistics

import numpy as np

from benchmarks.measure import Row, Setting, seconds
from benchmarks.miniature import Stepper, make_feeder, make_material, settings
from benchmarks.picture import dataset_folder
from training.feed.feed import PixelFeeder

BACKBONE = "test_efficientnet"
SIZE = 64
FEW, MANY = 1_000, 10_000
MOST = 10.5


def run(setting: Setting) -> list[Row]:
    """Measure epochs of few and of many images in turn; each has training and validation."""
    few, many = (32, 320) if setting.small else (FEW, MANY)
    rounds = 2 if setting.small else 4
    epochs = [_Epochs(few, setting), _Epochs(many, setting)]
    # An epoch of many lasts as long as ten of few, so that a busy moment meets both alike.
    times = [
        (statistics.fmean(seconds(epochs[0].go) for _ in range(many // few)),
         seconds(epochs[1].go))
        for _ in range(rounds)
    ][1:]  # fmt: skip
    short, long = (statistics.median(column) for column in zip(*times, strict=True))
    ratio, held = long / short, not setting.small
    return [
        Row(
            "scaling",
            f"an epoch of {many:,} generated images against one of {few:,}, {SIZE} px",
            f"{long:.2f} s",
            f"{short:.2f} s",
            ratio,
            f"≤ {MOST:g}×" if held else "",
            ratio <= MOST if held else None,
        )
    ]


class _Epochs:
    """One training that goes on epoch after epoch."""

    def __init__(self, images: int, setting: Setting) -> None:
        config = settings(BACKBONE, SIZE, setting.workers)
        files = sorted(dataset_folder(setting).rglob("*.jpg"))
        material = make_material(files, images, SIZE, f"scaling-{images}", setting)
        self._feeder: PixelFeeder = make_feeder(config, material)
        self._stepper = Stepper(config, material)
        self._epoch = 0

    def go(self) -> int:
        """Train and validate for one epoch; return how many images were seen."""
        network = self._stepper.network
        network.train()
        seen = 0
        for feed in self._feeder.epoch(self._epoch, 0):
            self._stepper.step(feed)
            seen += len(feed.targets)
        self._epoch += 1
        return seen + len(np.concatenate(list(self._feeder.validate(network))))
