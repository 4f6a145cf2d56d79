"""A state dict from elsewhere as a bundle: timm's or torchvision's, with what a person says of it.

The file is read as a table of tensors; no code of it runs. The network it was made for is built
from its name, and ours must answer as that one does, or nothing is imported.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import timm
import torch
from torch import Tensor, nn

from core.bundle import read_bundle, reference_input, write_bundle
from core.error import UserError
from core.image.preprocessing import Preprocessing
from core.inference.export import export_onnx
from core.library.package import Report, check_model, keep
from core.library.source import LIBRARIES, NORMALISATIONS, TORCHVISION, ForeignModel
from core.metadata import MetadataStatistics
from core.network.architecture import Architecture
from core.network.model import Network
from core.network.weight import PretrainedFacts, pretrained_facts, read_tensors
from core.record import UNKNOWN
from core.target import TARGETS, Target

_NOBODY = MetadataStatistics(50.0, 50.0, 15.0, (UNKNOWN,), (UNKNOWN,))
_PARITY = 1e-3
_PREFIXES = ("module.", "model.", "net.", "_orig_mod.")


@dataclass(frozen=True)
class _Part:
    """The last layer of a network: weight float [outputs, width] and bias float [outputs]."""

    weight: Tensor
    bias: Tensor


def import_foreign(source: ForeignModel, models: Path, report: Report) -> Path:
    """Import a state dict and return its new folder; raises UserError, naming what does not fit."""
    if source.library not in LIBRARIES or source.normalisation not in NORMALISATIONS:
        known = f"{', '.join(LIBRARIES)}; {', '.join(NORMALISATIONS)}"
        raise UserError("The library or the normalisation is not known here.", f"Known: {known}.")
    target = target_of(source.classes)
    tensors = _without_prefix(read_tensors(source.file))
    report("import", 1, 4)
    given, outputs = _source_network(source, tensors, len(target.classes))
    report("import", 2, 4)
    facts = pretrained_facts(_backbone(source))
    settings = _preprocessing(source, facts)
    network = _carried(source, given, outputs, target, settings)
    pixels, patients = reference_input(settings, _NOBODY)
    with torch.inference_mode():
        expected = _in_our_order(given(network.scale(torch.from_numpy(pixels))), source, target)
        logits = network(torch.from_numpy(pixels), torch.from_numpy(patients)).numpy()
    if not np.abs(logits - expected).max() <= _PARITY * np.abs(expected).max():
        raise _does_not_carry(source)
    report("import", 3, 4)
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=models) as place:
        inside = Path(place) / "model"
        write_bundle(
            inside,
            architecture=_architecture(source, target),
            preprocessing=settings,
            statistics=_NOBODY,
            tensors={name: tensor.numpy() for name, tensor in network.state_dict().items()},
            reference_logits=logits,
            split_hash="",
            trained_on=(),
            facts=_facts(source),
        )
        bundle = read_bundle(inside)
        export_onnx(bundle, network)  # before it is kept: what has no graph is not imported
        folder = keep(inside, models, source.name or source.file.stem, check_model(inside))
        if bundle.graph.is_file():
            bundle.graph.replace(folder / bundle.graph.name)
    report("import", 4, 4)
    return folder


def target_of(classes: Sequence[str]) -> Target:
    """Return what classes in any order tell apart; raises UserError where nothing of ours."""
    for target in TARGETS.values():
        if sorted(classes) == sorted(target.classes):
            return target
    known = "; or ".join(" ".join(target.classes) for target in TARGETS.values())
    raise UserError(
        f"The classes {', '.join(classes) or '(none)'} are not those of Dermadesk.",
        f"Name all of them in the order of the file's outputs: {known}.",
    )


def _source_network(
    source: ForeignModel, tensors: Mapping[str, Tensor], classes: int
) -> tuple[nn.Module, int]:
    """Return the network that the file is of, filled, and the number of its outputs."""
    wrong = ""
    for outputs in (classes, 1) if classes == 2 else (classes,):
        network = _BUILDERS[source.library](source, outputs)
        try:
            network.load_state_dict(dict(tensors), strict=True)
        except RuntimeError as error:
            wrong = wrong or _first_fault(error)
            continue
        return network.eval(), outputs
    raise UserError(
        f"{source.file.name} is no {source.architecture} of {source.library} with {classes} "
        f"classes: {wrong}",
        "Check the architecture, the library and the number of classes.",
    )


def _first_fault(error: RuntimeError) -> str:
    lines = [line.strip() for line in str(error).splitlines()[1:]]
    first = lines[0] if lines else str(error)
    return first[:157] + "…" if len(first) > 160 else first


def _timm(source: ForeignModel, outputs: int) -> nn.Module:
    if not timm.is_model(source.architecture):
        raise UserError(
            f"timm knows no architecture “{source.architecture}”.", "See `dermadesk models`."
        )
    network: nn.Module = timm.create_model(
        source.architecture, pretrained=False, num_classes=outputs
    )
    return network


def _torchvision(source: ForeignModel, outputs: int) -> nn.Module:
    from torchvision import models as made

    if source.architecture not in TORCHVISION:
        raise UserError(
            f"{source.architecture} of torchvision cannot be imported.",
            f"Those that can: {', '.join(TORCHVISION)}.",
        )
    network: nn.Module = made.get_model(source.architecture, weights=None, num_classes=outputs)
    return network


_BUILDERS: Mapping[str, Callable[[ForeignModel, int], nn.Module]] = MappingProxyType(
    dict(zip(LIBRARIES, (_timm, _torchvision), strict=True))
)


def _carried(
    source: ForeignModel,
    given: nn.Module,
    outputs: int,
    target: Target,
    settings: Preprocessing,
) -> Network:
    """Return our network with the weights of `given`; raises UserError where they do not fit."""
    network = Network(
        _architecture(source, target),
        _NOBODY,
        settings.mean,
        settings.std,
        image_size=settings.image_size,
    )
    layers = [(name, part) for name, part in given.named_modules() if isinstance(part, nn.Linear)]
    if not layers or layers[-1][1].out_features != outputs:
        raise _does_not_carry(source)
    last, layer = layers[-1]
    own = {f"{last}.weight", f"{last}.bias"}
    rest = {name: value for name, value in given.state_dict().items() if name not in own}
    wanted = network.backbone.state_dict()
    pairs = rest if set(rest) == set(wanted) else dict(zip(wanted, rest.values(), strict=False))
    fits = len(rest) == len(wanted) and all(
        pairs[name].numel() == value.numel() for name, value in wanted.items()
    )
    if not fits or layer.in_features != network.feature_width:
        raise _does_not_carry(source)
    # A linear layer is a convolution of one pixel: the same numbers in another shape.
    network.backbone.load_state_dict(
        {name: pairs[name].reshape(value.shape) for name, value in wanted.items()}, strict=True
    )
    _level(given, network.backbone)
    bias = layer.bias if layer.bias is not None else torch.zeros(outputs)
    head: Any = network.head[-1]
    part = _rearranged(_Part(layer.weight.detach(), bias.detach()), source, target)
    head.load_state_dict({"weight": part.weight, "bias": part.bias}, strict=True)
    return network.eval()


def _level(given: nn.Module, ours: nn.Module) -> None:
    """Make up for another epsilon of the normalisations: to inference it is part of variance."""
    theirs, own = (
        [part for part in network.modules() if isinstance(part, nn.BatchNorm2d)]
        for network in (given, ours)
    )
    if len(theirs) == len(own):
        for each, mine in zip(theirs, own, strict=True):
            if mine.running_var is not None:
                mine.running_var += each.eps - mine.eps


def _rearranged(part: _Part, source: ForeignModel, target: Target) -> _Part:
    """Return a last layer in the order of our classes; of two it tells one number."""
    order = [source.classes.index(name) for name in target.classes]
    if len(order) > 2:
        return _Part(part.weight[order], part.bias[order])
    if len(part.weight) == 1:
        # One output speaks for the class that was named last.
        sign = 1.0 if order[1] == 1 else -1.0
        return _Part(part.weight * sign, part.bias * sign)
    first, second = order
    return _Part(
        part.weight[second : second + 1] - part.weight[first : first + 1],
        part.bias[second : second + 1] - part.bias[first : first + 1],
    )


def _in_our_order(logits: Tensor, source: ForeignModel, target: Target) -> Any:
    """Return what a foreign network answers as our logits, float [n, classes]."""
    part = _rearranged(_Part(logits.T, torch.zeros(logits.shape[1])), source, target)
    ours = part.weight.T
    return (ours if len(target.classes) > 2 else nn.functional.pad(ours, (1, 0))).numpy()


def _preprocessing(source: ForeignModel, facts: PretrainedFacts) -> Preprocessing:
    size = source.image_size or facts.image_size
    mean, std = NORMALISATIONS[source.normalisation]
    # Photographs are 4:3; the network sees the centre square at its own size.
    return Preprocessing(size, 2 * round(size * 2 / 3), size, mean, std)


def _architecture(source: ForeignModel, target: Target) -> Architecture:
    return Architecture(_backbone(source), target=target.name, metadata="none", head="linear")


def _backbone(source: ForeignModel) -> str:
    if source.library == LIBRARIES[0]:
        return source.architecture
    return TORCHVISION.get(source.architecture, "resnet18")


def _facts(source: ForeignModel) -> dict[str, Any]:
    return {
        "imported_from": source.file.name,
        "made_with": f"{source.library}, {source.architecture}",
        "class_order_given": " ".join(source.classes),
        "normalisation_given": source.normalisation,
        "trained_on": "not known: figures on images that it learned from would flatter it",
        "image_cut_assumed": "the centre square",
    }


def _without_prefix(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return tensors without what a wrapper (DataParallel, Lightning) put before every name."""
    found = dict(tensors)
    for prefix in _PREFIXES:
        if found and all(name.startswith(prefix) for name in found):
            found = {name.removeprefix(prefix): value for name, value in found.items()}
    return found


def _does_not_carry(source: ForeignModel) -> UserError:
    return UserError(
        f"{source.architecture} of {source.library} cannot be carried over so that it answers "
        "as before.",
        "Networks with one linear layer after the pooled features can.",
    )
