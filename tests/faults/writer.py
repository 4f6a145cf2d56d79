"""Everything the program writes, each as old content, new content, and a way to tell them apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from core.atomic import write_csv
from core.bundle import keep_files, read_bundle, write_bundle
from core.casebook.casebook import Casebook
from core.image.preprocessing import Preprocessing
from core.image_store import open_store
from core.metadata import MetadataStatistics
from core.network.architecture import Architecture
from core.record import Patient, Record
from core.state_file import read_state, write_state
from tests.core.casebook.case_factory import entry
from tests.training.run_factory import make_run
from training.checkpoint import Progress, State, generator_states, load_state, save_state
from training.events import EventReader, EventWriter, Heartbeat, Paused
from training.run_directory import list_runs
from training.series.queue import RunQueue

HALF = (0.5, 0.5, 0.5)
_CANVAS = Preprocessing(24, 32, 16, HALF, HALF)
_IMAGES = 20


@dataclass(frozen=True)
class Writer:
    """`write(folder, version)` writes version 1 or 2; `version(folder)` reads what is there."""

    write: Callable[[Path, int], object]
    version: Callable[[Path], int]


def bundle(folder: Path, version: int) -> None:
    write_bundle(
        folder / "best",
        architecture=Architecture("resnet10t"),
        preprocessing=_CANVAS,
        statistics=MetadataStatistics.fit([Patient()]),
        tensors={"weight": np.full((64, 64), version, np.float32)},
        reference_logits=np.zeros((2, 7)),
        split_hash="",
        trained_on=(),
        facts={"version": version},
    )


def _bundle_version(folder: Path) -> int:
    return int(read_bundle(folder / "best").facts["version"])


def _kept_files(folder: Path, version: int) -> None:
    if version == 1:
        bundle(folder, 1)
    data = bytes([version]) * 20_000
    keep_files(folder / "best", {"training.json": data, "experience.safetensors": data})


def _kept_version(folder: Path) -> int:
    kept = read_bundle(folder / "best").files - {"weights.safetensors"}
    return (folder / "best" / min(kept)).read_bytes()[0] if kept else 1


def state(folder: Path, version: int) -> None:
    weights = {"w": torch.full((64, 64), float(version))}
    save_state(
        folder / "state.ckpt", State(Progress(epoch=version), weights, {}, generator_states())
    )


def _state_version(folder: Path) -> int:
    found = load_state(folder / "state.ckpt")
    assert found is not None and bool((found.network["w"] == found.progress.epoch).all())
    return found.progress.epoch


def _table(folder: Path, version: int) -> None:
    write_csv(folder / "metrics.csv", ("epoch",), [[version]] * 4000)


def _table_version(folder: Path) -> int:
    rows = (folder / "metrics.csv").read_text().split()
    assert len(rows) == 4001 and len(set(rows[1:])) == 1
    return int(rows[1])


def _settings(folder: Path, version: int) -> None:
    write_state(folder / "settings.json", {"is": version, "x": "y" * 9000})


def _settings_version(folder: Path) -> int:
    found = read_state(folder / "settings.json")
    assert not found.reason
    return int(found.values["is"])


def _events(folder: Path, version: int) -> None:
    with EventWriter(folder / "events.jsonl") as writer:
        for _ in range(40):
            writer.write(Heartbeat())
        writer.write(Paused())


def _events_version(folder: Path) -> int:
    reader = EventReader(folder / "events.jsonl")
    found = reader.poll()
    numbers = [timed.seq for timed in found]
    assert numbers == sorted(set(numbers)) and len(reader.bad_lines) <= 1
    return max(1, sum(isinstance(timed.event, Paused) for timed in found))


def _casebook(folder: Path, version: int) -> None:
    book = Casebook.open(folder / "cases.sqlite")
    try:
        book.add(entry(str(version), note="x" * 9000))
    finally:
        book.close()


def _casebook_version(folder: Path) -> int:
    book = Casebook.open(folder / "cases.sqlite")
    try:
        assert book.verify().faults == ()
        return book.count()
    finally:
        book.close()


def _run(folder: Path, version: int) -> None:
    make_run(folder / "runs", name=f"run-{version}")


def _runs(folder: Path) -> int:
    runs = list_runs(folder / "runs")
    assert all(run.config() and run.split() and run.state_now().created for run in runs)
    return len(runs)


def _queue(folder: Path, version: int) -> None:
    run = make_run(folder / "runs", name=f"run-{version}-{len(list_runs(folder / 'runs'))}")
    RunQueue(folder / "runs").add(run)


def _queue_version(folder: Path) -> int:
    return min(2, len(RunQueue(folder / "runs").entries()))


def _store(folder: Path, version: int) -> None:
    images = folder / "images"
    images.mkdir(exist_ok=True)
    records = []
    for at in range(_IMAGES):
        path = images / f"I{at}.png"
        if not path.exists():
            Image.new("RGB", (32, 24), (at, 2 * at, 255 - at)).save(path)
        records.append(Record(f"I{at}", f"I{at}", "nv", "", Patient(), path))
    found = open_store(records, _CANVAS, f"version {version}", folder / "cache")
    assert found.good.all() and not found.problems
    assert all((canvas == (at, 2 * at, 255 - at)).all() for at, canvas in enumerate(found.pixels))


def _stores(folder: Path) -> int:
    return len(list((folder / "cache" / "stores").glob("*/store.json")))


WRITERS = {
    "bundle": Writer(bundle, _bundle_version),
    "files of a bundle": Writer(_kept_files, _kept_version),
    "saved state": Writer(state, _state_version),
    "table": Writer(_table, _table_version),
    "settings": Writer(_settings, _settings_version),
    "events": Writer(_events, _events_version),
    "casebook": Writer(_casebook, _casebook_version),
    "new run": Writer(_run, _runs),
    "queue": Writer(_queue, _queue_version),
    "image store": Writer(_store, _stores),
}
