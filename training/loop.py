"""The training loop: phases of epochs of steps; stoppable at every step and resumable from any."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from lightning_fabric import Fabric
from torch import nn

from core.atomic import write_csv
from core.metric import figures
from core.model import Network
from training.average import Average
from training.checkpoint import (
    Progress,
    State,
    generator_states,
    load_state,
    restore_generators,
    save_state,
)
from training.config import Config
from training.events import CheckpointSaved, EpochDone, Event, Step
from training.feed import Feed, Feeder
from training.material import Material
from training.phase import Phase, phases_of, prepare, rate, set_mode
from training.request import Requests
from training.result import save_bundle
from training.run_directory import RunDirectory
from training.scalar_log import ScalarLog
from training.weight_swap import Weights, copied, holding

_STEP_EVENT_SECONDS = 0.5
_METRICS = (
    "epoch", "phase", "loss", "accuracy", "val_loss", "val_accuracy", "val_balanced_accuracy",
    "val_auc", "lr", "seconds", "model_name",
)  # fmt: skip


@dataclass(frozen=True)
class Parts:
    """What a training is put together from."""

    config: Config
    run: RunDirectory
    material: Material
    network: Network
    loss: nn.CrossEntropyLoss
    fabric: Fabric
    feeder_of: Callable[[Phase], Feeder]
    requests: Requests
    tell: Callable[[Event], object]


@dataclass(frozen=True)
class Candidate:
    """The weights of the best epoch until they are written: cached epochs outrun the disk."""

    weights: Weights
    facts: dict[str, Any]


class Training:
    """One run from its saved state, or its start, to the end of its last phase."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._config = parts.config
        self._network = parts.network
        self._phases = phases_of(parts.config)
        self._epochs = sum(phase.epochs for phase in self._phases)
        self._progress = Progress()
        self._optimiser: Any = None
        self._average: Average | None = None
        self._best: Candidate | None = None
        self._saved_at = time.monotonic()
        self._told_at = 0.0

    def run(self) -> Progress:
        """Train what is left; raises StopRequested, with the state saved, when asked to stop."""
        state = load_state(self._parts.run.state)
        if state is not None:
            self._progress = state.progress
            self._network.load_state_dict(state.network)
        with ScalarLog(self._parts.run.path / "tensorboard") as log:
            while self._progress.phase < len(self._phases):
                self._run_phase(self._phases[self._progress.phase], state, log)
                state = None
                self._progress.phase += 1
                self._progress.epoch_of_phase = 0
        return self._progress

    def _run_phase(self, phase: Phase, state: State | None, log: ScalarLog) -> None:
        decay = self._config.optimise.weight_decay
        learning = prepare(self._network, phase)
        adam = torch.optim.AdamW(learning, lr=phase.learning_rate, weight_decay=decay)
        self._optimiser = self._parts.fabric.setup_optimizers(adam)
        set_mode(self._network, phase)
        ema = self._config.optimise.ema
        self._average = Average(self._network, ema) if ema > 0 else None
        feeder = self._parts.feeder_of(phase)
        if state is not None:
            if self._average is not None and state.average is not None:
                self._average.restore(state.average)
            adam.load_state_dict(state.optimiser)
            restore_generators(state.generators)
        while self._progress.epoch_of_phase < phase.epochs and not self._out_of_patience(phase):
            begun = time.monotonic()
            self._train_epoch(phase, feeder)
            self._finish_epoch(phase, feeder, begun, log)
        if self._average is not None:
            self._average.give()  # the next phase, or what is kept, goes on from the average
        self._write_best()

    def _train_epoch(self, phase: Phase, feeder: Feeder) -> None:
        progress = self._progress
        set_mode(self._network, phase)
        steps, begun, first = feeder.steps(), time.monotonic(), progress.seen
        for feed in feeder.epoch(progress.epoch, progress.step):
            offset = progress.epoch_of_phase * steps + progress.step
            lr = rate(self._config.optimise, phase, offset, steps)
            self._step(feeder, feed, lr)
            progress.step += 1
            speed = (progress.seen - first) / max(1e-9, time.monotonic() - begun)
            self._tell_step(phase, steps, speed, len(feed.targets))
            self._save_when_due()
            self._parts.requests.check(self._save)

    def _step(self, feeder: Feeder, feed: Feed, lr: float) -> None:
        for group in self._optimiser.param_groups:
            group["lr"] = lr
        logits = feeder.logits(self._network, feed)
        loss = self._parts.loss(logits, feed.targets)
        self._optimiser.zero_grad(set_to_none=True)
        self._parts.fabric.backward(loss)
        clip = self._config.optimise.gradient_clip
        if clip > 0:
            nn.utils.clip_grad_norm_(self._network.parameters(), clip)
        self._optimiser.step()
        if self._average is not None:
            self._average.update()
        value = float(loss.detach())
        if not math.isfinite(value):
            raise FloatingPointError("the loss is no longer a number")
        count = len(feed.targets)
        self._progress.loss_sum += value * count
        likeliest = feed.targets if feed.targets.ndim == 1 else feed.targets.argmax(1)
        self._progress.correct += int((logits.detach().argmax(1) == likeliest).sum())
        self._progress.seen += count

    def _finish_epoch(self, phase: Phase, feeder: Feeder, begun: float, log: ScalarLog) -> None:
        progress, material = self._progress, self._parts.material
        with self._judged():
            probabilities = np.concatenate(list(feeder.validate(self._network)))
        found = figures(probabilities, material.targets[material.subsets["val"]], material.target)
        progress.epoch += 1
        row: dict[str, Any] = {
            "epoch": progress.epoch,
            "phase": phase.name,
            "loss": progress.loss_sum / progress.seen,
            "accuracy": progress.correct / progress.seen,
            "val_loss": found["loss"],
            "val_accuracy": found["accuracy"],
            "val_balanced_accuracy": found["balanced_accuracy"],
            "val_auc": found.get("macro_auc", math.nan),
            "lr": self._optimiser.param_groups[0]["lr"],
            "seconds": time.monotonic() - begun,
            "model_name": self._config.model.architecture,
        }
        best = self._is_best(row)
        progress.history.append(row)
        progress.epoch_of_phase += 1
        progress.seconds += row["seconds"]
        progress.step = progress.correct = progress.seen = 0
        progress.loss_sum = 0.0
        if best:
            facts = {"preset": self._config.preset, "best_epoch": progress.epoch}
            with self._judged():
                self._best = Candidate(copied(self._network), {**facts, "validation": found})
        self._write_metrics()
        log.write(row)
        last = progress.epoch_of_phase == phase.epochs
        if last or time.monotonic() - self._saved_at >= 5:
            self._save()
        self._parts.tell(_epoch_event(row, self._epochs, best))

    def _judged(self) -> AbstractContextManager[None]:
        """Return a block in which the network has the weights that count: the average, if any."""
        if self._average is None:
            return nullcontext()
        return holding(self._network, self._average.weights)

    def _is_best(self, row: dict[str, Any]) -> bool:
        name = self._config.run.monitor
        value = float(row[name])
        if name == "val_loss":
            value = -value
        # Small validation subsets tie often; of two equal epochs the surer one counts.
        rank = [value, -float(row["val_loss"])]
        if math.isnan(value) or (self._progress.best and rank <= self._progress.best):
            return False
        self._progress.best, self._progress.best_epoch = rank, self._progress.epoch
        return True

    def _out_of_patience(self, phase: Phase) -> bool:
        progress, patience = self._progress, self._config.run.patience
        begun = progress.epoch - progress.epoch_of_phase
        return patience > 0 and progress.epoch - max(progress.best_epoch, begun) >= patience

    def _write_metrics(self) -> None:
        rows = [[row[name] for name in _METRICS] for row in self._progress.history]
        write_csv(self._parts.run.metrics, _METRICS, rows)

    def _save_when_due(self) -> None:
        run = self._config.run
        by_steps = run.checkpoint_steps > 0 and self._progress.step % run.checkpoint_steps == 0
        waited = time.monotonic() - self._saved_at
        by_time = run.checkpoint_steps == 0 and 0 < run.checkpoint_seconds <= waited
        if by_steps or by_time:
            self._save()

    def _write_best(self) -> None:
        if self._best is None:
            return
        parts = self._parts
        with holding(self._network, self._best.weights):
            save_bundle(parts.run.best, self._network, parts.material, self._config,
                        self._best.facts)  # fmt: skip
        self._best = None

    def _save(self) -> None:
        self._write_best()  # before the state that counts its epoch as done
        state = State(
            self._progress,
            self._network.state_dict(),
            self._optimiser.state_dict(),
            generator_states(),
            None if self._average is None else self._average.state(),
        )
        save_state(self._parts.run.state, state)
        self._saved_at = time.monotonic()
        self._parts.tell(CheckpointSaved(self._progress.epoch, self._progress.step))

    def _tell_step(self, phase: Phase, steps: int, speed: float, count: int) -> None:
        progress = self._progress
        now = time.monotonic()
        if now - self._told_at < _STEP_EVENT_SECONDS and progress.step < steps:
            return
        if now - self._told_at < _STEP_EVENT_SECONDS / 5:
            return  # epochs on cached features are too short for an event each
        self._told_at = now
        left = (phase.epochs - progress.epoch_of_phase) * steps - progress.step
        self._parts.tell(
            Step(
                progress.epoch + 1, phase.name, progress.step, steps,
                progress.loss_sum / progress.seen, speed, left * count / max(speed, 1e-9),
            )
        )  # fmt: skip


def _epoch_event(row: dict[str, Any], epochs: int, best: bool) -> EpochDone:
    return EpochDone(
        epoch=row["epoch"],
        phase=row["phase"],
        epochs=epochs,
        loss=row["loss"],
        accuracy=row["accuracy"],
        val_loss=row["val_loss"],
        val_accuracy=row["val_accuracy"],
        val_balanced_accuracy=row["val_balanced_accuracy"],
        val_auc=row["val_auc"],
        learning_rate=row["lr"],
        seconds=row["seconds"],
        best=best,
    )
