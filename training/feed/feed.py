"""Where a phase gets its batches from: pixels, or the cached features of a frozen backbone."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from core.network.model import Network
from training.config import AugmentConfig
from training.feed.batch import BatchSource
from training.feed.feature_cache import FeatureCache
from training.feed.material import Indices, Material
from training.feed.mix import Mix
from training.feed.order import Order
from training.feed.views import Feed, Views, to_device
from training.result import Probabilities, probabilities_of
from training.step.memory import in_halves

__all__ = ["FeatureFeeder", "Feed", "Feeder", "PixelFeeder"]

_log = logging.getLogger(__name__)


class Feeder(Protocol):
    """The batches of a phase."""

    def steps(self) -> int:
        """Return the number of batches in an epoch."""
        ...

    def epoch(self, epoch: int, skip: int) -> Iterator[Feed]:
        """Yield the batches of an epoch from batch `skip` on; a function of (seed, epoch) alone."""
        ...

    def logits(self, network: Network, feed: Feed) -> Tensor:
        """Return the logits of a batch, float [n, classes]."""
        ...

    def validate(self, network: Network) -> Iterator[Probabilities]:
        """Yield probabilities of this process's share of the validation images in order."""
        ...


class PixelFeeder:
    """Augmented pixels through the whole network."""

    def __init__(
        self, material: Material, source: BatchSource, augment: AugmentConfig, views: Views
    ) -> None:
        self._material = material
        self._source = source
        self._augment = augment
        self._views = views

    def steps(self) -> int:
        """Return the number of batches in an epoch."""
        return self._source.steps(len(self._material.subsets["train"]))

    def epoch(self, epoch: int, skip: int) -> Iterator[Feed]:
        """Yield the batches of an epoch."""
        return self._views.training(self._material.subsets["train"], epoch, self._augment, skip)

    def logits(self, network: Network, feed: Feed) -> Tensor:
        """Return the logits of a batch."""
        logits: Tensor = network(feed.inputs, feed.metadata)
        return logits

    def validate(self, network: Network) -> Iterator[Probabilities]:
        """Yield probabilities of the validation images."""
        network.eval()
        for feed in self._views.evaluation(self._source.share.of(self._material.subsets["val"])):
            with torch.inference_mode():
                logits = in_halves(network, feed.inputs, feed.metadata)
            yield probabilities_of(logits)


class FeatureFeeder:
    """Cached features through the metadata branch and the head.

    Mixup averages features, as Verma et al. do (Manifold Mixup, 2019); cutmix is left out, because
    features have no place for a square.
    """

    def __init__(
        self,
        material: Material,
        source: BatchSource,
        cache: FeatureCache,
        device: torch.device,
        augment: AugmentConfig,
    ) -> None:
        self._material = material
        self._source = source
        self._cache = cache
        self._device = device
        self._augment = augment.model_copy(update={"cutmix": 0.0})
        if augment.cutmix:
            _log.info("cutmix does not apply to cached features; this phase goes without it")
        train = material.subsets["train"]
        self._rows = np.zeros(len(material.records), dtype=np.int64)
        self._rows[train] = np.arange(len(train))

    def steps(self) -> int:
        """Return the number of batches in an epoch."""
        return self._source.steps(len(self._material.subsets["train"]))

    def epoch(self, epoch: int, skip: int) -> Iterator[Feed]:
        """Yield the batches of an epoch."""
        order = self._source.order(self._material.subsets["train"], epoch)
        mix = self._source.mix(order, self._augment, epoch)
        for places in self._source.places(len(order), skip):
            yield self._feed(order, places, epoch, None if mix is None else mix.part(places))

    def logits(self, network: Network, feed: Feed) -> Tensor:
        """Return the logits of a batch."""
        return network.decide(feed.inputs, feed.metadata)

    def validate(self, network: Network) -> Iterator[Probabilities]:
        """Yield probabilities of the validation images."""
        network.eval()
        images = self._material.subsets["val"]
        rows = self._source.share.of(np.arange(len(images)))
        features = torch.from_numpy(self._cache.validation[rows])
        labels = self._source.labels(images[rows], None, None)
        with torch.inference_mode():
            logits = self.logits(network, self._on_device(features, *labels))
        yield probabilities_of(logits)

    def _feed(self, order: Order, places: Indices, epoch: int, mix: Mix | None) -> Feed:
        features = self._features(order, places, epoch)
        partners = None
        if mix is not None:
            partners = order.images[mix.partner]
            share = torch.from_numpy(mix.share.astype(np.float32))[:, None]
            features = torch.lerp(self._features(order, mix.partner, epoch), features, share)
        return self._on_device(features, *self._source.labels(order.images[places], partners, mix))

    def _features(self, order: Order, places: Indices, epoch: int) -> Tensor:
        rows = self._rows[order.images[places]]
        return self._cache.rows(rows, order.repetitions[places], epoch)

    def _on_device(self, features: Tensor, *labels: npt.NDArray[Any]) -> Feed:
        tensors = (features, *map(torch.from_numpy, labels))
        return Feed(*(to_device(tensor, self._device) for tensor in tensors))
