"""The training process of one run: `python -m training RUN_FOLDER`."""

from __future__ import annotations

import faulthandler
import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from core.error import UserError
from training.events import EventWriter, Failed, Heartbeat, Started, Stopped
from training.request import StopRequested
from training.run_directory import RunDirectory

_HEARTBEAT_SECONDS = 10.0
_log = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> int:
    """Train the run in the folder given; returns 0 when completed or stopped, 1 when failed."""
    faulthandler.enable()
    # Threads that spin while they wait starve each other on a busy machine: beside four other busy
    # processes features came at 13 images/s so, and at 132 when they sleep (idle: 164 and 135).
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m training RUN_FOLDER\n")
        return 2
    run = RunDirectory(Path(arguments[0]).resolve())
    try:
        with run.holding_lock(), EventWriter(run.events) as writer:
            return _work(run, writer)
    except UserError as error:
        _log.error("%s", error)
        return 1


def _work(run: RunDirectory, writer: EventWriter) -> int:
    writer.write(Started(os.getpid(), socket.gethostname(), run.state.exists()))
    with _heartbeat(writer):
        try:
            from training.job import run_job  # torch comes in here, after the first sign of life

            writer.write(run_job(run, writer.write))
            return 0
        except StopRequested:
            state = run.state_now()
            writer.write(Stopped(state.history[-1].epoch if state.history else 0))
            return 0
        except UserError as error:
            _log.error("%s", error)
            writer.write(Failed(error.message, error.hint))
        except OSError as error:
            _log.exception("a file could not be read or written")
            name = f" {error.filename}" if error.filename else ""
            writer.write(
                Failed(
                    f"A file{name} could not be read or written: {error.strerror or error}.",
                    "Make room or mend its rights, then resume; the last saved state is whole.",
                )
            )
        except Exception as error:
            _log.exception("the run failed")
            writer.write(
                Failed(
                    f"The run ended with an error in the program: {type(error).__name__}: {error}",
                    "The log of the run has the details.",
                )
            )
    return 1


@contextmanager
def _heartbeat(writer: EventWriter) -> Iterator[None]:
    """Write a sign of life every few seconds, for windows that watch from another machine."""
    done = threading.Event()

    def beat() -> None:
        while not done.wait(_HEARTBEAT_SECONDS):
            writer.write(Heartbeat())

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
