"""The network of a run: its architecture as the config has it, with the weights it begins with."""

from __future__ import annotations

import logging

import torch

from core.architecture import Architecture
from core.metadata import MetadataStatistics
from core.model import Network
from core.place import weights_folder
from core.preprocessing import Preprocessing
from core.weight import find_weights, load_backbone
from training.config import Config, ModelConfig

_log = logging.getLogger(__name__)


def architecture_of(config: Config) -> Architecture:
    """Return the architecture that a config describes."""
    model = config.model
    return Architecture(
        backbone=model.architecture,
        target=model.target,
        metadata=model.metadata,
        metadata_width=model.metadata_width,
        head=model.head,
        head_widths=model.widths,
        head_dropouts=model.dropouts,
        pooling=model.pooling,
    )


def make_network(
    config: Config, statistics: MetadataStatistics, preprocessing: Preprocessing
) -> Network:
    """Build the network of a config with its pretrained weights; raises UserError."""
    torch.manual_seed(config.run.seed)
    network = Network(
        architecture_of(config),
        statistics,
        preprocessing.mean,
        preprocessing.std,
        metadata_dropout=config.model.metadata_dropout,
    )
    _load_weights(network, config.model)
    network.backbone.to(memory_format=torch.channels_last)
    total = sum(parameter.numel() for parameter in network.parameters())
    _log.info("%s with %d parameters", config.model.architecture, total)
    return network


def _load_weights(network: Network, model: ModelConfig) -> None:
    if model.random_weights:
        return
    path = find_weights(model.architecture, model.weights, weights_folder())
    load_backbone(network.backbone, path)
    _log.info("pretrained weights from %s", path.name)
