"""The plain way that ours is measured against: PIL, torchvision transforms, a torch DataLoader."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor
from torch.utils.data import DataLoader, Dataset
from torchvision.transforms import v2

from training.config import AugmentConfig

MARGIN = 1.15


class PlainImages(Dataset[Tensor]):
    """Opens, converts and transforms one file per item, as tutorials do."""

    def __init__(self, paths: Sequence[Path], transform: v2.Transform) -> None:
        self._paths = paths
        self._transform = transform

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, index: int) -> Tensor:
        with Image.open(self._paths[index]) as image:
            result: Tensor = self._transform(image.convert("RGB"))
        return result


def augmenting(augment: AugmentConfig, size: int) -> v2.Transform:
    """Return the same augmentation as ours, step by step on PIL images; ends in uint8, as ours."""
    return v2.Compose([
        v2.Resize(round(size * MARGIN)),
        v2.RandomAffine(
            degrees=augment.rotation,
            translate=(augment.shift, augment.shift),
            scale=(max(0.05, 1 - augment.zoom), 1 + augment.zoom),
            # Ours is a share of the side, torchvision's an angle.
            shear=math.degrees(math.atan(augment.shear)),
            interpolation=v2.InterpolationMode.BILINEAR,
        ),
        v2.CenterCrop(size),
        v2.RandomHorizontalFlip(0.5 if augment.horizontal_flip else 0.0),
        v2.RandomVerticalFlip(0.5 if augment.vertical_flip else 0.0),
        v2.ColorJitter(augment.brightness, augment.contrast, augment.saturation),
        v2.PILToTensor(),
    ])  # fmt: skip


def plain(size: int, mean: Sequence[float], std: Sequence[float]) -> v2.Transform:
    """Return the usual preprocessing for inference: resize, centre crop, normalise."""
    return v2.Compose([
        v2.Resize(size),
        v2.CenterCrop(size),
        v2.ToImage(),
        v2.ToDtype(torch.float32, scale=True),
        v2.Normalize(mean, std),
    ])  # fmt: skip


def loader(
    paths: Sequence[Path], transform: v2.Transform, batch_size: int, workers: int
) -> DataLoader[Tensor]:
    """Return a shuffling DataLoader over the files with `workers` processes."""
    return DataLoader(
        PlainImages(paths, transform),
        batch_size=batch_size,
        shuffle=True,
        num_workers=workers,
        persistent_workers=workers > 0,
    )
