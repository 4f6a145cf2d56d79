"""Views on a device: the same batches whether the processor or the device makes them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from core.image.preprocessing import Preprocessing
from core.image_store import ImageStore
from core.metadata import MetadataStatistics
from core.record import Patient
from training.config import AugmentConfig, Config, with_values
from training.feed import views
from training.feed.batch import BatchSource
from training.feed.views import Feed, HostViews, ResidentViews, free_bytes, make_views
from training.network import make_network

COUNT = 37
CPU = torch.device("cpu")
PREPROCESSING = Preprocessing.for_images(60, 80, 48, (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))
ALL = np.arange(COUNT)
EVERYTHING = AugmentConfig(shear=0.1, hue=0.05, cutout=0.3, mixup=0.4, cutmix=1.0)


@pytest.fixture(scope="module")
def source() -> BatchSource:
    y, x = np.mgrid[0 : PREPROCESSING.canvas_height, 0 : PREPROCESSING.canvas_width] / 12
    waves = [np.stack([np.sin(x + i), np.cos(y - i), np.sin(x + y + i)], -1) for i in range(COUNT)]
    store = ImageStore((128 + 100 * np.stack(waves)).astype(np.uint8), np.ones(COUNT, bool), ())
    metadata = np.random.default_rng(1).random((COUNT, 4), dtype=np.float32)
    return BatchSource(
        store, PREPROCESSING, metadata, ALL % 7,
        batch_size=8, seed=3, threads=2, sampler="balanced",
    )  # fmt: skip


def same(ours: Iterator[Feed], theirs: Iterator[Feed]) -> int:
    """Assert that two streams of batches are equal, to interpolation; return their number."""
    pairs = list(itertools.zip_longest(ours, theirs))
    for one, two in pairs:
        assert one.inputs.dtype == two.inputs.dtype == torch.uint8
        assert one.inputs.shape == two.inputs.shape and two.inputs.is_contiguous()
        difference = (one.inputs.int() - two.inputs.int()).abs()
        assert difference.max() <= 4 and difference.float().mean() < 0.5
        assert torch.equal(one.metadata, two.metadata)
        assert torch.equal(one.targets, two.targets)
    return len(pairs)


@pytest.mark.parametrize("augment", [AugmentConfig(), EVERYTHING], ids=["plain", "everything"])
def test_a_device_makes_the_batches_that_the_processor_makes(
    source: BatchSource, augment: AugmentConfig
) -> None:
    host = make_views(source, CPU, resident=False)
    resident = make_views(source, CPU, resident=True)
    whole = (made.training(ALL, 2, augment, 0) for made in (host, resident))
    assert same(*whole) == source.steps(COUNT)
    rest = (made.training(ALL, 2, augment, 3) for made in (host, resident))
    assert same(*rest) == source.steps(COUNT) - 3


def test_plain_views_are_the_same_too(source: BatchSource) -> None:
    given = ALL[::-2]
    ours = make_views(source, CPU, resident=False).evaluation(given)
    assert same(ours, make_views(source, CPU, resident=True).evaluation(given)) == 3


def test_canvases_go_to_the_device_once_in_parts(
    source: BatchSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "_CHUNK", 10)
    made = ResidentViews(source, CPU)
    held = made._canvases
    assert (held.numpy() == source.canvases).all()
    assert made._canvases is held


@pytest.mark.parametrize("resident", [False, True])
def test_every_map_of_a_network_stays_in_the_fast_order_of_memory(
    source: BatchSource, resident: bool
) -> None:
    config = with_values(
        Config(), {"model.random_weights": True, "model.metadata": "none", "model.head": "linear"}
    )
    network = make_network(config, MetadataStatistics.fit([Patient(50.0)]), PREPROCESSING)
    last = torch.channels_last
    other: list[str] = []

    def look(module: nn.Module, inputs: object, output: Tensor) -> None:
        if output.ndim == 4 and not output.is_contiguous(memory_format=last):
            other.append(type(module).__name__)

    for module in network.backbone.modules():
        module.register_forward_hook(look)
    feed = next(iter(make_views(source, CPU, resident=resident).evaluation(ALL[:2])))
    assert network.scale(feed.inputs).is_contiguous(memory_format=last)
    network.eval()(feed.inputs, feed.metadata)
    assert not other


@pytest.mark.parametrize(("spare", "kind"), [(-1, HostViews), (0, ResidentViews)])
def test_canvases_live_on_the_device_where_half_of_its_memory_holds_them(
    source: BatchSource, spare: int, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = 2 * source.canvases.nbytes + spare
    monkeypatch.setattr(views, "_FREE", {"cpu": lambda device: free})
    assert isinstance(make_views(source, CPU), kind)


def test_the_processor_keeps_no_second_copy() -> None:
    assert free_bytes(CPU) == 0


def test_for_a_device_each_batch_is_copied_before_the_one_before_it_is_used(
    source: BatchSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = HostViews(source, torch.device("meta"))
    copied: list[Feed] = []
    whole = HostViews._feed

    def counted(self: HostViews, batch: object) -> Feed:
        copied.append(whole(self, batch))
        return copied[-1]

    monkeypatch.setattr(HostViews, "_feed", counted)
    ahead = []
    for number, feed in enumerate(made.evaluation(ALL)):
        assert feed is copied[number]
        ahead.append(len(copied) - number - 1)
    assert ahead == [1, 1, 1, 1, 0]
