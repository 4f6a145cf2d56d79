"""A bundle: the folder with all that inference needs, written whole and checked when it is read.

Nothing in it can run code: JSON, safetensors, and a derived ONNX graph. torch is not needed here.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save

from core.atomic import put_back, replacing_folder, write_bytes, write_json
from core.bundle_file import DECISION as DECISION
from core.bundle_file import (
    SCHEMA_VERSION,
    TRAINING,
    check_file,
    check_schema,
    damaged,
    fingerprint,
    kind_of,
    read_json,
)
from core.error import UserError
from core.evaluation.rule import Rule
from core.image.decoding import Pixels
from core.image.preprocessing import Preprocessing
from core.image.view import VIEW_COUNTS
from core.inference.model_choice import MODEL
from core.inference.model_choice import ModelChoice as ModelChoice
from core.inference.model_choice import find_bundle as find_bundle
from core.inference.model_choice import model_choices as model_choices
from core.metadata import MetadataStatistics
from core.network.architecture import Architecture
from core.record import Patient, Record
from core.target import TARGETS, Target, target_with
from core.trained import Trained

WEIGHTS, GRAPH = "weights.safetensors", "model.onnx"
KIND = "network"
_REFERENCES = 2
_READINGS = 5

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Decision:
    """What turns logits into a decision; `revision` grows when it is tuned, the weights stay.

    `views` is the number of flipped and turned views whose probabilities are averaged; what comes
    out is brought to `temperature`, and `rule` says what follows.
    """

    temperature: float = 1.0
    revision: int = 1
    views: int = 1
    rule: Rule = field(default_factory=Rule)

    @property
    def sentence(self) -> str:
        """What comes before prior and threshold, in words."""
        if self.views == 1:
            return f"Decision rule, revision {self.revision}: temperature {self.temperature:g}."
        return (
            f"Decision rule, revision {self.revision}: mean of {self.views} views, temperature "
            f"{self.temperature:g}."
        )

    @property
    def calibrates(self) -> bool:
        """Whether it alters probabilities, so that figures of training are not those of answers."""
        return self.temperature != 1.0 or self.rule.corrects

    def apply(self, probabilities: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return probabilities [n, classes] at the temperature and with the prior corrected."""
        return self.rule.apply(probabilities, self.temperature)


@dataclass(frozen=True)
class Bundle:
    """A model that has been read and found whole.

    `trained_on` holds the hashed ids (`hashed_ids`) of the training images and lesions,
    `reference_logits` (float32 [2, classes]) what the network answered to `reference_input` when it
    was saved, `weights_hash` the SHA-256 of the weights file, `files` the names of those whose
    SHA-256 it names. `training_told` is False where it goes on from a model of unknown training.
    """

    folder: Path
    architecture: Architecture
    preprocessing: Preprocessing
    statistics: MetadataStatistics
    split_hash: str
    facts: Mapping[str, Any]
    trained_on: frozenset[str]
    decision: Decision
    weights_hash: str
    reference_logits: Floats
    files: frozenset[str] = frozenset()
    training_told: bool = True

    @property
    def knows_training(self) -> bool:
        """Whether all images it learned from are known; those of a foreign model are not."""
        return self.training_told and bool(self.trained_on)

    @property
    def target(self) -> Target:
        """What the model tells apart."""
        return TARGETS[self.architecture.target]

    @property
    def made_of(self) -> tuple[tuple[str, str], ...]:
        """What the model is made of, as names and values for people."""
        size = self.preprocessing.image_size
        return (
            ("Architecture", self.architecture.backbone),
            ("Patient fields", self.architecture.metadata),
            ("Image size", f"{size} × {size}"),
            ("Weights", self.weights_hash[:16]),
        )

    @property
    def weights(self) -> Path:
        """The safetensors file."""
        return self.folder / WEIGHTS

    @property
    def graph(self) -> Path:
        """The derived ONNX file, which may be absent."""
        return self.folder / GRAPH


def hashed_id(kind: str, name: str) -> str:
    """Return the hashed id of an image or a lesion (`kind`), 16 hexadecimal digits."""
    return hashlib.sha256(f"{kind}:{name}".encode()).hexdigest()[:16]


