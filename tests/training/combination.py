"""Combinations of settings that a run of two steps on generated lesions is made with."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest
import torch

from core.bundle import Bundle, read_bundle, reference_input
from core.inference.export import load_network
from core.inference.graph import close
from core.network.architecture import NAMED
from core.synthetic import make_demo
from core.target import TARGETS
from tests.covering import Row
from training.config import Config, build_config, field_specs, load_preset, with_values
from training.job import run_job
from training.run_directory import RunDirectory
from training.supervisor import Supervisor

_IMAGES = 42  # 27 of them learn: two steps of 16 and 11
_CHEAP = ("tf_efficientnet_lite0",)
_SIZES = {"InceptionV3": 96, "InceptionResNetV2": 96}
_SMALLEST = 32

LIGHT = tuple(entry.name for entry in NAMED if entry.plan is not None or entry.name in _CHEAP)
HEAVY = tuple(entry.name for entry in NAMED if entry.name not in LIGHT)


def choices(path: str) -> tuple[str, ...]:
    """The choices of a setting, so that a new one is tested without being named here."""
    return next(spec.choices for spec in field_specs() if spec.path == path)


# The five axes; their product runs in `make test-all`.
MAIN = {
    "model.architecture": LIGHT,
    **{
        path: choices(path)
        for path in ("model.head", "model.metadata", "loss.name", "optimise.schedule")
    },
}
AXES = {
    **MAIN,
    **{
        path: choices(path)
        for path in (
            "model.target", "loss.class_weights", "optimise.optimiser", "optimise.sampler",
            "fine_tune.unfreeze",
        )
    },
    "augment.mixup": ("0", "0.4"),
    "augment.cutmix": ("0", "1"),
    "augment.cutout": ("0", "0.3"),
    "loss.label_smoothing": ("0", "0.1"),
    "loss.logit_adjustment": ("0", "1"),
    "optimise.ema": ("0", "0.9"),
    "optimise.accumulate": ("1", "2"),
    "optimise.layer_decay": ("1", "0.8"),
    "optimise.gradient_clip": ("0", "1"),
}  # fmt: skip


def label(row: Row) -> str:
    return "-".join(value for value in row.values() if value != "0")


def demo(folder: Path) -> Path:
    return make_demo(folder, images=_IMAGES)


def config_of(row: Row, folder: Path) -> Config:
    """The config of a row: one epoch of two steps from random weights, at the least size."""
    base = build_config(
        {
            "data": {"folder": folder},
            "model": {"random_weights": True},
            "head_phase": {"epochs": 0},
            "fine_tune": {"epochs": 1, "learning_rate": 1e-3},
            "optimise": {"batch_size": 16},
            "run": {"device": "cpu", "monitor": "val_loss"},
        }
    )
    size = _SIZES.get(row["model.architecture"], _SMALLEST)
    weights = ",".join("1" for _ in TARGETS[row.get("model.target", "diagnosis")].classes)
    given = {"model.image_size": size, "loss.manual_weights": weights}
    return with_values(base, {**given, **row})


def config_of_recipe(name: str, folder: Path) -> Config:
    """A recipe as it is, but for one epoch a phase from random weights at the least size."""
    config = build_config(load_preset(name))
    phases = {"head_phase": config.head_phase.epochs, "fine_tune": config.fine_tune.epochs}
    return with_values(
        config,
        {
            **{f"{phase}.epochs": min(1, epochs) for phase, epochs in phases.items()},
            "data.folder": folder,
            "data.scheme": "64/16/20",  # the finer ones want more images
            "head_phase.views": 0,
            "model.image_size": _SIZES.get(config.model.architecture, _SMALLEST),
            "model.random_weights": True,
            "run.device": "cpu",
        },
    )


def trained(config: Config, runs: Path) -> RunDirectory:
    """Train in this process and return the run."""
    run = Supervisor(runs).prepare(config, threads=1)
    run_job(run, lambda _event: None)
    return run


def check(run: RunDirectory, config: Config) -> None:
    """Losses are numbers, and what was saved answers as the trained network did."""
    with run.metrics.open(encoding="utf-8", newline="") as file:
        losses = [float(row["loss"]) for row in csv.DictReader(file)]
    assert len(losses) == config.head_phase.epochs + config.fine_tune.epochs
    assert all(map(math.isfinite, losses))
    classes = TARGETS[config.model.target].classes
    for folder in (run.best, run.final):
        bundle = read_bundle(folder)
        found = answers(bundle)
        assert found.shape == (2, len(classes))
        assert close(found, bundle.reference_logits, 1e-4)
    for table in run.predictions.glob("*.csv"):
        _check_predictions(run, table, classes)


def answers(bundle: Bundle) -> np.ndarray:
    """The logits of the saved network for the reference input."""
    pixels, metadata = reference_input(bundle.preprocessing, bundle.statistics)
    with torch.inference_mode():
        logits = load_network(bundle)(torch.from_numpy(pixels), torch.from_numpy(metadata))
    return logits.numpy()


def _check_predictions(run: RunDirectory, table: Path, classes: tuple[str, ...]) -> None:
    """Each image of the subset is predicted once, each row a distribution."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    split = run.split().subset_by_image
    wanted = [name for name, subset in split.items() if subset == table.stem]
    assert sorted(row["image_id"] for row in rows) == sorted(wanted)
    for row in rows:
        assert sum(float(row[f"p_{name}"]) for name in classes) == pytest.approx(1, abs=1e-5)
