"""A run shown in a terminal while its worker goes on: a bar, a line an epoch, and the end."""

from __future__ import annotations

import math
import time

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from core.figure_name import figure_name
from core.notice import NOTICE as NOTICE
from training.events import Completed, EpochDone, EventReader, Failed, Paused, Preparing, Stopped
from training.run_directory import RunDirectory
from training.run_state import RunState, Status
from training.supervisor import Supervisor

FAILED, INTERRUPTED = 1, 130
_LOOK_SECONDS = 0.1


def duration(seconds: float) -> str:
    """Return a length of time as a person says it, "1 h 05 min", "3 min 20 s" or "8 s"."""
    if not math.isfinite(seconds) or seconds < 0:
        return "–"
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02} min"
    return f"{whole // 60} min {whole % 60:02} s" if whole >= 60 else f"{whole} s"


class Follower:
    """Follows one run from the moment it is made; make it before the worker is started."""

    def __init__(self, run: RunDirectory, supervisor: Supervisor, console: Console) -> None:
        self._run = run
        self._supervisor = supervisor
        self._console = console
        self._reader = EventReader(run.events)
        self._state = RunState()
        self._state.feed(self._reader.poll())
        # What ended the run before is not what ends it this time.
        self._state.ending = None
        self._shown = len(self._state.history)
        self._memory = self._state.memory
        self._said = ""
        self._asked = False
        self._progress = Progress(
            BarColumn(30),
            TextColumn("{task.percentage:>3.0f} %"),
            TextColumn("{task.description}"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID = self._progress.add_task("Starting…", total=1.0)

    def follow(self) -> int:
        """Show the run until it ends and return the exit code.

        The first Ctrl+C asks the worker to save its state and stop, the second leaves it to itself.
        """
        with self._progress:
            while True:
                try:
                    if (code := self._look()) is not None:
                        return code
                    time.sleep(_LOOK_SECONDS)
                except KeyboardInterrupt:
                    if self._asked:
                        self._say(f"{self._run.name} goes on in the background.")
                        return INTERRUPTED
                    self._ask_to_stop()

    def _ask_to_stop(self) -> None:
        self._asked = True
        self._run.stop_request.touch()
        self._say("Stopping when the state is saved; Ctrl+C again leaves the run to itself.")

    def _look(self) -> int | None:
        # The exit first: what the worker wrote before it is then read below.
        alive = self._supervisor.is_alive(self._run)
        ended = self._supervisor.exit_code(self._run)
        status = self._run.follow(self._reader, self._state)
        self._show_memory()
        self._show_epochs()
        self._progress.update(
            self._task, completed=self._state.progress, description=escape(self._describe())
        )
        match self._state.ending:
            case Completed() as completed:
                return self._show_figures(completed)
            case Failed() as failed:
                self._say(f"{failed.message} {failed.hint}".strip())
                self._say(f"To go on: dermadesk resume {self._run.path}")
                return FAILED
            case Stopped() | Paused() as ending:
                word = "Stopped" if isinstance(ending, Stopped) else "Paused"
                self._say(f"{word}. To go on: dermadesk resume {self._run.path}")
                return INTERRUPTED if self._asked else 0
        # A worker that was paused and goes on may be another process's: it has no exit code here.
        if ended is not None or (status is Status.INTERRUPTED and not alive):
            code = "" if ended is None else f" (exit code {ended})"
            self._say(f"The worker ended unexpectedly{code}; see {self._run.log}.")
            self._say(f"To go on: dermadesk resume {self._run.path}")
            return FAILED
        return None

    def _describe(self) -> str:
        state = self._state
        if state.preparing is not None:
            doing: Preparing = state.preparing
            self._say_once(f"Preparing {doing.what}")
            return f"{doing.what}: {doing.done:,} of {doing.total:,}"
        step = state.recent_step
        left = duration(math.nan if state.seconds_left is None else state.seconds_left)
        if step is None:
            return f"{left} left" if state.history else "Starting…"
        return (
            f"{step.phase} epoch {step.epoch}, step {step.step}/{step.steps}, "
            f"loss {step.loss:.3f}, {step.images_per_second:.0f} images/s, {left} left"
        )

    def _show_memory(self) -> None:
        memory = self._state.memory
        if memory is not None and memory != self._memory:
            self._say(memory.sentence)
        self._memory = memory

    def _show_epochs(self) -> None:
        history = self._state.history
        for done in history[self._shown :]:
            self._say(epoch_line(done))
        self._shown = len(history)

    def _show_figures(self, completed: Completed) -> int:
        for name, value in completed.figures.items():
            self._say(f"  {figure_name(name)}: {value:.4f}")
        self._say(f"  split: {completed.split_hash}")
        if warning := self._run.config().run.split_warning:
            self._say(f"  {warning}")
        self._say(f"Completed: {self._run.path}")
        self._say(NOTICE)
        return 0

    def _say_once(self, text: str) -> None:
        if text != self._said:
            self._said = text
            if not self._console.is_terminal:
                self._say(text)

    def _say(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)


def epoch_line(done: EpochDone) -> str:
    """Return the figures of an epoch as one line."""
    mark = "  best so far" if done.best else ""
    return (
        f"{done.phase} epoch {done.epoch}: loss {done.loss:.4f}, accuracy {done.accuracy:.4f}; "
        f"val loss {done.val_loss:.4f}, accuracy {done.val_accuracy:.4f}, "
        f"balanced {done.val_balanced_accuracy:.4f}, AUC {done.val_auc:.4f}, "
        f"PR-AUC {done.val_pr_auc:.4f}; "
        f"{duration(done.seconds)}{mark}"
    )
