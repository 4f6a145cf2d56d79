"""A finished run with predictions, beside the small images that they are of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from core.atomic import write_csv
from core.bundle import Decision, write_decision
from core.diagnosis import CODES
from core.record import Patient, Record
from core.split import Split
from tests.core.evaluation.cohort_factory import random_cohort
from training.config import build_config
from training.events import Completed, EventWriter, Started
from training.run_directory import RunDirectory

HEADER = ["image_id", "lesion_id", "dx", *(f"p_{code}" for code in CODES), "p_malignant"]
IMAGES = 60


def make_dataset(folder: Path) -> Path:
    """60 images of val and of test each, two a lesion, and one lesion to train on."""
    folder.mkdir(parents=True)
    lines = [
        "lesion_id,image_id,dx,dx_type,age,sex,localization",
        "Ltrain,train,nv,histo,50,male,back",
    ]
    for number, subset in enumerate(("val", "test")):
        cohort = random_cohort(IMAGES, 10 + number)
        for image, lesion, truth in zip(
            cohort.image_ids, cohort.lesion_ids, cohort.truth, strict=True
        ):
            way = ("histo", "follow_up")[int(lesion[1:]) % 3 == 0]
            lines.append(f"{subset}{lesion},{subset}{image},{CODES[truth]},{way},50,female,back")
    for line in lines[1:]:
        Image.new("RGB", (12, 9), (160, 99, 99)).save(folder / f"{line.split(',')[1]}.jpg")
    (folder / "HAM10000_metadata.csv").write_text("\n".join(lines) + "\n")
    return folder


def judged_run(runs: Path, dataset: Path, name: str, seed: int = 0) -> RunDirectory:
    """A completed run on the dataset, whose answers differ a little with the seed."""
    config = build_config({"data": {"folder": dataset}})
    records = [Record("train", "Ltrain", "nv", "histo", Patient(), Path("train.jpg"))]
    run = RunDirectory.create(
        runs, config, records, Split({"train": "train"}, "64/16/20", 42), name=name
    )
    run.predictions.mkdir()
    for number, subset in enumerate(("val", "test")):
        cohort = random_cohort(IMAGES, 10 + number)
        noise = np.random.default_rng(seed).dirichlet(np.ones(7), IMAGES)
        shares = 0.8 * cohort.probabilities + 0.2 * noise
        rows = [
            (f"{subset}{image}", f"{subset}{lesion}", CODES[truth], *map(repr, row.tolist()), "0")
            for image, lesion, truth, row in zip(
                cohort.image_ids, cohort.lesion_ids, cohort.truth, shares, strict=True
            )
        ]
        write_csv(run.predictions / f"{subset}.csv", HEADER, rows)
    run.best.mkdir()
    write_decision(run.best, Decision())
    with EventWriter(run.events) as writer:
        writer.write(Started(1, "host", False))
        writer.write(Completed({}, run.config().run.split_hash))
    return run
