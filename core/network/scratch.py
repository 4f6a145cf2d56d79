"""Backbones that begin with random weights, built from their plans in `architecture.py`.

Each offers what a backbone of timm does: `num_features`, `forward_features` (images float
[n, 3, size, size] to its last map, or to features where it keeps no map), `forward_head` (those to
features float [n, num_features]) and their sum as `forward`. Pixels come in 0..1, as the projects
that these are from scale them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Self

from torch import Tensor, nn

from core.network.architecture import ScratchPlan

MEAN = (0.0, 0.0, 0.0)
STD = (1.0, 1.0, 1.0)
_CHANNELS = 3


class ScratchBackbone(nn.Module, ABC):
    """A backbone with the offers of one of timm's."""

    num_features: int

    @abstractmethod
    def forward_features(self, images: Tensor) -> Tensor:
        """Return the last map, float [n, channels, rows, columns], or features."""

    def forward_head(self, last: Tensor) -> Tensor:
        """Return features from what `forward_features` gives."""
        return last

    def forward(self, images: Tensor) -> Tensor:
        """Return features, float [n, num_features]."""
        return self.forward_head(self.forward_features(images))


class DenseBackbone(ScratchBackbone):
    """Dense layers over all pixels of the image laid in a row."""

    def __init__(self, plan: ScratchPlan, image_size: int) -> None:
        super().__init__()
        width = _CHANNELS * image_size**2
        layers: list[nn.Module] = [nn.Flatten()]
        for units in (units for block in plan.blocks for units in block):
            layers += [nn.Linear(width, units), nn.ReLU()]
            width = units
        self.layers = nn.Sequential(*layers)
        self.num_features = width

    def forward_features(self, images: Tensor) -> Tensor:
        """Return features: no map of the image is kept."""
        features: Tensor = self.layers(images)
        return features


class ConvolutionBackbone(ScratchBackbone):
    """Blocks of 3 × 3 convolutions, each halved by max-pooling; the mean over the last map."""

    def __init__(self, plan: ScratchPlan, image_size: int) -> None:
        super().__init__()
        width = _CHANNELS
        layers: list[nn.Module] = []
        for block in plan.blocks:
            for channels in block:
                layers.append(nn.Conv2d(width, channels, 3, padding=1, bias=not plan.normalised))
                layers += [nn.BatchNorm2d(channels)] if plan.normalised else []
                layers.append(nn.ReLU())
                width = channels
            layers.append(nn.MaxPool2d(2))
        self.layers = nn.Sequential(*layers)
        self.num_features = width

    def forward_features(self, images: Tensor) -> Tensor:
        """Return the last map."""
        last: Tensor = self.layers(images)
        return last

    def forward_head(self, last: Tensor) -> Tensor:
        """Return the mean of each channel of the map."""
        return last.mean((2, 3))


class RowBackbone(ScratchBackbone):
    """An LSTM that reads the rows of the image from top to bottom; its state after the last."""

    def __init__(self, plan: ScratchPlan, image_size: int) -> None:
        super().__init__()
        ((units,),) = plan.blocks
        self.lstm = nn.LSTM(_CHANNELS * image_size, units, batch_first=True)
        self.num_features = units

    def train(self, mode: bool = True) -> Self:
        """Switch modes; the LSTM, which answers the same in both, stays in training."""
        # cuDNN gives no gradients in evaluation, where a backbone that learns in part is kept.
        super().train(mode)
        self.lstm.train()
        return self

    def forward_features(self, images: Tensor) -> Tensor:
        """Return features: no map of the image is kept."""
        rows = images.permute(0, 2, 3, 1).flatten(2)
        states: Tensor = self.lstm(rows)[0]
        return states[:, -1]


_BUILDERS: Mapping[str, Callable[[ScratchPlan, int], ScratchBackbone]] = MappingProxyType(
    {
        "dense": DenseBackbone,
        "convolution": ConvolutionBackbone,
        "rows": RowBackbone,
    }
)


def make_scratch(plan: ScratchPlan, image_size: int) -> ScratchBackbone:
    """Return the backbone of a plan for images of `image_size` pixels, with random weights."""
    return _BUILDERS[plan.kind](plan, image_size)
