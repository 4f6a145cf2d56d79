"""The order of an epoch's images: samplers by name, each a function of (seed, epoch)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from training.feed.seed import Stream, generator

Indices = npt.NDArray[np.int64]
Number = TypeVar("Number", bound=np.generic)
Sampler = Callable[[Indices, Indices, int, int], Indices]


@dataclass(frozen=True, slots=True)
class Order:
    """The images of an epoch: `images` int64 [n] into the dataset, `repetitions` int64 [n].

    A repetition is how often the image came earlier in the epoch; it varies what is drawn for it.
    """

    images: Indices
    repetitions: Indices

    @classmethod
    def of(cls, images: Indices) -> Order:
        """Return the order of `images`, counting what comes more than once."""
        return cls(images, _earlier(images))

    def __len__(self) -> int:
        return len(self.images)


def make_order(sampler: str, images: Indices, targets: Indices, seed: int, epoch: int) -> Order:
    """Return the order of an epoch over `images` as the sampler named has it.

    `targets` int64 has the class of each image of the whole dataset.
    """
    return Order.of(SAMPLERS[sampler](images, targets[images], seed, epoch))


def shuffled(images: Indices, classes: Indices, seed: int, epoch: int) -> Indices:
    """Return each image once. Seed recipe: the permutation of `Stream.ORDER`."""
    return images[generator(seed, epoch, Stream.ORDER).permutation(len(images))]


def balanced(images: Indices, classes: Indices, seed: int, epoch: int) -> Indices:
    """Return as many images as there are, each class that is present equally often, shuffled.

    The images of a class come in cycles, each cycle a permutation of them all, and an epoch goes on
    where the one before it ended: none is seen twice before all were. Where the classes do not
    divide the images, ⌊(epoch · n + c) / classes⌋ says where class c begins, so that shares
    are equal over the epochs. Seed recipe: cycle k of class c is the permutation of
    `Stream.CYCLE` with k in the place of the epoch and c + 1 after it.
    """
    present = np.unique(classes)
    chosen = []
    for place, label in enumerate(present):
        begin = (epoch * len(images) + place) // len(present)
        end = ((epoch + 1) * len(images) + place) // len(present)
        members = images[classes == label]
        cycles = range(begin // len(members), -(-end // len(members)))
        stream = [
            members[generator(seed, cycle, Stream.CYCLE, int(label) + 1).permutation(len(members))]
            for cycle in cycles
        ]
        skipped = cycles.start * len(members)
        chosen.append(np.concatenate([members[:0], *stream])[begin - skipped : end - skipped])
    return shuffled(np.concatenate([images[:0], *chosen]), classes, seed, epoch)


SAMPLERS: Mapping[str, Sampler] = MappingProxyType({"shuffled": shuffled, "balanced": balanced})
"""What `optimise.sampler` may name: (images, their classes, seed, epoch) → images of the epoch."""


def drawn_for(order: Order, draw: Callable[[int, int], npt.NDArray[Number]]) -> npt.NDArray[Number]:
    """Return one row a place of `order` from tables that have one row an image.

    `draw` (repetition, count) gives the table of the first `count` images; a row must not depend
    on the count.
    """
    count = int(order.images.max(initial=-1)) + 1
    rows: npt.NDArray[Any] = draw(0, count)[order.images]
    for repetition in range(1, int(order.repetitions.max(initial=0)) + 1):
        again = order.repetitions == repetition
        rows[again] = draw(repetition, count)[order.images[again]]
    return rows


def _earlier(images: Indices) -> Indices:
    """Return for each place how often its image stands before it."""
    by_image = np.argsort(images, kind="stable")
    ranked = images[by_image]
    first = np.searchsorted(ranked, ranked)
    result = np.empty(len(images), dtype=np.int64)
    result[by_image] = np.arange(len(images)) - first
    return result
