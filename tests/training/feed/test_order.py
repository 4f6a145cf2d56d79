"""Samplers: what an epoch holds, and of what it is a function."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from core.image.colour_constancy import METHODS
from training.config import ModelConfig, OptimiseConfig
from training.feed.order import SAMPLERS, Order, make_order

# Images 100 … 189 of a dataset of 200: classes of 60, 20, 8 and 2 images.
IMAGES = np.arange(100, 190)
TARGETS = np.zeros(200, dtype=np.int64)
TARGETS[160:180], TARGETS[180:188], TARGETS[188:190] = 2, 3, 6


def epochs(count: int, seed: int = 4, images: np.ndarray = IMAGES) -> list[Order]:
    return [make_order("balanced", images, TARGETS, seed, epoch) for epoch in range(count)]


def test_the_config_offers_the_samplers_there_are() -> None:
    assert set(get_args(OptimiseConfig.model_fields["sampler"].annotation)) == set(SAMPLERS)


def test_the_config_offers_the_methods_of_colour_constancy_there_are() -> None:
    assert set(get_args(ModelConfig.model_fields["colour_constancy"].annotation)) == set(METHODS)


def test_shuffled_is_the_permutation_it_always_was() -> None:
    wanted = IMAGES[np.random.default_rng([4, 2, 1]).permutation(len(IMAGES))]
    made = make_order("shuffled", IMAGES, TARGETS, 4, 2)
    assert (made.images == wanted).all() and not made.repetitions.any()


def test_a_balanced_epoch_is_as_long_and_has_each_class_equally_often() -> None:
    for made in epochs(5):
        assert len(made) == len(IMAGES)
        counts = np.bincount(TARGETS[made.images])[[0, 2, 3, 6]]
        assert counts.max() - counts.min() <= 1


def test_the_shares_of_the_classes_are_equal_over_the_epochs() -> None:
    images = np.concatenate([made.images for made in epochs(4)])
    assert np.bincount(TARGETS[images])[[0, 2, 3, 6]].tolist() == [90] * 4


def test_no_image_of_a_class_comes_twice_before_all_came() -> None:
    made = epochs(12)
    for label in (0, 2, 3, 6):
        members = IMAGES[TARGETS[IMAGES] == label]
        seen = np.zeros(200, dtype=int)
        for order in made:
            np.add.at(seen, order.images[TARGETS[order.images] == label], 1)
            assert np.ptp(seen[members]) <= 1, "over the epochs too"


def test_it_is_a_function_of_seed_and_epoch() -> None:
    first, again, other = epochs(3), epochs(3), epochs(3, seed=5)
    for one, two, three in zip(first, again, other, strict=True):
        assert (one.images == two.images).all()
        assert (one.images != three.images).any()
    assert (first[0].images != first[1].images).any()


def test_classes_come_mixed() -> None:
    half = TARGETS[epochs(1)[0].images[:45]]
    assert np.bincount(half, minlength=7)[[0, 2, 3, 6]].min() >= 4


@pytest.mark.parametrize("count", [0, 1, 3])
def test_few_images(count: int) -> None:
    assert len(epochs(1, images=IMAGES[:count])[0]) == count


def test_repetitions_count_what_came_before() -> None:
    order = Order.of(np.array([5, 3, 5, 5, 9, 3]))
    assert order.repetitions.tolist() == [0, 0, 1, 2, 0, 1]
