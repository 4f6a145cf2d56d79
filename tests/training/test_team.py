"""Several processes that train one run learn as one with the same global batch would."""

from __future__ import annotations

import csv
import multiprocessing
import os
import socket
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import pytest

from training.config import build_config
from training.events import Completed
from training.run_directory import RunDirectory, Status
from training.seat import Seat
from training.supervisor import Supervisor

Start = Callable[[RunDirectory, "Seat | None"], ForkServerProcess]

_PRELOADED = ["training.job", "sklearn.metrics", "torch.onnx", "onnxscript", "tensorboard"]
_SECONDS = 300
# Layer normalisation, and no chance in the network: a batch is then the sum of its shares.
_VALUES = {
    "model": {
        "architecture": "test_convnext", "image_size": 32, "random_weights": True,
        "head": "linear", "metadata": "none",
    },
    "head_phase": {"epochs": 1, "views": 1},
    "fine_tune": {"epochs": 2, "learning_rate": 1e-3},
    "loss": {"class_weights": "balanced", "label_smoothing": 0.1},
    "augment": {"mixup": 0.2},
}  # fmt: skip


def _run_worker(folder: str, environment: dict[str, str]) -> None:
    # The fork server was started under the environment of an earlier test.
    os.environ.update(environment)
    from training import job
    from training.worker import main

    # The exported graph and the test figures are the leader's alone, and cost more than the rest.
    job._finish = lambda *_: Completed({}, "")
    raise SystemExit(main([folder]))


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start workers as children that begin with torch imported."""
    context: ForkServerContext = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    environment = {**os.environ, "DERMADESK_CACHE": str(tmp_path / "cache")}
    environment["GLOO_SOCKET_IFNAME"] = "lo"

    def _start(run: RunDirectory, seat: Seat | None) -> ForkServerProcess:
        taken = seat.environment() if seat is not None else {}
        process = context.Process(target=_run_worker, args=(str(run.path), environment | taken))
        process.start()
        return process

    return _start


def _prepare(folder: Path, tmp_path: Path, devices: int, batch: int) -> RunDirectory:
    values = {
        **_VALUES,
        "data": {"folder": folder},
        "optimise": {"batch_size": batch, "ema": 0.9, "gradient_clip": 1.0},
        "run": {"device": "cpu", "devices": devices},
    }
    config = build_config(values)
    return Supervisor(tmp_path / "runs").prepare(config, threads=2, name=f"on{devices}")


def _curve(run: RunDirectory) -> list[list[float]]:
    names = ("loss", "accuracy", "val_loss", "val_accuracy", "val_auc")
    with run.metrics.open(encoding="utf-8", newline="") as file:
        return [[float(row[name]) for name in names] for row in csv.DictReader(file)]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def test_two_processes_learn_as_one_with_twice_the_batch(
    start: Start, demo_folder: Path, tmp_path: Path
) -> None:
    alone = _prepare(demo_folder, tmp_path, 1, 22)
    process = start(alone, None)
    process.join(_SECONDS)
    assert process.exitcode == 0, alone.failure()

    together = _prepare(demo_folder, tmp_path, 2, 11)
    port = _free_port()
    team = [start(together, Seat(rank, 2, rank, 2, port=port)) for rank in (0, 1)]
    for process in team:
        process.join(_SECONDS)
    assert [process.exitcode for process in team] == [0, 0], together.failure()
    assert together.status() is Status.COMPLETED
    for mine, theirs in zip(_curve(together), _curve(alone), strict=True):
        assert mine == pytest.approx(theirs, abs=1e-5)
    lines = together.events.read_text().splitlines()
    assert sum('"started"' in line for line in lines) == 1  # only the leader writes
