"""Features of a frozen backbone, computed once for some augmented views of each image."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from core.atomic import replacing
from core.model import Network
from training.batch import BatchSource, batch_starts
from training.config import AugmentConfig

Features = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class FeatureCache:
    """float32 features: `training` [views, images, width], `validation` [images, width]."""

    training: Features
    validation: Features

    def batches(
        self, order: Indices, positions: dict[int, int], epoch: int, batch_size: int, skip: int
    ) -> Iterator[tuple[Indices, Tensor]]:
        """Yield (image indices, features) of an epoch in `order`, from batch `skip` on.

        The view of an image is a function of the epoch alone. `positions` maps an image index to
        its row. A trailing batch of one image joins the batch before it.
        """
        view = self.training[epoch % len(self.training)]
        starts = batch_starts(len(order), batch_size)
        for number in range(skip, len(starts) - 1):
            chosen = order[starts[number] : starts[number + 1]]
            yield chosen, torch.from_numpy(view[[positions[int(index)] for index in chosen]])


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
    device: torch.device,
    report: Callable[[int, int], None],
) -> FeatureCache:
    """Read the features at `path` where they are those of `key`, else compute and keep them.

    `report` hears (images done, images in all) and may raise to stop.
    """
    digest = hashlib.sha256(key.encode()).digest()
    width = network.feature_width
    rows = views * len(train) + len(val)
    size = len(digest) + rows * width * 4
    if (
        path.exists()
        and path.stat().st_size == size
        and path.open("rb").read(len(digest)) == digest
    ):
        table = np.fromfile(path, dtype=np.float32, offset=len(digest)).reshape(rows, width)
    else:
        table = np.empty((rows, width), dtype=np.float32)
        done = 0
        jobs = [(train, augment, view) for view in range(views)] + [(val, None, 0)]
        for indices, varied, view in jobs:
            for rows_done, features in _compute(network, source, indices, varied, view, device):
                table[done : done + rows_done] = features
                done += rows_done
                report(done, rows)
        with replacing(path) as file:
            file.write(digest)
            file.write(table.data)
    training = table[: views * len(train)].reshape(views, len(train), width)
    return FeatureCache(training, table[views * len(train) :])


def _compute(
    network: Network,
    source: BatchSource,
    indices: Indices,
    augment: AugmentConfig | None,
    view: int,
    device: torch.device,
) -> Iterator[tuple[int, Features]]:
    network.eval()
    for batch in source.evaluation(indices, augment, view):
        with torch.inference_mode():
            features = network.features(torch.from_numpy(batch.pixels).to(device)).float().cpu()
        yield len(batch.indices), features.numpy()
