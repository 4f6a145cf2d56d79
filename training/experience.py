"""The experience that a run leaves in its best bundle: training lesions in the model's features."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

import numpy as np

from core.bundle import Bundle, Floats, read_bundle
from core.bundle_file import TRAINING
from core.error import UserError
from core.experience.experience import Experience
from core.experience.fit import Seen, fit_experience
from core.experience.store import write_experience
from core.image.content import content_hashes
from core.image.decoding import Pixels
from core.inference.export import export_onnx
from core.inference.graph import Graph, find_graph
from core.place import cache_folder
from training.evaluation import decision_of, run_cohort
from training.feed.batch import BatchSource
from training.feed.material import Indices, Material, Report, open_material
from training.run_directory import RunDirectory

Embed = Callable[[Pixels, Floats], Floats]
"""From pixels uint8 [n, size, size, 3] and metadata float32 [n, width] to features."""

_log = logging.getLogger(__name__)


def keep_experience(
    run: RunDirectory, material: Material, source: BatchSource, embed: Embed, report: Report
) -> Experience | None:
    """Fit the experience of a run's best model and keep it in the bundle; None: too few lesions.

    Limits come from the validation subset and its predictions, which must be there; `report` hears
    (what, done, total). Raises OSError.
    """
    bundle = read_bundle(run.best)
    train, val = material.subsets["train"], material.subsets["val"]
    total, done = len(train) + len(val), 0
    parts: list[Floats] = []
    for batch in source.evaluation(np.concatenate([train, val])):
        parts.append(embed(batch.pixels, batch.metadata))
        done += len(batch.pixels)
        report("experience", done, total)
    features = np.concatenate(parts)
    try:
        found = fit_experience(
            _seen(material, train, features[: len(train)]),
            _seen(material, val, features[len(train) :], _called(run, material, val)),
            bundle.target.classes,
        )
    except ValueError as error:
        _log.warning("the model keeps no experience: %s", error)
        return None
    more = {} if TRAINING in bundle.files else {TRAINING: _training(material)}
    write_experience(bundle, found, more)
    return found


def experience_of_run(run: RunDirectory, report: Report) -> Experience:
    """Make the experience of a run that is over, of whatever version; raises UserError."""
    if not (run.predictions / "val.csv").is_file():
        raise UserError(
            f"The run {run.name} has no predictions of its val subset.",
            "They are written when it completes.",
        )
    config, bundle = run.config(), read_bundle(run.best)
    material = open_material(config, run, cache_folder(), report)
    graph = _graph(bundle, config.run.threads)
    found = keep_experience(run, material, material.source(config), features_of(graph), report)
    if found is None:
        raise UserError(f"The run {run.name} has too few training lesions for an experience.")
    return found


def features_of(graph: Graph) -> Embed:
    """Return the map to the features that a graph gives; it must give them."""

    def embed(pixels: Pixels, metadata: Floats) -> Floats:
        _, features = graph.answer_and_features(pixels, metadata)
        if features is None:
            raise ValueError("the graph gives no features")
        return features

    return embed


def _graph(bundle: Bundle, threads: int) -> Graph:
    graph = find_graph(bundle, threads)
    if graph is not None and graph.has_features:
        return graph
    return Graph(export_onnx(bundle), threads)


def _seen(
    material: Material, indices: Indices, features: Floats, called: Indices | None = None
) -> Seen:
    chosen = indices.tolist()
    canvases = np.asarray(material.store.pixels)  # views into the file, read when they are used
    return Seen(
        [material.records[index] for index in chosen],
        features,
        content_hashes(canvases[index] for index in chosen),
        called,
    )


def _called(run: RunDirectory, material: Material, val: Indices) -> Indices | None:
    """Return the class that the model calls each validation image, as its decision is now."""
    cohort, _ = run_cohort(run, "val")
    shares = decision_of(run).apply(cohort.probabilities)
    by_id = dict(zip(cohort.image_ids, shares.argmax(axis=1).tolist(), strict=True))
    names = [material.records[index].image_id for index in val.tolist()]
    if not all(name in by_id for name in names):
        _log.warning("the validation images are not those of the predictions: no limits")
        return None
    return np.array([by_id[name] for name in names], dtype=np.int64)


def _training(material: Material) -> bytes:
    return json.dumps(material.trained.to_json(), allow_nan=False).encode()
