"""Mixing two images and their labels: mixup and cutmix, drawn for each image.

The partner and the share are a function of (seed, epoch, image): the partner stands at a drawn
place of the epoch's order, so neither the batch size nor accumulation changes it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from core.image.decoding import Pixels
from training.config import AugmentConfig
from training.feed.augment import Floats, Indices, boxes, inside
from training.feed.order import Order, drawn_for
from training.feed.seed import Stream, generator


@dataclass(frozen=True, slots=True)
class Mix:
    """With what n images are mixed: `partner` int64 [n], places in the epoch's order.

    `share` float64 [n] is that of the image itself in its label. `box` int64 [n, 4] (top, left,
    bottom, right) is what the partner's view covers; it is empty where the views are averaged.
    """

    partner: Indices
    share: Floats
    box: Indices

    def part(self, rows: Indices) -> Mix:
        """Return the mix of some rows."""
        return Mix(self.partner[rows], self.share[rows], self.box[rows])

    @property
    def averaged(self) -> npt.NDArray[np.bool_]:
        """bool [n]: which views are averages, not collages."""
        return (self.box[:, 2] <= self.box[:, 0]) | (self.box[:, 3] <= self.box[:, 1])


def draw_mix(config: AugmentConfig, seed: int, epoch: int, order: Order, size: int) -> Mix | None:
    """Return how each place of `order` is mixed, for views of `size` pixels; None: not at all.

    With mixup and cutmix both on, each takes half of the images, drawn. mixup: the share is
    Beta(α, α), Zhang et al., mixup: Beyond Empirical Risk Minimization, 2018. cutmix: the partner
    covers a square whose area is that share, and the label goes by the pixels that are covered, Yun
    et al., CutMix, 2019. Seed recipe: four numbers an image from `Stream.PARTNER`, the shares from
    `Stream.MIXUP` and `Stream.CUTMIX`, each with the repetition.
    """
    if not (config.mixup or config.cutmix) or not len(order):
        return None
    numbers = drawn_for(
        order, lambda again, count: generator(seed, epoch, Stream.PARTNER, again).random((count, 4))
    )
    partner = (numbers[:, 0] * len(order)).astype(np.int64)
    cut_below = 0.5 if config.mixup and config.cutmix else float(config.cutmix > 0)
    cut = numbers[:, 1] < cut_below
    share = _shares(config.mixup, seed, epoch, order, Stream.MIXUP)
    covered = np.sqrt(1 - _shares(config.cutmix, seed, epoch, order, Stream.CUTMIX))
    box = boxes(numbers[:, 2:], np.where(cut, covered, 0.0), size)
    box[~cut] = 0
    area = (box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])
    return Mix(partner, np.where(cut, 1 - area / size**2, share), box)


def _shares(alpha: float, seed: int, epoch: int, order: Order, stream: Stream) -> Floats:
    """Return float64 [n] drawn from Beta(alpha, alpha); ones where alpha is 0."""
    if not alpha:
        return np.ones(len(order))
    return drawn_for(
        order, lambda again, count: generator(seed, epoch, stream, again).beta(alpha, alpha, count)
    )


def mixed_rows(
    own: npt.NDArray[np.float32], other: npt.NDArray[np.float32], share: Floats
) -> npt.NDArray[np.float32]:
    """Return float32 [n, width]: rows and their partners' by share."""
    weight = share[:, None].astype(np.float32)
    return weight * own + (1 - weight) * other


def soft_targets(
    own: Indices, other: Indices, share: Floats, classes: int
) -> npt.NDArray[np.float32]:
    """Return float32 [n, classes]: the share of each class in the label."""
    hard = np.eye(classes, dtype=np.float32)
    return mixed_rows(hard[own], hard[other], share)


def mix_cpu(view: Pixels, other: Pixels, mix: Mix, row: int) -> None:
    """Mix `other` into `view` (both uint8 [size, size, 3]) as row `row` of `mix` has it."""
    top, left, bottom, right = mix.box[row]
    if mix.averaged[row]:
        share = float(mix.share[row])
        cv2.addWeighted(view, share, other, 1 - share, 0, dst=view)
    else:
        view[top:bottom, left:right] = other[top:bottom, left:right]


def mix_torch(views: Tensor, others: Tensor, mix: Mix) -> Tensor:
    """Return views mixed with their partners' on their device, uint8 [n, size, size, 3]."""
    device = views.device
    share = torch.from_numpy(np.where(mix.averaged, mix.share, 1.0)).to(torch.float32).to(device)
    mixed = torch.lerp(others.float(), views.float(), share[:, None, None, None])
    mixed = mixed.round_().clamp_(0, 255).to(torch.uint8)
    return torch.where(inside(mix.box, views.shape[1], device), others, mixed)
