"""Copies of a network's weights, and a network that holds them for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

Weights = dict[str, Tensor]


def copied(network: nn.Module) -> Weights:
    """Return the parameters and buffers of `network` as they are now."""
    return {name: value.detach().clone() for name, value in network.state_dict().items()}


@contextmanager
def holding(network: nn.Module, weights: Weights) -> Iterator[None]:
    """Give `network` other weights inside the block; after it all is, bit for bit, as before.

    That includes which of its modules are in training mode. `weights` may be of a part only.
    """
    own = {name: value.clone() for name, value in network.state_dict().items() if name in weights}
    learning = [module for module in network.modules() if module.training]
    _load(network, weights)
    try:
        yield
    finally:
        _load(network, own)
        network.eval()
        for module in learning:
            module.training = True


def _load(network: nn.Module, weights: Weights) -> None:
    with torch.no_grad():
        own = network.state_dict()
        for name, value in weights.items():
            own[name].copy_(value)
