"""The only code that starts, stops and finds worker processes; knows no Qt and no torch."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from core.error import UserError
from training.config import Config
from training.events import Completed, Failed, Paused, Stopped
from training.run_directory import RunDirectory, Status, list_runs

if TYPE_CHECKING:
    from core.dataset import Dataset
    from core.record import Record
    from core.split import Split

NICE = 10
AUTO = "auto"
DEVICE_VARIABLE = "DERMADESK_DEVICE"
_ANSWER_SECONDS = 15.0
_LOOK_SECONDS = 0.05
_log = logging.getLogger(__name__)


def worker_command(run: Path) -> list[str]:
    """Return the command of a worker: this interpreter, or the second program of a package."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return [str(program.with_name(f"dermadesk-worker{program.suffix}")), str(run)]
    # -P: a folder named `training` where the person happens to be must not be taken for ours.
    return [sys.executable, "-P", "-m", "training", str(run)]


def detached_command(words: Sequence[str], slots: Sequence[str]) -> list[str]:
    """Return the command of a process that goes on with a queue, a search or folds in `slots`."""
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-P", "-m", "desktop"]
    given = [word for slot in slots for word in ("--slot", slot or "auto")]
    return [*program, *words, *given]


def window_threads() -> int:
    """Return the threads of a run made in the window: one core stays for the person."""
    return max(1, (os.cpu_count() or 1) - 1)


def command_line_threads() -> int:
    """Return the threads of a run made on the command line: all cores."""
    return max(1, os.cpu_count() or 1)


class NothingToStart(UserError):
    """A run has a worker already or is complete: it can be followed, not started."""


