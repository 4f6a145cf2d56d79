"""The phases of a run."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from training.config.group import Group

Unfreeze = Literal["head", "last_layers", "last_30_percent", "all"]
_UNFREEZE = "Which part learns: the head, the last layers, the last 30 % of them, or all."
_LAYERS = "Layers of the backbone that learn where “last_layers” is chosen."


class PhaseConfig(Group):
    """The first phase, which trains the head alone unless told otherwise."""

    epochs: int = Field(default=15, ge=0, le=10_000, description="Epochs of the first phase.")
    learning_rate: float = Field(
        default=1e-3, ge=1e-8, le=10, description="Largest learning rate of the phase."
    )
    unfreeze: Unfreeze = Field(default="head", description=_UNFREEZE)
    layers: int = Field(default=30, ge=1, le=10_000, description=_LAYERS)
    views: int = Field(
        default=2,
        ge=0,
        le=16,
        description="Augmented views of each image whose features are cached; 0 recomputes them "
        "each epoch.",
    )


class FineTuneConfig(Group):
    """The second phase, which trains the backbone too."""

    epochs: int = Field(default=0, ge=0, le=10_000, description="Epochs of the second phase.")
    learning_rate: float = Field(
        default=1e-4, ge=1e-8, le=10, description="Largest learning rate of the phase."
    )
    unfreeze: Unfreeze = Field(default="all", description=_UNFREEZE)
    layers: int = Field(default=30, ge=1, le=10_000, description=_LAYERS)
