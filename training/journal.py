"""All that a training writes into its run: figures, events, saved states and bundles.

One place, so that of several processes that train together one alone writes.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.atomic import write_csv
from core.network.model import Network
from training.checkpoint import Progress, State, save_state
from training.config import Config
from training.events import CheckpointSaved, EpochDone, Event, Step
from training.feed.material import Material
from training.result import save_bundle
from training.run_directory import RunDirectory
from training.scalar_log import ScalarLog
from training.step.phase import Phase
from training.step.weight_swap import Weights, holding

_STEP_EVENT_SECONDS = 0.5
_COLUMNS = (
    "epoch", "phase", "loss", "accuracy", "val_loss", "val_accuracy", "val_balanced_accuracy",
    "val_auc", "val_pr_auc", "lr", "seconds", "model_name",
)  # fmt: skip
RECALL = "val_recall_"
"""What the column of a class begins with; such columns follow the others."""


@dataclass(frozen=True)
class Kept:
    """Weights on their way to a bundle: cached epochs outrun the disk."""

    weights: Weights
    facts: dict[str, Any]


class Journal:
    """Writes what a training tells, at the times when that is due.

    Of the processes of a team only one `writes`; the journals of the others stay empty.
    """

    def __init__(
        self,
        run: RunDirectory,
        network: Network,
        material: Material,
        config: Config,
        tell: Callable[[Event], object],
        *,
        writes: bool = True,
    ) -> None:
        self.tell = tell
        self._run = run
        self._network = network
        self._material = material
        self._config = config
        self._writes = writes
        self._log = ScalarLog(run.tensorboard) if writes else None
        self._kept: dict[Path, Kept] = {}
        self._saved_at = time.monotonic()
        self._told_at = 0.0

    def close(self) -> None:
        """Close the files of TensorBoard."""
        if self._log is not None:
            self._log.close()

    def keep(self, folder: Path, kept: Kept) -> None:
        """Have these weights written as a bundle before the next saved state."""
        if self._writes:
            self._kept[folder] = kept

    def write_kept(self) -> None:
        """Write the bundles that wait."""
        for folder, kept in self._kept.items():
            with holding(self._network, kept.weights):
                save_bundle(folder, self._network, self._material, self._config, kept.facts)
        self._kept.clear()

    def save(self, state: State) -> None:
        """Write the full state, after the bundles of the epochs that it counts as done."""
        if not self._writes:
            return
        self.write_kept()
        save_state(self._run.state, state)
        self._saved_at = time.monotonic()
        self.tell(CheckpointSaved(state.progress.epoch, state.progress.step))

    def save_is_due(self, step: int) -> bool:
        """Return whether a state is to be saved after this step."""
        run = self._config.run
        if run.checkpoint_steps > 0:
            return step % run.checkpoint_steps == 0
        return 0 < run.checkpoint_seconds <= self.seconds_since_save

    @property
    def seconds_since_save(self) -> float:
        """The time since the last saved state."""
        return time.monotonic() - self._saved_at

    def step_is_due(self, last: bool) -> bool:
        """Return whether a step, the last of its epoch or not, is to be told now."""
        waited = time.monotonic() - self._told_at
        # Epochs on cached features are too short for an event each.
        return waited >= (_STEP_EVENT_SECONDS / 5 if last else _STEP_EVENT_SECONDS)

    def step(self, phase: Phase, progress: Progress, steps: int, speed: float, left: int) -> None:
        """Tell of a step; `speed` in images/s, `left` images to the end of the phase."""
        self._told_at = time.monotonic()
        self.tell(
            Step(
                progress.epoch + 1, phase.name, progress.step, steps, progress.mean_loss, speed,
                left / max(speed, 1e-9),
            )
        )  # fmt: skip

    def epoch(self, history: list[dict[str, Any]], epochs: int, best: bool) -> None:
        """Write the figures of the epochs so far, the last of them everywhere."""
        if self._log is None:
            return
        recalls = (f"{RECALL}{name}" for name in self._material.target.classes)
        columns = (*_COLUMNS, *recalls)
        rows = [[row.get(name, math.nan) for name in columns] for row in history]
        write_csv(self._run.metrics, columns, rows)
        self._log.write(history[-1])
        self.tell(_event(history[-1], epochs, best))


def _event(row: dict[str, Any], epochs: int, best: bool) -> EpochDone:
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
        val_pr_auc=row["val_pr_auc"],
        val_recalls={
            name.removeprefix(RECALL): value
            for name, value in row.items()
            if name.startswith(RECALL)
        },
    )
