"""Details of runs as the watcher tells them, made without a folder."""

from __future__ import annotations

from pathlib import Path

from desktop.train.snapshot import RunDetail, RunFacts, detail_of, row_of
from training.config import Config, settings_of, with_values
from training.events import EpochDone, Event, TimedEvent
from training.run_directory import RunState, Status


def done(epoch: int, figure: float, *, best: bool = False, phase: str = "head") -> EpochDone:
    return EpochDone(
        epoch, phase, 4, 1 / epoch, figure, 1.5 / epoch, figure, figure, figure, 1e-3, 2.0, best,
        val_recalls={"mel": figure / 2, "nv": figure},
    )  # fmt: skip


def detail(
    name: str,
    *events: Event,
    settings: dict[str, object] | None = None,
    status: Status = Status.COMPLETED,
    split: str = "abc",
    note: str = "",
    preset: str = "quick",
) -> RunDetail:
    state = RunState()
    state.feed(TimedEvent(number, 1e9, event) for number, event in enumerate(events))
    config = with_values(Config(), settings or {})
    facts = RunFacts(
        config.model.architecture, preset, note, config.model.image_size or 224,
        settings=settings_of(config), split_hash=split,
    )  # fmt: skip
    return detail_of(row_of(Path("/runs") / name, facts, state, status, False), facts, state)
