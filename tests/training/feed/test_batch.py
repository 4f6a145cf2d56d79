"""Batches: their order, exact resume, and a thread that always ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from core.image.preprocessing import Preprocessing
from core.image_store import ImageStore
from training.config import AugmentConfig
from training.feed import batch
from training.feed.augment import augment_cpu, colours, draw, matrices
from training.feed.batch import Batch, BatchSource
from training.feed.order import Order

COUNT = 41
PREPROCESSING = Preprocessing.for_images(30, 40, 24, (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))
AUGMENT = AugmentConfig(shear=0.1)
ALL = np.arange(COUNT)


@pytest.fixture(scope="module")
def store() -> ImageStore:
    shape = (COUNT, PREPROCESSING.canvas_height, PREPROCESSING.canvas_width, 3)
    pixels = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    return ImageStore(pixels, np.ones(COUNT, bool), ())


def source(store: ImageStore, batch_size: int = 8, seed: int = 7, threads: int = 2) -> BatchSource:
    metadata = np.arange(COUNT * 3, dtype=np.float32).reshape(COUNT, 3)
    return BatchSource(
        store, PREPROCESSING, metadata, ALL % 7, batch_size=batch_size, seed=seed, threads=threads
    )


def joined(batches: Iterator[Batch]) -> tuple[np.ndarray, np.ndarray]:
    made = list(batches)
    return np.concatenate([b.indices for b in made]), np.concatenate([b.pixels for b in made])


def test_an_epoch_has_every_image_once(store: ImageStore) -> None:
    made = source(store)
    order, _ = joined(made.training(ALL, 0, AUGMENT))
    assert sorted(order) == ALL.tolist()
    assert (order == made.order(ALL, 0).images).all()
    assert (order != ALL).any()


def test_the_order_is_a_function_of_seed_and_epoch(store: ImageStore) -> None:
    def order(epoch: int, **options: int) -> np.ndarray:
        return source(store, **options).order(ALL, epoch).images

    assert (order(3) == order(3, batch_size=5, threads=1)).all()
    assert (order(3) != order(4)).any()
    assert (order(3) != order(3, seed=8)).any()
    rng = np.random.default_rng([7, 3, 1])
    part = source(store).order(ALL[5:], 3).images
    assert (part == ALL[5:][rng.permutation(COUNT - 5)]).all()


def test_a_batch_holds_what_belongs_together(store: ImageStore) -> None:
    for made in source(store).training(ALL, 1, AUGMENT):
        assert made.indices.dtype == made.targets.dtype == np.int64
        assert (made.pixels.dtype, made.metadata.dtype) == (np.uint8, np.float32)
        assert made.pixels.shape == (len(made.indices), 24, 24, 3)
        assert (made.metadata[:, 0] == 3 * made.indices).all()
        assert (made.targets == made.indices % 7).all()


def test_an_augmented_view_is_a_function_of_its_image_alone(store: ImageStore) -> None:
    drawn = draw(AUGMENT, 7, 2, Order.of(ALL))
    place, colour = matrices(drawn, ALL, PREPROCESSING), colours(drawn, ALL)
    wanted = np.stack([
        augment_cpu(store.pixels[i], place[i], colour, 24, index=i) for i in range(COUNT)
    ])  # fmt: skip
    for batch_size, threads in [(8, 1), (8, 3), (5, 2), (64, 4), (1, 2)]:
        order, pixels = joined(source(store, batch_size, threads=threads).training(ALL, 2, AUGMENT))
        assert (pixels == wanted[order]).all()
    order, pixels = joined(source(store).evaluation(ALL[::3], AUGMENT, 2))
    assert (pixels == wanted[::3]).all()


def test_epochs_differ_and_the_same_epoch_does_not(store: ImageStore) -> None:
    made = source(store)
    _, first = joined(made.evaluation(ALL, AUGMENT, 1))
    _, again = joined(made.evaluation(ALL, AUGMENT, 1))
    _, other = joined(made.evaluation(ALL, AUGMENT, 2))
    assert (first == again).all() and (first != other).any()


def test_evaluation_shows_plain_views_in_the_given_order(store: ImageStore) -> None:
    given = np.array([7, 3, 3, 40, 0, 12, 5, 9, 1])
    order, pixels = joined(source(store).evaluation(given))
    assert (order == given).all()
    assert (pixels == np.stack([PREPROCESSING.view(store.pixels[i]) for i in given])).all()
    sizes = [len(b.indices) for b in source(store).evaluation(given)]
    assert sizes == [8, 1]


@pytest.mark.parametrize(
    ("count", "batch_size", "sizes"),
    [
        (16, 8, [8, 8]),
        (17, 8, [8, 9]),
        (18, 8, [8, 8, 2]),
        (1, 8, [1]),
        (9, 8, [9]),
        (3, 1, [1, 1, 1]),
        (3, 2, [3]),
        (0, 8, []),
    ],
)
def test_one_image_left_over_joins_the_batch_before(
    store: ImageStore, count: int, batch_size: int, sizes: list[int]
) -> None:
    made = source(store, batch_size)
    assert [len(b.indices) for b in made.training(ALL[:count], 0, None)] == sizes
    assert made.steps(count) == len(sizes)


@pytest.mark.parametrize("skip", [0, 1, 4, 5, 9])
def test_an_epoch_goes_on_in_the_middle(store: ImageStore, skip: int) -> None:
    made = source(store)
    whole = list(made.training(ALL, 4, AUGMENT))
    rest = list(made.training(ALL, 4, AUGMENT, skip=skip))
    assert len(rest) == max(0, len(whole) - skip)
    for a, b in zip(whole[skip:], rest, strict=True):
        assert (a.indices == b.indices).all() and (a.pixels == b.pixels).all()
        assert (a.metadata == b.metadata).all() and (a.targets == b.targets).all()


def test_at_most_three_batches_are_made_ahead(
    store: ImageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    whole = BatchSource._batch

    def counted(self: BatchSource, *given: object) -> Batch:
        made.append(1)
        return whole(self, *given)

    monkeypatch.setattr(BatchSource, "_batch", counted)
    batches = source(store, batch_size=2).training(ALL, 0, None)
    assert not made, "nothing is made before it is asked for"
    for taken, _ in enumerate(batches, start=1):
        _until(lambda taken=taken: len(made) >= min(taken + 3, 20))  # it goes on unasked
        assert len(made) <= taken + 3


def test_whoever_stops_early_leaves_no_thread(store: ImageStore) -> None:
    before = set(threading.enumerate())
    for made in source(store, batch_size=2).training(ALL, 0, AUGMENT):
        assert set(threading.enumerate()) > before
        assert len(made.indices) == 2
        break
    # The loop has dropped the generator, which closes it.
    assert set(threading.enumerate()) == before
    batches = source(store, batch_size=2).training(ALL, 0, AUGMENT)
    next(batches)
    batches.close()
    assert set(threading.enumerate()) == before
    list(source(store).training(ALL, 0, AUGMENT))
    assert set(threading.enumerate()) == before


def test_an_error_of_whoever_asks_ends_the_thread(store: ImageStore) -> None:
    before = set(threading.enumerate())
    with pytest.raises(ZeroDivisionError):
        for made in source(store, batch_size=2).training(ALL, 0, AUGMENT):
            len(made.indices) // 0
    _until(lambda: set(threading.enumerate()) == before)


def test_an_error_in_the_thread_reaches_whoever_asks(
    store: ImageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = batch.augment_cpu

    def failing(canvas: np.ndarray, *given: object, **named: object) -> np.ndarray:
        if np.shares_memory(canvas, store.pixels[20]):
            raise OSError("the disk went away")
        return whole(canvas, *given, **named)

    monkeypatch.setattr(batch, "augment_cpu", failing)
    before = set(threading.enumerate())
    seen = 0
    with pytest.raises(OSError, match="the disk went away"):
        for made in source(store).evaluation(ALL):
            seen += len(made.indices)
    assert seen == 16, "what was made before the error is handed over"
    assert set(threading.enumerate()) == before


def test_two_epochs_at_once_do_not_mix(store: ImageStore) -> None:
    made = source(store)
    alone = [b.pixels for b in made.evaluation(ALL, AUGMENT, 1)]
    pairs = zip(made.evaluation(ALL, AUGMENT, 1), made.evaluation(ALL, AUGMENT, 2), strict=True)
    for wanted, (one, two) in zip(alone, pairs, strict=True):
        assert (one.pixels == wanted).all() and (two.pixels != wanted).any()


def test_impossible_arguments(store: ImageStore) -> None:
    metadata = np.zeros((COUNT - 1, 3), np.float32)
    with pytest.raises(ValueError, match="one row for each image"):
        BatchSource(store, PREPROCESSING, metadata, ALL, batch_size=2, seed=0, threads=1)
    with pytest.raises(ValueError, match="at least 1"):
        source(store, batch_size=0)
    with pytest.raises(ValueError, match="negative"):
        source(store).training(ALL, 0, None, skip=-1)


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)
