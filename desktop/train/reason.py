"""Why a run is not at work, in a sentence, and what Resume would do; no Qt."""

from __future__ import annotations

from datetime import datetime

from desktop.train.snapshot import RunDetail
from desktop.translation import mark, told, tr
from desktop.when import moment_text
from training.events import Failed
from training.run_directory import Status

_KILLED = {
    2: mark("it was interrupted from the keyboard"),
    6: mark("it crashed in native code"),
    9: mark("the system ended it, most often because memory ran out"),
    11: mark("it crashed in native code"),
    15: mark("it was told to end"),
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
        return f"{told(detail.ending.message)} {told(detail.ending.hint)}".strip()
    if row.status is Status.STOPPED:
        return tr("Stopped on request {where}. Resume goes on exactly there.", where=_where(detail))
    if row.status is Status.INTERRUPTED:
        how = f": {_how(exit_code)}" if exit_code is not None else ""
        return tr(
            "The worker ended without a word {where}{when}{how}. Resume goes on from the "
            "last saved state.",
            where=_where(detail),
            when=_when(detail),
            how=how,
        )
    if detail.ending is None and exit_code is not None:
        return tr("The worker ended unexpectedly, {how}. The log may say why.", how=_how(exit_code))
    return ""


def _where(detail: RunDetail) -> str:
    if not detail.history:
        return tr("before the first epoch was finished")
    last = detail.history[-1]
    return tr("after epoch {epoch} of {epochs}", epoch=last.epoch, epochs=last.epochs)


def _when(detail: RunDetail) -> str:
    if not detail.last_time:
        return ""
    when = datetime.fromtimestamp(detail.last_time)
    return tr(", last heard of on {moment}", moment=moment_text(when))


def _how(exit_code: int) -> str:
    if exit_code < 0:
        how = _KILLED.get(-exit_code, mark("it was ended from outside"))
        return tr("{how} (signal {number})", how=tr(how), number=-exit_code)
    return tr("exit code {exit_code}", exit_code=exit_code)
