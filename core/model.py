"""The network: a timm backbone, a small metadata branch, and a head over both."""

from __future__ import annotations

from typing import Any

import timm
import torch
from torch import Tensor, nn

from core.architecture import Architecture
from core.diagnosis import CODES
from core.error import UserError
from core.metadata import MetadataStatistics

_SEX_WIDTH = 4
_SITE_WIDTH = 8


class MetadataBranch(nn.Module):
    """Scaled age with its missing flag, sex and site embedded, then one dense layer.

    Input: float [n, 2 + sexes + sites] as `MetadataStatistics.encode` gives it; a linear map
    without bias of a one-hot row is its embedding. Output: float [n, width].
    """

    def __init__(self, sexes: int, sites: int, width: int) -> None:
        super().__init__()
        self.parts = (2, sexes, sites)
        self.sex = nn.Linear(sexes, _SEX_WIDTH, bias=False)
        self.site = nn.Linear(sites, _SITE_WIDTH, bias=False)
        self.dense = nn.Linear(2 + _SEX_WIDTH + _SITE_WIDTH, width)

    def forward(self, metadata: Tensor) -> Tensor:
        """Return the branch's activations."""
        age, sex, site = torch.split(metadata, list(self.parts), dim=1)
        return torch.relu(self.dense(torch.cat([age, self.sex(sex), self.site(site)], dim=1)))


class Network(nn.Module):
    """Pixels and metadata in, seven logits out.

    Pixels: uint8 [n, size, size, 3] RGB; scaling by mean and deviation is part of the network.
    Metadata: float [n, width]. Logits: float [n, 7] in the order of `CODES`.
    """

    mean: Tensor
    std: Tensor

    def __init__(
        self,
        architecture: Architecture,
        statistics: MetadataStatistics,
        mean: tuple[float, float, float],
        std: tuple[float, float, float],
    ) -> None:
        super().__init__()
        self.backbone = _create_backbone(architecture.backbone)
        self.metadata: MetadataBranch | None = None
        self.stages = architecture.pooling == "stages"
        self.feature_width = feature_width(self.backbone, stages=self.stages)
        width = self.feature_width
        if architecture.metadata == "embedding":
            self.metadata = MetadataBranch(
                len(statistics.sexes), len(statistics.sites), architecture.metadata_width
            )
            width += architecture.metadata_width
        self.head = _create_head(width, architecture.head, architecture.dropout)
        self.register_buffer("mean", torch.tensor(mean).view(1, 3, 1, 1) * 255, persistent=False)
        self.register_buffer("std", torch.tensor(std).view(1, 3, 1, 1) * 255, persistent=False)

    def scale(self, pixels: Tensor) -> Tensor:
        """Return float [n, 3, size, size] in the range the backbone was trained on."""
        return (pixels.permute(0, 3, 1, 2).float() - self.mean) / self.std

    def features(self, pixels: Tensor) -> Tensor:
        """Return the pooled features of the backbone, float [n, feature_width]."""
        if not self.stages:
            output: Tensor = self.backbone(self.scale(pixels))
            return output
        last, beside = self.last_map(pixels)
        return self.pool(last, beside)

    def last_map(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Return the last feature map as the backbone has it, and the features of its stages.

        Those are, where all stages are pooled, the mean of each but the first and the maximum of
        the last, float [n, …]: colour and texture, known in the middle of a frozen backbone only.
        """
        backbone: Any = self.backbone
        images = self.scale(pixels)
        if not self.stages:
            return backbone.forward_features(images), images.new_zeros((len(images), 0))
        last, maps = backbone.forward_intermediates(images)
        means = [stage.mean((2, 3)) for stage in maps[1:]]
        return last, torch.cat([*means, maps[-1].amax((2, 3))], dim=1)

    def pool(self, last: Tensor, beside: Tensor) -> Tensor:
        """Return the pooled features from what `last_map` gives."""
        backbone: Any = self.backbone
        return torch.cat([backbone.forward_head(last), beside], dim=1)

    def decide(self, features: Tensor, metadata: Tensor) -> Tensor:
        """Return logits from pooled features and metadata."""
        if self.metadata is not None:
            features = torch.cat([features, self.metadata(metadata)], dim=1)
        logits: Tensor = self.head(features)
        return logits

    def forward(self, pixels: Tensor, metadata: Tensor) -> Tensor:
        """Return logits."""
        return self.decide(self.features(pixels), metadata)


def feature_width(backbone: nn.Module, *, stages: bool = False) -> int:
    """Return how many pooled features a timm backbone gives, of its last stage or of all."""
    # Some heads of timm widen the features of the last block, and only this name says so.
    width = getattr(backbone, "head_hidden_size", None) or backbone.num_features
    if not isinstance(width, int):
        raise TypeError("the backbone does not say how many features it gives")
    if not stages:
        return width
    found: Any = getattr(backbone, "feature_info", None)
    if found is None or not hasattr(backbone, "forward_intermediates"):
        raise UserError("This architecture has no stages to pool.", "Set model.pooling=last.")
    channels = [int(stage["num_chs"]) for stage in found]
    return width + sum(channels[1:]) + channels[-1]


def _create_backbone(name: str) -> nn.Module:
    if not timm.is_model(name):
        near = timm.list_models(f"*{name.split('_')[0]}*")[:5]
        raise UserError(
            f"No architecture is called '{name}'.",
            f"Near names: {', '.join(near)}." if near else "",
        )
    backbone: nn.Module = timm.create_model(name, pretrained=False, num_classes=0)
    return backbone


def _create_head(width: int, hidden: int, dropout: float) -> nn.Sequential:
    layers: list[nn.Module] = [nn.BatchNorm1d(width), nn.Dropout(dropout)]
    if hidden:
        layers += [nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(dropout)]
        width = hidden
    return nn.Sequential(*layers, nn.Linear(width, len(CODES)))
