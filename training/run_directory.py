"""A run is a directory: its files by name, and its status derived from them."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import secrets
import shutil
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.atomic import sweep, sync_folder, write_json, write_text
from core.build import this_build
from core.error import UserError
from core.lock import holding, is_held
from core.record import Record
from training.config import Config, load_config, to_yaml
from training.events import Created, EpochDone, EventReader, EventWriter, Failed
from training.run_state import RunState, Status

if TYPE_CHECKING:
    from core.split import Split

__all__ = ["RunDirectory", "RunState", "Status", "find_run", "list_runs"]

_PACKAGES = (
    "dermadesk", "torch", "torchvision", "timm", "lightning-fabric", "numpy", "scikit-learn",
    "pillow", "opencv-python-headless", "simplejpeg", "onnx", "onnxruntime",
)  # fmt: skip
_LOCK_SECONDS = 5.0
_LITTER_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class RunDirectory:
    """One run on disk. Cheap to make: it reads nothing until asked."""

    path: Path

    @classmethod
    def create(
        cls,
        runs_folder: Path,
        config: Config,
        records: Sequence[Record],
        split: Split,
        *,
        name: str = "",
    ) -> RunDirectory:
        """Make the directory of a new run, whole or not at all, named `name` or by time and model.

        The hash of `split` is put into the config. Raises UserError where the folder cannot be
        written or the name is taken.
        """
        from core.split import write_split  # a new run needs it, a window that lists runs does not

        chosen = name or _fresh_name(config)
        if Path(chosen).name != chosen or chosen.startswith("."):
            raise UserError(f"“{chosen}” cannot name a run.", "Use letters, digits, - and _.")
        target = runs_folder / chosen
        update = {"run": config.run.model_copy(update={"split_hash": split.hash})}
        temporary: Path | None = None
        try:
            runs_folder.mkdir(parents=True, exist_ok=True)
            sweep(runs_folder, _LITTER_SECONDS)
            if target.exists():
                raise UserError(f"There is already a run {chosen}.", "Choose another name.")
            temporary = runs_folder / f".new-{secrets.token_hex(8)}.tmp"
            temporary.mkdir()
            write_text(temporary / "config.yaml", to_yaml(config.model_copy(update=update)))
            write_split(temporary / "split.csv", records, split)
            write_json(temporary / "environment.json", _environment(config))
            with EventWriter(temporary / "events.jsonl") as writer:
                writer.write(Created())
            temporary.rename(target)
            sync_folder(runs_folder)
        except OSError as error:
            raise UserError(
                f"No run can be made in {runs_folder}: {error.strerror or error}.",
                "Choose a folder that can be written (--runs or DERMADESK_RUNS).",
            ) from error
        finally:
            if temporary is not None and temporary.exists():
                shutil.rmtree(temporary, ignore_errors=True)
        return cls(target)

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.path.name

    @property
    def events(self) -> Path:
        """The event file."""
        return self.path / "events.jsonl"

    @property
    def metrics(self) -> Path:
        """The table with one row an epoch."""
        return self.path / "metrics.csv"

    @property
    def tensorboard(self) -> Path:
        """The folder of TensorBoard files."""
        return self.path / "tensorboard"

    @property
    def state(self) -> Path:
        """The last full state."""
        return self.path / "state.ckpt"

    @property
    def model(self) -> Path:
        """The network in words."""
        return self.path / "model.txt"

    @property
    def best(self) -> Path:
        """The bundle of the best epoch."""
        return self.path / "best"

    @property
    def final(self) -> Path:
        """The bundle after the last epoch."""
        return self.path / "final"

    def best_of_phase(self, number: int) -> Path:
        """Return the bundle of the best epoch of phase `number`, from 1."""
        return self.path / f"phase{number}"

    @property
    def predictions(self) -> Path:
        """The folder of prediction tables."""
        return self.path / "predictions"

    @property
    def log(self) -> Path:
        """What the worker wrote to its stdout and stderr."""
        return self.path / "train.log"

    @property
    def environment(self) -> Path:
        """Versions, machine and command."""
        return self.path / "environment.json"

    @property
    def stop_request(self) -> Path:
        """The file whose presence asks the worker to stop."""
        return self.path / "stop"

    @property
    def pause_request(self) -> Path:
        """The file whose presence asks the worker to pause."""
        return self.path / "pause"

    @property
    def lock(self) -> Path:
        """The file a living worker holds locked."""
        return self.path / "lock"

    def config(self) -> Config:
        """Read the complete config; raises UserError."""
        return load_config(self.path / "config.yaml")

    def split(self) -> Split:
        """Read the split; raises UserError."""
        from core.split import read_split

        return read_split(self.path / "split.csv")

    def holding_lock(self) -> AbstractContextManager[None]:
        """Hold the run for this process; raises UserError where another worker has it.

        Waits a few seconds, because whoever asks for the status holds the lock for a moment.
        """
        refusal = UserError(
            f"Another worker is at work on {self.name}.", "Stop it first, or wait for its end."
        )
        return holding(self.lock, refusal, _LOCK_SECONDS)

    def is_locked(self) -> bool | None:
        """Return whether a process of this machine holds the run; None: that cannot be told."""
        return is_held(self.lock)

    def state_now(self) -> RunState:
        """Read all events and return their sum; raises UserError where they cannot be read."""
        state = RunState()
        with self._reading():
            state.feed(EventReader(self.events).poll())
        return state

    def status(self) -> Status:
        """Derive the status from events, lock and heartbeat; raises UserError."""
        return self.seen_now()[1]

    def seen_now(self) -> tuple[RunState, Status]:
        """Return the sum of all events and the status of that same moment; raises UserError."""
        state = RunState()
        with self._reading():
            return state, self.follow(EventReader(self.events), state)

    def follow(self, reader: EventReader, state: RunState) -> Status:
        """Feed `state` with what `reader` finds new and return the status; raises OSError."""
        state.feed(reader.poll())
        begun = state.started
        # The lock between two readings. A worker takes it before its first word and gives it back
        # after its last: one that ends around the look is read below, and one that begins then
        # must not be taken for dead because the lock was free a moment ago.
        locked = self.is_locked()
        state.feed(reader.poll())
        if locked is False and state.started is not begun:
            locked = True
        return state.status(locked=locked, now=time.time())

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UserError(
                f"The events of {self.name} cannot be read: {error.strerror or error}.",
                "Check the rights of the run's folder.",
            ) from error

    def history(self) -> list[EpochDone]:
        """Return the finished epochs in order."""
        return self.state_now().history

    def figures(self) -> dict[str, float] | None:
        """Return the figures of a completed run, else None."""
        completed = self.state_now().completed
        return dict(completed.figures) if completed is not None else None

    def failure(self) -> Failed | None:
        """Return why the run failed, or None."""
        return self.state_now().failure


def is_run(folder: Path) -> bool:
    """Return whether a folder is a run."""
    return (
        # Of os.path: a folder that may not be looked into is no run, where Path raises.
        not folder.name.startswith(".")
        and os.path.isfile(folder / "config.yaml")  # noqa: PTH113
        and os.path.isfile(folder / "events.jsonl")  # noqa: PTH113
    )


def list_runs(runs_folder: Path) -> list[RunDirectory]:
    """Return the runs in a folder, newest first; other folders are skipped.

    A folder that does not exist has none. Raises UserError where it cannot be read.
    """
    try:
        found = [
            (_made(Path(entry.path)), entry.name, RunDirectory(Path(entry.path)))
            for entry in os.scandir(runs_folder)
            if entry.is_dir() and is_run(Path(entry.path))
        ]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UserError(
            f"The runs in {runs_folder} cannot be read: {error.strerror or error}.",
            "Check the folder's rights, or choose another with --runs or DERMADESK_RUNS.",
        ) from error
    return [run for _, _, run in sorted(found, key=lambda item: item[:2], reverse=True)]


def _made(folder: Path) -> float:
    """Return when a run was made: its config is written once, then."""
    try:
        return (folder / "config.yaml").stat().st_mtime
    except OSError:
        return 0.0


def find_run(name: str, runs_folder: Path) -> RunDirectory:
    """Return the run that `name` means, a path or a name in `runs_folder`; raises UserError."""
    for folder in (Path(name).expanduser(), runs_folder / name):
        if is_run(folder):
            return RunDirectory(folder.resolve())
    if Path(name).expanduser().is_dir():
        raise UserError(f"{name} is not a run.", "A run holds config.yaml and events.jsonl.")
    raise UserError(
        f"There is no run {name} in {runs_folder}.", "“dermadesk runs” lists those there are."
    )


def _fresh_name(config: Config) -> str:
    made = datetime.now().astimezone().strftime("%Y%m%d-%H%M")
    return f"{made}-{config.model.architecture}-{secrets.token_hex(2)}"


def _environment(config: Config) -> dict[str, Any]:
    versions: dict[str, str] = {}
    for package in _PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            versions[package] = "absent"
    return {
        "python": platform.python_version(),
        "platform": platform.platform(),
        "machine": platform.machine(),
        "host": socket.gethostname(),
        "processors": os.cpu_count() or 1,
        "device": config.run.device,
        "packages": versions,
        "build": this_build().to_json(),
        "command": sys.argv,
    }
