"""Where in an image a network saw a diagnosis: Grad-CAM.

Source: Selvaraju et al., "Grad-CAM", ICCV 2017, as captum computes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import torch
from captum.attr import LayerGradCam
from torch import Tensor, nn

from core.bundle import Bundle, Floats, read_bundle
from core.ensemble.store import Ensemble
from core.error import UserError
from core.image.decoding import Pixels
from core.image.preprocessing import Preprocessing
from core.inference.export import load_network
from core.inference.voter import read_model
from core.network.model import Network
from core.record import Patient


@dataclass(frozen=True)
class Explainer:
    """A bundle with its network in memory, ready to explain one image after another."""

    bundle: Bundle
    network: Network

    @classmethod
    def open(cls, folder: Path) -> Explainer:
        """Open a bundle; raises UserError where a file of it is missing or altered."""
        bundle = read_bundle(folder)
        return cls(bundle, load_network(bundle))

    def grad_cam(self, rgb: Pixels, patient: Patient, class_index: int) -> Floats:
        """Return where a class of the target was seen, float32 0..1, height × width of `rgb`.

        The network sees the centre square of an image, so the map is 0 outside it. Raises
        UserError for a backbone that keeps no map of the image.
        """
        classes = len(self.bundle.target.classes)
        if not 0 <= class_index < classes:
            raise ValueError(f"class {class_index} is not one of {classes}")
        settings = self.bundle.preprocessing
        view = settings.view(settings.canvas(rgb))
        pixels = torch.from_numpy(np.ascontiguousarray(view))[None]
        metadata = torch.from_numpy(self.bundle.statistics.encode([patient]))
        heat = _heat(self.network, pixels, metadata, class_index)
        return _over_image(heat, settings, rgb.shape[0], rgb.shape[1])


@dataclass(frozen=True)
class EnsembleExplainer:
    """The explainers of the members of an ensemble, each with its weight."""

    members: tuple[tuple[Explainer, float], ...]

    def grad_cam(self, rgb: Pixels, patient: Patient, class_index: int) -> Floats:
        """Return the weighted mean of the members' maps, scaled to 0..1 as one of them is."""
        parts = [
            weight * explainer.grad_cam(rgb, patient, class_index)
            for explainer, weight in self.members
        ]
        heat = np.sum(parts, axis=0, dtype=np.float32)
        return np.asarray(heat / heat.max() if heat.max() > 0 else heat, dtype=np.float32)


def open_explainer(folder: Path) -> Explainer | EnsembleExplainer:
    """Open a model of any kind; raises UserError."""
    match read_model(folder):
        case Ensemble() as ensemble:
            return EnsembleExplainer(
                tuple(
                    (Explainer(member.bundle, load_network(member.bundle)), member.weight)
                    for member in ensemble.members
                )
            )
        case bundle:
            return Explainer(bundle, load_network(bundle))


def grad_cam(
    bundle_folder: Path,
    rgb: Pixels,
    patient: Patient,
    class_index: int,
    network: Network | None = None,
) -> Floats:
    """Return the Grad-CAM map of one image, as `Explainer.grad_cam` does.

    `network`, where given, must hold the weights of the bundle and saves loading them.
    """
    if network is None:
        return Explainer.open(bundle_folder).grad_cam(rgb, patient, class_index)
    return Explainer(read_bundle(bundle_folder), network).grad_cam(rgb, patient, class_index)


class _FromMap(nn.Module):
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
                "Choose a model with a convolutional backbone.",
            )
        return features.permute(0, 3, 1, 2) if self.channels_last else features

    def forward(self, features: Tensor, metadata: Tensor) -> Tensor:
        features = self.map(features)
        if self.channels_last:
            features = features.permute(0, 2, 3, 1)
        logits = self.network.decide(self.network.pool(features, self.beside), metadata)
        # Of two classes only one has a logit of its own: what speaks against it is the other.
        return logits - logits.flip(1) if logits.shape[1] == 2 else logits


def _heat(
    network: Network, pixels: Tensor, metadata: Tensor, class_index: int
) -> npt.NDArray[np.float32]:
    """Return the positive part of the weighted feature map, float32 [rows, columns]."""
    rest = _FromMap(network).eval()
    # The gradient is wanted down to the map only: what lies before needs no backward pass.
    with torch.no_grad():
        features = rest.last_map(pixels).float()
    with torch.enable_grad():
        heat: Tensor = LayerGradCam(rest, rest.map).attribute(
            features.detach().requires_grad_(),
            target=class_index,
            additional_forward_args=(metadata,),
            relu_attributions=True,
        )
    return np.asarray(heat[0, 0].detach().numpy(), dtype=np.float32)


def _over_image(heat: Floats, settings: Preprocessing, height: int, width: int) -> Floats:
    """Lay a map of the view over the centre square of the image that the view shows."""
    shown = min(settings.canvas_height, settings.canvas_width) / settings.canvas_height
    side = max(1, round(min(height, width) * shown))
    top, left = (height - side) // 2, (width - side) // 2
    whole = np.zeros((height, width), dtype=np.float32)
    square = cv2.resize(heat, (side, side), interpolation=cv2.INTER_LINEAR)
    highest = float(square.max())
    if highest > 0:
        whole[top : top + side, left : left + side] = np.clip(square / highest, 0, 1)
    return whole
