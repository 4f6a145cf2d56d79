"""Training images a second on CPU: ours against the same network fed by PIL and a DataLoader.

Three ways, each in a process of its own and in turn: ours; the same network, set up in the same
way, fed by the plain loop; and the plain loop as tutorials write it, without the memory format and
the allocator's setting that ours has.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from benchmarks.measure import Row, Setting, against, apart
from benchmarks.miniature import Stepper, make_feeder, make_material, settings
from benchmarks.picture import large_files
from benchmarks.plain import augmenting, loader
from training.config import Config
from training.feed.feed import Feed
from training.feed.material import Material

BACKBONE = "tf_efficientnet_lite0"
SIZES = (150, 224)
WAITING = 0.02
_WARM = 3


def run(setting: Setting) -> list[Row]:
    """Measure each size with all three."""
    return [row for size in ((64,) if setting.small else SIZES) for row in _rows(size, setting)]


def _rows(size: int, setting: Setting) -> list[Row]:
    files = large_files(setting)
    steps, rounds = (2, 1) if setting.small else (15, 3)
    rows = [
        [apart(way, files, size, steps, setting) for way in (ours, plain, tutorial)]
        for _ in range(rounds)
    ]
    speeds = [statistics.median(row[way][0] for row in rows) for way in range(3)]
    waited = statistics.median(row[0][1] for row in rows)
    others = [statistics.median(row[way][1] for row in rows) for way in range(3)]
    what = f"training step, {BACKBONE} at {size} px"
    held = not setting.small
    return [
        against("training step", f"{what}, fed by PIL", speeds[0], speeds[1], "images/s"),
        against("training step", f"{what}, loop of tutorials", speeds[0], speeds[2], "images/s"),
        Row(
            "training step",
            f"{what}: share of a step spent waiting for data",
            f"{waited:.2%}",
            f"{others[1]:.2%}",
            target=f"≤ {WAITING:.0%}" if held else "",
            met=waited <= WAITING if held else None,
        ),
    ]


def ours(files: Sequence[Path], size: int, steps: int, setting: Setting) -> tuple[float, float]:
    """Return images a second and the share of waiting of the real feeder."""
    config, material = _prepared(files, size, steps, setting)
    feeder = make_feeder(config, material)
    stepper = Stepper(config, material)
    epochs = (feeder.epoch(epoch, 0) for epoch in itertools.count())
    return _timed(stepper, itertools.chain.from_iterable(epochs), steps)


def plain(files: Sequence[Path], size: int, steps: int, setting: Setting) -> tuple[float, float]:
    """Return the same of a DataLoader that feeds the same network."""
    config, material = _prepared(files, size, steps, setting)
    return _timed(Stepper(config, material), _loaded(config, material), steps)


def tutorial(files: Sequence[Path], size: int, steps: int, setting: Setting) -> tuple[float, float]:
    """Return the same of the loop as tutorials write it."""
    config, material = _prepared(files, size, steps, setting)
    stepper = Stepper(config, material, as_tutorials=True)
    return _timed(stepper, _loaded(config, material), steps)


def _prepared(
    files: Sequence[Path], size: int, steps: int, setting: Setting
) -> tuple[Config, Material]:
    config = settings(BACKBONE, size, setting.workers)
    images = round((steps + _WARM + 1) * config.optimise.batch_size / 0.9)
    return config, make_material(files, images, size, "step", setting)


def _loaded(config: Config, material: Material) -> Iterator[Feed]:
    paths = [material.records[index].path for index in material.subsets["train"]]
    transform = augmenting(config.augment, config.model.image_size)
    batch_size, workers = config.optimise.batch_size, config.run.threads
    metadata = torch.from_numpy(material.metadata[:batch_size])
    targets = torch.from_numpy(material.targets[:batch_size])
    batches = loader(paths, transform, batch_size, workers)
    for pixels in itertools.chain.from_iterable(itertools.repeat(batches)):
        count = len(pixels)
        yield Feed(pixels.permute(0, 2, 3, 1), metadata[:count], targets[:count])


def _timed(stepper: Stepper, feeds: Iterator[Feed], steps: int) -> tuple[float, float]:
    """Return images a second over `steps` and the share of the time spent waiting for batches."""
    for _ in range(min(_WARM, steps)):
        stepper.step(next(feeds))
    waited, images = 0.0, 0
    begun = time.perf_counter()
    for _ in range(steps):
        asked = time.perf_counter()
        feed = next(feeds)
        waited += time.perf_counter() - asked
        stepper.step(feed)
        images += len(feed.targets)
    taken = time.perf_counter() - begun
    return images / taken, waited / taken
