"""The network of a run: its architecture as the config has it, with the weights it begins with."""

from __future__ import annotations

import logging
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file

from core.atomic import write_text
from core.bundle import Bundle
from core.error import UserError
from core.image.preprocessing import Preprocessing
from core.metadata import MetadataStatistics
from core.network.architecture import Architecture, backbone_of
from core.network.model import Network, check_backbone
from core.network.summary import summary
from core.network.weight import (
    PretrainedFacts,
    find_weights,
    hub_name,
    load_backbone,
    local_weights,
    needs_weights,
    pretrained_facts,
)
from core.place import weights_folder
from training.config import Config, ModelConfig
from training.start import model_begun_with

_BACKBONE = "backbone."
_log = logging.getLogger(__name__)


def architecture_of(config: Config) -> Architecture:
    """Return the architecture that a config describes."""
    model = config.model
    return Architecture(
        backbone=backbone_of(model.architecture),
        target=model.target,
        metadata=model.metadata,
        metadata_width=model.metadata_width,
        head=model.head,
        head_widths=model.widths,
        head_dropouts=model.dropouts,
        pooling=model.pooling,
    )


def input_facts(config: Config) -> PretrainedFacts:
    """Return the image size of a run in pixels, and the normalisation its weights were made with.

    Raises UserError for an unknown architecture, or one that takes no images of the size given.
    """
    model = config.model
    backbone = backbone_of(model.architecture)
    check_backbone(backbone)
    begun = model_begun_with(config)
    file = None if model.random_weights or begun is not None else _local_file(backbone, model)
    facts = pretrained_facts(backbone, file)
    if facts.fixed_size and model.image_size not in (0, facts.image_size):
        raise UserError(
            f"{model.architecture} takes images of {facts.image_size} pixels only.",
            f"Set model.image_size={facts.image_size}, or 0.",
        )
    size = model.image_size or facts.image_size
    if begun is not None:
        known = begun.preprocessing
        size = model.image_size or known.image_size
        return PretrainedFacts(size, known.mean, known.std, facts.fixed_size)
    return PretrainedFacts(size, facts.mean, facts.std, facts.fixed_size)


def origin_of(config: Config, begun: Bundle | None) -> str:
    """Return what the network of a run begins with, for people; `begun` is a model gone on from."""
    if begun is not None:
        kept = "with its head" if config.model.keep_head else "with a new head"
        return f"model {begun.weights_hash[:16]} {kept}"
    backbone = backbone_of(config.model.architecture)
    if config.model.random_weights or not needs_weights(backbone):
        return "random weights"
    file = _local_file(backbone, config.model)
    return file.name if file is not None else hub_name(backbone)


def make_network(
    config: Config, statistics: MetadataStatistics, preprocessing: Preprocessing
) -> Network:
    """Build the network of a config with the weights it begins with; raises UserError."""
    torch.manual_seed(config.run.seed)
    network = Network(
        architecture_of(config),
        statistics,
        preprocessing.mean,
        preprocessing.std,
        image_size=preprocessing.image_size,
        metadata_dropout=config.model.metadata_dropout,
        drop_path=config.model.drop_path,
    )
    begun = model_begun_with(config)
    if begun is not None:
        _go_on_from(network, begun, keep_head=config.model.keep_head)
    else:
        _load_pretrained(network, config.model)
    network.backbone.to(memory_format=torch.channels_last)
    total = sum(parameter.numel() for parameter in network.parameters())
    _log.info(
        "%s with %d parameters begins with %s",
        config.model.architecture, total, origin_of(config, begun),
    )  # fmt: skip
    return network


def describe(
    path: Path,
    config: Config,
    network: Network,
    image_size: int,
    metadata_width: int,
) -> None:
    """Write a network in words to `path`; raises UserError where it takes no images of its size."""
    title = f"{config.model.architecture}, {image_size} px"
    write_text(path, summary(title, network, image_size, metadata_width))


def _load_pretrained(network: Network, model: ModelConfig) -> None:
    backbone = backbone_of(model.architecture)
    if model.random_weights or not needs_weights(backbone):
        return
    path = find_weights(backbone, model.weights, _folder(model), download=model.download)
    load_backbone(network.backbone, path)


def _go_on_from(network: Network, bundle: Bundle, *, keep_head: bool) -> None:
    try:
        tensors = load_file(bundle.weights)
        if keep_head:
            network.load_state_dict(tensors, strict=True)
        else:
            own = {
                name.removeprefix(_BACKBONE): tensor
                for name, tensor in tensors.items()
                if name.startswith(_BACKBONE)
            }
            network.backbone.load_state_dict(own, strict=True)
    except (RuntimeError, SafetensorError) as error:
        raise UserError(
            f"The weights of the model {bundle.folder} do not fit this network.",
            "Check model.image_size, and model.head where it is kept.",
        ) from error


def _local_file(backbone: str, model: ModelConfig) -> Path | None:
    return model.weights or local_weights(backbone, _folder(model))


def _folder(model: ModelConfig) -> Path:
    return model.weights_folder or weights_folder()
