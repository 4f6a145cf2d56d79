"""What a run trains on: records by subset, their store, encoded metadata and targets."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.bundle import Bundle, read_trained
from core.dataset import open_dataset
from core.error import UserError
from core.image.decoding import BadImage, decode
from core.image.preprocessing import Preprocessing
from core.image_store import ImageStore, open_store
from core.metadata import MetadataStatistics
from core.record import Record
from core.target import TARGETS, Target
from core.trained import Trained, joined, trained_on_images
from training.config import Config
from training.feed.batch import BatchSource
from training.feed.share import WHOLE, Share
from training.network import input_facts
from training.run_directory import RunDirectory
from training.start import model_begun_with

Indices = npt.NDArray[np.int64]
Report = Callable[[str, int, int], None]

_SAMPLE = 25
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Material:
    """The data of a run; `subsets` holds positions in `records` of the images that can be used.

    `targets` are the classes of `target` that the records belong to; `begun` is the model the run
    goes on from.
    """

    records: tuple[Record, ...]
    subsets: dict[str, Indices]
    store: ImageStore
    preprocessing: Preprocessing
    statistics: MetadataStatistics
    metadata: npt.NDArray[np.float32]
    targets: Indices
    target: Target
    begun: Bundle | None = None

    @cached_property
    def trained(self) -> Trained:
        """What a bundle keeps of the training images; worked out once, in a few seconds.

        What the model gone on from had learned from, this one has learned from too.
        """
        chosen = self.subsets["train"].tolist()
        canvases = np.asarray(self.store.pixels)  # views into the file, read when they are used
        own = trained_on_images(
            [canvases[index] for index in chosen], [self.records[index] for index in chosen]
        )
        if self.begun is None:
            return own
        before = read_trained(self.begun)
        return replace(own, complete=False) if before is None else joined((own, before))

    def source(self, config: Config, share: Share = WHOLE) -> BatchSource:
        """Return the batches of this material as `config` wants them, or a process's share."""
        return BatchSource(
            self.store,
            self.preprocessing,
            self.metadata,
            self.targets,
            batch_size=config.optimise.batch_size,
            seed=config.run.seed,
            threads=config.run.threads,
            classes=len(self.target.classes),
            sampler=config.optimise.sampler,
            share=share,
        )


def open_material(config: Config, run: RunDirectory, cache: Path, report: Report) -> Material:
    """Open the dataset of a run as its split has it, decoding every image once.

    Metadata statistics are fitted on the training subset only. `report` hears (what, done, total).
    Raises UserError where the folder is gone or a subset has no usable image.
    """
    dataset = open_dataset(config.data.folder, csv=config.data.csv, images=config.data.images)
    split = run.split()
    records = tuple(
        record
        for record in dataset.records
        if record.dx is not None and record.image_id in split.subset_by_image
    )
    gone = len(split.subset_by_image) - len(records)
    if gone:
        _log.warning("%d images of the split are no longer in the dataset", gone)
    subset_of = np.array([split.subset_by_image[record.image_id] for record in records])
    learned = [
        record for record, subset in zip(records, subset_of, strict=True) if subset == "train"
    ]
    if not learned:
        raise UserError(
            "The training subset has no image.", "Check the dataset folder and the split."
        )
    preprocessing = _preprocessing(config, learned)
    store = open_store(
        records,
        preprocessing,
        dataset.fingerprint + config.run.split_hash,
        cache,
        workers=config.run.threads,
        progress=lambda done, total: report("images", done, total),
    )
    for problem in store.problems:
        _log.warning("left out %s: %s", problem.where, problem.reason)
    subsets = {
        name: np.flatnonzero((subset_of == name) & store.good).astype(np.int64)
        for name in ("train", "val", "test")
    }
    _check(subsets)
    begun = model_begun_with(config)
    statistics = (
        begun.statistics  # those that the head which is kept was made with
        if begun is not None and config.model.keep_head
        else MetadataStatistics.fit([records[index].patient for index in subsets["train"]])
    )
    target = TARGETS[config.model.target]
    return Material(
        records,
        subsets,
        store,
        preprocessing,
        statistics,
        statistics.encode([record.patient for record in records]),
        np.array([target.index_of(record.dx or "") for record in records], dtype=np.int64),
        target,
        begun,
    )


def _preprocessing(config: Config, learned: Sequence[Record]) -> Preprocessing:
    facts = input_facts(config)
    height, width = _typical_size(learned)
    colours = config.model.colour_constancy
    return Preprocessing.for_images(height, width, facts.image_size, facts.mean, facts.std, colours)


def _check(subsets: dict[str, Indices]) -> None:
    for name in ("train", "val"):
        if len(subsets[name]) < 2:
            raise UserError(
                f"The subset '{name}' has {len(subsets[name])} usable images.",
                "Use a split with at least two images for training and two for validation.",
            )


def _typical_size(records: Sequence[Record]) -> tuple[int, int]:
    """Return the median height and width of an even sample of the training images."""
    sizes = []
    for record in records[:: max(1, len(records) // _SAMPLE)]:
        try:
            sizes.append(decode(record.path).shape[:2])
        except BadImage as error:
            _log.warning("left out %s: %s", record.path.name, error)
    if not sizes:
        raise UserError("No training image can be read.", "See the dataset's list of problems.")
    height, width = np.median(np.array(sizes), axis=0)
    return int(height), int(width)
