"""What a person asks of a living worker, by empty files in the run: stop, pause."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING

from training.events import Event, Paused, Resumed
from training.run_directory import RunDirectory

if TYPE_CHECKING:
    from training.device.team import Team

_POLL_SECONDS = 0.1


class StopRequested(Exception):
    """The run was asked to stop."""


class _Request(IntEnum):
    NONE, STOP, PAUSE = range(3)


class Requests:
    """Looks for requests between two steps, and waits while the run is paused.

    Only the leader of a team looks; all of it obeys at the same step.
    """

    def __init__(self, run: RunDirectory, tell: Callable[[Event], object], team: Team) -> None:
        self._run = run
        self._tell = tell
        self._team = team

    def check(self, save: Callable[[], None]) -> None:
        """Obey what was asked, after `save`; raises StopRequested where it was to stop."""
        request = self._asked()
        if request is _Request.NONE:
            return
        save()
        if request is _Request.STOP:
            raise StopRequested
        self._tell(Paused())
        # A question each time, not one long wait: connections do not last through a silent day.
        while (request := self._asked()) is _Request.PAUSE:
            time.sleep(_POLL_SECONDS)
        if request is _Request.STOP:
            raise StopRequested
        self._tell(Resumed())

    def _asked(self) -> _Request:
        request = _Request.NONE
        if self._team.leads:
            if self._run.stop_request.exists():
                request = _Request.STOP
            elif self._run.pause_request.exists():
                request = _Request.PAUSE
        return _Request(self._team.agreed(request))
