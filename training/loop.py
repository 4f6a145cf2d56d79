"""The training loop: phases of epochs of steps; stoppable at every step and resumable from any."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from lightning_fabric import Fabric

from core.metric import figures, recalls
from core.network.model import Network
from training.checkpoint import Progress, State, load_state
from training.config import Config
from training.device.team import Team
from training.events import Event
from training.feed.feed import Feeder
from training.feed.material import Material
from training.journal import RECALL, Journal, Kept
from training.request import Requests
from training.run_directory import RunDirectory
from training.step.choice import judge, out_of_patience, worth
from training.step.learner import Learner
from training.step.loss import Loss
from training.step.phase import Phase, phases_of
from training.step.schedule import SCHEDULES, rate
from training.step.tally import Tally
from training.step.weight_swap import copied

_SAVE_SECONDS = 5.0  # between epochs on cached features, which are shorter than a save


@dataclass(frozen=True)
class Parts:
    """What a training is put together from."""

    config: Config
    run: RunDirectory
    material: Material
    network: Network
    loss: Loss
    fabric: Fabric
    feeder_of: Callable[[Phase], Feeder]
    requests: Requests
    tell: Callable[[Event], object]
    team: Team


class Training:
    """One run from its saved state, or its start, to the end of its last phase."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._config = parts.config
        self._network = parts.network
        self._phases = phases_of(parts.config)
        self._progress = Progress()
        self._journal = Journal(
            parts.run, parts.network, parts.material, parts.config, parts.tell,
            writes=parts.team.leads,
        )  # fmt: skip

    def run(self) -> Progress:
        """Train what is left; raises StopRequested, with the state saved, when asked to stop."""
        with closing(self._journal):
            state = load_state(self._parts.run.state)
            if state is not None:
                self._progress = state.progress
                self._network.load_state_dict(state.network)
            while self._progress.phase < len(self._phases):
                self._run_phase(self._phases[self._progress.phase], state)
                self._progress.phase += 1
                self._progress.begin_phase()
                state = None
        return self._progress

    def _run_phase(self, phase: Phase, state: State | None) -> None:
        progress, parts = self._progress, self._parts
        learner = Learner(
            self._network, parts.loss, parts.fabric, self._config, phase, progress, parts.tell,
            parts.team,
        )  # fmt: skip
        feeder = parts.feeder_of(phase)
        if state is not None:
            learner.restore(state)
        while progress.epoch_of_phase < phase.epochs and not out_of_patience(
            progress, self._config.run
        ):
            begun = time.monotonic()
            self._train_epoch(phase, learner, feeder)
            self._finish_epoch(phase, learner, feeder, begun)
        learner.finish()
        self._journal.write_kept()

    def _train_epoch(self, phase: Phase, learner: Learner, feeder: Feeder) -> None:
        progress, journal = self._progress, self._journal
        tally = Tally(
            progress, self._parts.fabric.device, forgiving=self._config.run.precision == "fp16"
        )
        learner.train()
        steps, begun, first = feeder.steps(), time.monotonic(), progress.seen
        for feed in feeder.epoch(progress.epoch, progress.step):
            reductions = progress.thrift.reductions
            loss, correct = learner.step(feeder, feed, self._rate(phase, steps))
            count = self._parts.team.total(len(feed.targets))
            tally.add(loss, correct, count)
            progress.step += 1
            if journal.step_is_due(progress.step == steps):
                tally.read()
                speed = (progress.seen - first) / max(1e-9, time.monotonic() - begun)
                left = (phase.epochs - progress.epoch_of_phase) * steps - progress.step
                journal.step(phase, progress, steps, speed, left * count)
            # How far memory reaches is remembered at once: a resumed run adds up as this one does.
            if journal.save_is_due(progress.step) or progress.thrift.reductions > reductions:
                self._save(learner, tally)
            self._parts.requests.check(lambda: self._save(learner, tally))
        tally.read()

    def _finish_epoch(self, phase: Phase, learner: Learner, feeder: Feeder, begun: float) -> None:
        progress = self._progress
        with learner.judged():
            found, of_classes = self._validate(feeder)
            progress.epoch += 1
            progress.epoch_of_phase += 1
            row = self._row(phase, learner, found, time.monotonic() - begun)
            row |= {f"{RECALL}{name}": value for name, value in of_classes.items()}
            best = self._choose(row, found)
        if SCHEDULES[self._config.optimise.schedule].watches:
            progress.plateau.watch(worth(row, self._config.run), self._config.optimise)
        progress.finish_epoch(row)
        self._journal.epoch(progress.history, sum(phase.epochs for phase in self._phases), best)
        last = progress.epoch_of_phase == phase.epochs
        if last or self._journal.seconds_since_save >= _SAVE_SECONDS:
            self._save(learner)

    def _validate(self, feeder: Feeder) -> tuple[dict[str, float], dict[str, float]]:
        """Return the figures on the validation subset, and the recall of each class there."""
        material, team = self._parts.material, self._parts.team
        team.spread_buffers(self._network)
        with self._parts.fabric.autocast():
            probabilities = team.joined(list(feeder.validate(self._network)))
        truth = material.targets[material.subsets["val"]]
        found = figures(probabilities, truth, material.target)
        return found, recalls(probabilities, truth, material.target)

    def _row(
        self, phase: Phase, learner: Learner, found: dict[str, float], seconds: float
    ) -> dict[str, Any]:
        progress = self._progress
        return {
            "epoch": progress.epoch,
            "phase": phase.name,
            "loss": progress.mean_loss,
            "accuracy": progress.correct / progress.seen,
            "val_loss": found["loss"],
            "val_accuracy": found["accuracy"],
            "val_balanced_accuracy": found["balanced_accuracy"],
            "val_auc": found.get("macro_auc", math.nan),
            "val_pr_auc": found.get("macro_pr_auc", math.nan),
            "lr": learner.rate,
            "seconds": seconds,
            "model_name": self._config.model.architecture,
        }

    def _choose(self, row: dict[str, Any], found: dict[str, float]) -> bool:
        """Keep the network as it is where this epoch is the best so far; return whether it is."""
        progress, run = self._progress, self._parts.run
        verdict = judge(row, progress, self._config.run)
        of_phase = verdict.of_phase and self._config.run.keep_phases
        if verdict.of_run or of_phase:
            facts = {"preset": self._config.preset, "best_epoch": progress.epoch}
            kept = Kept(copied(self._network), {**facts, "validation": found})
            if verdict.of_run:
                self._journal.keep(run.best, kept)
            if of_phase:
                self._journal.keep(run.best_of_phase(progress.phase + 1), kept)
        return verdict.of_run

    def _rate(self, phase: Phase, steps: int) -> float:
        progress = self._progress
        step = progress.epoch_of_phase * steps + progress.step
        return rate(self._config.optimise, phase, step, steps, progress.plateau.factor)

    def _save(self, learner: Learner, tally: Tally | None = None) -> None:
        if tally is not None:
            tally.read()
        self._journal.save(learner.state(self._progress))
