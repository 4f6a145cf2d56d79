"""The phases of a run, and which part of the network learns in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from timm.models import group_parameters
from torch import nn

from core.network.model import Network, layers
from training.config import Config, FineTuneConfig, PhaseConfig

HEAD, FINE_TUNE = "head", "fine_tune"


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: how long, how fast, and how much of the backbone learns.

    `unfreeze` is a name in UNFREEZE; `layers` counts where it is “last_layers”.
    """

    name: str
    epochs: int
    learning_rate: float
    unfreeze: str = "head"
    layers: int = 30

    @property
    def frozen(self) -> bool:
        """Whether the whole backbone stays as it is."""
        return self.unfreeze == "head"

    @property
    def whole(self) -> bool:
        """Whether the whole backbone learns."""
        return self.unfreeze == "all"


UNFREEZE: Mapping[str, Callable[[Phase, int], int]] = MappingProxyType(
    {
        "head": lambda _phase, _count: 0,
        "last_layers": lambda phase, count: min(phase.layers, count),
        "last_30_percent": lambda _phase, count: max(1, round(0.3 * count)),
        "all": lambda _phase, count: count,
    }
)
"""How many of the `count` layers of the backbone learn, the last ones, by the config's word."""


def phases_of(config: Config) -> tuple[Phase, ...]:
    """Return the phases of a config that have epochs, in order."""
    planned = (_phase(HEAD, config.head_phase), _phase(FINE_TUNE, config.fine_tune))
    return tuple(phase for phase in planned if phase.epochs > 0)


def _phase(name: str, config: PhaseConfig | FineTuneConfig) -> Phase:
    return Phase(name, config.epochs, config.learning_rate, config.unfreeze, config.layers)


def prepare(network: Network, phase: Phase) -> list[nn.Parameter]:
    """Freeze and unfreeze for `phase` and return the parameters that learn."""
    network.requires_grad_(True)
    network.backbone.requires_grad_(False)
    found = layers(network)
    for layer in found[len(found) - UNFREEZE[phase.unfreeze](phase, len(found)) :]:
        for parameter in layer:
            parameter.requires_grad = True
    return [parameter for parameter in network.parameters() if parameter.requires_grad]


def set_mode(network: Network, phase: Phase) -> None:
    """Switch to training; a backbone not all unfrozen keeps its batch normalisation fixed."""
    network.train()
    if not phase.whole:
        network.backbone.eval()


def depths(network: Network) -> dict[int, int]:
    """Return how far from the head the stage of each of the backbone's parameters is, by its id.

    The last stage has 1. Stages are those that timm knows of the architecture, else single layers.
    """
    backbone: Any = network.backbone
    if hasattr(backbone, "group_matcher"):
        by_name = group_parameters(backbone, backbone.group_matcher(coarse=True), reverse=True)
        last = max(by_name.values())
        named = dict(backbone.named_parameters())
        return {id(named[name]): last - number + 1 for name, number in by_name.items()}
    found = layers(network)
    count = len(found)
    return {id(part): count - place for place, layer in enumerate(found) for part in layer}
