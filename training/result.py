"""What a run leaves: bundles, predictions of the best one, and its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from core.atomic import write_csv
from core.bundle import Bundle, Floats, hashed_ids, reference_input, write_bundle
from core.image.decoding import Pixels
from core.image.view import Shares, averaged
from core.inference.export import export_onnx
from core.inference.graph import Graph
from core.inference.softmax import softmax
from core.metric import figures
from core.network.model import Network
from core.prediction import Prediction, share_cells, share_columns
from training.config import Config
from training.experience import features_of
from training.feed.batch import BatchSource
from training.feed.material import Indices, Material
from training.network import architecture_of, origin_of
from training.step.memory import in_halves

Probabilities = npt.NDArray[np.float64]
Answer = Callable[[Pixels, Floats], Floats]


@dataclass(frozen=True)
class Asked:
    """The best model ready to answer: maps from pixels and metadata to logits and to features."""

    answer: Answer
    embed: Answer


def save_bundle(
    folder: Path, network: Network, material: Material, config: Config, facts: dict[str, Any]
) -> None:
    """Write the network as it is now as a bundle, whole or not at all."""
    network.eval()
    device = network.mean.device
    pixels, metadata = reference_input(material.preprocessing, material.statistics)
    with torch.inference_mode():
        # Plain forward: a compiled network would be compiled anew for these two images.
        logits = network.forward(
            torch.from_numpy(pixels).to(device), torch.from_numpy(metadata).to(device)
        )
    begun = material.begun
    learned = [material.records[index] for index in material.subsets["train"]]
    write_bundle(
        folder,
        architecture=architecture_of(config),
        preprocessing=material.preprocessing,
        statistics=material.statistics,
        tensors={
            name: tensor.detach().cpu().contiguous().numpy()
            for name, tensor in network.state_dict().items()
        },
        reference_logits=logits.float().cpu().numpy(),
        split_hash=config.run.split_hash,
        # What the model gone on from had learned from, this one has learned from too.
        trained_on=hashed_ids(learned) | (begun.trained_on if begun is not None else frozenset()),
        facts={**facts, "begun_with": origin_of(config, begun)},
        views=config.run.views,
        trained=material.trained,
        training_told=begun is None or begun.knows_training,
    )


def asked_of(bundle: Bundle, network: Network, threads: int) -> Asked:
    """Write the ONNX graph of a bundle; return the maps to its logits and its features.

    `network` has the bundle's weights. Where it is on a CPU the graph answers, as it does in
    Classify and `predict`, and faster: EfficientNet-Lite0 at 224 px on two cores gave 117 images/s
    with torch and 290 so.
    """
    path = export_onnx(bundle, network)
    if network.mean.device.type != "cpu":
        return Asked(asking(network), embedding(network))
    graph = Graph(path, threads)
    return Asked(graph.answer, features_of(graph))


def asking(network: Network) -> Answer:
    """Return the map from pixels and metadata to the logits of a network, on its device."""
    network.eval()
    device = network.mean.device

    def answer(pixels: Pixels, metadata: Floats) -> Floats:
        with torch.inference_mode():
            logits = in_halves(
                network, torch.from_numpy(pixels).to(device), torch.from_numpy(metadata).to(device)
            )
        found: Floats = logits.float().cpu().numpy()
        return found

    return answer


def embedding(network: Network) -> Answer:
    """Return the map from pixels and metadata to the features of a network, on its device."""
    network.eval()
    device = network.mean.device

    def embed(pixels: Pixels, metadata: Floats) -> Floats:
        with torch.inference_mode():
            features = network.features(torch.from_numpy(pixels).to(device))
        found: Floats = features.float().cpu().numpy()
        return found

    return embed


def predict(
    answer: Answer, source: BatchSource, indices: Indices, views: int = 1
) -> Iterator[Probabilities]:
    """Yield probabilities [batch, classes] of the images in order, the mean over `views` each."""
    for batch in source.evaluation(indices):

        def shares(pixels: Pixels, metadata: Floats = batch.metadata) -> Shares:
            return softmax(answer(pixels, metadata))

        yield averaged(shares, batch.pixels, views)


def probabilities_of(logits: Tensor) -> Probabilities:
    """Return the probabilities of logits on any device, float64 [n, classes]."""
    # Not every accelerator has float64, so it is the processor that rounds.
    shares: Probabilities = torch.softmax(logits.float().cpu().double(), dim=1).numpy()
    return shares


def write_predictions(
    folder: Path, name: str, material: Material, indices: Indices, probabilities: Probabilities
) -> dict[str, float]:
    """Write predictions/<name>.csv and return the figures of the subset, named <name>_…."""
    rows = []
    for index, row in zip(indices, probabilities, strict=True):
        record = material.records[index]
        cells = share_cells(Prediction(tuple(row.tolist()), material.target.classes))
        rows.append([record.image_id, record.lesion_id, record.dx, *cells])
    folder.mkdir(exist_ok=True)
    header = ["image_id", "lesion_id", "dx", *share_columns(material.target.classes)]
    write_csv(folder / f"{name}.csv", header, rows)
    found = figures(probabilities, material.targets[indices], material.target)
    return {f"{name}_{key}": value for key, value in found.items()}
