"""What a person asks of a living worker, by empty files in the run: stop, pause."""

from __future__ import annotations

import time
from collections.abc import Callable

from training.events import Event, Paused, Resumed
from training.run_directory import RunDirectory

_POLL_SECONDS = 0.1


class StopRequested(Exception):
    """The run was asked to stop."""


class Requests:
    """Looks for requests between two steps, and waits while the run is paused."""

    def __init__(self, run: RunDirectory, tell: Callable[[Event], object]) -> None:
        self._run = run
        self._tell = tell

    def check(self, save: Callable[[], None]) -> None:
        """Obey what was asked, after `save`; raises StopRequested where it was to stop."""
        if self._run.stop_request.exists():
            save()
            raise StopRequested
        if not self._run.pause_request.exists():
            return
        save()
        self._tell(Paused())
        while self._run.pause_request.exists():
            if self._run.stop_request.exists():
                raise StopRequested
            time.sleep(_POLL_SECONDS)
        self._tell(Resumed())
