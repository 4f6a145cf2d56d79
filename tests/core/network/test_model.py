"""The network: its features, of the last stage or of all."""

from __future__ import annotations

import pytest
import torch

from core.error import UserError
from core.metadata import MetadataStatistics
from core.network.architecture import Architecture
from core.network.model import Network
from core.record import Patient


def _network(backbone: str, pooling: str) -> Network:
    statistics = MetadataStatistics.fit([Patient(40.0, "male", "back"), Patient(50.0)])
    architecture = Architecture(backbone, metadata="embedding", pooling=pooling)
    torch.manual_seed(0)
    return Network(architecture, statistics, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5)).eval()


@pytest.fixture
def pixels() -> torch.Tensor:
    return torch.arange(2 * 64 * 64 * 3).remainder(251).to(torch.uint8).reshape(2, 64, 64, 3)


@pytest.mark.parametrize("pooling", ["last", "stages"])
@pytest.mark.parametrize("backbone", ["tf_efficientnet_lite0", "resnet18"])
def test_features_have_the_width_that_is_said(
    backbone: str, pooling: str, pixels: torch.Tensor
) -> None:
    network = _network(backbone, pooling)
    assert network.features(pixels).shape == (2, network.feature_width)


@pytest.mark.parametrize("pooling", ["last", "stages"])
def test_the_last_map_pooled_is_the_features(pooling: str, pixels: torch.Tensor) -> None:
    network = _network("resnet18", pooling)
    assert torch.equal(network.pool(*network.last_map(pixels)), network.features(pixels))


def test_the_last_features_stand_first_among_those_of_all_stages(pixels: torch.Tensor) -> None:
    last = _network("resnet18", "last")
    stages = _network("resnet18", "stages")
    stages.backbone.load_state_dict(last.backbone.state_dict())
    assert torch.allclose(stages.features(pixels)[:, :512], last.features(pixels), atol=1e-6)


def test_a_name_that_timm_does_not_know_is_a_sentence() -> None:
    with pytest.raises(UserError, match="No architecture is called 'no_such_network'"):
        _network("no_such_network", "last")
