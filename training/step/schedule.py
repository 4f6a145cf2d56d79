"""The courses of the learning rate over a phase, by name, and the watch for a plateau."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from training.config import OptimiseConfig
from training.step.phase import Phase

_RISE, _START, _END = 0.3, 1 / 25, 1 / 25e4


@dataclass(frozen=True, slots=True)
class Schedule:
    """A course: `factor` of (step from 0, steps, steps of the warm-up), times the largest rate.

    `watches` says that the rate falls besides whenever the monitored figure stands still.
    """

    factor: Callable[[int, int, int], float]
    watches: bool = False


@dataclass
class Plateau:
    """How long the monitored figure has stood still in a phase, and what the rate fell to."""

    best: float = -math.inf
    waited: int = 0
    factor: float = 1.0

    def watch(self, value: float, config: OptimiseConfig) -> None:
        """Take in an epoch's figure, more being better; one that is no number is no better.

        As torch's ReduceLROnPlateau, with a threshold of 0.
        """
        if value > self.best:
            self.best, self.waited = value, 0
            return
        self.waited += 1
        if self.waited > config.plateau_patience:
            self.factor *= config.plateau_factor
            self.waited = 0


def constant(step: int, _total: int, warm: int) -> float:
    """Return 1 after a linear warm-up."""
    return (step + 1) / (warm + 1) if step < warm else 1.0


def cosine(step: int, total: int, warm: int) -> float:
    """Return a linear warm-up, then half a cosine to 0 (Loshchilov and Hutter, SGDR, 2017)."""
    if step < warm:
        return constant(step, total, warm)
    return _between(1.0, 0.0, (step - warm) / (total - warm))


def one_cycle(step: int, total: int, warm: int) -> float:
    """Return a rise from 1/25 over the warm-up, or 30 % of the steps, then a fall to 1/250,000.

    Smith and Topin, Super-convergence, 2018, with the numbers and cosines of torch's OneCycleLR.
    """
    rise = (warm or _RISE * total) - 1
    if step <= rise:
        return _between(_START, 1.0, step / rise if rise > 0 else 1.0)
    return _between(1.0, _END, min(1.0, (step - rise) / max(1.0, total - 1 - rise)))


def _between(first: float, last: float, share: float) -> float:
    return last + (first - last) * 0.5 * (1 + math.cos(math.pi * share))


SCHEDULES: Mapping[str, Schedule] = MappingProxyType(
    {
        "constant": Schedule(constant),
        "cosine": Schedule(cosine),
        "one_cycle": Schedule(one_cycle),
        "plateau": Schedule(constant, watches=True),
    }
)
"""Every course by its name in the config."""


def rate(
    config: OptimiseConfig, phase: Phase, step: int, steps_per_epoch: int, fallen: float = 1.0
) -> float:
    """Return the learning rate of a step (from 0) of a phase; `fallen` is the plateau's factor."""
    total = max(1, phase.epochs * steps_per_epoch)
    warm = min(total - 1, round(config.warmup_epochs * steps_per_epoch))
    return phase.learning_rate * SCHEDULES[config.schedule].factor(step, total, warm) * fallen
