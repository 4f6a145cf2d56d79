"""Ways to ask a network where in a view it saw a class; each gives a map of what speaks for it.

Grad-CAM (Selvaraju et al., ICCV 2017), saliency (Simonyan et al., ICLR workshop 2014) and occlusion
(Zeiler and Fergus, ECCV 2014) as captum computes them; Grad-CAM++ (Chattopadhay et al., WACV 2018),
which captum does not have, from the gradients at the same map.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import torch
from captum.attr import LayerGradCam, Occlusion, Saliency
from torch import Tensor, nn

from core.bundle import Floats
from core.error import UserError
from core.network.model import Network

Method = Callable[[Network, Tensor, Tensor, int], Floats]
"""From network, pixels uint8 [1, size, size, 3], metadata and class to float32 [rows, columns]."""

GRAD_CAM = "gradcam"
_WINDOWS = 8  # windows of occlusion along a side; they overlap by half
_AT_ONCE = 32
_LEAST = 1e-12


class FromMap(nn.Module):
    """The network from its last feature map on, which any timm backbone can be asked for."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.map = nn.Identity()
        # What earlier stages add by themselves stays as it is: the map explains the last one.
        self.beside = torch.zeros(1, 0)
        self.network = network
        self.backbone: Any = network.backbone
        # Some backbones, Swin among them, keep channels last.
        self.channels_last = getattr(self.backbone, "output_fmt", "NCHW") == "NHWC"

    def last_map(self, pixels: Tensor) -> Tensor:
        """Return the last feature map, float [1, channels, rows, columns]."""
        features, self.beside = self.network.last_map(pixels)
        if features.ndim != 4:
            raise UserError(
                "This architecture keeps no map of the image, so its answer cannot be shown there.",
                "Ask for saliency or occlusion, or choose a model with a convolutional backbone.",
            )
        return features.permute(0, 3, 1, 2) if self.channels_last else features

    def forward(self, features: Tensor, metadata: Tensor) -> Tensor:
        """Return what speaks for each class, float [n, classes]."""
        features = self.map(features)
        if self.channels_last:
            features = features.permute(0, 2, 3, 1)
        return _speaking(self.network.decide(self.network.pool(features, self.beside), metadata))


class _FromPixels(nn.Module):
    """The network from its pixels on, as float [n, size, size, 3]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: Tensor, metadata: Tensor) -> Tensor:
        return _speaking(self.network(pixels, metadata))


def _speaking(logits: Tensor) -> Tensor:
    # Of two classes only one has a logit of its own: what speaks against it is the other.
    return logits - logits.flip(1) if logits.shape[1] == 2 else logits


def _at_map(network: Network, pixels: Tensor) -> tuple[FromMap, Tensor]:
    """Return the rest of the network and the map that it begins with, ready for gradients."""
    rest = FromMap(network).eval()
    # The gradient is wanted down to the map only: what lies before needs no backward pass.
    with torch.no_grad():
        features = rest.last_map(pixels).float()
    return rest, features.detach().requires_grad_()


def grad_cam(network: Network, pixels: Tensor, metadata: Tensor, class_index: int) -> Floats:
    """Return the positive part of the feature map, weighted by its mean gradients."""
    rest, features = _at_map(network, pixels)
    with torch.enable_grad():
        heat: Tensor = LayerGradCam(rest, rest.map).attribute(
            features,
            target=class_index,
            additional_forward_args=(metadata,),
            relu_attributions=True,
        )
    return _array(heat[0, 0])


def grad_cam_plus(network: Network, pixels: Tensor, metadata: Tensor, class_index: int) -> Floats:
    """Return the positive part of the feature map, weighted by its positive gradients by place.

    With the exponential of the score, as in the paper, all derivatives are powers of the first.
    """
    rest, features = _at_map(network, pixels)
    with torch.enable_grad():
        score = rest(features, metadata)[0, class_index]
        (slope,) = torch.autograd.grad(score, features)
    below = 2 * slope**2 + features.detach().sum((2, 3), keepdim=True) * slope**3
    share = slope**2 / torch.where(below.abs() > _LEAST, below, torch.ones_like(below))
    weight = (share * slope.relu()).sum((2, 3), keepdim=True)
    return _array((weight * features.detach()).sum(1)[0].relu())


def saliency(network: Network, pixels: Tensor, metadata: Tensor, class_index: int) -> Floats:
    """Return how strongly each pixel moves the class, whichever way: the largest of its colours."""
    with torch.enable_grad():
        slope: Tensor = Saliency(_FromPixels(network).eval()).attribute(
            pixels.float().requires_grad_(),
            target=class_index,
            additional_forward_args=(metadata,),
        )
    return _array(slope[0].amax(-1))


def occlusion(network: Network, pixels: Tensor, metadata: Tensor, class_index: int) -> Floats:
    """Return how much the class loses when a square around a place is filled with mean colour."""
    side = max(2, pixels.shape[1] // _WINDOWS)
    step = max(1, side // 2)
    plain = network.mean.flatten().expand(1, pixels.shape[1], pixels.shape[2], 3)
    with torch.no_grad():
        loss: Tensor = Occlusion(_FromPixels(network).eval()).attribute(
            pixels.float(),
            sliding_window_shapes=(side, side, 3),
            strides=(step, step, 3),
            baselines=plain,
            target=class_index,
            additional_forward_args=(metadata,),
            perturbations_per_eval=_AT_ONCE,
        )
    return _array(loss[0].mean(-1).relu())


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        GRAD_CAM: grad_cam,
        "gradcam++": grad_cam_plus,
        "saliency": saliency,
        "occlusion": occlusion,
    }
)
"""Every way to explain an answer by its name."""


def _array(heat: Tensor) -> Floats:
    return np.asarray(heat.detach().numpy(), dtype=np.float32)
