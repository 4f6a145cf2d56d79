"""A training without its bookkeeping: the real material, feeder and network, and bare steps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

from benchmarks.measure import Setting
from benchmarks.picture import repeated
from core.diagnosis import CODES
from core.image.decoding import decode
from core.image.preprocessing import Preprocessing
from core.image_store import open_store
from core.metadata import MetadataStatistics
from core.network.model import Network
from core.record import Patient
from core.target import TARGETS
from training.config import Config, with_values
from training.device.fabric import keep_freed_memory
from training.feed.feed import Feed, PixelFeeder
from training.feed.material import Material
from training.feed.views import make_views
from training.network import make_network

MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
_VALIDATION = 0.1


def settings(backbone: str, size: int, workers: int) -> Config:
    """Return the config: every kind of plain augmentation, all layers learn, weights by chance."""
    return with_values(
        Config(),
        {
            "model.architecture": backbone,
            "model.image_size": size,
            "model.random_weights": True,
            "augment.shear": 0.1,
            "run.threads": workers,
            "run.device": "cpu",
        },
    )


def make_material(
    files: Sequence[Path], images: int, size: int, name: str, setting: Setting
) -> Material:
    """Return a material of `images` images that go round `files`; classes go round too."""
    records = repeated(list(files), images)
    height, width = decode(files[0]).shape[:2]
    preprocessing = Preprocessing.for_images(height, width, size, MEAN, STD)
    statistics = MetadataStatistics.fit([Patient(50.0, "male", "back"), Patient(60.0)])
    held = round(images * _VALIDATION)
    return Material(
        records=tuple(records),
        subsets={"train": np.arange(held, images), "val": np.arange(held)},
        store=open_store(
            records, preprocessing, name, setting.work / "stores", workers=setting.workers
        ),
        preprocessing=preprocessing,
        statistics=statistics,
        metadata=statistics.encode([Patient(50.0)] * images),
        target=TARGETS["diagnosis"],
        targets=np.arange(images) % len(CODES),
    )


def make_feeder(config: Config, material: Material) -> PixelFeeder:
    """Return the feeder that a run of this config would have on the CPU."""
    source = material.source(config)
    views = make_views(source, torch.device("cpu"))
    return PixelFeeder(material, source, config.augment, views)


class Stepper:
    """The network of a config and its steps, as a worker sets both up."""

    def __init__(self, config: Config, material: Material, *, as_tutorials: bool = False) -> None:
        torch.set_num_threads(config.run.threads)
        if not as_tutorials:
            keep_freed_memory()
        self.network: Network = make_network(config, material.statistics, material.preprocessing)
        if as_tutorials:
            self.network.to(memory_format=torch.contiguous_format)
        self.network.train()
        self._optimiser = torch.optim.AdamW(self.network.parameters(), lr=1e-4)

    def step(self, feed: Feed) -> float:
        """Make one step and return its loss."""
        logits = self.network(feed.inputs, feed.metadata)
        loss = nn.functional.cross_entropy(logits, feed.targets)
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimiser.step()
        return float(loss.detach())
