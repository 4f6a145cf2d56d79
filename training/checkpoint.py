"""The full state of a run on disk, replaced whole: what an exact resume needs and nothing else."""

from __future__ import annotations

import pickle
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from core.atomic import write_bytes
from core.error import UserError

_VERSION = 1
_DAMAGE = (RuntimeError, KeyError, TypeError, ValueError, EOFError, pickle.UnpicklingError)


@dataclass
class Progress:
    """Where a run is, in plain values; counts from 0, `step` is the next batch of the epoch."""

    phase: int = 0
    epoch: int = 0
    epoch_of_phase: int = 0
    step: int = 0
    loss_sum: float = 0.0
    correct: int = 0
    seen: int = 0
    seconds: float = 0.0
    best: list[float] = field(default_factory=list)
    best_epoch: int = 0
    history: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class State:
    """Progress, weights, optimiser and generators as they are between two steps.

    `average` is that of `Average.state` where there is one.
    """

    progress: Progress
    network: dict[str, Tensor]
    optimiser: dict[str, Any]
    generators: list[Tensor]
    average: dict[str, Any] | None = None


def save_state(path: Path, state: State) -> None:
    """Write the state, whole or not at all; raises OSError."""
    values = {
        "version": _VERSION,
        "progress": asdict(state.progress),
        "network": state.network,
        "optimiser": state.optimiser,
        "generators": state.generators,
        "average": state.average,
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
        if values["version"] != _VERSION:
            raise UserError(f"{path} was written by another version.", "Start the run anew.")
        return State(
            Progress(**values["progress"]),
            dict(values["network"]),
            dict(values["optimiser"]),
            list(values["generators"]),
            values.get("average"),
        )
    except _DAMAGE as error:
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
