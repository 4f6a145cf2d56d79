"""What the window shows of a run, frozen at a moment to travel from watcher to widgets."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desktop.translation import tr
from desktop.when import day_text, moment_text
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
_SHOWN_CHANGES = 3
_SETTLED = 0.15


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a run was made with: `size` in pixels (0: not known yet), `changes` from its preset.

    `settings` are all settings as text by dotted path, `monitor` the figure its best epoch has.
    """

    model: str
    preset: str = ""
    note: str = ""
    size: int = 0
    changes: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    monitor: str = "val_balanced_accuracy"
    split_warning: str = ""
    split_hash: str = ""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run in the list. `figure` is the balanced accuracy on validation of the model it keeps.

    `size` is the side of its images in pixels, 0 where that is not known; `changes` says what it
    has otherwise than its preset, `epochs` how many it has finished, of `whole`.
    """

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
    size: int = 0
    changes: tuple[str, ...] = ()
    epochs: int = 0
    whole: int = 0

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
        return moment_text(datetime.fromtimestamp(self.made)) if self.made else ""

    @property
    def made_day(self) -> str:
        """The day of it."""
        return day_text(datetime.fromtimestamp(self.made)) if self.made else ""

    @property
    def kind_text(self) -> str:
        """What tells this run from others of its architecture: preset, size, changes."""
        size = tr("{size} px", size=self.size) if self.size else ""
        changes = list(self.changes)
        if len(changes) > _SHOWN_CHANGES:
            changes = [
                *changes[: _SHOWN_CHANGES - 1],
                tr("{count} changes more", count=len(changes) - 1),
            ]
        return " · ".join(part for part in (self.preset or tr("no preset"), size, *changes) if part)

    @property
    def figure_text(self) -> str:
        """What the figure is, in words; empty where there is none."""
        if self.figure is None:
            return ""
        return tr("Balanced accuracy on validation: {figure:.3f}", figure=self.figure)

    @property
    def title(self) -> str:
        """What a person calls the run: the first line of the note, else the architecture."""
        return next(iter(self.note.strip().splitlines()), "") or self.model


@dataclass(frozen=True, slots=True)
class RunDetail:
    """The chosen run: its row, its curves and what it does now.

    `loss_xs` and `losses` are the training loss over epochs: means of epochs, and of their first
    steps in between. `step` is None where epochs are too short for steps.
    """

    row: RunRow
    history: tuple[EpochDone, ...]
    loss_xs: tuple[float, ...]
    losses: tuple[float, ...]
    step: Step | None
    preparing: Preparing | None
    memory: MemoryReduced | None
    ending: Paused | Stopped | Completed | Failed | None
    facts: RunFacts = field(default_factory=lambda: RunFacts(""))
    last_time: float = 0.0

    @property
    def best(self) -> EpochDone | None:
        """The best epoch so far, as the run itself chose it."""
        return next((done for done in reversed(self.history) if done.best), None)

    @property
    def phases(self) -> tuple[tuple[str, float, float], ...]:
        """The phases so far: name, and where on the axis of epochs they begin and end."""
        found: list[tuple[str, float, float]] = []
        for done in self.history:
            if found and found[-1][0] == done.phase:
                found[-1] = (done.phase, found[-1][1], float(done.epoch))
            else:
                found.append((done.phase, done.epoch - 1.0, float(done.epoch)))
        return tuple(found)


def row_of(path: Path, facts: RunFacts, state: RunState, status: Status, starting: bool) -> RunRow:
    """Make the row of a run."""
    return RunRow(
        path=path,
        model=facts.model,
        preset=facts.preset,
        note=facts.note,
        made=state.created,
        status=status,
        starting=starting,
        progress=state.progress,
        figure=_kept_figure(state),
        seconds_left=state.seconds_left if status is Status.RUNNING else None,
        size=facts.size,
        changes=facts.changes,
        epochs=len(state.history),
        whole=state.history[-1].epochs if state.history else 0,
    )


def _kept_figure(state: RunState) -> float | None:
    """Return the balanced accuracy of the kept model: at the end with its views and calibration.

    Another epoch may have had a higher one: a run can be told to choose by something else.
    """
    end = state.completed
    found = end.figures.get("val_balanced_accuracy") if end is not None else None
    if found is None:
        best = next((done for done in reversed(state.history) if done.best), None)
        found = best.val_balanced_accuracy if best is not None else None
    return found if found is not None and math.isfinite(found) else None


def detail_of(row: RunRow, facts: RunFacts, state: RunState) -> RunDetail:
    """Make the detail of a run, its steps thinned to what a chart can show."""
    points = _training_loss(state)
    return RunDetail(
        row=row,
        history=tuple(state.history),
        loss_xs=tuple(x for x, _ in points),
        losses=tuple(loss for _, loss in points),
        step=state.recent_step,
        preparing=state.preparing,
        memory=state.memory,
        ending=state.ending,
        facts=facts,
        last_time=state.last_time,
    )


def _training_loss(state: RunState) -> list[tuple[float, float]]:
    """Return the mean of each finished epoch at its end, and the steps that were told before it."""
    stride = max(1, math.ceil(len(state.steps) / _CURVE_POINTS))
    points = {float(done.epoch): done.loss for done in state.history}
    for step in state.steps[::stride]:
        # The mean of an epoch begins anew: its first steps alone are noise beside the last epoch.
        if step.epoch > 1 and step.step < _SETTLED * step.steps:
            continue
        points.setdefault(step.epoch - 1 + step.step / max(step.steps, 1), step.loss)
    return sorted(points.items())


def duration_text(seconds: float | None) -> str:
    """Return a length of time as a person says it; a dash where it is not known."""
    if seconds is None or not math.isfinite(seconds) or seconds < 0:
        return "–"
    whole = round(seconds)
    if whole >= 3600:
        return tr("{hours} h {minutes:02} min", hours=whole // 3600, minutes=whole % 3600 // 60)
    return (
        tr("{minutes} min {seconds:02} s", minutes=whole // 60, seconds=whole % 60)
        if whole >= 60
        else f"{whole} s"
    )
