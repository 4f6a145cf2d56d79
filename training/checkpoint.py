"""The full state of a run on disk, replaced whole: what an exact resume needs and nothing else."""

from __future__ import annotations

import math
import pickle
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from core.atomic import write_bytes
from core.error import UserError
from core.network.weight import DAMAGE
from core.schema import RUN, is_newer, newer
from core.shortage import is_shortage, shortage
from training.step.memory import Thrift
from training.step.schedule import Plateau

_VERSION = RUN
# A disk that cannot be read and memory that is used up are no reason to delete a state.
_DAMAGE = (
    *(kind for kind in DAMAGE if kind not in (OSError, MemoryError)),
    pickle.UnpicklingError,
)


@dataclass
class Progress:
    """Where a run is, in plain values; counts from 0, `step` is the next batch of the epoch.

    `best` and `phase_best` are the ranks of the best epochs of the run and of the phase.
    """

    phase: int = 0
    epoch: int = 0
    epoch_of_phase: int = 0
    step: int = 0
    loss_sum: float = 0.0
    correct: int = 0
    seen: int = 0
    seconds: float = 0.0
    skipped: int = 0
    best: list[float] = field(default_factory=list)
    best_epoch: int = 0
    phase_best: list[float] = field(default_factory=list)
    phase_best_epoch: int = 0
    plateau: Plateau = field(default_factory=Plateau)
    thrift: Thrift = field(default_factory=Thrift)
    history: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, values: dict[str, Any]) -> Progress:
        """Return what `asdict` gave; parts that came later than the file have their defaults."""
        nested = {"plateau": Plateau, "thrift": Thrift}
        made = {name: kind(**values[name]) for name, kind in nested.items() if name in values}
        return cls(**{**values, **made})

    @property
    def mean_loss(self) -> float:
        """The mean loss of the epoch's images so far; no number where no step counted."""
        counted = self.seen - self.skipped
        return self.loss_sum / counted if counted else math.nan

    def finish_epoch(self, row: dict[str, Any]) -> None:
        """Keep the figures of an epoch and begin the sums of the next."""
        self.history.append(row)
        self.seconds += row["seconds"]
        self.step = self.correct = self.seen = self.skipped = 0
        self.loss_sum = 0.0

    def begin_phase(self) -> None:
        """Forget what belongs to one phase."""
        self.epoch_of_phase, self.phase_best, self.phase_best_epoch = 0, [], self.epoch
        self.plateau = Plateau()


@dataclass(frozen=True)
class State:
    """Progress, weights, optimiser and generators as they are between two steps.

    `average` is that of `Average.state` where there is one, `scaler` that of fp16's gradients.
    """

    progress: Progress
    network: dict[str, Tensor]
    optimiser: dict[str, Any]
    generators: list[Tensor]
    average: dict[str, Any] | None = None
    scaler: dict[str, Any] = field(default_factory=dict)


def save_state(path: Path, state: State) -> None:
    """Write the state, whole or not at all; raises OSError."""
    values = {
        "version": _VERSION,
        "progress": asdict(state.progress),
        "network": state.network,
        "optimiser": state.optimiser,
        "generators": state.generators,
        "average": state.average,
        "scaler": state.scaler,
    }
    # Serialised in memory: on a full disk torch's own writer raises RuntimeError, not OSError.
    buffer = BytesIO()
    torch.save(values, buffer)
    write_bytes(path, buffer.getvalue())


def load_state(path: Path) -> State | None:
    """Read the state, or None where there is none; raises UserError where it is damaged.

    Loads tensors and plain values only; code in the file never runs.
    """
    if not path.exists():
        return None
    try:
        values = torch.load(path, map_location="cpu", weights_only=True)
        if is_newer(values["version"], _VERSION):
            raise newer(path, values["version"], _VERSION)
        if values["version"] != _VERSION:
            raise UserError(f"{path} was written by another version.", "Start the run anew.")
        return State(
            Progress.of(values["progress"]),
            dict(values["network"]),
            dict(values["optimiser"]),
            list(values["generators"]),
            values.get("average"),
            dict(values.get("scaler", {})),
        )
    except _DAMAGE as error:
        if is_shortage(error):
            raise shortage() from error  # it is sound, and to be kept
        raise UserError(
            f"The saved state {path} is damaged.", "Delete that file to begin the run again."
        ) from error


def generator_states() -> list[Tensor]:
    """Return the states of torch's generators, the CPU's first."""
    states = [torch.get_rng_state()]
    if torch.cuda.is_available():
        states += torch.cuda.get_rng_state_all()
    return states


def restore_generators(states: list[Tensor]) -> None:
    """Set torch's generators to `states`, as far as this machine has the devices."""
    torch.set_rng_state(states[0])
    for number, state in enumerate(states[1 : 1 + torch.cuda.device_count()]):
        torch.cuda.set_rng_state(state, number)
