"""Batches of views with metadata and targets, made ahead of the loop on a few threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue

import cv2
import numpy as np
import numpy.typing as npt

from core.image import Pixels
from core.image_store import ImageStore
from core.preprocessing import Preprocessing
from training.augment import Colours, Draw, Floats, Indices, augment_cpu, colours, draw, matrices
from training.config import AugmentConfig

_AHEAD = 3  # batches made but not yet asked for: enough to hide a slow one, few enough for memory
_ORDER = 1  # keeps the numbers of the order apart from those of the augmentation


@dataclass(frozen=True)
class Batch:
    """`indices` int64 [n] into the dataset, `pixels` uint8 [n, size, size, 3] RGB.

    `metadata` float32 [n, width], `targets` int64 [n].
    """

    indices: Indices
    pixels: Pixels
    metadata: npt.NDArray[np.float32]
    targets: npt.NDArray[np.int64]


def batch_starts(count: int, batch_size: int) -> list[int]:
    """Return the borders of the batches of `count` images; none but a sole batch has one image."""
    borders = [*range(0, count, batch_size), count]
    if batch_size > 1 and len(borders) > 2 and borders[-1] - borders[-2] == 1:
        del borders[-2]
    return borders


class BatchSource:
    """Makes batches from an image store; the same ones whatever the number of threads.

    `metadata` float32 [images, width] and `targets` int64 [images] are of the whole dataset, and
    all indices point into it.
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
    ) -> None:
        # A plain view of the memory map: a slice of a memmap costs more than the copy it describes.
        self._canvases: Pixels = np.asarray(store.pixels)
        if not len(self._canvases) == len(metadata) == len(targets):
            raise ValueError("store, metadata and targets must have one row for each image")
        if batch_size < 1 or threads < 1:
            raise ValueError("batch_size and threads must be at least 1")
        self._preprocessing = preprocessing
        self._metadata = metadata
        self._targets = targets
        self._batch_size = batch_size
        self._seed = seed
        self._threads = threads
        # Each of our threads works on whole images; OpenCV's own threads would only get in the way.
        cv2.setNumThreads(1)

    def order(self, indices: Indices, epoch: int) -> Indices:
        """Return `indices` shuffled for `epoch`.

        Seed recipe: `np.random.default_rng([seed, epoch, 1]).permutation`.
        """
        rng = np.random.default_rng([self._seed, epoch, _ORDER])
        return indices[rng.permutation(len(indices))]

    def steps(self, count: int) -> int:
        """Return the number of batches that `training` makes of `count` images."""
        return len(batch_starts(count, self._batch_size)) - 1

    def training(
        self, indices: Indices, epoch: int, augment: AugmentConfig | None, *, skip: int = 0
    ) -> Iterator[Batch]:
        """Yield the batches of an epoch in its order, from batch number `skip` on.

        A last batch of one image joins the one before it: BatchNorm has no variance of one.
        """
        if skip < 0:
            raise ValueError("skip must not be negative")
        order = self.order(indices, epoch)
        starts = batch_starts(len(order), self._batch_size)
        parts = np.split(order, starts[1:-1]) if len(order) else []
        return self._batches(parts[skip:], augment, epoch)

    def evaluation(
        self, indices: Indices, augment: AugmentConfig | None = None, epoch: int = 0
    ) -> Iterator[Batch]:
        """Yield all images in the given order, with `augment` as `epoch` varies them."""
        starts = range(0, len(indices), self._batch_size)
        parts = [indices[start : start + self._batch_size] for start in starts]
        return self._batches(parts, augment, epoch)

    def _batches(
        self, parts: list[Indices], augment: AugmentConfig | None, epoch: int
    ) -> Iterator[Batch]:
        def make() -> Iterator[Batch]:
            drawn = draw(augment, self._seed, epoch, len(self._canvases)) if augment else None
            with ThreadPoolExecutor(self._threads, thread_name_prefix="view") as pool:
                for part in parts:
                    yield self._batch(part, drawn, pool)

        return _ahead(make)

    def _batch(self, part: Indices, drawn: Draw | None, pool: ThreadPoolExecutor) -> Batch:
        size = self._preprocessing.image_size
        pixels = np.empty((len(part), size, size, 3), dtype=np.uint8)
        if drawn is None:
            maps = np.broadcast_to(self._preprocessing.view_matrix, (len(part), 2, 3))
            colour = None
        else:
            maps = matrices(drawn, part, self._preprocessing)
            colour = colours(drawn, part)

        def fill(block: Indices) -> None:
            self._fill(pixels, block, part, maps, colour)

        # One task a thread, not one an image: a view costs little more than a task.
        blocks = np.array_split(np.arange(len(part)), min(self._threads, len(part)))
        for _ in pool.map(fill, blocks):
            pass
        return Batch(part, pixels, self._metadata[part], self._targets[part])

    def _fill(
        self, pixels: Pixels, block: Indices, part: Indices, maps: Floats, colour: Colours | None
    ) -> None:
        size = self._preprocessing.image_size
        for row in block:
            canvas = self._canvases[part[row]]
            augment_cpu(canvas, maps[row], colour, size, index=row, out=pixels[row])


@dataclass(frozen=True)
class _Failure:
    error: Exception


def _ahead(make: Callable[[], Iterator[Batch]]) -> Iterator[Batch]:
    """Run `make` on a thread of its own, a few batches ahead of whoever asks.

    An error of `make` is raised here, in its turn. When the asking ends, early or not, the thread
    has ended too.
    """
    ready: SimpleQueue[Batch | _Failure | None] = SimpleQueue()
    room = threading.Semaphore(_AHEAD)
    stop = threading.Event()

    def produce() -> None:
        batches = make()
        try:
            while True:
                room.acquire()
                batch = None if stop.is_set() else next(batches, None)
                ready.put(batch)
                if batch is None:
                    return
        except Exception as error:
            ready.put(_Failure(error))
        finally:
            batches.close()  # type: ignore[attr-defined]

    thread = threading.Thread(target=produce, name="batches", daemon=True)
    thread.start()
    try:
        while (item := ready.get()) is not None:
            room.release()
            if isinstance(item, _Failure):
                raise item.error
            yield item
    finally:
        stop.set()
        room.release()
        thread.join()
