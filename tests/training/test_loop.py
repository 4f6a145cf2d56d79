"""Small runs in this process whose training is told to do more than the plain."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from core.bundle import read_bundle
from core.error import UserError
from core.network.model import Network
from training.checkpoint import load_state
from training.config import build_config
from training.events import EpochDone, Event, MemoryReduced
from training.feed.feed import FeatureFeeder, Feed, PixelFeeder
from training.job import run_job
from training.run_directory import RunDirectory
from training.supervisor import Supervisor

_MODEL = {
    "architecture": "test_efficientnet", "image_size": 32, "random_weights": True,
    "head_widths": "8",
}  # fmt: skip


Train = Callable[..., tuple[RunDirectory, list[Event]]]


@pytest.fixture
def train(demo_folder: Path, tmp_path: Path, without_graph: None) -> Train:
    """Train a run of given groups and return it with what it told."""

    def _train(name: str = "run", **groups: dict[str, Any]) -> tuple[RunDirectory, list[Event]]:
        groups["run"] = {"device": "cpu", **groups.get("run", {})}
        values = {"data": {"folder": demo_folder}, "model": _MODEL, **groups}
        run = Supervisor(tmp_path / "runs").prepare(build_config(values), threads=1, name=name)
        told: list[Event] = []
        run_job(run, told.append)
        return run, told

    return _train


def _weights(folder: Path) -> dict[str, Tensor]:
    return load_file(read_bundle(folder).weights)


def _epochs(told: list[Event]) -> list[EpochDone]:
    return [event for event in told if isinstance(event, EpochDone)]


def test_each_phase_keeps_its_best_and_watches_its_own_figure(train: Train) -> None:
    run, told = train(
        head_phase={"epochs": 2, "views": 1},
        fine_tune={"epochs": 2, "unfreeze": "last_layers", "layers": 3},
        optimise={"schedule": "plateau", "plateau_patience": 0, "optimiser": "sgd"},
        run={"keep_phases": True, "monitor": "val_pr_auc"},
    )
    epochs = _epochs(told)
    best = [max(epochs[:2], key=_worth).epoch, max(epochs[2:], key=_worth).epoch]
    kept = [read_bundle(run.best_of_phase(number)).facts["best_epoch"] for number in (1, 2)]
    assert kept == best
    assert read_bundle(run.best).facts["best_epoch"] == max(epochs, key=_worth).epoch
    with run.metrics.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["val_pr_auc"]) for row in rows] == [done.val_pr_auc for done in epochs]


def _worth(done: EpochDone) -> tuple[float, float]:
    return done.val_pr_auc, -done.val_loss


def test_without_patience_left_a_phase_ends_early(train: Train) -> None:
    _, told = train(
        head_phase={"epochs": 60, "views": 1},
        run={"patience": 2, "monitor": "val_balanced_accuracy"},
    )
    best = [done.best for done in _epochs(told)]
    assert len(best) < 60
    assert best[-3:] == [True, False, False]


def test_the_averaged_weights_are_judged_and_kept(train: Train) -> None:
    run, _ = train(head_phase={"epochs": 2, "views": 1}, optimise={"ema": 0.99})
    state = load_state(run.state)
    assert state is not None
    assert state.average is not None
    final, averaged = _weights(run.final), state.average["weights"]
    assert averaged
    assert all(torch.equal(final[name], value) for name, value in averaged.items())
    assert any(not torch.equal(final[name], state.network[name]) for name in averaged)


def test_a_run_computes_in_half_the_bits(train: Train) -> None:
    run, told = train(head_phase={"epochs": 1, "views": 0}, run={"precision": "bf16"})
    assert _epochs(told)[0].loss > 0
    kinds = {value.dtype for value in _weights(run.best).values()}
    assert kinds <= {torch.float32, torch.int64}


class _Short:
    """Stands in for a feeder's logits, on a device where at most `fits` images fit."""

    def __init__(self, kind: type[Any], fits: int, patch: pytest.MonkeyPatch) -> None:
        whole = kind.logits
        self.fits = fits

        def logits(feeder: Any, network: Network, feed: Feed) -> Tensor:
            if network.training and len(feed.targets) > self.fits:
                raise torch.OutOfMemoryError("CUDA out of memory.")
            found: Tensor = whole(feeder, network, feed)
            return found

        patch.setattr(kind, "logits", logits)


def test_a_run_short_of_memory_ends_as_one_made_for_it(
    train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = {"head_phase": {"epochs": 1, "views": 0}, "fine_tune": {"epochs": 1}}
    planned, nothing = train("planned", **groups, optimise={"batch_size": 16, "accumulate": 4})
    _Short(PixelFeeder, 4, monkeypatch)
    short, told = train("short", **groups, optimise={"batch_size": 16})
    assert [event for event in told if isinstance(event, MemoryReduced)] == [
        MemoryReduced(8, 2), MemoryReduced(4, 4),
    ]  # fmt: skip
    assert not any(isinstance(event, MemoryReduced) for event in nothing)
    first, second = _weights(short.final), _weights(planned.final)
    assert all(torch.equal(first[name], value) for name, value in second.items())
    state = load_state(short.state)
    assert state is not None
    assert (state.progress.thrift.parts, state.progress.thrift.reductions) == (4, 2)


def test_memory_that_ends_for_good_leaves_the_last_state(
    train: Train, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    short = _Short(FeatureFeeder, 1024, monkeypatch)
    epochs = 0

    def count(_run: Path) -> None:
        nonlocal epochs
        epochs += 1
        short.fits = 1 if epochs == 2 else 1024

    monkeypatch.setattr("training.journal.ScalarLog.write", lambda _log, _row: count(tmp_path))
    with pytest.raises(UserError, match="Memory ran out"):
        train(
            head_phase={"epochs": 4, "views": 1}, run={"checkpoint_steps": 1},
            optimise={"batch_size": 32},
        )  # fmt: skip
    state = load_state(tmp_path / "runs" / "run" / "state.ckpt")
    assert state is not None
    assert state.progress.epoch == 1


def test_a_loss_that_is_no_number_ends_the_run(
    train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(feeder: Any, network: Network, feed: Feed) -> Tensor:
        return network.decide(feed.inputs, feed.metadata) * float("nan")

    monkeypatch.setattr(FeatureFeeder, "logits", broken)
    with pytest.raises(FloatingPointError, match="no longer a number"):
        train(head_phase={"epochs": 1, "views": 1})


@pytest.mark.full
def test_a_compiled_run_ends_as_a_plain_one(train: Train, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = {
        "head_phase": {"epochs": 0}, "fine_tune": {"epochs": 1},
        "optimise": {"batch_size": 48, "ema": 0.9},
    }  # fmt: skip
    plain, _ = train("plain", **groups)
    # The tracer alone: making machine code takes minutes.
    traced = partialmethod(torch.nn.Module.compile, backend="eager")
    monkeypatch.setattr(Network, "compile", traced)
    compiled, _ = train("compiled", **groups, run={"compile": True})
    first, second = _weights(compiled.final), _weights(plain.final)
    assert list(first) == list(second)
    for name, value in second.items():
        torch.testing.assert_close(first[name], value)
