"""Samples a second that reach the network: image store and batches against PIL and a DataLoader."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from benchmarks.measure import Row, Setting, against, limited, seconds
from benchmarks.picture import dataset_folder, large_files, repeated
from benchmarks.plain import augmenting, loader
from core.image.decoding import decode
from core.image.preprocessing import Preprocessing
from core.image_store import ImageStore, open_store
from core.record import Record
from training.config import AugmentConfig
from training.feed.batch import BatchSource

SIZE = 224
BATCH = 32
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
# Every kind of change is on.
FULL = AugmentConfig(shear=0.1)


def run(setting: Setting) -> list[Row]:
    """Measure an epoch of each on large files, then on the small ones of the folder."""
    images = 192 if setting.small else 2000
    small = sorted(dataset_folder(setting).glob("HAM10000_images_part_*/*.jpg"))
    return [
        *_compare("600×450", large_files(setting), images, setting, 10),
        *_compare("200×150", small[:images], images, setting, None),
    ]


def _compare(
    name: str, files: list[Path], images: int, setting: Setting, at_least: float | None
) -> list[Row]:
    records = repeated(files, images)
    height, width = decode(files[0]).shape[:2]
    preprocessing = Preprocessing.for_images(height, width, SIZE, MEAN, STD)
    stores: list[ImageStore] = []
    built = seconds(lambda: stores.append(_build(records, preprocessing, name, setting)))
    ours = _ours(stores[0], preprocessing, images, setting)
    plain = _plain(records, setting)
    # In turn, so that a busy moment of the machine meets both; the first epochs warm up.
    pairs = [(seconds(ours), seconds(plain)) for _ in range(2 if setting.small else 4)][1:]
    speeds = [images / statistics.median(column) for column in zip(*pairs, strict=True)]
    what = f"data path, {name} files at {SIZE} px, full augmentation, {setting.workers} workers"
    store = f"building the store of {images:,} {name} files, {setting.workers} workers"
    return [
        against("data", what, speeds[0], speeds[1], "images/s", at_least),
        limited("data", store, built, None, "s"),
    ]


def _build(
    records: Sequence[Record], preprocessing: Preprocessing, name: str, setting: Setting
) -> ImageStore:
    return open_store(
        records, preprocessing, name, setting.work / "stores", workers=setting.workers
    )


def _ours(
    store: ImageStore, preprocessing: Preprocessing, images: int, setting: Setting
) -> Callable[[], object]:
    source = BatchSource(
        store,
        preprocessing,
        np.zeros((images, 1), dtype=np.float32),
        np.zeros(images, dtype=np.int64),
        batch_size=BATCH,
        seed=0,
        threads=setting.workers,
    )

    # Both sides end in uint8 batches: the network scales them on its own device.
    return lambda: sum(
        len(torch.from_numpy(batch.pixels)) for batch in source.training(np.arange(images), 0, FULL)
    )


def _plain(records: Sequence[Record], setting: Setting) -> Callable[[], object]:
    paths = [record.path for record in records]
    batches = loader(paths, augmenting(FULL, SIZE), BATCH, setting.workers)
    return lambda: sum(len(batch) for batch in batches)
