"""The optimisers, by name, and the groups of parameters they move at rates of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer

from core.network.model import Network
from training.config import OptimiseConfig
from training.step.phase import depths

Groups = list[dict[str, Any]]

_FUSED = ("cpu", "cuda")


def _adamw(groups: Groups, config: OptimiseConfig, fused: bool | None) -> Optimizer:
    return torch.optim.AdamW(groups, weight_decay=config.weight_decay, fused=fused)


def _adam(groups: Groups, config: OptimiseConfig, fused: bool | None) -> Optimizer:
    return torch.optim.Adam(groups, weight_decay=config.weight_decay, fused=fused)


def _sgd(groups: Groups, config: OptimiseConfig, fused: bool | None) -> Optimizer:
    return torch.optim.SGD(
        groups, momentum=config.momentum, weight_decay=config.weight_decay, fused=fused
    )


OPTIMISERS: Mapping[str, Callable[[Groups, OptimiseConfig, bool | None], Optimizer]] = (
    MappingProxyType(
        {
            "adamw": _adamw,
            "adam": _adam,
            "sgd": _sgd,
        }
    )
)
"""What makes each optimiser, by its name in the config."""


def make_optimiser(
    network: Network, config: OptimiseConfig, rate: float, *, scaled: bool
) -> Optimizer:
    """Return the optimiser of the parameters that learn now.

    `rate` is the largest learning rate, `scaled` whether gradients are scaled up (fp16): fused
    optimisers would have to undo that themselves, and could then not be clipped before.
    """
    groups = parameter_groups(network, config.layer_decay)
    for group in groups:
        group["lr"] = rate * group["scale"]
    fused = True if network.mean.device.type in _FUSED and not scaled else None
    return OPTIMISERS[config.optimiser](groups, config, fused)


def parameter_groups(network: Network, decay: float) -> Groups:
    """Return groups of the parameters that learn, each with the `scale` of its learning rate.

    That is 1 for the head and the metadata branch, and `decay` to the power of the distance from
    them for the stages of the backbone (layer-wise decay: Clark et al., ELECTRA, 2020).
    """
    depth_of = depths(network) if decay < 1 else {}
    found: dict[int, list[nn.Parameter]] = {}
    for parameter in network.parameters():
        if parameter.requires_grad:
            found.setdefault(depth_of.get(id(parameter), 0), []).append(parameter)
    return [{"params": found[depth], "scale": decay**depth} for depth in sorted(found)]


def set_rate(optimiser: Optimizer, rate: float) -> None:
    """Set the learning rate of each group for the next step."""
    for group in optimiser.param_groups:
        group["lr"] = rate * group["scale"]
