"""Where a phase gets its batches from: pixels, or the cached features of a frozen backbone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from core.model import Network
from training.batch import BatchSource, batch_starts
from training.config import AugmentConfig
from training.feature_cache import FeatureCache
from training.material import Indices, Material
from training.result import Probabilities, predict


@dataclass(frozen=True, slots=True)
class Feed:
    """One batch on the device: pixels uint8 [n, size, size, 3] or features float [n, width]."""

    inputs: Tensor
    metadata: Tensor
    targets: Tensor


class Feeder(Protocol):
    """The batches of a phase."""

    def steps(self) -> int:
        """Return the number of batches in an epoch."""
        ...

    def epoch(self, epoch: int, skip: int) -> Iterator[Feed]:
        """Yield the batches of an epoch from batch `skip` on; a function of (seed, epoch) alone."""
        ...

    def logits(self, network: Network, feed: Feed) -> Tensor:
        """Return the logits of a batch, float [n, 7]."""
        ...

    def validate(self, network: Network) -> Iterator[Probabilities]:
        """Yield probabilities of the validation images in order."""
        ...


class PixelFeeder:
    """Augmented pixels through the whole network."""

    def __init__(
        self, material: Material, source: BatchSource, augment: AugmentConfig, device: torch.device
    ) -> None:
        self._material = material
        self._source = source
        self._augment = augment
        self._device = device

    def steps(self) -> int:
        """Return the number of batches in an epoch."""
        return self._source.steps(len(self._material.subsets["train"]))

    def epoch(self, epoch: int, skip: int) -> Iterator[Feed]:
        """Yield the batches of an epoch."""
        train = self._material.subsets["train"]
        for batch in self._source.training(train, epoch, self._augment, skip=skip):
            yield Feed(
                torch.from_numpy(batch.pixels).to(self._device),
                torch.from_numpy(batch.metadata).to(self._device),
                torch.from_numpy(batch.targets).to(self._device),
            )

    def logits(self, network: Network, feed: Feed) -> Tensor:
        """Return the logits of a batch."""
        logits: Tensor = network(feed.inputs, feed.metadata)
        return logits

    def validate(self, network: Network) -> Iterator[Probabilities]:
        """Yield probabilities of the validation images."""
        return predict(network, self._source, self._material.subsets["val"])


class FeatureFeeder:
    """Cached features through the metadata branch and the head."""

    def __init__(
        self,
        material: Material,
        source: BatchSource,
        cache: FeatureCache,
        batch_size: int,
        device: torch.device,
    ) -> None:
        self._material = material
        self._source = source
        self._cache = cache
        self._batch_size = batch_size
        self._device = device
        train = material.subsets["train"]
        self._positions = {int(index): row for row, index in enumerate(train)}

    def steps(self) -> int:
        """Return the number of batches in an epoch."""
        return len(batch_starts(len(self._positions), self._batch_size)) - 1

    def epoch(self, epoch: int, skip: int) -> Iterator[Feed]:
        """Yield the batches of an epoch."""
        order = self._source.order(self._material.subsets["train"], epoch)
        batches = self._cache.batches(order, self._positions, epoch, self._batch_size, skip)
        for indices, features in batches:
            yield self._feed(indices, features)

    def logits(self, network: Network, feed: Feed) -> Tensor:
        """Return the logits of a batch."""
        return network.decide(feed.inputs, feed.metadata)

    def validate(self, network: Network) -> Iterator[Probabilities]:
        """Yield probabilities of the validation images."""
        network.eval()
        feed = self._feed(
            self._material.subsets["val"], torch.from_numpy(np.array(self._cache.validation))
        )
        with torch.inference_mode():
            yield torch.softmax(self.logits(network, feed).double().cpu(), dim=1).numpy()

    def _feed(self, indices: Indices, features: Tensor) -> Feed:
        metadata: npt.NDArray[np.float32] = self._material.metadata[indices]
        return Feed(
            features.to(self._device),
            torch.from_numpy(metadata).to(self._device),
            torch.from_numpy(self._material.targets[indices]).to(self._device),
        )
