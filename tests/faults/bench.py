"""A small real run that faults are done to: alike every time, and fit to be compared bit by bit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.atomic import put_back
from core.bundle import read_bundle
from tests.faults.trace import TAG
from tests.training.preloaded import Before, start_worker
from training.checkpoint import load_state
from training.config import build_config
from training.events import EventReader
from training.run_directory import RunDirectory, Status
from training.supervisor import Supervisor

_BUNDLES = ("best", "final", "phase1", "phase2")
VALUES: dict[str, Any] = {
    "model": {
        "architecture": "test_efficientnet", "image_size": 32, "random_weights": True,
        "head_widths": "16",
    },
    "head_phase": {"epochs": 3, "views": 2},
    "fine_tune": {"epochs": 3, "learning_rate": 1e-3},
    "augment": {"hue": 0.05, "cutout": 0.2, "mixup": 0.4, "cutmix": 1.0},
    "optimise": {"batch_size": 16, "accumulate": 2, "ema": 0.9, "sampler": "balanced"},
    "run": {"checkpoint_steps": 1, "device": "cpu", "keep_phases": True},
}  # fmt: skip
_LONGEST_SECONDS = 1200  # a machine may be busy with others


@dataclass(frozen=True)
class Bench:
    """A place for runs on a dataset, with a tag that all their processes carry."""

    home: Path
    data: Path
    tag: str

    @property
    def cache(self) -> Path:
        """Where image stores and graphs are kept."""
        return self.home / "cache"

    def new_run(self, name: str) -> RunDirectory:
        """Make a run that no worker has begun."""
        config = build_config({**VALUES, "data": {"folder": self.data}})
        return Supervisor(self.home / "runs").prepare(config, threads=1, name=name)

    def work(
        self,
        run: RunDirectory,
        before: Before | None = None,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> int:
        """Let a worker work until its end, whatever that is; return how it exited.

        `before` is called in the worker, `meanwhile` here while it works.
        """
        more = {"DERMADESK_CACHE": str(self.cache), TAG: self.tag}
        process = start_worker(run, before, **more) if before else start_worker(run, **more)
        try:
            meanwhile()
            process.join(_LONGEST_SECONDS)
            assert process.exitcode is not None, "a worker hangs"
        finally:
            if process.is_alive():
                process.kill()
                process.join()
        return process.exitcode


def essence(run: RunDirectory) -> dict[str, object]:
    """What must not depend on how often a run was ended: weights, decision, figures, answers."""
    assert run.status() is Status.COMPLETED, run.failure()
    found: dict[str, object] = {
        f"{name}/{file}": (run.path / name / file).read_bytes()
        for name in _BUNDLES
        for file in ("weights.safetensors", "decision.json")
    }
    # What a kill left half-written there is gone when the next worker begins.
    found |= {path.name: path.read_bytes() for path in run.predictions.iterdir()}
    found["metrics"] = [row.split(",")[:10] for row in run.metrics.read_text().splitlines()]
    found["completed"] = run.figures()
    found["experience"] = (run.best / "experience.safetensors").read_bytes()
    found["epochs"] = [(done.epoch, done.loss, done.val_auc) for done in run.history()]
    return found


def left_sound(run: RunDirectory) -> None:
    """Check that all a dead worker leaves can be read and that nobody holds it."""
    assert run.is_locked() is False
    assert run.status() is not Status.RUNNING
    assert run.config() and run.split()
    numbers = [timed.seq for timed in EventReader(run.events).poll()]
    assert numbers == sorted(set(numbers))
    load_state(run.state)
    for name in _BUNDLES:
        put_back(run.path / name)
        if (run.path / name).exists():
            read_bundle(run.path / name)
    if run.metrics.exists():
        assert len({row.count(",") for row in run.metrics.read_text().splitlines()}) == 1
