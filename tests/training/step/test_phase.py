"""Phases: which there are, and which part of the network learns in them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import torch
from torch import nn

from core.metadata import MetadataStatistics
from core.network.architecture import Architecture
from core.network.model import Network, layers
from core.record import Patient
from training.config import Config, FineTuneConfig, PhaseConfig, build_config
from training.feed.batch import batch_starts
from training.step.phase import FINE_TUNE, HEAD, Phase, depths, phases_of, prepare, set_mode

_PHASE = Phase(HEAD, 4, 0.1)


@pytest.fixture(scope="module")
def network() -> Network:
    statistics = MetadataStatistics.fit([Patient(40.0, "male", "back"), Patient(50.0)])
    architecture = Architecture("resnet18", metadata="embedding", head="normalised")
    return Network(architecture, statistics, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5))


def test_a_phase_without_epochs_is_left_out() -> None:
    config = Config(head_phase=PhaseConfig(epochs=0), fine_tune=FineTuneConfig(epochs=2))
    assert [phase.name for phase in phases_of(config)] == [FINE_TUNE]


def test_the_head_phase_leaves_the_backbone_frozen_and_in_evaluation(network: Network) -> None:
    learning = prepare(network, _PHASE)
    set_mode(network, _PHASE)
    assert not any(parameter.requires_grad for parameter in network.backbone.parameters())
    assert learning
    assert network.head.training
    assert not network.backbone.training


@pytest.mark.parametrize(
    ("unfreeze", "count"),
    [("head", 0), ("last_layers", 7), ("last_30_percent", 12), ("all", 40)],
)
def test_the_last_layers_learn(network: Network, unfreeze: str, count: int) -> None:
    prepare(network, Phase(FINE_TUNE, 1, 0.1, unfreeze, layers=7))
    flags = [all(part.requires_grad for part in layer) for layer in layers(network)]
    assert len(flags) == 40
    assert flags == sorted(flags)
    assert sum(flags) == count


def test_each_phase_has_its_own_part_to_learn(network: Network) -> None:
    config = build_config(
        {
            "head_phase": {"epochs": 1, "unfreeze": "last_layers", "layers": 2},
            "fine_tune": {"epochs": 1, "unfreeze": "head"},
        }
    )
    first, second = phases_of(config)
    assert (first.frozen, second.frozen) == (False, True)
    whole = len(list(network.backbone.parameters()))
    prepare(network, first)
    assert sum(part.requires_grad for part in network.backbone.parameters()) < whole
    prepare(network, second)
    assert not any(part.requires_grad for part in network.backbone.parameters())


def test_a_part_of_a_backbone_in_training_keeps_its_statistics(network: Network) -> None:
    phase = Phase(FINE_TUNE, 1, 0.1, "last_layers")
    prepare(network, phase)
    set_mode(network, phase)
    assert not network.backbone.training


def test_the_stages_are_counted_from_the_head(network: Network) -> None:
    found = depths(network)
    parts = dict(network.backbone.named_parameters())
    assert found[id(parts["layer4.1.conv2.weight"])] == 1
    assert found[id(parts["layer1.0.conv1.weight"])] == 4
    assert found[id(parts["conv1.weight"])] == 5


def test_without_stages_each_layer_is_one() -> None:
    backbone = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 2))
    found = depths(SimpleNamespace(backbone=backbone))
    assert [found[id(part)] for part in backbone.parameters()] == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("count", "size", "borders"),
    [(8, 4, [0, 4, 8]), (9, 4, [0, 4, 9]), (10, 4, [0, 4, 8, 10]), (1, 4, [0, 1])],
)
def test_no_batch_but_a_sole_one_has_one_image(count: int, size: int, borders: list[int]) -> None:
    assert batch_starts(count, size) == borders


def test_a_backbone_whose_head_widens_gets_a_head_that_fits() -> None:
    statistics = MetadataStatistics.fit([Patient(40.0, "male", "back"), Patient(50.0)])
    architecture = Architecture("mobilenetv3_small_050")
    network = Network(architecture, statistics, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5)).eval()
    pixels = torch.zeros(1, 32, 32, 3, dtype=torch.uint8)
    assert network(pixels, torch.zeros(1, statistics.width)).shape == (1, 7)
