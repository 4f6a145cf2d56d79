"""Features of a frozen backbone, computed once for some augmented views of each image."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from core.atomic import replacing
from core.image.decoding import Pixels
from core.network.model import Network
from training.config import AugmentConfig
from training.feed.batch import BatchSource
from training.feed.frozen import Features

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class FeatureCache:
    """float32 features: `training` [views, images, width], `validation` [images, width]."""

    training: Features
    validation: Features

    def rows(self, rows: Indices, repetitions: Indices, epoch: int) -> Tensor:
        """Return the features of training images (rows of the training subset), [n, width].

        The view of an image is a function of the epoch and of how often it came before in it.
        """
        return torch.from_numpy(self.training[(epoch + repetitions) % len(self.training), rows])


def open_cache(
    path: Path,
    network: Network,
    source: BatchSource,
    train: Indices,
    val: Indices,
    augment: AugmentConfig,
    views: int,
    *,
    key: str,
    compute: Callable[[int], Callable[[Pixels], Features]],
    report: Callable[[int, int], None],
) -> FeatureCache:
    """Read the features at `path` where they are those of `key`, else compute and keep them.

    `compute` gives, for a number of images, the map from pixels to features; `report` hears
    (images done, images in all) and may raise to stop.
    """
    digest = hashlib.sha256(key.encode()).digest()
    width = network.feature_width
    rows = views * len(train) + len(val)
    if _holds(path, digest, len(digest) + rows * width * 4):
        table = np.fromfile(path, dtype=np.float32, offset=len(digest)).reshape(rows, width)
    else:
        table = np.empty((rows, width), dtype=np.float32)
        features, done = compute(rows), 0
        jobs = [(train, augment, view) for view in range(views)] + [(val, None, 0)]
        for indices, varied, view in jobs:
            for batch in source.evaluation(indices, varied, view):
                table[done : done + len(batch.indices)] = features(batch.pixels)
                done += len(batch.indices)
                report(done, rows)
        with replacing(path) as file:
            file.write(digest)
            file.write(table.data)
    training = table[: views * len(train)].reshape(views, len(train), width)
    return FeatureCache(training, table[views * len(train) :])


def _holds(path: Path, digest: bytes, size: int) -> bool:
    if not path.exists() or path.stat().st_size != size:
        return False
    with path.open("rb") as file:
        return file.read(len(digest)) == digest
