"""The phases of a run: the head on a frozen backbone, then the whole network."""

from __future__ import annotations

import math
from dataclasses import dataclass

from torch import nn

from core.model import Network
from training.config import Config, OptimiseConfig

HEAD, FINE_TUNE = "head", "fine_tune"
_SHARE = {"all": 1.0, "last_30_percent": 0.3}


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: how long, how fast, and which share of the backbone's parameters learns."""

    name: str
    epochs: int
    learning_rate: float
    unfrozen: float

    @property
    def frozen(self) -> bool:
        """Whether the backbone stays as it is."""
        return self.unfrozen == 0.0


def phases_of(config: Config) -> tuple[Phase, ...]:
    """Return the phases of a config that have epochs, in order."""
    tune = config.fine_tune
    planned = (
        Phase(HEAD, config.head_phase.epochs, config.head_phase.learning_rate, 0.0),
        Phase(FINE_TUNE, tune.epochs, tune.learning_rate, _SHARE[tune.unfreeze]),
    )
    return tuple(phase for phase in planned if phase.epochs > 0)


def prepare(network: Network, phase: Phase) -> list[nn.Parameter]:
    """Freeze and unfreeze for `phase` and return the parameters that learn."""
    backbone = list(network.backbone.parameters())
    first = len(backbone) - round(len(backbone) * phase.unfrozen)
    for index, parameter in enumerate(backbone):
        parameter.requires_grad = index >= first
    return [parameter for parameter in network.parameters() if parameter.requires_grad]


def set_mode(network: Network, phase: Phase) -> None:
    """Switch to training; a backbone not all unfrozen keeps its batch normalisation fixed."""
    network.train()
    if phase.unfrozen < 1.0:
        network.backbone.eval()


def rate(config: OptimiseConfig, phase: Phase, step: int, steps_per_epoch: int) -> float:
    """Return the learning rate of a step (from 0) of a phase: linear warm-up, then the schedule.

    Cosine: Loshchilov and Hutter, SGDR, 2017, without restarts.
    """
    total = max(1, phase.epochs * steps_per_epoch)
    warm = min(total - 1, round(config.warmup_epochs * steps_per_epoch))
    if step < warm:
        return phase.learning_rate * (step + 1) / (warm + 1)
    if config.schedule == "constant":
        return phase.learning_rate
    return phase.learning_rate * 0.5 * (1 + math.cos(math.pi * (step - warm) / (total - warm)))
