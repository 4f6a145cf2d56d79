"""What runs in the process of an errand: one function, its progress, and what came of it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from core.error import UserError
from desktop.engine_task import prepare

_EVERY_SECONDS = 0.1


class Reporter:
    """Sends progress through a connection, not more often than a person can see."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last = 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= _EVERY_SECONDS or done >= total:
            self._last = now
            self._connection.send(("progress", (what, done, total)))


def perform(
    connection: Connection, function: Callable[..., object], arguments: tuple[Any, ...]
) -> None:
    """Call `function(*arguments, report)`; send ("answer", value) or ("failure", exception).

    Ends quietly when the window is gone.
    """
    prepare()
    try:
        connection.send(_outcome(connection, function, arguments))
    except (BrokenPipeError, ConnectionResetError):
        return  # the window closed; there is nobody left to tell
    finally:
        connection.close()


def _outcome(
    connection: Connection, function: Callable[..., object], arguments: tuple[Any, ...]
) -> tuple[str, object]:
    try:
        return "answer", function(*arguments, Reporter(connection))
    except (UserError, BrokenPipeError, ConnectionResetError) as error:
        return "failure", error
    except Exception as error:  # it travels to the window, which shows it as the bug it is
        bug = RuntimeError(f"{type(error).__name__}: {error}")
        # A traceback does not cross the border of a process, its text does.
        bug.add_note(traceback.format_exc())
        return "failure", bug
