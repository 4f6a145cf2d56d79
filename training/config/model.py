"""The network of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from training.config.group import Group


class ModelConfig(Group):
    """The network."""

    architecture: str = Field(
        default="tf_efficientnet_lite0",
        pattern=r"^[A-Za-z0-9_.]+$",
        max_length=80,
        examples=["tf_efficientnet_lite0", "resnet18", "resnet50"],
        description="Backbone, by its name in timm.",
    )
    image_size: int = Field(
        default=224, ge=32, le=1024, description="Side of the square view in pixels."
    )
    colour_constancy: Literal["none", "shades_of_gray"] = Field(
        default="none",
        description="Take the colour of the light out of every image; belongs to the model.",
    )
    pooling: Literal["last", "stages"] = Field(
        default="last",
        description="Features for the head: of the backbone's last stage, or of all its stages.",
    )
    metadata: Literal["none", "embedding"] = Field(
        default="embedding",
        description="Whether age, sex and site go into the network beside the image.",
    )
    metadata_width: int = Field(
        default=32, ge=1, le=1024, description="Width of the dense branch for age, sex and site."
    )
    head: int = Field(
        default=256,
        ge=0,
        le=8192,
        description="Hidden units before the seven outputs; 0 is a linear head.",
    )
    dropout: float = Field(
        default=0.3, ge=0, le=0.95, description="Share of the head's inputs left out."
    )
    weights: Path | None = Field(
        default=None,
        description="File of pretrained weights instead of those that come with the backbone.",
    )
    random_weights: bool = Field(
        default=False, description="Start from random weights; for tests and comparisons."
    )
