"""Fifteen epochs on a frozen backbone: cached features against recomputing them each epoch.

Everything else is the same code. The time goes from the last event before the first feature or step
to the last epoch's end, so filling the cache counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Row, Setting
from benchmarks.picture import dataset_folder
from core.atomic import write_csv
from core.dataset import open_dataset
from core.record import Record
from training.config import Config, build_config, load_preset, with_values
from training.events import EpochDone, EventReader, Preparing, Step
from training.run_directory import RunDirectory
from training.supervisor import Supervisor, command_line_threads

EPOCHS = 15
TARGET = 6.0
_LOSS_ALLOWED = 0.01
_COLUMNS = ("lesion_id", "image_id", "dx", "dx_type", "age", "sex", "localization")


def run(setting: Setting) -> list[Row]:
    """Train the plain way, then with the cached views of the preset."""
    config = _config(setting)
    views = config.head_phase.views
    plain = _trained(config, 0, setting)
    what = f"{config.head_phase.epochs} epochs on a frozen backbone, {views} cached views"
    return _compare(what, _trained(config, views, setting), plain, not setting.small)


def _compare(
    what: str, ours: tuple[float, float], plain: tuple[float, float], held: bool
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
            f"≥ {TARGET:g}×" if held else "",
            ratio >= TARGET if held else None,
        ),
        Row(
            "frozen phase",
            f"{what}: best validation balanced accuracy",
            f"{ours[1]:.3f}",
            f"{plain[1]:.3f}",
            None,
            f"not lower by > {_LOSS_ALLOWED:g}" if held else "",
            loss <= _LOSS_ALLOWED if held else None,
        ),
    ]


def _config(setting: Setting) -> Config:
    values: dict[str, object] = {"head_phase.epochs": EPOCHS, "run.device": "cpu"}
    if setting.small:
        values |= {"head_phase.epochs": 2, "model.image_size": 64}
    return with_values(build_config(load_preset("quick")), values | _data(setting))


def _data(setting: Setting) -> dict[str, object]:
    """Return where the images of the benchmark are: an even choice of the folder's."""
    folder = dataset_folder(setting)
    records = [record for record in open_dataset(folder).records if record.dx is not None]
    chosen = records[:: max(1, len(records) // setting.images)]
    table = setting.work / "chosen.csv"
    write_csv(table, _COLUMNS, [_cells(record) for record in chosen])
    return {"data.csv": table, "data.images": folder}


def _cells(record: Record) -> tuple[object, ...]:
    patient = record.patient
    return (
        record.lesion_id, record.image_id, record.dx, record.dx_type,
        patient.age, patient.sex, patient.site,
    )  # fmt: skip


def _trained(config: Config, views: int, setting: Setting) -> tuple[float, float]:
    """Return the seconds of the phase and its best validation balanced accuracy."""
    config = with_values(config, {"head_phase.views": views})
    supervisor = Supervisor(setting.work / "runs")
    run = supervisor.prepare(config, threads=command_line_threads(), name=f"views-{views}")
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
