"""From a bundle to the network that was saved, and to the ONNX graph that answers without torch."""

from __future__ import annotations

import copy
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import onnx
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from core.atomic import write_bytes
from core.bundle import Bundle, reference_input
from core.error import UserError
from core.inference.graph import FEATURES, LOGITS, WEIGHTS_KEY, Graph, close, graph_files
from core.network.model import Network
from core.shortage import is_shortage, shortage

_MOST_IMAGES = 4096
_PARITY = 1e-4


class _Exported(nn.Module):
    """The network with its features, and metadata in its graph even without a branch for them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: Tensor, metadata: Tensor) -> tuple[Tensor, Tensor]:
        features = self.network.features(pixels)
        logits = self.network.decide(features, metadata)
        known = self.network.metadata is not None
        return (logits if known else logits + 0 * metadata[:, :1]), features


def load_network(bundle: Bundle) -> Network:
    """Build the network of a bundle with its weights, in evaluation mode on the CPU.

    Raises UserError where the weights do not fit the architecture exactly.
    """
    settings = bundle.preprocessing
    network = Network(
        bundle.architecture,
        bundle.statistics,
        settings.mean,
        settings.std,
        image_size=settings.image_size,
    )
    try:
        network.load_state_dict(load_file(bundle.weights), strict=True)
    except (RuntimeError, SafetensorError) as error:
        if is_shortage(error):
            raise shortage() from error
        raise UserError(
            f"The weights in {bundle.weights} do not fit the model's architecture.",
            "Copy or export the model again.",
        ) from error
    return network.eval()


def export_onnx(bundle: Bundle, network: Network | None = None) -> Path:
    """Write the ONNX graph of a bundle into it, or into the cache where it is read-only.

    Inputs: pixels uint8 [n, size, size, 3], metadata float32 [n, width]; outputs: logits
    [n, classes] and the pooled features [n, width].
    `network`, where given, must hold the bundle's weights; it is left as it is. Raises UserError
    where the graph does not answer as torch does (to 1e-4).
    """
    still = load_network(bundle) if network is None else copy.deepcopy(network).cpu().eval()
    pixels, metadata = reference_input(bundle.preprocessing, bundle.statistics)
    inputs = (torch.from_numpy(pixels), torch.from_numpy(metadata))
    with torch.inference_mode():
        expected = still(*inputs).numpy()
    data = _graph(bundle, still, inputs)
    if not close(Graph(data).answer(pixels, metadata), expected, _PARITY):
        raise UserError(
            f"The exported graph of {bundle.folder} answers otherwise than the trained network.",
            "Train or export again; should it stay so, report it with the name of the backbone.",
        )
    return _write(bundle, data)


def _graph(bundle: Bundle, network: Network, inputs: tuple[Tensor, Tensor]) -> bytes:
    model = graph_of(_Exported(network), inputs, ("pixels", "metadata"), (LOGITS, FEATURES))
    onnx.helper.set_model_props(model, {WEIGHTS_KEY: bundle.weights_hash})
    data: bytes = model.SerializeToString()
    return data


def graph_of(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    names: tuple[str, ...],
    outputs: tuple[str, ...],
) -> Any:
    """Return the ONNX model of `module`, whose inputs all have images along their first axis.

    `inputs` are examples and `names` the parameters of `module.forward`. Raises what
    `torch.onnx.export` raises.
    """
    number = torch.export.Dim("n", min=1, max=_MOST_IMAGES)
    with _quiet():
        program = torch.onnx.export(
            module,
            inputs,
            dynamo=True,
            dynamic_shapes={name: {0: number} for name in names},
            input_names=list(names),
            output_names=list(outputs),
            external_data=False,
            verbose=False,
        )
    if program is None:
        raise RuntimeError("torch returned no graph")
    return program.model_proto


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the exporter's notes on its own rewriting from people, who can do nothing about them."""
    # A torch for CUDA without triton, as in a package or on Windows, misses it while it counts.
    names = ("torch.onnx", "onnxscript", "onnx_ir", "torch.utils.flop_counter")
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _write(bundle: Bundle, data: bytes) -> Path:
    beside, cached = graph_files(bundle)
    try:
        write_bytes(beside, data)
    except OSError:
        # Models that came with the program lie where a person may not write.
        cached.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(cached, data)
        return cached
    return beside
