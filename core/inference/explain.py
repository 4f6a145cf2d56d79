"""Where in an image a network saw a diagnosis: a map laid over the image."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

from core.bundle import Bundle, Floats, read_bundle
from core.ensemble.store import Ensemble
from core.image.decoding import Pixels
from core.image.preprocessing import Preprocessing
from core.inference.attribution import GRAD_CAM, METHODS
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

    def heat(
        self, rgb: Pixels, patient: Patient, class_index: int, method: str = GRAD_CAM
    ) -> Floats:
        """Return where a class of the target was seen, float32 0..1, height × width of `rgb`.

        `method` is a name in METHODS. The network sees the centre square of an image, so the map is
        0 outside it. Raises UserError for a backbone that keeps no map of the image, where the
        method needs one.
        """
        classes = len(self.bundle.target.classes)
        if not 0 <= class_index < classes:
            raise ValueError(f"class {class_index} is not one of {classes}")
        settings = self.bundle.preprocessing
        view = settings.view(settings.canvas(rgb))
        pixels = torch.from_numpy(np.ascontiguousarray(view))[None]
        metadata = torch.from_numpy(self.bundle.statistics.encode([patient]))
        heat = METHODS[method](self.network, pixels, metadata, class_index)
        return _over_image(heat, settings, rgb.shape[0], rgb.shape[1])

    def grad_cam(self, rgb: Pixels, patient: Patient, class_index: int) -> Floats:
        """Return the Grad-CAM map, as `heat` does."""
        return self.heat(rgb, patient, class_index)


@dataclass(frozen=True)
class EnsembleExplainer:
    """The explainers of the members of an ensemble, each with its weight."""

    members: tuple[tuple[Explainer, float], ...]

    def heat(
        self, rgb: Pixels, patient: Patient, class_index: int, method: str = GRAD_CAM
    ) -> Floats:
        """Return the weighted mean of the members' maps, scaled to 0..1 as one of them is."""
        parts = [
            weight * explainer.heat(rgb, patient, class_index, method)
            for explainer, weight in self.members
        ]
        heat = np.sum(parts, axis=0, dtype=np.float32)
        return np.asarray(heat / heat.max() if heat.max() > 0 else heat, dtype=np.float32)

    def grad_cam(self, rgb: Pixels, patient: Patient, class_index: int) -> Floats:
        """Return the mean of the Grad-CAM maps, as `heat` does."""
        return self.heat(rgb, patient, class_index)


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
