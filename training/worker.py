"""The training process of one run: `python -m training RUN_FOLDER`.

Of a team that trains one run the leader holds the lock and writes the directory; the others have
a seat given by it, by torchrun or by SLURM, and only compute.
"""

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

from core.atomic import sweep
from core.error import UserError, showable
from core.shortage import is_shortage, shortage
from training.device.mates import Mates, end_with_leader
from training.device.seat import Seat, check_seat, read_seat
from training.events import EventWriter, Failed, Heartbeat, Started, Stopped
from training.request import StopRequested
from training.run_directory import RunDirectory
from training.supervisor import worker_command

_HEARTBEAT_SECONDS = 10.0
_LOSS_SECONDS = 5.0
_RESUME = "Make room or mend its rights, then resume; the last saved state is whole."
_SEE_LOG = "The log of the run says why; resume it to go on from the last saved state."
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
        seat = read_seat(os.environ)
        if not seat.leads:
            return _take_part(run, seat)
        with run.holding_lock(), EventWriter(run.events) as writer:
            for folder in (run.path, run.best):
                sweep(folder)
            sweep(run.predictions, 0)  # nobody else writes there
            return _work(run, writer, seat)
    except UserError as error:
        _log.error("%s", error)
        return 1
    except OSError as error:
        _log.error("The run cannot be written (%s): %s", error.strerror or error, _RESUME)
        return 1


def join_team(run: RunDirectory) -> int:
    """Train in this process, which torchrun or SLURM started as one of several; returns as main."""
    if read_seat(os.environ).leads:
        run.stop_request.unlink(missing_ok=True)
        run.pause_request.unlink(missing_ok=True)
    return main([str(run.path)])


def _take_part(run: RunDirectory, seat: Seat) -> int:
    """Compute for the leader: no event, no lock, no file."""
    if _is_complete(run):
        return 0
    end_with_leader()
    try:
        check_seat(seat, run.config().run)
        from training.job import run_job

        run_job(run, lambda _event: None, seat)
    except StopRequested:
        return 0
    except Exception as error:
        if isinstance(error, UserError):
            raise
        _log.exception("process %d of %d failed", seat.rank + 1, seat.world)
        return 1
    return 0


@contextmanager
def _seated(run: RunDirectory, writer: EventWriter, seat: Seat) -> Iterator[Seat]:
    """Yield the leader's seat when the others of its team have been started."""
    config = run.config().run
    if seat.world > 1 or config.devices == 1 or config.nodes > 1:
        check_seat(seat, config)
        yield seat
        return

    def give_up(sentence: str) -> None:
        writer.write(Failed(sentence, _SEE_LOG))
        os._exit(1)  # the main thread waits for the lost one, for hours

    with Mates(worker_command(run.path), config.devices, give_up) as mates:
        try:
            yield mates.seat
        except (StopRequested, UserError):
            raise
        except Exception as error:
            # Losing a mate shows as a broken connection, which says nothing to a person.
            if sentence := mates.loss(_LOSS_SECONDS):
                raise UserError(sentence, _SEE_LOG) from error
            raise


def _is_complete(run: RunDirectory) -> bool:
    """Return whether there is nothing to train: another worker came first, and has ended."""
    complete = run.state_now().completed is not None
    if complete:
        _log.info("%s is complete", run.name)
    return complete


def _work(run: RunDirectory, writer: EventWriter, seat: Seat) -> int:
    if _is_complete(run):
        return 0
    writer.write(Started(os.getpid(), socket.gethostname(), run.state.exists()))
    with _heartbeat(writer):
        try:
            with _seated(run, writer, seat) as taken:
                from training.job import run_job  # torch comes in after the first sign of life

                writer.write(run_job(run, writer.write, taken))
            return 0
        except StopRequested:
            state = run.state_now()
            writer.write(Stopped(state.history[-1].epoch if state.history else 0))
            return 0
        except UserError as error:
            _log.error("%s", error)
            _tell_failure(writer, error.message, error.hint)
        except Exception as error:
            _tell_failure(writer, *_told(error))
    return 1


def _told(error: Exception) -> tuple[str, str]:
    """Return what a person is told of an error, and what to do; log it."""
    if is_shortage(error):
        _log.exception("memory ran out")
        said = shortage()
        return said.message, said.hint
    if isinstance(error, OSError):
        _log.exception("a file could not be read or written")
        name = f" {error.filename}" if error.filename else ""
        return f"A file{name} could not be read or written: {error.strerror or error}.", _RESUME
    _log.exception("the run failed")
    return (
        f"The run ended with an error in the program: {type(error).__name__}: {error}",
        "The log of the run has the details.",
    )


def _tell_failure(writer: EventWriter, message: str, hint: str) -> None:
    """Write why the run failed; where not even that can be written it counts as interrupted."""
    try:
        writer.write(Failed(showable(message), showable(hint)))
    except OSError as error:
        _log.error("%s %s (not in the events: %s)", message, hint, error.strerror or error)


@contextmanager
def _heartbeat(writer: EventWriter) -> Iterator[None]:
    """Write a sign of life every few seconds, for windows that watch from another machine."""
    done = threading.Event()

    def beat() -> None:
        while not done.wait(_HEARTBEAT_SECONDS):
            try:
                writer.write(Heartbeat())
            except OSError as error:
                # The disk may have room again at the next beat; the work itself says if it has not.
                _log.warning("no heartbeat: %s", error.strerror or error)

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
