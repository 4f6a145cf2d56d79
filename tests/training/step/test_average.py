"""The averaged weights: their arithmetic, what they cover, and how they are handed over."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from training.step.average import Average
from training.step.weight_swap import copied, holding


def _network() -> nn.Sequential:
    return nn.Sequential(nn.Linear(1, 1, bias=False), nn.BatchNorm1d(1)).train()


def _set(network: nn.Sequential, value: float) -> None:
    with torch.no_grad():
        network[0].weight.fill_(value)


def test_the_decay_rises_with_the_updates_to_its_limit() -> None:
    network = _network()
    _set(network, 0.0)
    average = Average(network, 0.3)
    _set(network, 1.0)
    average.update()
    assert average.weights["0.weight"].item() == pytest.approx(9 / 11)  # decay 2 / 11
    average.update()
    assert average.weights["0.weight"].item() == pytest.approx(1 - 2 / 11 * 0.25)  # decay 3 / 12
    average.update()
    assert average.weights["0.weight"].item() == pytest.approx(1 - 2 / 11 * 0.25 * 0.3)


def test_counts_follow_and_running_statistics_are_averaged() -> None:
    network = _network()
    average = Average(network, 0.9)
    network(torch.tensor([[1.0], [3.0]]))
    average.update()
    assert average.weights["1.num_batches_tracked"].item() == 1
    own = network.state_dict()["1.running_var"].item()
    assert average.weights["1.running_var"].item() == pytest.approx(1 + (own - 1) * 9 / 11)


def test_what_is_frozen_is_no_part_of_it() -> None:
    network = _network()
    network[0].requires_grad_(False)
    assert set(Average(network, 0.9).weights) == {
        "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked",
    }  # fmt: skip


def test_a_network_holds_the_average_for_a_while() -> None:
    network = _network()
    _set(network, 0.0)
    average = Average(network, 0.5)
    _set(network, 2.0)
    before = copied(network)
    with holding(network, average.weights):
        assert network[0].weight.item() == 0.0
    assert all(torch.equal(before[name], value) for name, value in network.state_dict().items())


def test_the_average_can_be_given_to_the_network() -> None:
    network = _network()
    _set(network, 0.0)
    average = Average(network, 0.5)
    _set(network, 2.0)
    average.give()
    assert network[0].weight.item() == 0.0


def test_a_restored_average_goes_on_bit_for_bit() -> None:
    torch.manual_seed(0)
    network = nn.Linear(4, 4)
    undisturbed = Average(network, 0.99)
    values = torch.randn(6, 4, 4)
    other = Average(network, 0.99)
    for number, value in enumerate(values):
        with torch.no_grad():
            network.weight.copy_(value)
        undisturbed.update()
        other.update()
        if number == 2:
            saved = {"updates": 3, "weights": {k: v.clone() for k, v in other.weights.items()}}
            other = Average(network, 0.99)
            other.restore(saved)
    assert torch.equal(other.weights["weight"], undisturbed.weights["weight"])
    assert other.state()["updates"] == 6
