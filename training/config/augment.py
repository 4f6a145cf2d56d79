"""The augmentation of a run."""

from __future__ import annotations

from pydantic import Field

from training.config.group import Group


class AugmentConfig(Group):
    """How a training image is varied."""

    rotation: float = Field(default=180.0, ge=0, le=180, description="Largest rotation in degrees.")
    horizontal_flip: bool = Field(default=True, description="Mirror left and right at random.")
    vertical_flip: bool = Field(default=True, description="Mirror top and bottom at random.")
    zoom: float = Field(
        default=0.1, ge=0, le=0.9, description="Largest change of scale, as a share."
    )
    shift: float = Field(
        default=0.05, ge=0, le=0.5, description="Largest shift, as a share of the side."
    )
    shear: float = Field(
        default=0.0, ge=0, le=0.5, description="Largest shear, as a share of the side."
    )
    brightness: float = Field(default=0.1, ge=0, le=1, description="Largest change of brightness.")
    contrast: float = Field(default=0.1, ge=0, le=1, description="Largest change of contrast.")
    saturation: float = Field(default=0.1, ge=0, le=1, description="Largest change of saturation.")
    hue: float = Field(
        default=0.0, ge=0, le=0.5, description="Largest turn of the hue, as a share of the circle."
    )
    cutout: float = Field(
        default=0.0,
        ge=0,
        le=0.9,
        description="Side of a grey square in each view, as a share of the view; 0 has none.",
    )
    mixup: float = Field(
        default=0.0,
        ge=0,
        le=10,
        description="Alpha by which each image is averaged with another (mixup); 0 does not.",
    )
    cutmix: float = Field(
        default=0.0,
        ge=0,
        le=10,
        description="Alpha by which a part of another image covers each (cutmix); 0 does not. "
        "Not where features are cached. With mixup on too, each takes half of the images.",
    )
