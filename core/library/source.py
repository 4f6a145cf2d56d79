"""What a person says of a state dict from elsewhere; light to load, for dialogs and commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

Triple = tuple[float, float, float]

LIBRARIES = ("timm", "torchvision")

NORMALISATIONS: Mapping[str, tuple[Triple, Triple]] = MappingProxyType(
    {
        "imagenet": ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
        "half": ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
        "none": ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
    }
)
"""Mean and deviation that pixels in 0..1 were scaled by: ImageNet's, to −1..1, not at all."""

# Each by its name in timm; every one was tried with random weights: both gave the same answers.
TORCHVISION: Mapping[str, str] = MappingProxyType(
    {
        "resnet18": "resnet18",
        "resnet34": "resnet34",
        "resnet50": "resnet50",
        "resnet101": "resnet101",
        "resnet152": "resnet152",
        "resnext50_32x4d": "resnext50_32x4d",
        "wide_resnet50_2": "wide_resnet50_2",
        "densenet121": "densenet121",
        "densenet169": "densenet169",
        "densenet201": "densenet201",
        "efficientnet_b0": "efficientnet_b0",
        "efficientnet_b1": "efficientnet_b1",
        "efficientnet_b2": "efficientnet_b2",
        "efficientnet_b3": "efficientnet_b3",
        "mobilenet_v2": "mobilenetv2_100",
        "mobilenet_v3_small": "mobilenetv3_small_100",
        "mobilenet_v3_large": "mobilenetv3_large_100",
        "convnext_tiny": "convnext_tiny",
        "convnext_small": "convnext_small",
    }
)
"""Architectures of torchvision whose weights fit a backbone of timm, by order and number."""


@dataclass(frozen=True)
class ForeignModel:
    """A state dict file and what its maker knows: library, architecture, class order.

    `classes` are ours, in the order of the outputs; of one sigmoid output the last one named is
    what it speaks for. `image_size` 0 is the architecture's own side in pixels.
    """

    file: Path
    library: str
    architecture: str
    classes: tuple[str, ...]
    name: str = ""
    image_size: int = 0
    normalisation: str = "imagenet"
