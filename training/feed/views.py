"""Batches of pixels on the device that trains: made there where the canvases fit, else copied."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from training.config import AugmentConfig
from training.feed.augment import Indices, augment_torch
from training.feed.batch import Batch, BatchSource
from training.feed.mix import mix_torch
from training.feed.plan import Plan, ViewPlan

_SHARE = 2  # canvases may take one half of the free memory; the rest is the network's
_CHUNK = 256
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Feed:
    """One batch on the device: pixels uint8 [n, size, size, 3] or features float [n, width].

    `targets` are int64 [n], or float32 [n, classes] where images are mixed.
    """

    inputs: Tensor
    metadata: Tensor
    targets: Tensor


class Views(Protocol):
    """Pixels by the batch, on a device."""

    def training(
        self, indices: Indices, epoch: int, augment: AugmentConfig, skip: int
    ) -> Iterator[Feed]:
        """Yield the batches of an epoch from batch `skip` on."""
        ...

    def evaluation(self, indices: Indices) -> Iterator[Feed]:
        """Yield one unvaried view of each image in the order given."""
        ...


class HostViews:
    """Views made by the processor's threads; for a device, copied one batch ahead of its step."""

    def __init__(self, source: BatchSource, device: torch.device) -> None:
        self._source = source
        self._device = device

    def training(
        self, indices: Indices, epoch: int, augment: AugmentConfig, skip: int
    ) -> Iterator[Feed]:
        """Yield the batches of an epoch."""
        return self._copied(self._source.training(indices, epoch, augment, skip=skip))

    def evaluation(self, indices: Indices) -> Iterator[Feed]:
        """Yield unvaried views."""
        return self._copied(self._source.evaluation(indices))

    def _copied(self, batches: Iterator[Batch]) -> Iterator[Feed]:
        if self._device.type == "cpu":
            yield from map(self._feed, batches)
            return
        waiting: Feed | None = None
        for batch in batches:
            # The copy is asked for before the step of the batch before it, and goes on beside it.
            coming = self._feed(batch)
            if waiting is not None:
                yield waiting
            waiting = coming
        if waiting is not None:
            yield waiting

    def _feed(self, batch: Batch) -> Feed:
        values = (batch.pixels, batch.metadata, batch.targets)
        return Feed(*(to_device(torch.from_numpy(array), self._device) for array in values))


class ResidentViews:
    """Canvases that live on the device, from which it makes the views itself."""

    def __init__(self, source: BatchSource, device: torch.device) -> None:
        self._source = source
        self._device = device

    def training(
        self, indices: Indices, epoch: int, augment: AugmentConfig, skip: int
    ) -> Iterator[Feed]:
        """Yield the batches of an epoch."""
        return map(self._feed, self._source.training_plans(indices, epoch, augment, skip=skip))

    def evaluation(self, indices: Indices) -> Iterator[Feed]:
        """Yield unvaried views."""
        return map(self._feed, self._source.evaluation_plans(indices))

    @cached_property
    def _canvases(self) -> Tensor:
        whole = self._source.canvases
        held = torch.empty(whole.shape, dtype=torch.uint8, device=self._device)
        for start in range(0, len(whole), _CHUNK):
            # A copy: torch warns of memory that may not be written, as a mapped file's.
            held[start : start + _CHUNK] = torch.from_numpy(
                np.array(whole[start : start + _CHUNK])
            ).to(self._device)
        return held

    def _feed(self, plan: Plan) -> Feed:
        pixels = self._views(plan.views)
        partners = None
        if plan.partners is not None and plan.mix is not None:
            partners = plan.partners.images
            pixels = mix_torch(pixels, self._views(plan.partners), plan.mix)
        metadata, targets = self._source.labels(plan.views.images, partners, plan.mix)
        return Feed(
            pixels,
            to_device(torch.from_numpy(metadata), self._device),
            to_device(torch.from_numpy(targets), self._device),
        )

    def _views(self, plan: ViewPlan) -> Tensor:
        chosen = self._canvases[torch.from_numpy(plan.images).to(self._device)]
        size = self._source.preprocessing.image_size
        return augment_torch(chosen, plan.maps, plan.colour, size, squares=plan.squares)


def make_views(source: BatchSource, device: torch.device, *, resident: bool | None = None) -> Views:
    """Return the views of a source on a device; the same batches to interpolation tolerance.

    `resident` says where views are made; None decides: on the device where it is an accelerator and
    the canvases take at most half of its free memory.
    """
    if resident is None:
        resident = source.canvases.nbytes * _SHARE <= free_bytes(device)
    if device.type != "cpu":
        where = "on the device" if resident else "by the processor"
        _log.info("%.1f GB of canvases; views are made %s", source.canvases.nbytes / 1e9, where)
    return ResidentViews(source, device) if resident else HostViews(source, device)


def free_bytes(device: torch.device) -> int:
    """Return the free memory of a device for canvases; 0 where views are better made elsewhere."""
    ask = _FREE.get(device.type)
    return 0 if ask is None else ask(device)


def to_device(tensor: Tensor, device: torch.device) -> Tensor:
    """Copy to a device without waiting for it, where the device can."""
    if device.type == "cuda":
        return tensor.pin_memory().to(device, non_blocking=True)
    return tensor.to(device)


def _free_on_mps(device: torch.device) -> int:
    return torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()


# DirectML cannot be asked, and has not been seen to sample views.
_FREE: Mapping[str, Callable[[torch.device], int]] = MappingProxyType(
    {
        "cuda": lambda device: int(torch.cuda.mem_get_info(device)[0]),
        "xpu": lambda device: int(torch.xpu.mem_get_info(device)[0]),
        "mps": _free_on_mps,
    }
)
