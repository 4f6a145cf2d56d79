"""A network in words: its layers in the order of their work, their outputs and parameters."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from core.error import UserError
from core.network.model import Network


@dataclass(frozen=True, slots=True)
class Parameters:
    """Numbers of parameters: of the whole network, and of its backbone alone."""

    all: int
    backbone: int

    @property
    def head_phase(self) -> int:
        """What learns while the backbone is frozen."""
        return self.all - self.backbone


@dataclass(frozen=True, slots=True)
class LayerUse:
    """One use of a layer: its path in the network, kind, shape of its output, parameters."""

    path: str
    kind: str
    shape: tuple[int, ...]
    parameters: int


def count_parameters(network: Network) -> Parameters:
    """Return the numbers of parameters of a network."""
    backbone = sum(parameter.numel() for parameter in network.backbone.parameters())
    return Parameters(sum(parameter.numel() for parameter in network.parameters()), backbone)


def layer_uses(network: Network, image_size: int, metadata_width: int) -> list[LayerUse]:
    """Return the layers that work on one image of `image_size` pixels, in that order.

    Nothing is computed: the shapes come from a copy on torch's device "meta". Raises UserError
    where the network has no answer to images of that size.
    """
    still = copy.deepcopy(network).to("meta").eval()
    uses: list[LayerUse] = []
    handles = [
        module.register_forward_hook(_noting(path, uses))
        for path, module in still.named_modules()
        if not any(True for _ in module.children())
    ]
    pixels = torch.zeros((1, image_size, image_size, 3), dtype=torch.uint8, device="meta")
    try:
        with torch.inference_mode():
            still(pixels, torch.zeros((1, metadata_width), device="meta"))
    except (RuntimeError, AssertionError) as error:
        raise UserError(
            f"This architecture cannot take images of {image_size} pixels.",
            "Set model.image_size to 0, its own size.",
        ) from error
    finally:
        for handle in handles:
            handle.remove()
    return uses


def summary(title: str, network: Network, image_size: int, metadata_width: int) -> str:
    """Return a text of one line a layer between `title` and the sums; raises UserError."""
    uses = layer_uses(network, image_size, metadata_width)
    rows = [("layer", "kind", "output", "parameters")]
    rows += [
        (use.path, use.kind, " × ".join(map(str, use.shape)), f"{use.parameters:,}") for use in uses
    ]
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        f"{path:<{wide[0]}}  {kind:<{wide[1]}}  {shape:<{wide[2]}}  {number:>{wide[3]}}"
        for path, kind, shape, number in rows
    ]
    number = count_parameters(network)
    sums = (
        f"parameters: {number.all:,}; backbone {number.backbone:,}, "
        f"head and metadata {number.head_phase:,}"
    )
    return "\n".join([title, "", *lines, "", sums]) + "\n"


def _noting(path: str, uses: list[LayerUse]) -> Callable[[nn.Module, object, object], None]:
    def note(module: nn.Module, _inputs: object, output: object) -> None:
        first = output[0] if isinstance(output, tuple) else output
        shape = tuple(first.shape) if isinstance(first, Tensor) else ()
        number = sum(parameter.numel() for parameter in module.parameters())
        uses.append(LayerUse(path, type(module).__name__, shape, number))

    return note
