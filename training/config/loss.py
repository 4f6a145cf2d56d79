"""The loss of a run."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from training.config.group import Group


class LossConfig(Group):
    """What is minimised."""

    name: Literal["cross_entropy", "focal"] = Field(
        default="cross_entropy", description="Form of the loss."
    )
    focal_gamma: float = Field(
        default=2.0, ge=0, le=10, description="How far the focal loss turns to the hard images."
    )
    class_weights: Literal["none", "balanced", "square_root", "manual"] = Field(
        default="balanced",
        description="Weight of a class by how rare it is in the training subset.",
    )
    manual_weights: str = Field(
        default="",
        pattern=r"^(\d+(\.\d+)?(,\d+(\.\d+)?)*)?$",
        max_length=120,
        examples=["1,2,1,1,2,1,3"],
        description="Weight of each class in order, where “manual” is chosen.",
    )
    label_smoothing: float = Field(
        default=0.0, ge=0, le=0.9, description="Share of each label spread over all classes."
    )
    logit_adjustment: float = Field(
        default=0.0,
        ge=0,
        le=4,
        description="How far the training prior is added to the logits; 1 aims at balanced recall.",
    )
