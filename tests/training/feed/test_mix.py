"""Mixup and cutmix: what they are a function of, their labels, and both ways of mixing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch

from core.image.preprocessing import Preprocessing
from core.image_store import ImageStore
from training.config import AugmentConfig
from training.feed.batch import Batch, BatchSource
from training.feed.mix import Mix, draw_mix, mix_cpu, mix_torch
from training.feed.order import Order

SIZE = 24
MIXUP, CUTMIX = AugmentConfig(mixup=0.4), AugmentConfig(cutmix=1.0)
BOTH = AugmentConfig(mixup=0.4, cutmix=1.0)
MANY = Order.of(np.random.default_rng(1).permutation(3000))
COUNT = 41
PREPROCESSING = Preprocessing.for_images(30, 40, SIZE, (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))


def mixed(config: AugmentConfig, order: Order = MANY, seed: int = 1, epoch: int = 2) -> Mix:
    made = draw_mix(config, seed, epoch, order, SIZE)
    assert made is not None
    return made


def area(mix: Mix) -> np.ndarray:
    return (mix.box[:, 2] - mix.box[:, 0]) * (mix.box[:, 3] - mix.box[:, 1])


def test_without_either_nothing_is_mixed() -> None:
    assert draw_mix(AugmentConfig(), 1, 2, MANY, SIZE) is None


def test_shares_of_mixup_follow_beta() -> None:
    mix = mixed(MIXUP)
    assert mix.averaged.all() and not mix.box.any()
    assert mix.share.mean() == pytest.approx(0.5, abs=0.03)
    assert mix.share.var() == pytest.approx(1 / (4 * (2 * 0.4 + 1)), rel=0.05)


def test_the_label_of_cutmix_goes_by_the_pixels_that_are_covered() -> None:
    mix = mixed(CUTMIX)
    assert np.allclose(mix.share, 1 - area(mix) / SIZE**2)
    assert mix.box.min() >= 0 and mix.box.max() <= SIZE
    sides = mix.box[:, 2:] - mix.box[:, :2]
    assert sides.min() >= 0 and (sides > 0.8 * SIZE).any()


def test_with_both_each_takes_half() -> None:
    mix = mixed(BOTH)
    assert (area(mix) > 0).mean() == pytest.approx(0.5, abs=0.05)
    assert (mix.share[area(mix) == 0] < 1).mean() > 0.95


def test_partners_come_from_the_whole_epoch() -> None:
    partner = mixed(MIXUP).partner
    assert partner.min() >= 0 and partner.max() < len(MANY)
    assert len(set(partner)) > 0.6 * len(MANY)


@pytest.mark.parametrize("config", [MIXUP, CUTMIX, BOTH], ids=["mixup", "cutmix", "both"])
def test_it_is_a_function_of_seed_epoch_and_image(config: AugmentConfig) -> None:
    mix, again = mixed(config), mixed(config)
    assert (mix.share == again.share).all() and (mix.partner == again.partner).all()
    assert (mixed(config, epoch=3).share != mix.share).any()
    assert (mixed(config, seed=2).share != mix.share).any()
    turned = mixed(config, Order(MANY.images[::-1], MANY.repetitions))
    assert (turned.share[::-1] == mix.share).all() and (turned.box[::-1] == mix.box).all()


def test_an_image_that_comes_again_is_mixed_anew() -> None:
    mix = mixed(MIXUP, Order.of(np.array([3, 3, 3])))
    assert len(set(mix.share)) == 3


def test_both_ways_of_mixing_agree() -> None:
    rng = np.random.default_rng(0)
    own, other = rng.integers(0, 256, (2, 40, SIZE, SIZE, 3), dtype=np.uint8)
    mix = mixed(BOTH).part(np.arange(40))
    device = mix_torch(torch.from_numpy(own), torch.from_numpy(other), mix).numpy()
    for row in range(40):
        view = own[row].copy()
        mix_cpu(view, other[row], mix, row)
        assert abs(device[row].astype(int) - view).max() <= 1


def source(batch_size: int, sampler: str = "shuffled", threads: int = 2) -> BatchSource:
    shape = (COUNT, PREPROCESSING.canvas_height, PREPROCESSING.canvas_width, 3)
    pixels = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    store = ImageStore(pixels, np.ones(COUNT, bool), ())
    # Metadata that are the label again tell whether both are mixed alike.
    targets = np.arange(COUNT) % 7
    return BatchSource(
        store, PREPROCESSING, np.eye(7, dtype=np.float32)[targets], targets,
        batch_size=batch_size, seed=7, threads=threads, sampler=sampler,
    )  # fmt: skip


def joined(batches: Iterator[Batch]) -> tuple[np.ndarray, ...]:
    made = list(batches)
    names = ("indices", "pixels", "metadata", "targets")
    return tuple(np.concatenate([getattr(batch, name) for batch in made]) for name in names)


@pytest.mark.parametrize("sampler", ["shuffled", "balanced"])
def test_neither_batch_size_nor_threads_change_a_mixed_epoch(sampler: str) -> None:
    whole = joined(source(41, sampler).training(np.arange(COUNT), 3, BOTH))
    for batch_size, threads in [(8, 1), (5, 3)]:
        made = source(batch_size, sampler, threads).training(np.arange(COUNT), 3, BOTH)
        for one, two in zip(whole, joined(made), strict=True):
            assert (one == two).all()


def test_labels_and_metadata_are_mixed_by_the_share() -> None:
    plain = AugmentConfig(rotation=0)
    made = source(8)
    order = made.order(np.arange(COUNT), 3)
    mix = made.mix(order, CUTMIX, 3)
    assert mix is not None
    _, _, metadata, targets = joined(made.training(np.arange(COUNT), 3, CUTMIX))
    wanted = np.zeros((COUNT, 7))
    rows = np.arange(COUNT)
    np.add.at(wanted, (rows, order.images % 7), mix.share)
    np.add.at(wanted, (rows, order.images[mix.partner] % 7), 1 - mix.share)
    assert targets.dtype == metadata.dtype == np.float32
    assert np.allclose(targets, wanted, atol=1e-6) and (metadata == targets).all()
    assert next(iter(made.training(np.arange(COUNT), 3, plain))).targets.dtype == np.int64


def test_a_collage_shows_the_partner_in_its_box() -> None:
    made = source(COUNT)
    order = made.order(np.arange(COUNT), 3)
    mix = made.mix(order, CUTMIX, 3)
    assert mix is not None
    _, plain, _, _ = joined(made.training(np.arange(COUNT), 3, AugmentConfig()))
    _, pixels, _, _ = joined(made.training(np.arange(COUNT), 3, CUTMIX))
    for row, (top, left, bottom, right) in enumerate(mix.box):
        wanted = plain[row].copy()
        wanted[top:bottom, left:right] = plain[mix.partner[row], top:bottom, left:right]
        assert (pixels[row] == wanted).all()


def test_what_is_only_looked_at_is_not_mixed() -> None:
    batch = next(iter(source(8).evaluation(np.arange(COUNT), BOTH, 1)))
    assert batch.targets.dtype == np.int64
