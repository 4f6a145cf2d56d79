"""Feeders: cached features mixed and repeated as pixels are, and validation in order."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from core.image.preprocessing import Preprocessing
from core.image_store import ImageStore
from training.config import AugmentConfig
from training.feed.batch import BatchSource
from training.feed.feature_cache import FeatureCache
from training.feed.feed import FeatureFeeder, Feed

COUNT, VIEWS = 30, 3
TRAIN, VAL = np.arange(4, 25), np.array([2, 29, 0])
PREPROCESSING = Preprocessing.for_images(30, 40, 24, (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))


def feature(image: int, view: int) -> list[float]:
    return [float(image), float(view)]


def feeder(augment: AugmentConfig, sampler: str = "shuffled", batch_size: int = 8) -> FeatureFeeder:
    targets = np.where(np.arange(COUNT) < 22, 0, 1)
    metadata = np.arange(COUNT, dtype=np.float32)[:, None]
    pixels = np.zeros((COUNT, PREPROCESSING.canvas_height, PREPROCESSING.canvas_width, 3), np.uint8)
    source = BatchSource(
        ImageStore(pixels, np.ones(COUNT, bool), ()), PREPROCESSING, metadata, targets,
        batch_size=batch_size, seed=5, threads=1, sampler=sampler,
    )  # fmt: skip
    training = [[feature(image, view) for image in TRAIN] for view in range(VIEWS)]
    cache = FeatureCache(
        np.array(training, np.float32), np.array([feature(i, 0) for i in VAL], np.float32)
    )
    material = SimpleNamespace(subsets={"train": TRAIN, "val": VAL}, records=range(COUNT))
    return FeatureFeeder(material, source, cache, torch.device("cpu"), augment)


def epoch(made: FeatureFeeder, number: int, skip: int = 0) -> list[Feed]:
    return list(made.epoch(number, skip))


def column(feeds: list[Feed], name: str) -> np.ndarray:
    return torch.cat([getattr(feed, name) for feed in feeds]).numpy()


def test_features_metadata_and_targets_are_those_of_one_image() -> None:
    feeds = epoch(feeder(AugmentConfig()), 4)
    assert len(feeds) == feeder(AugmentConfig()).steps() == 3
    images = column(feeds, "inputs")[:, 0]
    assert sorted(images) == TRAIN.tolist()
    assert (column(feeds, "metadata")[:, 0] == images).all()
    assert (column(feeds, "targets") == (images >= 22)).all()
    assert (column(feeds, "inputs")[:, 1] == 4 % VIEWS).all()


def test_an_image_that_comes_again_shows_its_next_view() -> None:
    inputs = column(epoch(feeder(AugmentConfig(), "balanced"), 4), "inputs")
    rare = inputs[inputs[:, 0] == 23][:, 1]
    assert len(rare) >= 3
    assert rare.tolist() == [(4 + again) % VIEWS for again in range(len(rare))]


def test_mixup_averages_features_metadata_and_labels_by_one_share() -> None:
    feeds = epoch(feeder(AugmentConfig(mixup=1.0)), 4)
    inputs, targets = column(feeds, "inputs"), column(feeds, "targets")
    assert np.allclose(inputs[:, 0], column(feeds, "metadata")[:, 0], atol=1e-4)
    assert (inputs[:, 0] % 1 > 0).any()
    assert targets.shape == (len(TRAIN), 7) and np.allclose(targets.sum(1), 1)
    other = epoch(feeder(AugmentConfig(mixup=1.0), batch_size=5), 4)
    assert np.allclose(column(other, "inputs"), inputs)


def test_an_epoch_goes_on_in_the_middle() -> None:
    whole, rest = (epoch(feeder(AugmentConfig(mixup=1.0)), 4, skip) for skip in (0, 2))
    assert [torch.equal(a.inputs, b.inputs) for a, b in zip(whole[2:], rest, strict=True)] == [True]


def test_cutmix_is_left_out_and_that_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        feeds = epoch(feeder(AugmentConfig(cutmix=1.0)), 4)
    assert "cutmix does not apply" in caplog.text
    assert column(feeds, "targets").dtype == np.int64


def test_validation_goes_through_the_head_in_order() -> None:
    network = SimpleNamespace(
        eval=lambda: None, decide=lambda inputs, metadata: torch.cat([inputs, metadata], 1)
    )
    (found,) = feeder(AugmentConfig()).validate(network)
    wanted = torch.tensor([[float(image), 0.0, float(image)] for image in VAL])
    assert np.allclose(found, torch.softmax(wanted, 1))
