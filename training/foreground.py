"""A run trained while the caller waits: what a script or a notebook does in one call.

The training itself is a worker's, as everywhere, so a script needs no `if __name__ == "__main__"`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.error import UserError
from core.place import runs_folder
from training.config import build_config, load_preset, with_values
from training.events import Completed, EpochDone, EventReader, Failed
from training.run_directory import RunDirectory
from training.run_state import RunState
from training.supervisor import Supervisor, command_line_threads

_LOOK_SECONDS = 0.1


def train(
    data: Path,
    preset: str = "quick",
    settings: Mapping[str, Any] | None = None,
    *,
    runs: Path | None = None,
    name: str = "",
    at_epoch: Callable[[EpochDone], object] = lambda _: None,
) -> RunDirectory:
    """Train a run on the dataset in the folder `data` and return it when it is complete.

    `settings` are values by dotted path (`head_phase.epochs`) over those of the preset; `runs` is
    the folder it is made in, None the usual one; `name` that of the run, empty one by the time.
    `at_epoch` hears of each finished epoch. Raises UserError where it cannot be made, fails or is
    stopped. Interrupted, by Ctrl+C or by what `at_epoch` raises, it saves its state and stops.
    """
    config = build_config(load_preset(preset))
    config = with_values(config, {"data.folder": data, **(settings or {})})
    supervisor = Supervisor(runs or runs_folder())
    run = supervisor.prepare(config, threads=command_line_threads(), name=name)
    supervisor.start(run)
    try:
        _wait(run, supervisor, at_epoch)
    except BaseException:
        run.stop_request.touch()
        raise
    finally:
        supervisor.release()
    return run


def _wait(
    run: RunDirectory, supervisor: Supervisor, at_epoch: Callable[[EpochDone], object]
) -> None:
    reader, state, told = EventReader(run.events), RunState(), 0
    ended: int | None = None
    while ended is None:
        time.sleep(_LOOK_SECONDS)
        # The exit first: what the worker wrote before it is then read below.
        ended = supervisor.exit_code(run)
        state.feed(reader.poll())
        for done in state.history[told:]:
            at_epoch(done)
            told += 1
    again = f"To go on: dermadesk resume {run.path}"
    if isinstance(state.ending, Failed):
        raise UserError(state.ending.message, f"{state.ending.hint} {again}".strip())
    if state.ending is None:
        raise UserError(f"The worker of {run.name} ended (exit code {ended}).", f"See {run.log}.")
    if not isinstance(state.ending, Completed):
        raise UserError(f"{run.name} was stopped.", again)
