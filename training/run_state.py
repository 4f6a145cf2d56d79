"""What a run's events add up to: status, curves, progress; fed as they arrive."""

from __future__ import annotations

import math
import socket
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from training.events import (
    Completed,
    Created,
    EpochDone,
    Failed,
    MemoryReduced,
    Paused,
    Preparing,
    Resumed,
    Started,
    Step,
    Stopped,
    TimedEvent,
)

FRESH_SECONDS = 30.0
_AHEAD_SECONDS = 600.0  # how far the clock of another machine may be ahead and be believed
_MAX_STEPS = 20_000
_LESS_IS_BETTER = frozenset({"val_loss"})


def sign_of(monitor: str) -> float:
    """Return what turns a figure of training so that more is better: 1, or -1 for a loss."""
    return -1.0 if monitor in _LESS_IS_BETTER else 1.0


def best_value(history: Iterable[EpochDone], monitor: str) -> float:
    """Return the best figure of a run; nan where no epoch has one."""
    values = [float(getattr(done, monitor, math.nan)) for done in history]
    known = [value for value in values if math.isfinite(value)]
    return max(known, key=lambda value: sign_of(monitor) * value, default=math.nan)


class Status(StrEnum):
    """Where a run stands."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    COMPLETED = "completed"
    FAILED = "failed"
    INTERRUPTED = "interrupted"

    @property
    def resumable(self) -> bool:
        """Whether a worker can be started on the run."""
        return self not in (Status.RUNNING, Status.COMPLETED)


@dataclass
class RunState:
    """The sum of the events seen so far. Never stored: the event file is what is true."""

    created: float = 0.0
    started: Started | None = None
    last_time: float = 0.0
    preparing: Preparing | None = None
    step: Step | None = None
    memory: MemoryReduced | None = None
    ending: Paused | Stopped | Completed | Failed | None = None
    steps: list[Step] = field(default_factory=list)
    _epochs: dict[tuple[str, int], EpochDone] = field(default_factory=dict)
    _stride: int = 1
    _seen: int = 0

    def feed(self, events: Iterable[TimedEvent]) -> None:
        """Take in further events, oldest first."""
        for timed in events:
            self.last_time = timed.time
            self._take(timed)

    def _take(self, timed: TimedEvent) -> None:
        match timed.event:
            case Created():
                self.created = timed.time
            case Started() as started:
                self.started, self.ending, self.preparing = started, None, None
            case Preparing() as preparing:
                self.preparing = preparing
            case Step() as step:
                self.step, self.preparing = step, None
                self._keep(step)
            case EpochDone() as done:
                # A resumed run may do an epoch again: what it says last counts.
                self._epochs[(done.phase, done.epoch)] = done
                self.preparing = None
            case MemoryReduced() as memory:
                self.memory = memory
            case Paused() | Stopped() | Completed() | Failed() as ending:
                self.ending = ending
            case Resumed():
                self.ending = None
            case _:
                pass

    def _keep(self, step: Step) -> None:
        """Keep at most _MAX_STEPS steps, evenly thinned, however long the run is."""
        while self.steps and (self.steps[-1].epoch, self.steps[-1].step) >= (step.epoch, step.step):
            self.steps.pop()  # a resumed run does them again
        self._seen += 1
        if self._seen % self._stride == 0:
            self.steps.append(step)
        if len(self.steps) > _MAX_STEPS:
            del self.steps[::2]
            self._stride *= 2

    @property
    def history(self) -> list[EpochDone]:
        """The finished epochs in order, each once."""
        return list(self._epochs.values())

    @property
    def completed(self) -> Completed | None:
        """The figures at the end, where the run has come to it."""
        return self.ending if isinstance(self.ending, Completed) else None

    @property
    def failure(self) -> Failed | None:
        """Why the run failed, where it did."""
        return self.ending if isinstance(self.ending, Failed) else None

    @property
    def progress(self) -> float:
        """The share of the run that is done, 0 to 1."""
        if self.completed is not None:
            return 1.0
        history = self.history
        if not history:
            return 0.0
        whole = max(history[-1].epochs, 1)
        step = self.step
        begun = step is not None and (step.phase, step.epoch) not in self._epochs
        part = step.step / max(step.steps, 1) if begun and step is not None else 0.0
        return min((len(history) + part) / whole, 1.0)

    @property
    def recent_step(self) -> Step | None:
        """The newest step; None where epochs have ended since that were too short to tell steps."""
        history = self.history
        if self.step is not None and history and self.step.epoch < history[-1].epoch:
            return None
        return self.step

    @property
    def seconds_left(self) -> float | None:
        """The time to the end by the newest step, else by the last epoch; None: not known."""
        if self.recent_step is not None:
            return self.recent_step.seconds_left
        history = self.history
        if not history:
            return None
        return max(history[-1].epochs - len(history), 0) * history[-1].seconds

    def status(self, *, locked: bool | None, now: float) -> Status:
        """Derive the status at `now` (seconds since 1970).

        `locked` says whether a worker of this machine holds the lock; None: that cannot be told.
        """
        if self.started is None:
            return Status.RUNNING if locked else Status.QUEUED
        match self.ending:
            case Completed():
                return Status.COMPLETED
            case Failed():
                return Status.FAILED
            case Stopped():
                return Status.STOPPED
            case Paused():
                return Status.PAUSED
        # Only a worker whose lock cannot be seen from here is judged by its heartbeat.
        elsewhere = locked is None or self.started.host != socket.gethostname()
        # A heartbeat from the far future tells of a clock that jumped, and would count for ever.
        fresh = -_AHEAD_SECONDS < now - self.last_time < FRESH_SECONDS
        if locked or (elsewhere and fresh):
            return Status.RUNNING
        return Status.INTERRUPTED
