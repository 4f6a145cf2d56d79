"""The queue of a runs folder: which runs are trained next, in order, by one process at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core.atomic import write_json
from core.error import UserError
from core.json_text import parse_json
from core.lock import holding, is_held
from core.schema import is_newer, newer
from training.run_directory import RunDirectory, is_run
from training.run_state import RunState, Status
from training.series.crew import ANY_DEVICE, Ended, Unjudged
from training.supervisor import detached_command, launch_detached

VERSION = 1
_LOCK_SECONDS = 10.0
_OVER = (Status.COMPLETED, Status.FAILED, Status.STOPPED)


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A run in the queue; `begun` once it was its turn.

    `told` is the time of the last event that the run had then: what came before it is no end of
    this turn.
    """

    run: str
    begun: bool = False
    told: float = 0.0


class RunQueue:
    """The order of the runs that wait in a folder; any process may read and change it."""

    def __init__(self, runs_folder: Path) -> None:
        self.runs_folder = runs_folder
        self.path = runs_folder / "queue.json"
        self.stop_request = runs_folder / "queue.stop"
        self.log = runs_folder / "queue.log"

    def entries(self) -> list[QueueEntry]:
        """Return the entries in order, reading one small file; raises UserError."""
        try:
            value = parse_json(self.path.read_bytes())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise UserError(f"{self.path} cannot be read: {error.strerror or error}.") from error
        except ValueError as error:
            raise self._damaged() from error
        return self._checked(value)

    def directory(self, entry: QueueEntry) -> RunDirectory:
        """Return the run of an entry, which may be gone from the disk."""
        return RunDirectory(self.runs_folder / entry.run)

    def add(self, run: RunDirectory) -> None:
        """Put a run of this folder at the end; raises UserError."""
        if run.path.resolve().parent != self.runs_folder.resolve():
            raise UserError(f"{run.name} does not lie in {self.runs_folder}.", "Name its folder.")
        if run.status() in (Status.COMPLETED, Status.RUNNING):
            raise UserError(f"{run.name} is {run.status()}.", "It needs no place in the queue.")
        with self._changing() as entries:
            if any(entry.run == run.name for entry in entries):
                raise UserError(f"{run.name} is in the queue already.", "“queue move” moves it.")
            entries.append(QueueEntry(run.name))

    def move(self, name: str, position: int) -> None:
        """Give a run the place `position`, 1 being the first; raises UserError."""
        if position < 1:
            raise UserError(f"There is no place {position}.", "The first is 1.")
        with self._changing() as entries:
            entry = entries.pop(self._index(entries, name))
            entries.insert(position - 1, entry)

    def remove(self, name: str) -> None:
        """Take a run out of the queue; its directory stays. Raises UserError."""
        with self._changing() as entries:
            index = self._index(entries, name)
            run = self.directory(entries[index])
            if entries[index].begun and is_run(run.path) and run.status() is Status.RUNNING:
                raise UserError(f"{name} is being trained.", "Stop it first: dermadesk stop.")
            del entries[index]

    def mark(self, name: str, *, begun: bool, told: float = 0.0) -> bool:
        """Note whether it is the turn of a run; False: it has left the queue, and stays out."""
        with self._changing() as entries:
            marked = [
                replace(entry, begun=begun, told=told) if entry.run == name else entry
                for entry in entries
            ]
            entries[:] = marked
            return any(entry.run == name for entry in marked)

    def drop(self, name: str) -> None:
        """Let a run leave the queue, if it is there."""
        with self._changing() as entries:
            entries[:] = [entry for entry in entries if entry.run != name]

    def is_worked_off(self) -> bool:
        """Return whether some process of this machine works the queue off."""
        return bool(is_held(self._worker_lock))

    @contextmanager
    def working(self) -> Iterator[None]:
        """Be the one process that works the queue off; raises UserError where another is."""
        self.runs_folder.mkdir(parents=True, exist_ok=True)
        refusal = UserError(
            f"Another process works off the queue of {self.runs_folder}.",
            "It takes up whatever is added; “dermadesk queue stop” ends it.",
        )
        # Whoever asks `is_worked_off` holds it for a moment.
        with holding(self._worker_lock, refusal, wait=1.0):
            try:
                self.stop_request.unlink(missing_ok=True)
                yield
            finally:
                self.stop_request.unlink(missing_ok=True)

    @property
    def _worker_lock(self) -> Path:
        return self.runs_folder / "queue.worker.lock"

    @contextmanager
    def _changing(self) -> Iterator[list[QueueEntry]]:
        """Yield the entries to be changed in place; written, whole or not at all, at the end."""
        self.runs_folder.mkdir(parents=True, exist_ok=True)
        refusal = UserError("The queue is held by another process.", "Try again.")
        with holding(self.runs_folder / "queue.lock", refusal, _LOCK_SECONDS):
            before = self.entries()
            entries = list(before)
            yield entries
            if entries != before:
                runs = [asdict(entry) for entry in entries]
                write_json(self.path, {"version": VERSION, "runs": runs})

    def _index(self, entries: Sequence[QueueEntry], name: str) -> int:
        for index, entry in enumerate(entries):
            if entry.run == Path(name).name:
                return index
        raise UserError(f"{name} is not in the queue.", "“dermadesk queue list” shows it.")

    def _checked(self, value: Any) -> list[QueueEntry]:
        rows = value.get("runs") if isinstance(value, dict) else None
        if isinstance(value, dict) and is_newer(value.get("version"), VERSION):
            raise newer(self.path, value["version"], VERSION)
        if not isinstance(rows, list) or value.get("version") != VERSION:
            raise self._damaged()
        entries = []
        for row in rows:
            name = row.get("run") if isinstance(row, dict) else None
            # The file may be anybody's: a name that leads out of the folder is no name.
            if not isinstance(name, str) or Path(name).name != name or not name.strip("."):
                raise self._damaged()
            told = row.get("told")
            known = float(told) if isinstance(told, (int, float)) else 0.0
            entries.append(QueueEntry(name, row.get("begun") is True, known))
        return entries

    def _damaged(self) -> UserError:
        return UserError(f"{self.path} is damaged.", "Delete it; the runs themselves stay.")


