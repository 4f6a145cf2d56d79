"""Several processes that train one run learn as one with the same global batch would."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import socket
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import pytest

from tests.training.run_factory import wait_for
from training.config import build_config
from training.device.seat import Seat
from training.events import Completed
from training.run_directory import RunDirectory, Status
from training.supervisor import Supervisor

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


class Workers:
    """Starts workers as children that begin with torch imported."""

    def __init__(self, cache: Path) -> None:
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_PRELOADED)
        self._cache = {"DERMADESK_CACHE": str(cache), "GLOO_SOCKET_IFNAME": "lo"}

    def start(self, run: RunDirectory, seat: Seat | None = None) -> ForkServerProcess:
        taken = seat.environment() if seat is not None else {}
        environment = {**os.environ, **self._cache, **taken}
        process = self._context.Process(target=_run_worker, args=(str(run.path), environment))
        process.start()
        return process

    def train(self, run: RunDirectory, world: int = 1) -> list[int | None]:
        """Train a run to its end, with seats as torchrun gives them; return the exit codes."""
        port = _free_port()
        seats = [Seat(rank, world, rank, world, port=port) for rank in range(world)]
        team = [self.start(run, seat if world > 1 else None) for seat in seats]
        for process in team:
            process.join(_SECONDS)
        return [process.exitcode for process in team]


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Workers:
    return Workers(tmp_path_factory.mktemp("team") / "cache")


@pytest.fixture(scope="module")
def together(
    workers: Workers, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> RunDirectory:
    """A run that two processes trained, undisturbed."""
    run = _prepare(demo_folder, tmp_path_factory.mktemp("together"), devices=2)
    assert workers.train(run, 2) == [0, 0], run.failure()
    return run


def _prepare(folder: Path, home: Path, devices: int, **more: object) -> RunDirectory:
    values = {
        **_VALUES,
        "data": {"folder": folder},
        "optimise": {"batch_size": 22 // devices, "ema": 0.9, "gradient_clip": 1.0},
        "run": {"device": "cpu", "devices": devices, **more},
    }
    return Supervisor(home / "runs").prepare(build_config(values), threads=1, name="run")


def _curve(run: RunDirectory) -> list[list[float]]:
    names = ("loss", "accuracy", "val_loss", "val_accuracy", "val_auc")
    with run.metrics.open(encoding="utf-8", newline="") as file:
        return [[float(row[name]) for name in names] for row in csv.DictReader(file)]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _weights(run: RunDirectory) -> bytes:
    return (run.final / "weights.safetensors").read_bytes()


def test_two_processes_learn_as_one_with_twice_the_batch(
    workers: Workers, together: RunDirectory, demo_folder: Path, tmp_path: Path
) -> None:
    alone = _prepare(demo_folder, tmp_path, devices=1)
    assert workers.train(alone) == [0], alone.failure()
    for mine, theirs in zip(_curve(together), _curve(alone), strict=True):
        assert mine == pytest.approx(theirs, abs=1e-5)


def test_only_the_leader_writes(together: RunDirectory) -> None:
    assert together.status() is Status.COMPLETED
    events = [json.loads(line)["event"] for line in together.events.read_text().splitlines()]
    assert events.count("started") == events.count("completed") == 1
    assert len(list(together.tensorboard.iterdir())) == 1


def test_a_team_that_was_killed_and_stopped_ends_as_one_left_alone(
    workers: Workers, together: RunDirectory, demo_folder: Path, tmp_path: Path
) -> None:
    run = _prepare(demo_folder, tmp_path, devices=2, checkpoint_steps=1)
    leader = workers.start(run)  # which starts the other itself
    wait_for(lambda: '"checkpoint_saved"' in run.events.read_text(), _SECONDS)
    mates = Path(f"/proc/{leader.pid}/task/{leader.pid}/children").read_text().split()
    assert len(mates) == 1
    leader.kill()
    leader.join(_SECONDS)
    wait_for(lambda: not _alive(int(mates[0])), _SECONDS)
    assert run.status() is Status.INTERRUPTED

    run.stop_request.touch()
    assert workers.train(run, 2) == [0, 0]
    assert run.status() is Status.STOPPED

    run.stop_request.unlink()
    assert workers.train(run, 2) == [0, 0]
    assert _weights(run) == _weights(together)
