"""A bundle of a small network with random weights, written in one line."""

from __future__ import annotations

from pathlib import Path

import torch

from core.bundle import reference_input, write_bundle
from core.image.preprocessing import Preprocessing
from core.metadata import MetadataStatistics
from core.network.architecture import Architecture
from core.network.model import Network
from core.record import Patient
from core.trained import Trained

HALF = (0.5, 0.5, 0.5)
PATIENTS = (Patient(40.0, "male", "back"), Patient(70.0, "female", "face"), Patient())


def make_bundle(
    folder: Path,
    *,
    metadata: str = "embedding",
    backbone: str = "resnet10t",
    target: str = "diagnosis",
    seed: int = 0,
    split_hash: str = "0123456789abcdef",
    trained_on: str = "image:a",
    trained: Trained | None = None,
) -> Path:
    """Write a bundle with views of 64 pixels."""
    architecture = Architecture(
        backbone, target=target, metadata=metadata, head="normalised", head_widths=(16,)
    )
    preprocessing = Preprocessing(72, 96, 64, HALF, HALF)
    statistics = MetadataStatistics.fit(PATIENTS)
    torch.manual_seed(seed)
    network = Network(architecture, statistics, HALF, HALF)
    return write_network(
        folder,
        network,
        architecture,
        preprocessing,
        statistics,
        split_hash=split_hash,
        trained_on=trained_on,
        trained=trained,
    )


def write_network(
    folder: Path,
    network: Network,
    architecture: Architecture,
    preprocessing: Preprocessing,
    statistics: MetadataStatistics,
    *,
    split_hash: str = "0123456789abcdef",
    trained_on: str = "image:a",
    trained: Trained | None = None,
) -> Path:
    """Write a bundle of a network as it is."""
    network.eval()
    pixels, patients = reference_input(preprocessing, statistics)
    with torch.inference_mode():
        logits = network(torch.from_numpy(pixels), torch.from_numpy(patients)).numpy()
    write_bundle(
        folder,
        architecture=architecture,
        preprocessing=preprocessing,
        statistics=statistics,
        tensors={name: tensor.numpy() for name, tensor in network.state_dict().items()},
        reference_logits=logits,
        split_hash=split_hash,
        trained_on=[trained_on],
        trained=trained,
        facts={"name": "random"},
    )
    return folder
