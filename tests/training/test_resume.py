"""A run killed at random moments ends with the weights of one that was left alone."""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from tests.training.preloaded import start_worker
from training.config import build_config
from training.run_directory import RunDirectory, Status
from training.supervisor import Supervisor

Start = Callable[[RunDirectory], ForkServerProcess]

_KILLS = 10
_VALUES = {
    "model": {
        "architecture": "test_efficientnet", "image_size": 32, "random_weights": True,
        "head_widths": "16",
    },
    "head_phase": {"epochs": 3, "views": 2},
    "fine_tune": {"epochs": 3, "learning_rate": 1e-3},
    "augment": {"hue": 0.05, "cutout": 0.2, "mixup": 0.4, "cutmix": 1.0},
    "optimise": {
        "batch_size": 16, "accumulate": 2, "ema": 0.9, "optimiser": "sgd", "layer_decay": 0.8,
        "schedule": "plateau", "plateau_patience": 0, "sampler": "balanced",
    },
    "run": {"checkpoint_steps": 1, "device": "cpu", "keep_phases": True},
}  # fmt: skip


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start workers whose image stores lie in a folder of the test."""
    return partial(start_worker, DERMADESK_CACHE=str(tmp_path / "cache"))


def _prepare(name: str, demo_folder: Path, tmp_path: Path) -> RunDirectory:
    values = {**_VALUES, "data": {"folder": demo_folder}}
    return Supervisor(tmp_path / "runs").prepare(build_config(values), threads=1, name=name)


def _weights(run: RunDirectory, name: str) -> str:
    return hashlib.sha256((run.path / name / "weights.safetensors").read_bytes()).hexdigest()


def _figures(run: RunDirectory) -> list[list[str]]:
    """Return the rows of metrics.csv without the times."""
    return [row.split(",")[:10] for row in run.metrics.read_text().splitlines()]


def test_ten_kills_change_no_bit_of_the_weights(
    start: Start, demo_folder: Path, tmp_path: Path
) -> None:
    undisturbed = _prepare("undisturbed", demo_folder, tmp_path)
    process = start(undisturbed)
    process.join(600)
    assert undisturbed.status() is Status.COMPLETED
    events = len(undisturbed.events.read_text().splitlines())

    killed = _prepare("killed", demo_folder, tmp_path)
    moment = random.Random(7)
    kills = 0
    for _attempt in range(60):
        process = start(killed)
        if kills < _KILLS:
            before = len(killed.events.read_text().splitlines())
            # Between one event after the start and enough to come to the end in about ten goes.
            wanted = before + moment.randint(2, max(3, events // 5))
            _wait_for_lines(killed, wanted, process)
            time.sleep(moment.random() * 0.05)
            if process.is_alive():
                process.kill()
                kills += 1
        process.join(600)
        if killed.status() is Status.COMPLETED:
            break
    assert kills == _KILLS
    assert killed.status() is Status.COMPLETED
    for name in ("final", "best", "phase1", "phase2"):
        assert _weights(killed, name) == _weights(undisturbed, name)
    assert _figures(killed) == _figures(undisturbed)


def test_a_stopped_run_ends_as_one_left_alone(
    start: Start, demo_folder: Path, tmp_path: Path
) -> None:
    run = _prepare("stopped", demo_folder, tmp_path)
    run.stop_request.touch()
    process = start(run)
    process.join(600)
    assert process.exitcode == 0
    assert run.status() is Status.STOPPED

    run.stop_request.unlink()
    process = start(run)
    _wait_for_lines(run, len(run.events.read_text().splitlines()) + 6, process)
    run.pause_request.touch()
    _wait_until(lambda: run.status() is Status.PAUSED)
    run.pause_request.unlink()
    process.join(600)
    assert run.status() is Status.COMPLETED
    names = [json.loads(line)["event"] for line in run.events.read_text().splitlines()]
    assert names[-1] == "completed"
    assert names.index("paused") < names.index("resumed")


def _wait_for_lines(run: RunDirectory, wanted: int, process: ForkServerProcess) -> None:
    _wait_until(
        lambda: not process.is_alive() or len(run.events.read_text().splitlines()) >= wanted
    )


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 600
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)
