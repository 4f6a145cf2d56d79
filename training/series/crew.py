"""Works off several runs through the supervisor: one in each slot, followed to its end."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.error import UserError
from training.events import EpochDone, EventReader
from training.run_directory import RunDirectory
from training.run_state import RunState, Status
from training.supervisor import NothingToStart, Supervisor

ANY_DEVICE = ""
_LOOK_SECONDS = 0.1
_REST_SECONDS = 1.0
_RESTARTS = 1


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that no worker is at work on any more, and why where it is not complete."""

    run: RunDirectory
    status: Status
    state: RunState
    reason: str


class Work(Protocol):
    """What there is to do: which run is next, and what is made of what the runs tell."""

    def next_run(self, slot: str) -> RunDirectory | None:
        """Return the run that begins now on the free `slot`, or None; raises UserError."""

    def begun(self, run: RunDirectory, state: RunState) -> bool:
        """Hear that a run is at work, with what it told before; return whether it goes on."""

    def epoch_done(self, run: RunDirectory, done: EpochDone) -> bool:
        """Hear of a finished epoch; return whether the run goes on."""

    def stopping(self, runs: Sequence[RunDirectory]) -> None:
        """Hear that a person ends the work: these runs are asked to save their state and stop."""

    def ended(self, ended: Ended) -> None:
        """Hear that a run has come to an end, good or bad."""


class Unjudged:
    """Work that lets every run go on to its end and makes nothing of what it tells."""

    def begun(self, run: RunDirectory, state: RunState) -> bool:
        """Let the run go on."""
        return True

    def epoch_done(self, run: RunDirectory, done: EpochDone) -> bool:
        """Let the run go on."""
        return True

    def stopping(self, runs: Sequence[RunDirectory]) -> None:
        """Do nothing."""

    def ended(self, ended: Ended) -> None:
        """Do nothing."""


@dataclass
class _Post:
    """A run in its slot.

    `asked`: it is to stop. `overtaken`: a worker of somebody else was in the way of its start, and
    has not been seen at work yet.
    """

    run: RunDirectory
    slot: str
    reader: EventReader
    state: RunState = field(default_factory=RunState)
    epochs_told: int = 0
    restarts: int = 0
    refusal: str = ""
    asked: bool = False
    overtaken: bool = False


