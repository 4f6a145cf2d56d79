"""The network: a backbone, a small metadata branch, and a head over both."""

from __future__ import annotations

import difflib
from typing import Any

import timm
import torch
from torch import Tensor, nn

from core.error import UserError
from core.metadata import MetadataStatistics
from core.network.architecture import NAMED, Architecture, named
from core.network.head import HEADS
from core.network.metadata_branch import make_branch
from core.network.scratch import make_scratch


class Network(nn.Module):
    """Pixels and metadata in, logits out.

    Pixels: uint8 [n, size, size, 3] RGB; scaling by mean and deviation is part of the network.
    Metadata: float [n, width]. Logits: float [n, classes] in the order of the target's classes. Of
    two classes the head tells one number z, and the logits are (0, z): softmax is then sigmoid.
    `image_size` in pixels matters to backbones whose layers depend on it, `metadata_dropout` is the
    share of patient fields hidden in training, `drop_path` the share of images that pass by the
    backbone's last block in training (Huang et al., 2016; less by the blocks before it).
    """

    mean: Tensor
    std: Tensor

    def __init__(
        self,
        architecture: Architecture,
        statistics: MetadataStatistics,
        mean: tuple[float, float, float],
        std: tuple[float, float, float],
        *,
        image_size: int = 224,
        metadata_dropout: float = 0.0,
        drop_path: float = 0.0,
    ) -> None:
        super().__init__()
        self.backbone = make_backbone(architecture.backbone, image_size, drop_path)
        self.stages = architecture.pooling == "stages"
        self.feature_width = feature_width(self.backbone, stages=self.stages)
        self.metadata = make_branch(
            architecture.metadata, statistics, architecture.metadata_width, metadata_dropout
        )
        self.classes = len(architecture.classes)
        outputs = self.classes if self.classes > 2 else 1
        width = self.feature_width + architecture.metadata_width
        self.head = _create_head(architecture, width, outputs)
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
        return logits if self.classes > 2 else nn.functional.pad(logits, (1, 0))

    def forward(self, pixels: Tensor, metadata: Tensor) -> Tensor:
        """Return logits."""
        return self.decide(self.features(pixels), metadata)


def layers(network: Network) -> list[list[nn.Parameter]]:
    """Return the backbone's layers from the image to the features, each with its own parameters.

    A layer is a module that holds parameters itself (convolution, linear map, normalisation), in
    the order in which the backbone names them; all together hold each parameter once.
    """
    own = (list(module.parameters(recurse=False)) for module in network.backbone.modules())
    return [parameters for parameters in own if parameters]


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


def make_backbone(name: str, image_size: int, drop_path: float = 0.0) -> nn.Module:
    """Return a backbone with random weights, built here or by timm; raises UserError."""
    check_backbone(name)
    entry = named(name)
    if entry is not None and entry.plan is not None:
        _refuse_drop_path(name, drop_path)
        return make_scratch(entry.plan, image_size)
    options = {"drop_path_rate": drop_path} if drop_path else {}
    try:
        backbone: Any = timm.create_model(name, pretrained=False, num_classes=0, **options)
    except TypeError:
        # So timm says that the architecture knows no such option.
        _refuse_drop_path(name, drop_path)
        raise
    for module in entry.left_out if entry is not None else ():
        setattr(backbone, module, nn.Identity())
        backbone.head_hidden_size = backbone.num_features
    made: nn.Module = backbone
    return made


def _refuse_drop_path(name: str, drop_path: float) -> None:
    if drop_path:
        raise UserError(f"{name} has no blocks to pass by.", "Set model.drop_path=0.")


def check_backbone(name: str) -> None:
    """Raise UserError, with near names, where neither we nor timm have a backbone of this name."""
    if named(name) is not None:
        return
    if not timm.is_model(name):
        near = [*_named_near(name), *timm.list_models(f"*{name.split('_')[0].lower()}*")][:5]
        raise UserError(
            f"No architecture is called '{name}'.",
            f"Near names: {', '.join(near)}." if near else "See `dermadesk models`.",
        )
    if "." in name and not timm.models.is_model_pretrained(name):
        raise UserError(
            f"timm has no weights '{name}'.", f"Set model.architecture={name.split('.')[0]}."
        )


def _named_near(name: str) -> list[str]:
    known = {entry.name.casefold(): entry.name for entry in NAMED}
    return [known[word] for word in difflib.get_close_matches(name.casefold(), known)]


def _create_head(architecture: Architecture, width: int, outputs: int) -> nn.Sequential:
    widths, dropouts = iter(architecture.head_widths), iter(architecture.head_dropouts)
    layers: list[nn.Module] = []
    for kind in HEADS[architecture.head].layers:
        match kind:
            case "norm":
                layers.append(nn.BatchNorm1d(width))
            case "dropout":
                layers.append(nn.Dropout(next(dropouts)))
            case "dense":
                units = next(widths)
                layers += [nn.Linear(width, units), nn.ReLU()]
                width = units
    return nn.Sequential(*layers, nn.Linear(width, outputs))
