"""Batches of views with metadata and targets, made ahead of the loop on a few threads."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from core.diagnosis import CODES
from core.image.decoding import Pixels
from core.image.preprocessing import Preprocessing
from core.image_store import ImageStore
from training.config import AugmentConfig
from training.feed.ahead import ahead
from training.feed.augment import Indices, augment_cpu, draw
from training.feed.mix import Mix, draw_mix, mix_cpu, mixed_rows, soft_targets
from training.feed.order import Order, make_order
from training.feed.plan import Plan, ViewPlan, plan_batch
from training.feed.share import LEAST, WHOLE, Share

Targets = npt.NDArray[np.int64] | npt.NDArray[np.float32]


@dataclass(frozen=True)
class Batch:
    """`indices` int64 [n] into the dataset, `pixels` uint8 [n, size, size, 3] RGB.

    `metadata` float32 [n, width]; `targets` int64 [n], or float32 [n, classes] of mixed images.
    """

    indices: Indices
    pixels: Pixels
    metadata: npt.NDArray[np.float32]
    targets: Targets


def batch_starts(count: int, batch_size: int, least: int = LEAST) -> list[int]:
    """Return the borders of the batches of `count` images.

    None but a sole batch has fewer than `least`, unless all are so small.
    """
    borders = [*range(0, count, batch_size), count]
    if batch_size >= least and len(borders) > 2 and borders[-1] - borders[-2] < least:
        del borders[-2]
    return borders


def batch_places(count: int, batch_size: int, skip: int = 0, share: Share = WHOLE) -> list[Indices]:
    """Return the places of an epoch's order that each batch has, from batch `skip` on.

    Of `share` it is one process's part of global batches of `batch_size` images a process.
    """
    if skip < 0:
        raise ValueError("skip must not be negative")
    starts = batch_starts(count, batch_size * share.world, LEAST * share.world)
    pairs = zip(starts[skip:-1], starts[skip + 1 :], strict=True) if count else ()
    return [share.of(np.arange(start, end)) for start, end in pairs]


class BatchSource:
    """Makes batches from an image store; the same ones whatever the number of threads.

    `metadata` float32 [images, width] and `targets` int64 [images] are of the whole dataset, and
    all indices point into it. `classes` is how many there are, `sampler` a name in `SAMPLERS`.
    Training batches are those of `share`; everything else is made as it is asked for.
    """

    def __init__(
        self,
        store: ImageStore,
        preprocessing: Preprocessing,
        metadata: npt.NDArray[np.float32],
        targets: npt.NDArray[np.int64],
        *,
        batch_size: int,
        seed: int,
        threads: int,
        classes: int = len(CODES),
        sampler: str = "shuffled",
        share: Share = WHOLE,
    ) -> None:
        # A plain view of the memory map: a slice of a memmap costs more than the copy it describes.
        self.canvases: Pixels = np.asarray(store.pixels)
        if not len(self.canvases) == len(metadata) == len(targets):
            raise ValueError("store, metadata and targets must have one row for each image")
        if batch_size < 1 or threads < 1:
            raise ValueError("batch_size and threads must be at least 1")
        self.preprocessing = preprocessing
        self._metadata = metadata
        self._targets = targets
        self._batch_size = batch_size
        self._seed = seed
        self._threads = threads
        self._classes = classes
        self._sampler = sampler
        self.share = share
        # Each of our threads works on whole images; OpenCV's own threads would only get in the way.
        cv2.setNumThreads(1)

    def order(self, indices: Indices, epoch: int) -> Order:
        """Return the order of `epoch` over `indices`, as the sampler has it."""
        return make_order(self._sampler, indices, self._targets, self._seed, epoch)

    def steps(self, count: int) -> int:
        """Return the number of batches that `training` makes of `count` images."""
        return len(self.places(count))

    def places(self, count: int, skip: int = 0) -> list[Indices]:
        """Return the places of an epoch's order of each training batch, from batch `skip` on."""
        return batch_places(count, self._batch_size, skip, self.share)

    def training(
        self, indices: Indices, epoch: int, augment: AugmentConfig | None, *, skip: int = 0
    ) -> Iterator[Batch]:
        """Yield the batches of an epoch in its order, from batch number `skip` on.

        A last batch of one image joins the one before it: BatchNorm has no variance of one.
        """
        plans = self.training_plans(indices, epoch, augment, skip=skip)
        return ahead(lambda: self._batches(plans))

    def evaluation(
        self, indices: Indices, augment: AugmentConfig | None = None, epoch: int = 0
    ) -> Iterator[Batch]:
        """Yield all images in the given order, with `augment` as `epoch` varies them, unmixed."""
        plans = self.evaluation_plans(indices, augment, epoch)
        return ahead(lambda: self._batches(plans))

    def training_plans(
        self, indices: Indices, epoch: int, augment: AugmentConfig | None, *, skip: int = 0
    ) -> Iterator[Plan]:
        """Yield the plans of what `training` makes."""
        order = self.order(indices, epoch)
        places = self.places(len(order), skip)
        return self._plans(order, places, augment, epoch, mixing=True)

    def evaluation_plans(
        self, indices: Indices, augment: AugmentConfig | None = None, epoch: int = 0
    ) -> Iterator[Plan]:
        """Yield the plans of what `evaluation` makes."""
        order = Order(indices, np.zeros_like(indices))
        starts = range(0, len(indices), self._batch_size)
        places = [np.arange(len(indices))[at : at + self._batch_size] for at in starts]
        return self._plans(order, places, augment, epoch, mixing=False)

    def labels(
        self, images: Indices, partners: Indices | None, mix: Mix | None
    ) -> tuple[npt.NDArray[np.float32], Targets]:
        """Return metadata float32 [n, width] and targets of a batch, mixed with its partners'."""
        metadata, targets = self._metadata[images], self._targets[images]
        if partners is None or mix is None:
            return metadata, targets
        others = self._targets[partners]
        return (
            mixed_rows(metadata, self._metadata[partners], mix.share),
            soft_targets(targets, others, mix.share, self._classes),
        )

    def _plans(
        self,
        order: Order,
        places: list[Indices],
        augment: AugmentConfig | None,
        epoch: int,
        *,
        mixing: bool,
    ) -> Iterator[Plan]:
        drawn = draw(augment, self._seed, epoch, order) if augment else None
        mix = self.mix(order, augment, epoch) if augment and mixing else None
        for part in places:
            yield plan_batch(order, part, drawn, mix, self.preprocessing)

    def mix(self, order: Order, augment: AugmentConfig, epoch: int) -> Mix | None:
        """Return how the images of an epoch are mixed; None: not at all."""
        return draw_mix(augment, self._seed, epoch, order, self.preprocessing.image_size)

    def _batches(self, plans: Iterator[Plan]) -> Iterator[Batch]:
        with ThreadPoolExecutor(self._threads, thread_name_prefix="view") as pool:
            for plan in plans:
                yield self._batch(plan, pool)

    def _batch(self, plan: Plan, pool: ThreadPoolExecutor) -> Batch:
        images, size = plan.views.images, self.preprocessing.image_size
        pixels = np.empty((len(images), size, size, 3), dtype=np.uint8)

        def fill(block: Indices) -> None:
            self._fill(pixels, block, plan)

        # One task a thread, not one an image: a view costs little more than a task.
        blocks = np.array_split(np.arange(len(images)), min(self._threads, len(images)))
        for _ in pool.map(fill, blocks):
            pass
        partners = None if plan.partners is None else plan.partners.images
        return Batch(images, pixels, *self.labels(images, partners, plan.mix))

    def _fill(self, pixels: Pixels, block: Indices, plan: Plan) -> None:
        other = np.empty_like(pixels[0])
        for row in block:
            self._view(plan.views, row, pixels[row])
            if plan.partners is not None and plan.mix is not None and plan.mix.share[row] < 1:
                self._view(plan.partners, row, other)
                mix_cpu(pixels[row], other, plan.mix, row)

    def _view(self, plan: ViewPlan, row: int, out: Pixels) -> None:
        square = None if plan.squares is None else plan.squares[row]
        canvas = self.canvases[plan.images[row]]
        size = self.preprocessing.image_size
        augment_cpu(canvas, plan.maps[row], plan.colour, size, index=row, square=square, out=out)