class Crew:
    """Runs at work, one in each slot. A slot is a device (cuda:1, cpu), or "" for any."""

    def __init__(self, supervisor: Supervisor, slots: Sequence[str] = (ANY_DEVICE,)) -> None:
        if not slots:
            raise ValueError("a crew needs at least one slot")
        self._supervisor = supervisor
        self._slots = tuple(slots)
        self._posts: dict[int, _Post] = {}
        self._rest_until = 0.0

    @property
    def free(self) -> list[tuple[int, str]]:
        """The slots without a run: number and device. None while the crew rests."""
        if time.monotonic() < self._rest_until:
            return []
        return [(i, slot) for i, slot in enumerate(self._slots) if i not in self._posts]

    @property
    def runs(self) -> list[RunDirectory]:
        """The runs at work."""
        return [post.run for post in self._posts.values()]

    def rest(self) -> None:
        """Ask for no run for a moment, or until one has ended: there was none for a free slot."""
        self._rest_until = time.monotonic() + _REST_SECONDS

    def take(self, run: RunDirectory, number: int) -> RunState:
        """Put a run into a slot: follow its living worker, or start one; returns what it told.

        A completed run is not started; it is heard of as ended at the next look.
        """
        post = _Post(run, self._slots[number], EventReader(run.events))
        self._posts[number] = post
        status = run.follow(post.reader, post.state)
        post.epochs_told = len(post.state.history)
        # A worker that has paused waits to go on; one that has stopped or failed is only about to
        # end, and what it said is not the end of this turn of the run.
        waits = status is Status.PAUSED and run.is_locked()
        if not waits and status not in (Status.COMPLETED, Status.RUNNING):
            self._start(post)
        return post.state

    def stop(self, run: RunDirectory) -> None:
        """Ask a run to save its state and stop; it is not started again, should its worker die."""
        for post in self._posts.values():
            post.asked |= post.run == run
        with contextlib.suppress(UserError):  # it has come to its end meanwhile
            self._supervisor.request_stop(run)

    def look(self, work: Work) -> None:
        """Read what the runs have told since the last look, and tell `work`."""
        for number, post in list(self._posts.items()):
            ended = self._end_of(post)
            for done in post.state.history[post.epochs_told :]:
                if not work.epoch_done(post.run, done) and ended is None:
                    self.stop(post.run)
            post.epochs_told = len(post.state.history)
            if ended is not None:
                del self._posts[number]
                self._rest_until = 0.0
                work.ended(ended)

    def _start(self, post: _Post) -> None:
        try:
            self._supervisor.start(post.run, device=post.slot)
            post.overtaken = False
        except NothingToStart:
            # Since the look before, the worker of a process that has died has begun or ended: the
            # next look sees what it tells.
            post.overtaken = True
        except UserError as error:
            post.refusal = str(error)
        # What ended the run before is not what ends it this time.
        post.state.ending = None

    def _end_of(self, post: _Post) -> Ended | None:
        # Life first: what a worker wrote before its end is then read below.
        alive = self._supervisor.is_alive(post.run)
        status = post.run.follow(post.reader, post.state)
        if post.refusal:
            return Ended(post.run, Status.FAILED, post.state, post.refusal)
        if alive or status is Status.RUNNING or post.run.is_locked():
            post.overtaken = False
            return None
        if status in (Status.QUEUED, Status.INTERRUPTED):
            return self._after_crash(post, status)
        failure = post.state.failure
        reason = f"{failure.message} {failure.hint}".strip() if failure is not None else ""
        return Ended(post.run, status, post.state, reason)

    def _after_crash(self, post: _Post, status: Status) -> Ended | None:
        """Start a worker that died without a word once more; the second time that is its end."""
        code = self._supervisor.exit_code(post.run)
        shown = "" if code is None else f" (exit code {code})"
        reason = f"The worker ended unexpectedly{shown}; see {post.run.log}."
        # Where nothing was started yet, nothing has died, and a request is an old one.
        died = not post.overtaken
        if post.asked or (died and post.run.stop_request.exists()):
            return Ended(post.run, Status.STOPPED, post.state, reason)
        if died and post.restarts >= _RESTARTS:
            return Ended(post.run, status, post.state, reason)
        post.restarts += died
        self._start(post)
        return None


@dataclass
class Interrupts:
    """How often a person has asked for the end: by Ctrl+C, SIGTERM, or once by a file `request`."""

    count: int = 0
    request: Path | None = None

    def look(self) -> None:
        """Count the file, where it has come."""
        if not self.count and self.request is not None and self.request.exists():
            self.count = 1

    def _on_signal(self, _number: int, _frame: object) -> None:
        self.count += 1
        if self.count > 2:
            raise KeyboardInterrupt

    @contextlib.contextmanager
    def counting(self) -> Iterator[Interrupts]:
        """Count signals instead of breaking off wherever the program is; main thread only."""
        if threading.current_thread() is not threading.main_thread():
            yield self
            return
        kinds = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(kind, self._on_signal) for kind in kinds]
        try:
            yield self
        finally:
            for kind, handler in zip(kinds, before, strict=True):
                signal.signal(kind, handler)


def work_off(crew: Crew, work: Work, interrupts: Interrupts, say: Callable[[str], None]) -> bool:
    """Work until nothing is left, and return whether it came to that.

    The first interrupt asks the runs to save their state and stop; the second leaves them to
    themselves. Raises UserError from `work`.
    """
    asked = False
    while interrupts.count < 2:
        interrupts.look()
        if interrupts.count and not asked:
            asked = True
            work.stopping(crew.runs)
            for run in crew.runs:
                crew.stop(run)
            if crew.runs:
                say("Stopping when the state is saved; Ctrl+C again leaves the runs to themselves.")
        if not asked:
            _fill(crew, work, interrupts)
        if not crew.runs:
            return not asked
        crew.look(work)
        time.sleep(_LOOK_SECONDS)
    say("The runs go on, or stop, in the background.")
    return False


def _fill(crew: Crew, work: Work, interrupts: Interrupts) -> None:
    for number, slot in crew.free:
        if interrupts.count:
            return
        run = work.next_run(slot)
        if run is None:
            crew.rest()
        elif not work.begun(run, crew.take(run, number)):
            crew.stop(run)
