"""Epochs on a frozen backbone: cached features against recomputing them each epoch.

Everything else is the same code. The time goes from the last event before the first feature or step
to the last epoch's end, so filling the cache counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.chosen import chosen
from benchmarks.measure import Row, Setting
from benchmarks.picture import dataset_folder
from training.config import Config, build_config, load_preset, with_values
from training.events import EpochDone, EventReader, Preparing, Step
from training.run_directory import RunDirectory
from training.supervisor import Supervisor, command_line_threads

TARGETS = {15: 6.0, 30: 8.0}
"""The least ratio for a phase of so many epochs."""
_LOSS_ALLOWED = 0.01
_VIEWS = 4  # as many as pay in fifteen epochs; the preset has time for more


def run(setting: Setting) -> list[Row]:
    """Train phases of both lengths the plain way, and with cached views."""
    if setting.small:
        return _measure(setting, 2, None)
    return [row for epochs, target in TARGETS.items() for row in _measure(setting, epochs, target)]


def _measure(setting: Setting, epochs: int, target: float | None) -> list[Row]:
    config = _config(setting, epochs)
    what = f"{epochs} epochs on a frozen backbone, {_VIEWS} cached views"
    plain = _trained(config, 0, setting)
    return _compare(what, _trained(config, _VIEWS, setting), plain, target)


def _compare(
    what: str, ours: tuple[float, float], plain: tuple[float, float], target: float | None
) -> list[Row]:
    ratio = plain[0] / ours[0]
    loss = plain[1] - ours[1]
    return [
        Row(
            "frozen phase",
            what,
            f"{ours[0]:.1f} s",
            f"{plain[0]:.1f} s",
            ratio,
            "" if target is None else f"≥ {target:g}×",
            None if target is None else ratio >= target,
        ),
        Row(
            "frozen phase",
            f"{what}: best validation balanced accuracy",
            f"{ours[1]:.3f}",
            f"{plain[1]:.3f}",
            None,
            "" if target is None else f"not lower by > {_LOSS_ALLOWED:g}",
            None if target is None else loss <= _LOSS_ALLOWED,
        ),
    ]


def _config(setting: Setting, epochs: int) -> Config:
    values: dict[str, object] = {
        "head_phase.epochs": epochs, "run.device": "cpu", "run.views": 1, "run.test": False,
    }  # fmt: skip
    if setting.small:
        values["model.image_size"] = 64
    data = chosen(dataset_folder(setting), setting.images, setting.work)
    return with_values(build_config(load_preset("quick")), values | data)


def _trained(config: Config, views: int, setting: Setting) -> tuple[float, float]:
    """Return the seconds of the phase and its best validation balanced accuracy."""
    config = with_values(config, {"head_phase.views": views})
    supervisor = Supervisor(setting.work / "runs")
    run = supervisor.prepare(
        config,
        threads=command_line_threads(),
        name=f"views-{views}-epochs-{config.head_phase.epochs}",
    )
    _work(run.path)
    return _phase_seconds(run), max(epoch.val_balanced_accuracy for epoch in run.history())


def _work(run: Path) -> None:
    # Not through the supervisor: at the priority of a worker the machine's other work would count.
    command = [sys.executable, "-P", "-m", "training", str(run)]
    with (run / "train.log").open("ab") as log:
        subprocess.run(command, stdout=log, stderr=log, check=True, env=dict(os.environ))


def _phase_seconds(run: RunDirectory) -> float:
    begun: float | None = None
    before = 0.0
    end = 0.0
    for timed in EventReader(run.events).poll():
        event = timed.event
        first = isinstance(event, Step) or (
            isinstance(event, Preparing) and event.what == "features"
        )
        if begun is None and first:
            begun = before
        before = timed.time
        if isinstance(event, EpochDone):
            end = timed.time
    if begun is None or end <= begun:
        raise RuntimeError(f"{run.path} has no epoch; see its train.log")
    return end - begun
