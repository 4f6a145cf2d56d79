"""Why a run is not at work, in a sentence, and what Resume would do; no Qt."""

from __future__ import annotations

from datetime import datetime

from desktop.train.snapshot import RunDetail
from training.events import Failed
from training.run_directory import Status

_KILLED = {
    2: "it was interrupted from the keyboard",
    6: "it crashed in native code",
    9: "the system ended it, most often because memory ran out",
    11: "it crashed in native code",
    15: "it was told to end",
}
"""By number: not every system has a name for each."""


def reason_of(detail: RunDetail, exit_code: int | None) -> str:
    """Return why a run stands still; "" for one that is at work, complete or not begun.

    `exit_code` is how its worker ended, where this window started it.
    """
    row = detail.row
    if row.active or row.status is Status.COMPLETED:
        return ""
    if isinstance(detail.ending, Failed):
        return f"{detail.ending.message} {detail.ending.hint}".strip()
    if row.status is Status.STOPPED:
        return f"Stopped on request {_where(detail)}. Resume goes on exactly there."
    if row.status is Status.INTERRUPTED:
        how = f": {_how(exit_code)}" if exit_code is not None else ""
        return (
            f"The worker ended without a word {_where(detail)}{_when(detail)}{how}. "
            "Resume goes on from the last saved state."
        )
    if detail.ending is None and exit_code is not None:
        return f"The worker ended unexpectedly, {_how(exit_code)}. The log may say why."
    return ""


def _where(detail: RunDetail) -> str:
    if not detail.history:
        return "before the first epoch was finished"
    last = detail.history[-1]
    return f"after epoch {last.epoch} of {last.epochs}"


def _when(detail: RunDetail) -> str:
    if not detail.last_time:
        return ""
    when = datetime.fromtimestamp(detail.last_time)
    return f", last heard of at {when:%H:%M on %d %b %Y}"


def _how(exit_code: int) -> str:
    if exit_code < 0:
        told = _KILLED.get(-exit_code, "it was ended from outside")
        return f"{told} (signal {-exit_code})"
    return f"exit code {exit_code}"
