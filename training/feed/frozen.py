"""Features of a frozen backbone, as fast as the device gives them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from core.image.decoding import Pixels
from core.inference.export import graph_of
from core.inference.graph import FEATURES, session
from core.network.model import Network

Features = npt.NDArray[np.float32]

_EXPORT_PAYS = 1000  # images: an export takes about 5 s and then saves about 5 ms an image
_AGREE = 1e-3
_log = logging.getLogger(__name__)


class _Backbone(nn.Module):
    """The part of a network whose outputs are the features."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: Tensor) -> Tensor:
        return self.network.features(pixels)


def feature_batch(device: torch.device) -> int:
    """Return how many images go through a frozen backbone at a time.

    Small batches keep activations in the processor's cache; larger ones fill an accelerator.
    """
    return 8 if device.type == "cpu" else 256


def feature_function(
    network: Network, size: int, *, images: int, threads: int
) -> Callable[[Pixels], Features]:
    """Return the map from pixels uint8 [n, size, size, 3] to features float32 [n, width].

    On a CPU, and for many images, ONNX Runtime computes it: EfficientNet-Lite0 at 224 px on two
    cores gave 117 images/s with torch and 290 so.
    """
    network.eval()
    device = network.mean.device

    def with_torch(pixels: Pixels) -> Features:
        with torch.inference_mode():
            found: Features = (
                network.features(torch.from_numpy(pixels).to(device)).float().cpu().numpy()
            )
        return found

    if device.type != "cpu" or images < _EXPORT_PAYS:
        return with_torch
    return _with_graph(network, size, threads, with_torch) or with_torch


def _with_graph(
    network: Network, size: int, threads: int, with_torch: Callable[[Pixels], Features]
) -> Callable[[Pixels], Features] | None:
    example = np.random.default_rng(0).integers(0, 256, (2, size, size, 3), dtype=np.uint8)
    try:
        inputs = (torch.from_numpy(example),)
        model = graph_of(_Backbone(network), inputs, ("pixels",), (FEATURES,))
        opened = session(model.SerializeToString(), threads)
    except Exception:
        # Some architectures cannot be exported, each with an error of its own; torch can run all.
        _log.info("no ONNX graph of this backbone; torch computes its features", exc_info=True)
        return None

    def with_graph(pixels: Pixels) -> Features:
        found: Any = opened.run([FEATURES], {"pixels": pixels})[0]
        return np.asarray(found, dtype=np.float32)

    expected = with_torch(example)
    if np.abs(with_graph(example) - expected).max() > _AGREE * max(1.0, np.abs(expected).max()):
        _log.warning("the ONNX graph of this backbone answers otherwise than torch; not used")
        return None
    return with_graph
