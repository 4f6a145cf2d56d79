"""The losses, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.config import LossConfig
from training.step.class_weight import chosen_weights

Floats = npt.NDArray[np.float64]
Total = Callable[["Loss", Tensor, Tensor], Tensor]


class Loss(nn.Module):
    """The weighted mean of a loss over the images of a batch.

    Called with logits float [n, classes] and targets, int64 [n] or shares float [n, classes]. The
    parts of a batch add up: `total` of each part, divided by `norm` of the whole, gives the same.
    """

    weight: Tensor
    adjustment: Tensor

    def __init__(self, config: LossConfig, weight: Floats, prior: Floats) -> None:
        super().__init__()
        self.gamma = config.focal_gamma
        self.smoothing = config.label_smoothing
        self._form = LOSSES[config.name]
        # With two classes, as with BCEWithLogitsLoss and its pos_weight, images are counted.
        self._counts_images = len(weight) == 2
        self.register_buffer("weight", torch.from_numpy(weight).float())
        self.register_buffer(
            "adjustment", torch.from_numpy(config.logit_adjustment * np.log(prior)).float()
        )

    def norm(self, targets: Tensor) -> Tensor:
        """Return what the sum over `targets` is divided by: their weight, or their number."""
        if self._counts_images:
            return self.weight.new_tensor(float(len(targets)))
        shares = targets @ self.weight if targets.is_floating_point() else self.weight[targets]
        # A batch of classes without weight has a loss of 0, and not one of 0 / 0.
        return shares.sum().clamp_min(torch.finfo(shares.dtype).tiny)

    def total(self, logits: Tensor, targets: Tensor) -> Tensor:
        """Return the weighted sum over the images given.

        Logit adjustment: Menon et al., Long-tail learning via logit adjustment, 2021.
        """
        return self._form(self, logits.float() + self.adjustment, targets)

    def forward(self, logits: Tensor, targets: Tensor) -> Tensor:
        """Return the weighted mean."""
        return self.total(logits, targets) / self.norm(targets)


def cross_entropy(loss: Loss, logits: Tensor, targets: Tensor) -> Tensor:
    """Return the weighted sum of −log p."""
    return functional.cross_entropy(
        logits, targets, loss.weight, reduction="sum", label_smoothing=loss.smoothing
    )


def focal(loss: Loss, logits: Tensor, targets: Tensor) -> Tensor:
    """Return the weighted sum of −(1 − p)^γ log p (Lin et al., Focal loss, 2017)."""
    classes = logits.shape[1]
    shares = targets
    if not targets.is_floating_point():
        shares = functional.one_hot(targets, classes).to(logits.dtype)
    shares = shares * (1 - loss.smoothing) + loss.smoothing / classes
    logs = torch.log_softmax(logits, dim=1)
    # The gradient of x^γ at 0 is infinite for γ below 1.
    hard = (1 - logs.exp()).clamp_min(torch.finfo(logs.dtype).tiny) ** loss.gamma
    return -(loss.weight * shares * hard * logs).sum()


LOSSES: Mapping[str, Total] = MappingProxyType({"cross_entropy": cross_entropy, "focal": focal})
"""The form of each loss by its name in the config."""


def make_loss(config: LossConfig, targets: npt.NDArray[np.int64], classes: Sequence[str]) -> Loss:
    """Return the loss for training on `targets`, which are those of the training subset.

    Raises UserError where the manual weights are not one for each of `classes`, or all zero.
    """
    counts = np.bincount(targets, minlength=len(classes))
    weight = chosen_weights(config, counts, classes)
    # A class without an image has the prior of one image, not none: its logit stays finite.
    prior = np.maximum(counts, 1) / max(1, len(targets))
    return Loss(config, weight, prior)
