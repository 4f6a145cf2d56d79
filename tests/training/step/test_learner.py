"""One step: parts of a batch, clipping, rates of the layers, and memory that runs out in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, get_args

import numpy as np
import pytest
import torch
from lightning_fabric import Fabric
from lightning_fabric.plugins import MixedPrecision
from torch import Tensor, nn

from core.diagnosis import CODES
from core.metadata import MetadataStatistics
from core.network.architecture import Architecture
from core.network.model import Network
from core.record import Patient
from training.checkpoint import Progress
from training.config import Config, OptimiseConfig, build_config
from training.device.team import Team
from training.events import MemoryReduced
from training.feed.feed import Feed
from training.result import Probabilities
from training.step.learner import Learner
from training.step.loss import make_loss
from training.step.optimiser import OPTIMISERS, make_optimiser, parameter_groups
from training.step.phase import FINE_TUNE, HEAD, Phase, prepare
from training.step.tally import Tally
from training.step.weight_swap import Weights, copied

_HEAD = Phase(HEAD, 2, 0.1)
_COUNT = 16


def _network(dropout: float = 0.0) -> Network:
    torch.manual_seed(0)
    statistics = MetadataStatistics.fit([Patient(40.0, "male", "back"), Patient(50.0)])
    architecture = Architecture(
        "resnet18", head="normalised", head_widths=(8,), head_dropouts=(dropout,)
    )
    return Network(architecture, statistics, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5))


class _Features:
    """Features through the head, and an allocator that fails when it is told to."""

    def __init__(self, fits: int = 1024) -> None:
        self.fits = fits

    def steps(self) -> int:
        return 1

    def epoch(self, epoch: int, skip: int) -> Iterator[Feed]:
        raise NotImplementedError

    def validate(self, network: Network) -> Iterator[Probabilities]:
        raise NotImplementedError

    def logits(self, network: Network, feed: Feed) -> Tensor:
        logits = network.decide(feed.inputs, feed.metadata)
        if len(feed.targets) > self.fits:
            raise torch.OutOfMemoryError("out of memory")
        return logits


def _feed(width: int) -> Feed:
    generator = torch.Generator().manual_seed(3)
    targets = torch.randint(0, 7, (_COUNT,), generator=generator)
    return Feed(torch.randn(_COUNT, width, generator=generator), torch.zeros(_COUNT, 4), targets)


def _learner(
    network: Network, tell: Callable[[MemoryReduced], object] = lambda _event: None, **groups: Any
) -> Learner:
    config = build_config({"run": {"device": "cpu"}, **groups})
    loss = make_loss(config.loss, np.arange(70) % 7 * (np.arange(70) % 2), CODES)
    fabric = Fabric(accelerator="cpu", devices=1)
    return Learner(network, loss, fabric, config, _HEAD, Progress(), tell, Team(fabric))


def _plain_head(network: Network) -> Network:
    """Return the network with a head without batch normalisation, whose parts then add up."""
    plain = [part for part in network.head if not isinstance(part, nn.BatchNorm1d)]
    network.head = nn.Sequential(*plain)
    return network


def _after_a_step(learner: Learner, features: _Features, feed: Feed) -> Weights:
    learner.step(features, feed, 0.1)
    return copied(learner.network.head)


def _stepped(accumulate: int, feed_of: Callable[[Feed], Feed] = lambda feed: feed) -> Weights:
    network = _plain_head(_network())
    learner = _learner(network, optimise={"accumulate": accumulate, "optimiser": "sgd"})
    return _after_a_step(learner, _Features(), feed_of(_feed(network.feature_width)))


@pytest.mark.parametrize("accumulate", [2, 3, 8])
def test_parts_of_a_batch_give_the_gradient_of_the_whole(accumulate: int) -> None:
    whole, parts = _stepped(1), _stepped(accumulate)
    for name, value in whole.items():
        torch.testing.assert_close(parts[name], value, atol=1e-6, rtol=0)


def test_mixed_targets_in_parts_give_the_gradient_of_the_whole() -> None:
    def mixed(feed: Feed) -> Feed:
        own = nn.functional.one_hot(feed.targets, 7).float()
        return replace(feed, targets=0.3 * own + 0.7 * own.flip(0))

    whole, parts = _stepped(1, mixed), _stepped(4, mixed)
    for name, value in whole.items():
        torch.testing.assert_close(parts[name], value, atol=1e-6, rtol=0)


def test_the_loss_and_the_correct_ones_are_of_the_whole_batch() -> None:
    network = _plain_head(_network())
    learner = _learner(network, optimise={"accumulate": 4, "optimiser": "sgd"})
    feed = _feed(network.feature_width)
    logits = network.decide(feed.inputs, feed.metadata)
    loss, correct = learner.step(_Features(), feed, 0.1)
    whole = make_loss(Config().loss, np.arange(70) % 7 * (np.arange(70) % 2), CODES)
    torch.testing.assert_close(loss, whole(logits, feed.targets).detach())
    assert int(correct) == int((logits.argmax(1) == feed.targets).sum())


def test_the_gradient_is_clipped_as_a_whole() -> None:
    network = _plain_head(_network())
    before = copied(network.head)
    optimise = {"accumulate": 2, "optimiser": "sgd", "gradient_clip": 1e-3, "weight_decay": 0}
    learner = _learner(network, optimise=optimise)
    after = _after_a_step(learner, _Features(), _feed(network.feature_width))
    moved = torch.cat([(after[name] - before[name]).flatten() for name in before])
    assert float(moved.norm()) == pytest.approx(0.1 * 1e-3, rel=1e-3)


def test_a_step_redone_in_parts_is_as_if_it_had_begun_so() -> None:
    def stepped(features: _Features, accumulate: int) -> tuple[Weights, list[MemoryReduced]]:
        network, told = _network(dropout=0.5), list[MemoryReduced]()
        learner = _learner(network, told.append, optimise={"accumulate": accumulate, "ema": 0.9})
        feed = _feed(network.feature_width)
        torch.manual_seed(5)
        for _ in range(3):
            learner.step(features, feed, 0.1)
        return copied(network), told

    short, told = stepped(_Features(fits=4), 1)
    parted, nothing = stepped(_Features(), 4)
    assert told == [MemoryReduced(8, 2), MemoryReduced(4, 4)]
    assert nothing == []
    assert all(torch.equal(short[key], value) for key, value in parted.items())


def test_with_fp16_a_step_that_overflows_is_skipped_and_its_scale_is_saved() -> None:
    network = _plain_head(_network())
    plugin = MixedPrecision("16-mixed", "cpu")
    fabric = Fabric(accelerator="cpu", devices=1, plugins=[plugin])
    config = build_config({"run": {"precision": "fp16"}, "optimise": {"gradient_clip": 1.0}})
    loss = make_loss(config.loss, np.arange(7), CODES)
    progress = Progress()
    learner = Learner(
        network, loss, fabric, config, _HEAD, progress, lambda _event: None, Team(fabric)
    )
    tally = Tally(progress, torch.device("cpu"), forgiving=True)
    feed, before = _feed(network.feature_width), copied(network)
    for inputs in (feed.inputs * 1e30, feed.inputs):
        found, correct = learner.step(_Features(), replace(feed, inputs=inputs), 0.1)
        tally.add(found, correct, _COUNT)
        if inputs is not feed.inputs:
            same = network.state_dict().items()
            assert all(torch.equal(before[name], value) for name, value in same)
    tally.read()
    assert (progress.seen, progress.skipped) == (2 * _COUNT, _COUNT)
    assert progress.mean_loss == pytest.approx(float(found))
    scale = learner.state(progress).scaler["scale"]
    assert scale == 65536.0 / 2
    learner.restore(learner.state(progress))
    assert fabric.strategy.precision.state_dict()["scale"] == scale


def test_a_loss_that_is_no_number_is_an_error_when_the_sums_are_read() -> None:
    progress = Progress()
    tally = Tally(progress, torch.device("cpu"), forgiving=False)
    tally.add(torch.tensor(1.0), torch.tensor(3.0), 4)
    tally.read()
    assert (progress.loss_sum, progress.correct, progress.seen) == (4.0, 3, 4)
    tally.add(torch.tensor(float("nan")), torch.tensor(0.0), 4)
    with pytest.raises(FloatingPointError, match="no longer a number"):
        tally.read()


def test_not_one_step_of_an_epoch_in_numbers_is_an_error_with_fp16_too() -> None:
    tally = Tally(Progress(), torch.device("cpu"), forgiving=True)
    tally.add(torch.tensor(float("inf")), torch.tensor(0.0), 4)
    with pytest.raises(FloatingPointError, match="no longer a number"):
        tally.read()


def test_every_name_of_the_config_has_an_optimiser() -> None:
    assert set(OPTIMISERS) == set(get_args(OptimiseConfig.model_fields["optimiser"].annotation))


@pytest.mark.parametrize("name", sorted(OPTIMISERS))
def test_an_optimiser_moves_what_learns(name: str) -> None:
    network = _network()
    before = copied(network)
    learner = _learner(network, optimise={"optimiser": name})
    learner.step(_Features(), _feed(network.feature_width), 0.1)
    moved = {key for key, value in network.state_dict().items() if not value.equal(before[key])}
    assert moved
    assert all(key.startswith("head") for key in moved)


def test_layers_decay_with_their_distance_from_the_head() -> None:
    network = _network()
    prepare(network, Phase(FINE_TUNE, 1, 0.1, "all"))
    groups = parameter_groups(network, 0.5)
    scale = {id(part): group["scale"] for group in groups for part in group["params"]}
    parts = dict(network.named_parameters())
    assert {scale[id(part)] for part in network.head.parameters()} == {1.0}
    assert scale[id(parts["backbone.layer4.0.conv1.weight"])] == 0.5
    assert scale[id(parts["backbone.conv1.weight"])] == 0.5**5
    optimiser = make_optimiser(network, OptimiseConfig(layer_decay=0.5), 0.1, scaled=False)
    assert [group["lr"] for group in optimiser.param_groups] == pytest.approx(
        [0.1 * 0.5**depth for depth in range(6)]
    )


def test_without_decay_there_is_one_group() -> None:
    network = _network()
    prepare(network, Phase(FINE_TUNE, 1, 0.1, "all"))
    assert len(parameter_groups(network, 1.0)) == 1


def test_a_compiled_network_keeps_the_names_of_its_weights() -> None:
    network = _network()
    names = list(network.state_dict())
    network.compile(backend="eager")
    assert list(network.state_dict()) == names
