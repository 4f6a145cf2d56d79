"""What the window shows of a run, frozen at a moment to travel from watcher to widgets."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from training.events import (
    Completed,
    EpochDone,
    Failed,
    MemoryReduced,
    Paused,
    Preparing,
    Step,
    Stopped,
)
from training.run_directory import RunState, Status

_CURVE_POINTS = 1500


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run in the list. `figure` is the best balanced accuracy on the validation subset."""

    path: Path
    model: str
    preset: str
    note: str
    made: float
    status: Status
    starting: bool
    progress: float
    figure: float | None
    seconds_left: float | None

    @property
    def name(self) -> str:
        """The name of the run's folder."""
        return self.path.name

    @property
    def active(self) -> bool:
        """Whether a worker is at work on it, or about to be."""
        return self.starting or self.status is Status.RUNNING

    @property
    def status_text(self) -> str:
        """The status as a person reads it."""
        return "starting" if self.starting else str(self.status)

    @property
    def made_text(self) -> str:
        """When the run was made, in local time."""
        return datetime.fromtimestamp(self.made).strftime("%d %b %Y, %H:%M") if self.made else ""


@dataclass(frozen=True, slots=True)
class RunDetail:
    """The chosen run: its row, its curves and what it does now.

    `loss_xs` and `losses` are the training loss over epochs: means of epochs, and of their first
    steps in between. `step` is None where epochs are too short for steps.
    """

    row: RunRow
    split_warning: str
    history: tuple[EpochDone, ...]
    loss_xs: tuple[float, ...]
    losses: tuple[float, ...]
    step: Step | None
    preparing: Preparing | None
    memory: MemoryReduced | None
    ending: Paused | Stopped | Completed | Failed | None


def row_of(
    path: Path, facts: tuple[str, str, str], state: RunState, status: Status, starting: bool
) -> RunRow:
    """Make the row of a run; `facts` are model, preset and note."""
    figures = [done.val_balanced_accuracy for done in state.history]
    finite = [figure for figure in figures if math.isfinite(figure)]
    return RunRow(
        path=path,
        model=facts[0],
        preset=facts[1],
        note=facts[2],
        made=state.created,
        status=status,
        starting=starting,
        progress=state.progress,
        figure=max(finite, default=None),
        seconds_left=state.seconds_left if status is Status.RUNNING else None,
    )


def detail_of(row: RunRow, split_warning: str, state: RunState) -> RunDetail:
    """Make the detail of a run, its steps thinned to what a chart can show."""
    points = _training_loss(state)
    return RunDetail(
        row=row,
        split_warning=split_warning,
        history=tuple(state.history),
        loss_xs=tuple(x for x, _ in points),
        losses=tuple(loss for _, loss in points),
        step=state.recent_step,
        preparing=state.preparing,
        memory=state.memory,
        ending=state.ending,
    )


def _training_loss(state: RunState) -> list[tuple[float, float]]:
    """Return the mean of each finished epoch at its end, and the steps that were told before it."""
    stride = max(1, math.ceil(len(state.steps) / _CURVE_POINTS))
    points = {float(done.epoch): done.loss for done in state.history}
    for step in state.steps[::stride]:
        points.setdefault(step.epoch - 1 + step.step / max(step.steps, 1), step.loss)
    return sorted(points.items())


def duration_text(seconds: float | None) -> str:
    """Return a length of time as a person says it; a dash where it is not known."""
    if seconds is None or not math.isfinite(seconds) or seconds < 0:
        return "–"
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02} min"
    return f"{whole // 60} min {whole % 60:02} s" if whole >= 60 else f"{whole} s"