class Supervisor:
    """Makes runs in a folder and minds their workers, which live on without it."""

    def __init__(
        self, runs_folder: Path, command: Callable[[Path], list[str]] = worker_command
    ) -> None:
        self.runs_folder = runs_folder
        self._command = command
        self._processes: dict[Path, subprocess.Popen[bytes]] = {}

    def runs(self) -> list[RunDirectory]:
        """Return the runs in the folder, newest first; raises UserError."""
        return list_runs(self.runs_folder)

    def prepare(self, config: Config, *, threads: int, name: str = "") -> RunDirectory:
        """Open the dataset, make the split and create the run; takes seconds.

        `threads` counts where the config leaves them open. Raises UserError.
        """
        from core.dataset import open_dataset  # reached only when a run is made
        from training.start import warning_of_start, with_start

        if threads < 1:
            raise ValueError("a run needs at least one thread")
        data = config.data
        if data.folder is None and data.csv is None:
            raise UserError("No dataset is given.", "Name a folder (data.folder, --data).")
        config = with_start(with_absolute_paths(config))
        data, model = config.data, config.model
        if model.weights is not None and not model.weights.is_file():
            raise UserError(f"There is no file {model.weights}.", "Correct model.weights.")
        run = config.run.model_copy(update={"threads": config.run.threads or threads})
        dataset = open_dataset(data.folder, csv=data.csv, images=data.images)
        if data.scheme == AUTO:
            data = data.model_copy(update={"scheme": scheme_of(dataset.records)})
        config = config.model_copy(update={"data": data})
        split, warning = _split(config, dataset)
        warnings = (warning, warning_of_start(config, dataset.records, split))
        run = run.model_copy(update={"split_warning": " ".join(filter(None, warnings))})
        config = config.model_copy(update={"run": run})
        return RunDirectory.create(self.runs_folder, config, dataset.records, split, name=name)

    def start(self, run: RunDirectory, *, device: str = "") -> int:
        """Start a worker that outlives this process and return its id; raises UserError.

        Raises NothingToStart where the run is being trained or complete, and where another process
        asked for its status in that very moment. `device` (cpu, cuda:1, …) is for a run whose
        config leaves the device open.
        """
        run.config()  # a run that this version cannot read is not begun, and stays as it was
        self._let_end(run)
        status = run.status()
        if status is Status.COMPLETED:
            raise NothingToStart(f"{run.name} is complete.", "Make a new run to train further.")
        if status is Status.RUNNING or self._has_worker(run):
            raise NothingToStart(f"{run.name} is being trained already.", "Stop it first.")
        try:
            run.stop_request.unlink(missing_ok=True)
            run.pause_request.unlink(missing_ok=True)
            with run.log.open("ab") as log:
                process = _launch(self._command(run.path), log, device)
        except OSError as error:
            raise UserError(
                f"No worker can be started on {run.name}: {error.strerror or error}.",
                "Check that its folder can be written.",
            ) from error
        self._processes[run.path] = process
        return process.pid

    def resume(self, run: RunDirectory) -> None:
        """Let a paused worker go on, or start one from the saved state; raises UserError."""
        asked = run.pause_request.exists() or isinstance(run.state_now().ending, Paused)
        run.pause_request.unlink(missing_ok=True)
        self._let_end(run)
        if not (asked and run.status() is Status.RUNNING):
            self.start(run)

    def _let_end(self, run: RunDirectory) -> None:
        """Wait a while for a worker that has said its last word, or waits to go on, to do so."""
        deadline = time.monotonic() + _ANSWER_SECONDS
        while self._has_worker(run) and run.state_now().ending is not None:
            if time.monotonic() > deadline:
                return
            time.sleep(_LOOK_SECONDS)

    def _has_worker(self, run: RunDirectory) -> bool:
        return bool(run.is_locked()) or self.is_alive(run)

    def request_stop(self, run: RunDirectory) -> None:
        """Ask the worker to save its state and end; raises UserError where none is at work."""
        self._request(run, run.stop_request)

    def request_pause(self, run: RunDirectory) -> None:
        """Ask the worker to save its state and pause; raises UserError where none is at work."""
        self._request(run, run.pause_request)

    def kill(self, run: RunDirectory) -> None:
        """End the worker at once; what was saved stays. Raises UserError where none is at work."""
        process = self._processes.get(run.path)
        if process is not None and process.poll() is None:
            process.kill()
            process.wait()
            return
        if not run.is_locked():
            raise UserError(f"No worker is at work on {run.name}.", "There is nothing to end.")
        deadline = time.monotonic() + _ANSWER_SECONDS
        while not self._kill_stranger(run):
            if time.monotonic() > deadline:
                raise UserError(
                    f"The worker on {run.name} does not say who it is.", "Try again in a moment."
                )
            time.sleep(_LOOK_SECONDS)

    def _kill_stranger(self, run: RunDirectory) -> bool:
        """End a worker that another process started; False where it has not said its number yet.

        One that ends by itself meanwhile needs nothing.
        """
        state = run.state_now()
        started = state.started
        # Only with the lock held is the number in the event file still that of the worker.
        if not run.is_locked():
            return True
        if started is None or isinstance(state.ending, Stopped | Failed | Completed):
            return False  # who has said the last word is as good as gone: another has the lock
        if started.host != socket.gethostname():
            raise UserError(
                f"{run.name} is trained on {started.host}.", "End it there, or ask it to stop."
            )
        try:
            os.kill(started.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        except ProcessLookupError:
            # A worker takes the lock a moment before it writes its number: this is the former's.
            return False
        return True

    def is_alive(self, run: RunDirectory) -> bool:
        """Return whether a worker that was started here still lives; it may not have begun."""
        process = self._processes.get(run.path)
        return process is not None and process.poll() is None

    def exit_code(self, run: RunDirectory) -> int | None:
        """Return how the worker started here has ended; None where it lives, or is not ours."""
        process = self._processes.get(run.path)
        return None if process is None else process.poll()

    def release(self) -> None:
        """Let go of all workers without ending them, as when the window closes."""
        for process in self._processes.values():
            if process.poll() is None:
                # Popen would warn that it is forgotten while its process lives; that is meant.
                process.returncode = 0
        self._processes.clear()

    def _request(self, run: RunDirectory, request: Path) -> None:
        if not (self._has_worker(run) or run.status() is Status.RUNNING):
            raise UserError(
                f"No worker is at work on {run.name}; it is {run.status()}.",
                "There is nothing to stop.",
            )
        try:
            request.touch()
        except OSError as error:
            raise UserError(
                f"{run.name} cannot be asked: {error.strerror or error}.",
                "Check that its folder can be written.",
            ) from error


def with_absolute_paths(config: Config) -> Config:
    """Return a config whose paths hold from any folder: a worker begins elsewhere, and later."""
    data = {
        key: _absolute(getattr(config.data, key))
        for key in ("folder", "csv", "images", "split_csv")
    }
    model = {
        key: _absolute(getattr(config.model, key))
        for key in ("weights", "weights_folder", "start_from")
    }
    return config.model_copy(
        update={
            "data": config.data.model_copy(update=data),
            "model": config.model.model_copy(update=model),
        }
    )


def _absolute(path: Path | None) -> Path | None:
    return None if path is None else path.expanduser().absolute()


def scheme_of(records: Sequence[Record]) -> str:
    """Return the scheme that keeps the subsets of class folders where there are any."""
    from core.split import DEFAULT_SCHEME, FOLDER_SCHEME

    return FOLDER_SCHEME if any(record.subset for record in records) else DEFAULT_SCHEME


def _split(config: Config, dataset: Dataset) -> tuple[Split, str]:
    """Return the split of a config, and what the figures of its runs must be read with."""
    # scikit-learn behind it takes seconds
    from core.split import import_split, make_split, overlaps

    data = config.data
    if data.split_csv is not None:
        split, _ = import_split(data.split_csv, dataset.records)
    else:
        split = make_split(dataset.records, data.scheme, data.seed)
    subsets = set(split.subset_by_image.values())
    for needed in ("train", "val"):
        if needed not in subsets:
            raise UserError(
                f"The split has no image in its {needed} subset.",
                "Training needs “train” and “val”; choose another scheme.",
            )
    said = []
    # Class folders are kept as they are, and a known duplicate may stand on both sides.
    if leaks := len(overlaps(dataset.records, split)):
        said.append(f"The split leaks: lesions in two subsets: {leaks}. Figures flatter.")
    if not dataset.lesions_known:
        said.append("Lesions unknown: images of one lesion may be in two subsets.")
    return split, " ".join(said)


def launch_detached(command: list[str], log: Path) -> int:
    """Start a process that outlives this one, its output appended to `log`; return its id.

    Raises OSError.
    """
    with log.open("ab") as file:
        process = _launch(command, file)
    # Popen would warn that it is forgotten while its process lives; that is meant.
    process.returncode = 0
    return process.pid


def _launch(command: list[str], log: IO[bytes], device: str = "") -> subprocess.Popen[bytes]:
    detached: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        detached = {
            "creationflags": subprocess.DETACHED_PROCESS
            | subprocess.CREATE_NEW_PROCESS_GROUP
            | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        }
    if device:
        detached["env"] = {**os.environ, DEVICE_VARIABLE: device}
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, **detached
    )
    if sys.platform != "win32":
        _lower_priority(process.pid)
    return process


def _lower_priority(pid: int) -> None:
    # From here, not in the child: code between fork and exec is not safe beside other threads.
    # Threads that the worker makes later inherit it.
    try:
        if os.getpriority(os.PRIO_PROCESS, pid) < NICE:
            os.setpriority(os.PRIO_PROCESS, pid, NICE)
        if (group := session_group(pid)).exists():
            group.write_text(str(NICE))
    except OSError as error:
        # The worker runs by now, and whoever is told that it could not be started starts another.
        # It may have ended already, /proc may be locked, and of two writes to the same group
        # within a tenth of a second the kernel refuses the second (EAGAIN).
        _log.info("the priority of the worker %d stays as it is: %s", pid, error)


def session_group(pid: int) -> Path:
    """Return the file of Linux that weighs a session against others, which exists where it does.

    There a worker in a session of its own takes a full share whatever the niceness of its process:
    beside eleven busy sessions on two cores one at -15 had 21 per cent of a core, and 83 when its
    group had -15 too.
    """
    return Path(f"/proc/{pid}/autogroup")