def hashed_ids(records: Iterable[Record]) -> frozenset[str]:
    """Return the hashed ids of the images and lesions of `records`."""
    return frozenset(
        hashed_id(kind, name)
        for record in records
        for kind, name in (("image", record.image_id), ("lesion", record.lesion_id))
    )


def reference_input(
    preprocessing: Preprocessing, statistics: MetadataStatistics
) -> tuple[Pixels, Floats]:
    """Return the input that proves a model sound: uint8 [2, size, size, 3] and float32 [2, width].

    It follows from a formula in whole numbers, so that it is the same everywhere.
    """
    size = preprocessing.image_size
    image, row, column, channel = np.ogrid[:_REFERENCES, :size, :size, :3]
    ramp = (row * (3 + channel) + column * (5 - channel)) * 255 // (8 * size)
    wave = (row * column * (1 + image) // 16 + 85 * channel) % 256
    pixels = ((3 * ramp + wave) // 4 % 256).astype(np.uint8)
    known = Patient(statistics.age_median + 10, statistics.sexes[0], statistics.sites[0])
    return pixels, statistics.encode([Patient(), known])


def write_bundle(
    folder: Path,
    *,
    architecture: Architecture,
    preprocessing: Preprocessing,
    statistics: MetadataStatistics,
    tensors: Mapping[str, npt.NDArray[Any]],
    reference_logits: npt.NDArray[Any],
    split_hash: str,
    trained_on: Iterable[str],
    facts: Mapping[str, Any],
    views: int = 1,
    trained: Trained | None = None,
    training_told: bool = True,
) -> None:
    """Write a bundle to `folder`, whole or not at all; one that is there already is replaced.

    `tensors` is the state of the network, `reference_logits` [2, classes] its answer in evaluation
    mode to `reference_input`; `trained` what is kept of the training images, and `training_told`
    whether these are all it learned from. Raises OSError (disk full, read-only) and ValueError for
    logits or facts that are not finite.
    """
    with replacing_folder(folder) as fresh:
        # Arrays from torch may be views with strides, and the file must hold them in order.
        # Serialised in memory: on a full disk safetensors raises an error of its own, not OSError.
        weights = save({name: np.asarray(t, order="C") for name, t in tensors.items()})
        (fresh / WEIGHTS).write_bytes(weights)
        names = [WEIGHTS]
        if trained is not None:
            write_json(fresh / TRAINING, trained.to_json())
            names.append(TRAINING)
        model = {
            "schema_version": SCHEMA_VERSION,
            "kind": KIND,
            "architecture": architecture.to_json(),
            "classes": list(architecture.classes),
            "preprocessing": preprocessing.to_json(),
            "metadata": statistics.to_json(),
            "split_hash": split_hash,
            "trained_on": sorted(trained_on),
            "training_told": training_told,
            "files": {name: fingerprint(fresh / name) for name in names},
            "reference": {"logits": np.asarray(reference_logits, dtype=np.float64).tolist()},
            "facts": dict(facts),
        }
        write_json(fresh / MODEL, model)
        write_decision(fresh, Decision(views=views))


def read_bundle(folder: Path) -> Bundle:
    """Read and check a bundle; raises UserError, naming the file, for one missing or altered."""
    for _ in range(_READINGS):
        seen = _seen(folder)
        try:
            return _read(folder)
        except UserError:
            if seen == _seen(folder):
                raise
            # A run has put a better model in its place while it was read: half old, half new.
    return _read(folder)


def _seen(folder: Path) -> tuple[int, int] | None:
    """Return what tells a model from another that takes its place."""
    try:
        found = (folder / MODEL).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _read(folder: Path) -> Bundle:
    put_back(folder)
    if not (folder / MODEL).is_file():
        raise UserError(f"{folder} holds no model: {MODEL} is missing.", "Choose another folder.")
    model = read_json(folder / MODEL)
    check_schema(folder / MODEL, model)
    if kind_of(model) != KIND:
        raise UserError(
            f"{folder} is no single network but an {kind_of(model)} of several.",
            "Name one of its members, or another model.",
        )
    try:
        classes = tuple(model["classes"])
        with np.errstate(over="ignore"):  # becomes infinite, which is refused below
            logits = np.array(model["reference"]["logits"], dtype=np.float64).astype(np.float32)
        listed: dict[str, dict[str, Any]] = dict(model["files"])
        trained_on = frozenset(str(name) for name in model["trained_on"])
        facts = dict(model["facts"])
        split_hash = str(model["split_hash"])
        values = [dict(model[name]) for name in ("architecture", "preprocessing", "metadata")]
        weights_hash = str(listed[WEIGHTS]["sha256"])
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(folder / MODEL) from error
    architecture = Architecture.from_json(values[0])
    _check_classes(folder, classes, architecture)
    if logits.shape != (_REFERENCES, len(classes)) or not np.isfinite(logits).all():
        raise damaged(folder / MODEL)
    for name, expected in listed.items():
        check_file(folder, name, expected)
    return Bundle(
        folder,
        architecture,
        Preprocessing.from_json(values[1]),
        MetadataStatistics.from_json(values[2]),
        split_hash,
        facts,
        trained_on,
        read_decision(folder, len(classes)),
        weights_hash,
        logits,
        frozenset(listed),
        model.get("training_told", True) is True,  # bundles of before 2026-12 do not say it
    )


def read_decision(folder: Path, classes: int | None = None) -> Decision:
    """Read `decision.json`; raises UserError where it is missing or not sound.

    `classes` is how many the model tells apart, where that is known and to be compared.
    """
    path = folder / DECISION
    values = read_json(path)
    check_schema(path, values)
    temperature, revision = values.get("temperature"), values.get("revision")
    views = values.get("views", 1)  # bundles of the first version do not say it
    sound = (
        isinstance(temperature, (int, float))
        and isinstance(revision, int)
        and math.isfinite(temperature)
        and 0.01 <= temperature <= 100
        and revision >= 1
        and isinstance(views, int)
        and views in VIEW_COUNTS
    )
    rule = Rule.from_json(values)
    if not sound or rule is None or not (classes is None or rule.suits(classes)):
        raise damaged(path)
    return Decision(float(values["temperature"]), int(values["revision"]), int(views), rule)


def read_trained(bundle: Bundle) -> Trained | None:
    """Return what a bundle keeps of its training images; None for one of before 2026-11.

    Raises UserError where it is not sound.
    """
    path = bundle.folder / TRAINING
    if TRAINING not in bundle.files:
        return None
    trained = Trained.from_json(read_json(path))
    if trained is None:
        raise damaged(path)
    return trained


def keep_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Add files to a bundle that has been written, or replace such; raises OSError, UserError.

    Cut short at any point the bundle opens, with the files or without them.
    """
    path = folder / MODEL
    model = read_json(path)
    listed = dict(model["files"])
    before = {name: value for name, value in listed.items() if name not in contents}
    if before != listed:
        # A file that is listed with its old hash would make the model look altered.
        write_json(path, {**model, "files": before})
    for name, data in contents.items():
        write_bytes(folder / name, data)
    added = {name: fingerprint(folder / name) for name in contents}
    write_json(path, {**model, "files": before | added})


def tune_decision(folder: Path, temperature: float, rule: Rule) -> Decision:
    """Write a new revision of `decision.json` of a bundle and return it; raises UserError.

    What is as it was is no new revision.
    """
    before = read_decision(folder)
    if (before.temperature, before.rule) == (temperature, rule):
        return before
    decision = replace(before, temperature=temperature, rule=rule, revision=before.revision + 1)
    try:
        write_decision(folder, decision)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"The decision of {folder} cannot be written ({reason}).", "Copy the model first."
        ) from error
    return decision


def write_decision(folder: Path, decision: Decision) -> None:
    """Write `decision.json` into the folder of a model; raises OSError."""
    plain = {name: getattr(decision, name) for name in ("temperature", "revision", "views")}
    values = {"schema_version": SCHEMA_VERSION, **plain, **decision.rule.to_json()}
    write_json(folder / DECISION, values)


def _check_classes(folder: Path, classes: tuple[object, ...], architecture: Architecture) -> None:
    target = target_with([str(name) for name in classes])
    if target is None:
        known = "; or ".join(", ".join(target.classes) for target in TARGETS.values())
        raise UserError(f"The model {folder} knows other classes.", f"Needed: {known}.")
    if target.name != architecture.target:
        raise damaged(folder / MODEL)
