"""Work that is told in a terminal as it goes on: a line for each beginning, epoch and end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.command.follow import epoch_line
from training.events import EpochDone
from training.run_directory import RunDirectory
from training.run_state import RunState
from training.series.crew import Crew, Ended, Interrupts, Work, work_off
from training.supervisor import Supervisor

STOPPED = 130
"""The exit code where work was stopped before its end, as shells have it for Ctrl+C."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Narrated:
    """Passes all on to `work` and says what happens."""

    work: Work
    say: Say

    def next_run(self, slot: str) -> RunDirectory | None:
        """Pass on."""
        return self.work.next_run(slot)

    def begun(self, run: RunDirectory, state: RunState) -> bool:
        """Say that a run begins, or goes on."""
        done = len(state.history)
        self.say(f"{run.name}: {f'goes on after epoch {done}' if done else 'begins'}")
        return self.work.begun(run, state)

    def epoch_done(self, run: RunDirectory, done: EpochDone) -> bool:
        """Say the figures of the epoch."""
        self.say(f"{run.name}: {epoch_line(done)}")
        goes_on = self.work.epoch_done(run, done)
        if not goes_on:
            self.say(f"{run.name}: no better than the others were then, and stopped")
        return goes_on

    def stopping(self, runs: Sequence[RunDirectory]) -> None:
        """Pass on."""
        self.work.stopping(runs)

    def ended(self, ended: Ended) -> None:
        """Say how a run has ended."""
        reason = f": {ended.reason}" if ended.reason else ""
        self.say(f"{ended.run.name}: {ended.status}{reason}")
        self.work.ended(ended)


def work_aloud(
    supervisor: Supervisor,
    slots: Sequence[str],
    work: Work,
    say: Say,
    request: Path | None = None,
) -> bool:
    """Work off all there is, telling of it, and return whether nothing is left; see `work_off`.

    The workers live on whatever happens here. A file `request` asks for the end as Ctrl+C does.
    """
    with Interrupts(request=request).counting() as interrupts:
        try:
            return work_off(Crew(supervisor, slots), Narrated(work, say), interrupts, say)
        finally:
            supervisor.release()
