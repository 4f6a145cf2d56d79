"""A moving average of the weights, which is judged and kept in their place."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import get_ema_multi_avg_fn

from training.step.weight_swap import Weights


class Average:
    """An exponential moving average of the parameters and buffers of a network that move.

    It begins at the weights as they are, in a network already frozen and in the mode of its phase;
    what neither learns nor is kept up to date by a layer in training is no part of it. After n
    updates the decay is the smaller of `decay` and (1 + n) / (10 + n), so that a short run forgets
    its beginning too (TensorFlow's ExponentialMovingAverage with `num_updates`).
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self._decay = decay
        self._updates = 0
        moving = _moving(network)
        # The tensors of a network are written in place, so these stay its weights.
        self._sources = {
            name: value for name, value in network.state_dict().items() if name in moving
        }
        self.weights: Weights = {name: value.clone() for name, value in self._sources.items()}

    @torch.no_grad()
    def update(self) -> None:
        """Move towards the weights as they are now; call it after each step."""
        self._updates += 1
        decay = min(self._decay, (1 + self._updates) / (10 + self._updates))
        means, sources = [], []
        for name, source in self._sources.items():
            if source.is_floating_point():
                means.append(self.weights[name])
                sources.append(source)
            else:
                self.weights[name].copy_(source)
        get_ema_multi_avg_fn(decay)(means, sources, 0)  # type: ignore[no-untyped-call]

    @torch.no_grad()
    def give(self) -> None:
        """Write the average into the network."""
        for name, source in self._sources.items():
            source.copy_(self.weights[name])

    def state(self) -> dict[str, Any]:
        """Return what `restore` needs."""
        return {"updates": self._updates, "weights": self.weights}

    @torch.no_grad()
    def restore(self, state: dict[str, Any]) -> None:
        """Go on, bit for bit, from what `state` gave; raises KeyError where a weight is absent."""
        self._updates = int(state["updates"])
        weights: dict[str, Tensor] = state["weights"]
        for name, mean in self.weights.items():
            mean.copy_(weights[name])


def _moving(network: nn.Module) -> set[str]:
    names = {name for name, value in network.named_parameters() if value.requires_grad}
    for prefix, module in network.named_modules():
        if module.training:
            dot = f"{prefix}." if prefix else ""
            names |= {f"{dot}{name}" for name, _ in module.named_buffers(recurse=False)}
    return names
