"""The loss, and the weight of each class in it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from core.diagnosis import CODES
from training.config import LossConfig

_POWER = {"none": 0.0, "square_root": 0.5, "balanced": 1.0}


def class_weights(targets: npt.NDArray[np.int64], kind: str) -> npt.NDArray[np.float32]:
    """Return a weight per class, (images / (classes · images of the class)) to the power of `kind`.

    `targets` are those of the training subset. The power is 0 for none, 1/2 for square_root and 1
    for balanced (scikit-learn's "balanced"); a class without an image has weight 0.
    """
    counts = np.bincount(targets, minlength=len(CODES)).astype(np.float64)
    present = counts > 0
    weights = np.zeros(len(CODES))
    weights[present] = (counts.sum() / (present.sum() * counts[present])) ** _POWER[kind]
    return weights.astype(np.float32)


def make_loss(config: LossConfig, targets: npt.NDArray[np.int64]) -> nn.CrossEntropyLoss:
    """Return the weighted cross entropy for training on `targets`."""
    weight = torch.from_numpy(class_weights(targets, config.class_weights))
    return nn.CrossEntropyLoss(weight=weight, label_smoothing=config.label_smoothing)