class QueueWork(Unjudged):
    """The queue as work for a crew: runs that end leave it, whatever their end was."""

    def __init__(self, queue: RunQueue, slots: Sequence[str], say: Callable[[str], None]) -> None:
        self._queue = queue
        self._slots = slots
        self._say = say
        self._taken: set[str] = set()
        self._put_back: set[str] = set()

    def next_run(self, slot: str) -> RunDirectory | None:
        """Return the first run that waits and fits the slot."""
        if self._queue.stop_request.exists():
            return None
        for entry in self._queue.entries():
            if entry.run in self._taken:
                continue
            run = self._queue.directory(entry)
            if not is_run(run.path):
                self._say(f"{entry.run}: is no longer there")
                self._queue.drop(entry.run)
                continue
            state, status = run.seen_now()
            if self._is_over(entry, state, status):
                self._queue.drop(entry.run)
            # Since it was read above, a person may have taken the run out of the queue.
            elif self._fits(run, slot) and self._queue.mark(
                entry.run, begun=True, told=state.last_time
            ):
                self._taken.add(entry.run)
                return run
        return None

    def stopping(self, runs: Sequence[RunDirectory]) -> None:
        """Let the runs wait again: who works the queue off next goes on with them."""
        for run in runs:
            self._put_back.add(run.name)
            self._queue.mark(run.name, begun=False)

    def ended(self, ended: Ended) -> None:
        """Let the run leave the queue unless it was stopped with the queue."""
        name = ended.run.name
        self._taken.discard(name)
        over = ended.status in (Status.COMPLETED, Status.FAILED)
        if over or name not in self._put_back:
            self._queue.drop(name)

    def _is_over(self, entry: QueueEntry, state: RunState, status: Status) -> bool:
        # It may have come to its end while nobody worked the queue off. Who worked it off may also
        # have been killed between the mark and the start: then it stands as it did before.
        told = state.last_time != entry.told
        return status is Status.COMPLETED or (entry.begun and told and status in _OVER)

    def _fits(self, run: RunDirectory, slot: str) -> bool:
        """Return whether a run may go into a slot: one that names another slot waits for that."""
        try:
            device = run.config().run.device
        except UserError:
            return True  # its worker will say what is wrong with the config
        return slot in (ANY_DEVICE, device) or device not in self._slots


def queue_command(runs_folder: Path, slots: Sequence[str]) -> list[str]:
    """Return the command of a process that works a queue off."""
    return detached_command(("queue", "run", "--runs", str(runs_folder.absolute())), slots)


def start_detached(queue: RunQueue, slots: Sequence[str]) -> int:
    """Start a process that works the queue off and outlives this one; raises UserError."""
    if queue.is_worked_off():
        with queue.working():  # it may have ended in between; else this says what is
            pass
    try:
        queue.runs_folder.mkdir(parents=True, exist_ok=True)
        return launch_detached(queue_command(queue.runs_folder, slots), queue.log)
    except OSError as error:
        raise UserError(
            f"The queue cannot be worked off: {error.strerror or error}.",
            "Check that the runs folder can be written.",
        ) from error
