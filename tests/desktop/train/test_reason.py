"""Why a run stands still is one sentence that says what Resume does."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.train.reason import reason_of
from desktop.train.snapshot import RunFacts, detail_of, row_of
from training.events import Completed, EpochDone, Event, Failed, Started, Stopped, TimedEvent
from training.run_directory import RunState, Status

DONE = EpochDone(3, "head", 20, 0.9, 0.5, 1.0, 0.5, 0.5, 0.8, 1e-3, 1.0, True)
BEGUN = Started(1, "host", False)


def reason(status: Status, *events: Event, code: int | None = None) -> str:
    state = RunState()
    state.feed(TimedEvent(number, 1e9, event) for number, event in enumerate(events))
    row = row_of(Path("/runs/a"), RunFacts("resnet18"), state, status, False)
    return reason_of(detail_of(row, RunFacts("resnet18"), state), code)


@pytest.mark.parametrize(
    ("status", "events", "code", "words"),
    [
        (Status.FAILED, (BEGUN, Failed("The disk is full.", "Free some.")), 1,
         "The disk is full. Free some."),
        (Status.STOPPED, (BEGUN, DONE, Stopped(3)), 0, "Stopped on request after epoch 3 of 20."),
        (Status.INTERRUPTED, (BEGUN,), None, "before the first epoch was finished, last heard of"),
        (Status.INTERRUPTED, (BEGUN, DONE), -9, "memory ran out (signal 9)"),
        (Status.INTERRUPTED, (BEGUN, DONE), -33, "ended from outside (signal 33)"),
        (Status.QUEUED, (), 3, "unexpectedly, exit code 3"),
    ],
)  # fmt: skip
def test_a_run_that_stands_still_says_why(
    status: Status, events: tuple[Event, ...], code: int | None, words: str
) -> None:
    assert words in reason(status, *events, code=code)


def test_there_is_nothing_to_explain() -> None:
    assert reason(Status.QUEUED) == ""
    assert reason(Status.RUNNING, BEGUN) == ""
    assert reason(Status.COMPLETED, BEGUN, DONE, Completed({}, "abc")) == ""
