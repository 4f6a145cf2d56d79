"""The optimisation of a run."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from training.config.group import Group


class OptimiseConfig(Group):
    """How the weights move."""

    batch_size: int = Field(
        default=32, ge=2, le=1024, description="Images in one step, on each device."
    )
    accumulate: int = Field(
        default=1,
        ge=1,
        le=1024,
        description="Parts in which a step's images are worked through, to save memory.",
    )
    sampler: Literal["shuffled", "balanced"] = Field(
        default="shuffled",
        description="Each image once an epoch, or rare classes as often as common ones.",
    )
    optimiser: Literal["adamw", "adam", "sgd"] = Field(
        default="adamw", description="Rule by which the weights move."
    )
    momentum: float = Field(default=0.9, ge=0, le=0.999, description="Momentum of sgd.")
    weight_decay: float = Field(default=1e-4, ge=0, le=1, description="Decay of the weights.")
    layer_decay: float = Field(
        default=1.0,
        ge=0.01,
        le=1,
        description="Learning rate of a stage relative to the one after it; 1 is the same for all.",
    )
    schedule: Literal["constant", "cosine", "one_cycle", "plateau"] = Field(
        default="cosine", description="Course of the learning rate over a phase."
    )
    warmup_epochs: float = Field(
        default=0.0, ge=0, le=100, description="Epochs in which the learning rate rises from zero."
    )
    plateau_patience: int = Field(
        default=2, ge=0, le=1000, description="Epochs without a better figure before it falls."
    )
    plateau_factor: float = Field(
        default=0.5, ge=0.01, le=0.99, description="What it is multiplied by on a plateau."
    )
    gradient_clip: float = Field(
        default=0.0, ge=0, le=1000, description="Largest norm of the gradient; 0 does not clip."
    )
    ema: float = Field(
        default=0.0,
        ge=0,
        le=0.99999,
        description="Decay of the averaged weights that are judged and kept; 0 has none.",
    )
